"""Words and limits of study groups."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NAME = 80
MOST_MEMBERS = 60  # with those invited


class MeetingDay(models.IntegerChoices):
    """The day of the week on which a group meets."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")
