"""Courses brought in as zips, and what was put back. A zip and its files lie in `workshop/` until published."""

from django.db import models

from interplay.core.ids import new_id
from interplay.exchange.packages.constants import State


class Parcel(models.Model):
    """A zip that somebody brought in, and what was found in it. Nobody else sees it until it is published."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brought_by = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    brought_at = models.DateTimeField()
    file_name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.ARRIVED)
    findings = models.JSONField(default=dict)  # as the process that examined it wrote them
    slug = models.SlugField(max_length=80, blank=True)
    title = models.CharField(max_length=200, blank=True)
    # The newest edition that the house had when this was checked: what is published after it makes the check old.
    against = models.UUIDField(null=True, blank=True)
    edition = models.ForeignKey("courses.Edition", models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return self.title or self.file_name


class Turn(models.Model):
    """An older edition was made the present one: which, instead of which, by whom, and when."""

    course = models.ForeignKey("courses.Course", models.CASCADE, related_name="+")
    before = models.ForeignKey("courses.Edition", models.CASCADE, related_name="+")
    after = models.ForeignKey("courses.Edition", models.CASCADE, related_name="+")
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
