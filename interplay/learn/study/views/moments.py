"""Moments as they are told on a page, in the organisation's zone."""

import datetime as dt
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interplay.core import clock


def clock_time(moment: dt.datetime) -> str:
    """The time of day, such as ``14:02``."""
    return timezone.localtime(moment).strftime("%H:%M")


def told(moment: dt.datetime) -> str:
    """``at 14:02`` today, ``on 18 November at 16:20`` this year, with its year before that."""
    local, today = timezone.localtime(moment), clock.today()
    if local.date() == today:
        return _("at %(time)s") % {"time": clock_time(moment)}
    day = _worded(local.date(), "j F" if local.year == today.year else "j F Y", get_language())
    return _("on %(day)s at %(time)s") % {"day": day, "time": clock_time(moment)}


def day(moment: dt.datetime) -> str:
    """The day, such as ``18 November 2026``."""
    return _worded(timezone.localtime(moment).date(), "j F Y", get_language())


@lru_cache(maxsize=4096)
def _worded(date: dt.date, style: str, language: str | None) -> str:
    """A date in words. Kept, since a page tells a few dates and putting one into words costs as much as a field."""
    return date_format(date, style)
