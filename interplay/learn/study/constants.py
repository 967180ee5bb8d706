"""Choices and limits of studying."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MIN_WORDS = 2  # what an answer needs to count, unless its author says otherwise
MAX_LETTERS = 100_000  # of one answer; about forty printed pages


class AnswerKind(models.TextChoices):
    RESPONSE = "response", _("written answer")
    CHOICE = "choice", _("choice")
    MATCH = "match", _("matching")
