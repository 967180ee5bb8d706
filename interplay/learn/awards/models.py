"""What a person may show to others. Facts are frozen at issue; only the printed name and revocation may change."""

from django.db import models

from interplay.core.ids import new_code, new_id
from interplay.learn.awards.constants import AwardKind, Showing, SubjectKind


class Award(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=20, unique=True, default=new_code)
    kind = models.CharField(max_length=16, choices=AwardKind)
    # Opaque: a course edition now, a programme later; no key upwards or sideways.
    subject_kind = models.CharField(max_length=20, choices=SubjectKind)
    subject_id = models.UUIDField()
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="awards")
    name = models.CharField(max_length=200)
    facts = models.JSONField()
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "kind", "subject_kind", "subject_id"], name="award_once"),
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_why="")
                | (models.Q(revoked_at__isnull=False) & ~models.Q(revoked_why="")),
                name="award_revoked_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"


class IssuerKey(models.Model):
    """A key that signs badges, or did once. Retired, it loses its secret half; the public half stays for ever."""

    number = models.PositiveIntegerField()
    controller = models.CharField(max_length=300)  # the house's name as an issuer when the key was made: a DID
    public = models.CharField(max_length=100)  # as Multikey
    secret = models.TextField(blank=True)  # locked with the house's secret key (services/keys.py)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("controller", "number")
        constraints = (
            models.UniqueConstraint(fields=["controller", "number"], name="issuer_key_number_once"),
            models.UniqueConstraint(
                fields=["controller"], condition=models.Q(retired_at__isnull=True), name="issuer_key_one_in_use"
            ),
            models.CheckConstraint(
                condition=models.Q(retired_at__isnull=True) | models.Q(secret=""),
                name="issuer_key_retired_has_no_secret",
            ),
        )

    def __str__(self) -> str:
        return self.method

    @property
    def method(self) -> str:
        """The name by which a proof says which key it was."""
        return f"{self.controller}#key-{self.number}"


class BadgeStatus(models.Model):
    """One bit in a status list: whether the badge at this place was withdrawn. It names nobody, and stays."""

    list = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["list", "place"], name="badge_status_place_once"),)

    def __str__(self) -> str:
        return f"{self.list}/{self.place}"


class Badge(models.Model):
    """What others can verify beside a statement. Signed when its holder first takes it out, and the same ever after."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    award = models.OneToOneField(Award, models.CASCADE, related_name="badge")
    status = models.OneToOneField(BadgeStatus, models.PROTECT, related_name="+")
    facts = models.JSONField()
    signed = models.TextField(blank=True)
    showing = models.CharField(max_length=8, choices=Showing, default=Showing.NOTHING)

    def __str__(self) -> str:
        return f"badge of {self.award}"
