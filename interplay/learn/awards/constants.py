"""Choices of awards, and how patient the check of codes is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AwardKind(models.TextChoices):
    STATEMENT = "statement", _("statement of participation")


class Showing(models.TextChoices):
    """What the open page of a badge shows: its holder decides."""

    NOTHING = "nothing", _("No page: only I see it")
    BADGE = "badge", _("A page with the badge, without my name")
    NAME = "name", _("A page with the badge and my name")


class SubjectKind(models.TextChoices):
    COURSE_EDITION = "course-edition", _("course")


# Unknown codes from one network, after which no code from there is looked up until the time is over. A code has 57
# random bits: this is against the noise of guessing, not what keeps a guess from being right.
MISSES = 20
MISSES_SECONDS = 600

LONGEST_ASKED = 200  # signs of what is typed as a code; an address pasted whole is shorter

# Of 100 badges that try this often to find a free place in a list that is two thirds full, one begins a new list.
TRIES = 12
LIST_LASTS_HOURS = 24  # others may keep a status list for a day; our own check asks the table each time
LIST_IS_KEPT_SECONDS = 3600
LARGEST_SENT = 2 * 1024 * 1024 + 4096  # bytes of a badge's file with the form around it
