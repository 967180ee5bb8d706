"""Comparisons of committed marks, computed once and kept; and what each person has released to colleagues."""

from django.db import models

from interplay.core.ids import new_id


class Comparison(models.Model):
    """The marks of so many people on one film, as counts. Nobody's marks can be read from it.

    `counted` holds whose marks are in it: not to be shown, but to know which further comparison would give somebody
    away (plain.agreement.publishing).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey("courses.Course", models.CASCADE, related_name="+")
    edition = models.ForeignKey("courses.Edition", models.PROTECT, related_name="+")  # whose captions were the unit
    item = models.CharField(max_length=80)
    film = models.CharField(max_length=64)  # hash of the file that was marked
    number = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    found = models.TextField()  # JSON: plain.agreement's Comparison, and the table beside the drawing
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["course", "item", "film", "number"], name="comparison_number_once"),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.people} people"


class Counted(models.Model):
    """Whose marks are in which comparison."""

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="counted")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["comparison", "person"], name="counted_once"),)

    def __str__(self) -> str:
        return f"{self.person} in {self.comparison}"


class Shown(models.Model):
    """Who lets those who compare know that she is among them. Taking it back takes the row away."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    course = models.ForeignKey("courses.Course", models.CASCADE, related_name="+")
    item = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "course", "item"], name="shown_once"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.item}"


class SharedNote(models.Model):
    """The note of one committed mark, released to those who compare; with the name only where its writer says so."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    course = models.ForeignKey("courses.Course", models.CASCADE, related_name="+")
    item = models.CharField(max_length=80)
    at = models.FloatField()  # seconds into the film
    code = models.CharField(max_length=80)
    note = models.CharField(max_length=500)
    by_name = models.BooleanField(default=False)
    shared_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "course", "item", "at", "code"], name="shared_note_once"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.note}"
