"""What time it is. The only place that asks, so that a demo house can live on a day of its own."""

import datetime as dt

from django.conf import settings
from django.utils import timezone


def now() -> dt.datetime:
    """The present moment, aware, in UTC. In a demo house the day is the house's own and the time of day runs on."""
    real = timezone.now()
    day: dt.date | None = settings.INTERPLAY_TODAY
    if day is None:
        return real
    local = timezone.localtime(real)
    return dt.datetime.combine(day, local.timetz()).astimezone(dt.UTC)


def today() -> dt.date:
    """The present day in the organisation's time zone."""
    return timezone.localtime(now()).date()
