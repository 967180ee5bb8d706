"""Choices and codes about people and the organisation they work in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    FEDERATION = "federation", _("federation of schools")
    TRUST = "mat", _("multi-academy trust")
    CLUSTER = "cluster", _("cluster")
    CHARITY = "charity", _("charity")
    OTHER = "other", _("other")


class Phase(models.TextChoices):
    PRIMARY = "primary", _("primary")
    MIDDLE = "middle", _("middle")
    SECONDARY = "secondary", _("secondary")
    UPPER = "upper", _("upper")
    ALL_THROUGH = "all-through", _("all-through")
    OTHER = "other", _("other")


class PersonState(models.TextChoices):
    INVITED = "invited", _("invited")
    ACTIVE = "active", _("active")
    ON_LEAVE = "on_leave", _("on leave")
    LEFT = "left", _("left")
    ERASED = "erased", _("erased")


class StaffGroup(models.TextChoices):
    TEACHER = "teacher", _("teacher")
    SUPPORT = "support", _("support staff")
    LEADER = "leader", _("leader")
    TRAINEE = "trainee", _("trainee")
    GOVERNOR = "governor", _("governor")
    VOLUNTEER = "volunteer", _("volunteer")
    EXTERNAL = "external", _("external")


class Grade(models.TextChoices):
    HEAD = "head", _("head")
    SENIOR = "senior", _("senior")
    MIDDLE = "middle", _("middle")
    TEACHER = "teacher", _("teacher")
    SUPPORT = "support", _("support")
    OTHER = "other", _("other")


class OfficeKind(models.TextChoices):
    FEDERATION_LEADER = "federation_leader", _("federation leader")
    STAFF_REPRESENTATIVE = "staff_representative", _("staff representative")
    ADMINISTRATOR = "administrator", _("administrator")
    CHAIR = "chair", _("chair")
    COURSE_AUTHOR = "course_author", _("course author")


WAIT_MINUTES = 5  # after which no limit on signing in holds any more
