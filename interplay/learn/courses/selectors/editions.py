"""The editions of a course side by side, and each of them whole, for those who look after it."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime

from interplay.learn.courses.models import Course, Edition, Page
from interplay.learn.courses.selectors.contents import Changes
from interplay.plain.coursebook import tree
from interplay.plain.coursebook.coding import decode


@dataclass(frozen=True, slots=True)
class Published:
    """An edition as a list of editions shows it. `by` is "" for the command line. `is_present`: readers have it."""

    id: uuid.UUID
    number: int
    title: str
    at: datetime
    by: str
    changes: Changes
    is_present: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A course that has editions, as a list for its authors shows it."""

    slug: str
    title: str
    language: str
    number: int
    at: datetime
    editions: int


def editions(slug: str) -> list[Published]:
    """Every edition of the course of that slug, the newest first; none where there is no such course. One query."""
    rows = Edition.objects.filter(course__slug=slug).select_related("course", "published_by")
    return [
        Published(
            id=row.pk,
            number=row.number,
            title=row.title,
            at=row.published_at,
            by=row.published_by.display if row.published_by else "",
            changes=decode(Changes, json.loads(row.changes)),
            is_present=row.pk == row.course.edition_id,
        )
        for row in rows.defer("frame", "outline").order_by("-number")
    ]


def newest(slug: str) -> uuid.UUID | None:
    """The edition of that course which was published last, whether readers have it or not; None without any."""
    return Edition.objects.filter(course__slug=slug).order_by("-number").values_list("pk", flat=True).first()


def kept() -> list[Kept]:
    """All courses by title, as their authors list them. Two queries."""
    told = {
        row.course_id: row for row in Edition.objects.filter(pk__in=Course.objects.values("edition")).defer(*_HEAVY)
    }
    courses = Course.objects.filter(edition__isnull=False)
    counted = dict.fromkeys(told, 0)
    for course in Edition.objects.filter(course__in=courses).values_list("course", flat=True):
        counted[course] = counted.get(course, 0) + 1
    found = (
        Kept(slug, told[pk].title, told[pk].language, told[pk].number, told[pk].published_at, counted[pk])
        for pk, slug in courses.values_list("pk", "slug")
        if pk in told
    )
    return sorted(found, key=lambda one: (one.title.casefold(), one.slug))


_HEAVY = ("frame", "outline", "changes")


def whole(edition_id: uuid.UUID) -> tree.Course:
    """That edition as it was read from its folder, every section with its text. Two queries. DoesNotExist."""
    frame = json.loads(Edition.objects.values_list("frame", flat=True).get(pk=edition_id))
    pages = Page.objects.filter(edition=edition_id).order_by("position").values_list("tree", flat=True)
    return tree.course_from_json({**frame, "sections": [json.loads(said) for said in pages]})
