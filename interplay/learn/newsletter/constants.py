"""Choices of the newsletter, and how patient it is."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    """How often an edition goes out, where there is something to tell."""

    OFF = "off", _("Never: send nothing by itself")
    AT_ONCE = "at-once", _("At once: some minutes after a course is published")
    WEEKLY = "weekly", _("Once a week")
    MONTHLY = "monthly", _("Once a month")


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class DeliveryState(models.TextChoices):
    """Where the letter of one edition to one subscriber is."""

    WAITING = "waiting", _("waits")
    SENDING = "sending", _("is being handed over")
    SENT = "sent", _("handed over")
    REFUSED = "refused", _("refused by the mail server")
    RETURNED = "returned", _("came back")


LAST_DAY = 28  # of a month, so that every month has it
ASKING_LASTS = dt.timedelta(days=3)
FIRST_LOOKS_BACK = dt.timedelta(days=92)
# A publishing that has its time already may not be committed yet; it is left to the next look.
SETTLING = dt.timedelta(minutes=2)
BATCH = 50
# Whoever holds a letter for longer was killed. Longer than the mail server's own patience, shorter than the queue's.
LEASE = dt.timedelta(minutes=5)
HARD_BOUNCES = 3
NO_SUCH_ADDRESS = "5.1.1"
LONGEST_FOREWORD = 4_000
LONGEST_WHY = 300
