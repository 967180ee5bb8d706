"""Choices and limits of studying."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MIN_WORDS = 2  # what an answer needs to count, unless its author says otherwise
MAX_LETTERS = 100_000  # of one answer; about forty printed pages
MAX_PARKED = 300_000  # letters that a visitor may leave with us before signing in
MAX_BODY = 16 * 1024 * 1024  # bytes of one request with answers: a long course on a single page, generously
MOST_LOST = 300  # texts of one page whose questions the course has no longer: more than any section asks
# Letters that count as one word in scripts that are written without spaces between words.
LETTERS_A_WORD = 2


class AnswerKind(models.TextChoices):
    RESPONSE = "response", _("written answer")
    CHOICE = "choice", _("choice")
    MATCH = "match", _("matching")
    MARKS = "film-notes", _("marks on a film")


# Two texts of these kinds can be kept one after the other and still make sense.
JOINED = (AnswerKind.RESPONSE, AnswerKind.MARKS)


class Keep(models.TextChoices):
    """What may become of two texts that were written without knowing of each other."""

    HERE = "here", _("the one that was set aside")
    THERE = "there", _("the one that was saved")
    BOTH = "both", _("both, one after the other")


class Progress(models.TextChoices):
    """How far somebody is with a section or an activity; the names are those of the dots in the contents."""

    DONE = "done", _("finished")
    PART = "part", _("begun")
    TODO = "todo", _("not begun")
