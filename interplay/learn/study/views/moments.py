"""Moments as they are told on a page, in the organisation's zone."""

import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interplay.core import clock


def clock_time(moment: dt.datetime) -> str:
    """``14:02``"""
    return timezone.localtime(moment).strftime("%H:%M")


def told(moment: dt.datetime) -> str:
    """``at 14:02`` today, ``on 18 November at 16:20`` this year, with its year before that."""
    local, today = timezone.localtime(moment), clock.today()
    if local.date() == today:
        return _("at %(time)s") % {"time": clock_time(moment)}
    day = date_format(local, "j F" if local.year == today.year else "j F Y")
    return _("on %(day)s at %(time)s") % {"day": day, "time": clock_time(moment)}


def day(moment: dt.datetime) -> str:
    """``18 November 2026``"""
    return date_format(timezone.localtime(moment), "j F Y")
