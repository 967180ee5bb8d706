"""Groups that take one course together, and who belongs to them."""

from django.db import models
from django.db.models import F, Q

from interplay.core.ids import new_id
from interplay.learn.groups.constants import LONGEST_NAME, MeetingDay


class StudyGroup(models.Model):
    """People who take one course together from `from_on` until the day before `until_on`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey("courses.Course", models.CASCADE, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)
    from_on = models.DateField()
    until_on = models.DateField()
    meets_on = models.PositiveSmallIntegerField(null=True, blank=True, choices=MeetingDay)
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(until_on__gt=F("from_on")), name="group_ends_after_it_begins"),
        )

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person in a group; without `joined_at`, invited. Leaving and declining take the row away."""

    group = models.ForeignKey(StudyGroup, models.CASCADE, related_name="memberships")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    is_facilitator = models.BooleanField(default=False)
    invited_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["group", "person"], name="membership_once"),)

    def __str__(self) -> str:
        return f"{self.person} in {self.group}"
