"""Courses, their editions and pages. An edition never changes; readers always read the course's present one."""

from django.db import models

from interplay.core.ids import new_id
from interplay.learn.courses.constants import SearchKind


class Course(models.Model):
    """A course, by the slug its author gave it. What it says is in its editions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    edition = models.OneToOneField("Edition", models.PROTECT, null=True, related_name="+")  # the present one
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.slug


class Edition(models.Model):
    """One publishing of a course: the frame (everything but the sections' bodies) as JSON, and facts to list it by."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    # None for the command line.
    published_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    language = models.CharField(max_length=35)
    level = models.CharField(max_length=20, blank=True)
    licence = models.CharField(max_length=60)
    authors = models.JSONField(default=list)
    subjects = models.JSONField(default=list)
    minutes = models.PositiveIntegerField(default=0)
    section_count = models.PositiveIntegerField(default=0)
    activity_count = models.PositiveIntegerField(default=0)
    needs = models.PositiveIntegerField(default=0)  # activities that completion asks for: n of m is counted, not rated
    # JSON as text, here and in Page: PostgreSQL's own kind would reorder keys, and their order means something.
    frame = models.TextField()
    outline = models.TextField()  # pages, their activities, parts and items: what contents lists and answers need
    changes = models.TextField()  # activities new, reworded and retired since the edition before

    class Meta:
        constraints = (models.UniqueConstraint(fields=["course", "number"], name="edition_number_once"),)

    def __str__(self) -> str:
        return f"{self.title}, edition {self.number}"


class Page(models.Model):
    """One section of an edition: its tree as JSON, rendered from there in every view, and its text for search."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="pages")
    position = models.PositiveIntegerField()
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    minutes = models.PositiveIntegerField(default=0)
    tree = models.TextField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(fields=["edition", "slug"], name="page_slug_once"),
            models.UniqueConstraint(fields=["edition", "position"], name="page_position_once"),
        )

    def __str__(self) -> str:
        return self.title


class Asset(models.Model):
    """A picture or another file of an edition. The bytes lie once under their hash, whatever edition asks for them."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="assets")
    path = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["edition", "path"], name="asset_path_once"),)

    def __str__(self) -> str:
        return self.path


class SearchRow(models.Model):
    """What search may find of a course's present edition: the course itself, a section of it, a term of its glossary.

    Nothing that is shown only after answering stands here. Migration 0002 lays a full-text index over it: on SQLite a
    table of its own kept by triggers (a later migration that rebuilds this table must lay it again), on PostgreSQL a
    generated column.
    """

    course = models.ForeignKey(Course, models.CASCADE, related_name="search_rows")
    kind = models.CharField(max_length=8, choices=SearchKind)
    page = models.SlugField(max_length=80, blank=True)
    title = models.CharField(max_length=200)
    text = models.TextField()
    # As above without accents, letter for letter. Empty on SQLite, which looks for words without minding accents.
    folded_title = models.CharField(max_length=200, blank=True)
    folded_text = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.course}: {self.title}"
