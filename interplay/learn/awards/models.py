"""What a person may show to others. The facts are frozen at issue; only the printed name and revocation may change."""

from django.db import models

from interplay.core.ids import new_code, new_id
from interplay.learn.awards.constants import AwardKind, SubjectKind


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
