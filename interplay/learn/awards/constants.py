"""Choices of awards."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AwardKind(models.TextChoices):
    STATEMENT = "statement", _("statement of participation")


class SubjectKind(models.TextChoices):
    COURSE_EDITION = "course-edition", _("course")
