"""Choices of awards, and how patient the check of codes is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AwardKind(models.TextChoices):
    STATEMENT = "statement", _("statement of participation")


class SubjectKind(models.TextChoices):
    COURSE_EDITION = "course-edition", _("course")


# Unknown codes from one network, after which no code from there is looked up until the time is over. A code has 57
# random bits: this is against the noise of guessing, not what keeps a guess from being right.
MISSES = 20
MISSES_SECONDS = 600

LONGEST_ASKED = 200  # signs of what is typed as a code; an address pasted whole is shorter
