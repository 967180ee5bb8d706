"""What a person does with a course. Everything hangs on (person, course, author-given id), never on a position."""

from django.db import models
from django.db.models import Q

from interplay.core.ids import new_id
from interplay.learn.study.constants import AnswerKind


class Enrolment(models.Model):
    """A person takes a course; where she stopped reading it. Leaving keeps the row, and every answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="enrolments")
    course = models.ForeignKey("courses.Course", models.CASCADE, related_name="enrolments")
    edition = models.ForeignKey("courses.Edition", models.PROTECT, related_name="+")  # the one she last saw
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)  # slug of the section she was last in
    place_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "course"], name="enrolment_once"),)

    def __str__(self) -> str:
        return f"{self.person} in {self.course}"


class Answer(models.Model):
    """What one person wrote to one question: the draft, its revision, and when it was handed in.

    `draft` is the present text, handed in or not. `revision` counts every change of it (0: nothing saved yet); a writer
    who has not seen the present revision is refused (services.save_draft). What was handed in stands in Submission,
    each time whole.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="answers")
    course = models.ForeignKey("courses.Course", models.CASCADE, related_name="answers")
    item = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=AnswerKind)
    keeps = models.CharField(max_length=20, blank=True)  # what its author means it for: "roles", or nothing special
    draft = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    handed_in = models.PositiveIntegerField(default=0)  # how often
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_revision = models.PositiveIntegerField(default=0)  # below `revision`: changed since, not handed in again
    # What another tab or device wrote without having seen the present draft: kept until its writer has chosen.
    rival = models.TextField(blank=True)
    rival_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "course", "item"], name="answer_once"),
            models.CheckConstraint(
                condition=Q(handed_in=0, handed_in_at__isnull=True) | Q(handed_in__gt=0, handed_in_at__isnull=False),
                name="answer_handed_in_with_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(handed_in_revision__lte=models.F("revision")), name="answer_handed_in_was_saved"
            ),
            models.CheckConstraint(
                condition=Q(rival="", rival_at__isnull=True) | Q(rival_at__isnull=False),
                name="answer_rival_with_its_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.item}"


class Submission(models.Model):
    """One handing in, kept for good with the wording it answered."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="submissions")
    number = models.PositiveIntegerField()
    body = models.TextField()
    wording = models.TextField()
    edition = models.ForeignKey("courses.Edition", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["answer", "number"], name="submission_number_once"),)

    def __str__(self) -> str:
        return f"{self.answer} ({self.number})"


class Reveal(models.Model):
    """A discussion opened without answering. It never counts for completion."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="reveals")
    course = models.ForeignKey("courses.Course", models.CASCADE, related_name="reveals")
    part = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "course", "part"], name="reveal_once"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.part}"


class Completion(models.Model):
    """A person did what the course asked, in the edition of that moment. No later edition takes it away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="completions")
    course = models.ForeignKey("courses.Course", models.CASCADE, related_name="completions")
    edition = models.ForeignKey("courses.Edition", models.PROTECT, related_name="+")
    done = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "course"], name="completion_once"),
            models.CheckConstraint(condition=Q(done__gte=models.F("needed")), name="completion_is_whole"),
        )

    def __str__(self) -> str:
        return f"{self.person} completed {self.course}"
