"""The organisation, its schools, the people and the dated facts about where they work. Intervals are [from, to)."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from interplay.core.ids import new_id
from interplay.people.constants import Grade, OfficeKind, OrganisationKind, PersonState, Phase, StaffGroup

_BEGUN_BEFORE_ENDED = Q(to_on__isnull=True) | Q(from_on__isnull=True) | Q(to_on__gt=F("from_on"))


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """What one signs in with. Who one is, is a Person."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[AccountManager] = AccountManager()

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="account_email_once_in_any_case"),)

    def __str__(self) -> str:
        return self.email


class Organisation(models.Model):
    """The one organisation that this installation serves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    short = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=OrganisationKind, default=OrganisationKind.FEDERATION)
    contact = models.EmailField(blank=True)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="schools")
    name = models.CharField(max_length=200)
    short = models.CharField(max_length=12)
    phase = models.CharField(max_length=20, choices=Phase, default=Phase.OTHER)
    position = models.PositiveSmallIntegerField(default=0)  # schools stand in a fixed order, never in one of merit
    open_from = models.DateField(null=True, blank=True)
    open_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("position", "name")
        constraints = (models.UniqueConstraint(fields=["organisation", "short"], name="school_short_once"),)

    def __str__(self) -> str:
        return self.name


class SchoolIdentifier(models.Model):
    """A number that others know the school by; dated, since a URN changes when a school becomes an academy."""

    school = models.ForeignKey(School, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=40)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["school", "scheme", "value"], name="school_identifier_once"),
            models.CheckConstraint(condition=_BEGUN_BEFORE_ENDED, name="school_identifier_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return f"{self.scheme} {self.value}"


class Person(models.Model):
    """Somebody: known to the organisation, or from outside with an account only."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.OneToOneField(Account, models.SET_NULL, null=True, blank=True, related_name="person")
    display = models.CharField(max_length=200)  # as the person writes it, in any script; printed on statements
    given = models.CharField(max_length=100, blank=True)
    family = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=12, choices=PersonState, default=PersonState.ACTIVE)
    demo_handle = models.SlugField(max_length=40, blank=True)
    demo_about = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["demo_handle"], condition=~Q(demo_handle=""), name="person_demo_handle_once"
            ),
        )

    def __str__(self) -> str:
        return self.display


class Engagement(models.Model):
    """Where a person works, as what, from when to when."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="engagements")
    school = models.ForeignKey(School, models.PROTECT, related_name="engagements")
    line_manager = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="manages")
    title = models.CharField(max_length=120, blank=True)
    staff_group = models.CharField(max_length=12, choices=StaffGroup, default=StaffGroup.TEACHER)
    grade = models.CharField(max_length=12, choices=Grade, default=Grade.TEACHER)
    fte = models.DecimalField(max_digits=3, decimal_places=2, default=1)
    is_home = models.BooleanField(default=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=_BEGUN_BEFORE_ENDED, name="engagement_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(fte__gt=0, fte__lte=1), name="engagement_fte_within_one"),
        )

    def __str__(self) -> str:
        return f"{self.person} at {self.school}"


class Office(models.Model):
    """A charge in the organisation as a whole, dated."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="offices")
    kind = models.CharField(max_length=24, choices=OfficeKind)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=_BEGUN_BEFORE_ENDED, name="office_ends_after_it_begins"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.get_kind_display()}"
