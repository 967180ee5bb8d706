"""Choices and limits of courses."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# How long a process may go on showing an edition after another process has published the next one.
FRESH_SECONDS = 1.0
# The two views of a course: a section to a page, or all of it on one.
PAGE, SINGLE = "page", "single"
# What one process keeps in memory of the courses being read.
KEPT_COURSES = 64
KEPT_SECTIONS = 64
KEPT_PAGES = 2_000
KEPT_LISTS = 128
KEPT_BYTES = 48 * 1024 * 1024
# The catalogue.
PER_PAGE = 20
LONGEST_SEARCH = 200  # letters; the rest of a longer question is left out
MOST_TERMS = 12
HITS_EACH = 3  # places shown of one course
LONGEST_TEXT = 400_000  # letters of one section that search looks at
SHORT, LONG = 120, 360  # minutes: up to two hours, up to six hours, longer
FRESH_DAYS = 60  # so long a course is marked as new, or an edition as updated
MOST_SUBJECTS = 24  # offered to choose from, those of most courses
IN_FEED = 50  # courses
NEXT_EACH = 3  # courses that may come next: so many by the same authors, so many on the same subjects


class Level(models.TextChoices):
    INTRODUCTORY = "introductory", _("Introductory")
    INTERMEDIATE = "intermediate", _("Intermediate")
    ADVANCED = "advanced", _("Advanced")


class Length(models.TextChoices):
    SHORT = "short", _("Up to 2 hours")
    MEDIUM = "medium", _("2 to 6 hours")
    LONG = "long", _("Longer")


class SearchKind(models.TextChoices):
    COURSE = "course", _("course")
    SECTION = "section", _("section")
    TERM = "term", _("glossary term")
