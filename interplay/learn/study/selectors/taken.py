"""The courses that somebody takes, and those completed."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import PageRef, Reading
from interplay.learn.study import rules
from interplay.learn.study.models import Answer, Completion, Enrolment
from interplay.learn.study.selectors.standing import Standing, stopped_at
from interplay.people.selectors import Person


@dataclass(frozen=True, slots=True)
class Taken:
    """A course that somebody takes: `done` of `needed` activities, the section to go on with, when it was touched."""

    reading: Reading
    done: int
    needed: int
    page: PageRef
    touched_at: dt.datetime
    completed_at: dt.datetime | None


@dataclass(slots=True)
class _Written:
    handed: set[str] = field(default_factory=set)
    last: str = ""
    at: dt.datetime | None = None


def taken(viewer: Person) -> list[Taken]:
    """The courses that `viewer` takes and has not left, the one touched last first. Three queries."""
    enrolments = list(Enrolment.objects.filter(person=viewer, left_at__isnull=True).select_related("course"))
    completed = dict(Completion.objects.filter(person=viewer).values_list("course_id", "at"))
    written = _written(viewer)
    readings = ((one, courses.edition(one.course.edition_id)) for one in enrolments if one.course.edition_id)
    found = [
        _taken(one, reading, written.get(one.course_id, _Written()), completed.get(one.course_id))
        for one, reading in readings
        if reading and reading.pages
    ]
    return sorted(found, key=lambda course: course.touched_at, reverse=True)


def completions_of(viewer: Person) -> list[Completion]:
    """What `viewer` completed, latest first, each with course and edition. One query."""
    return list(Completion.objects.filter(person=viewer).select_related("course", "edition").order_by("-at"))


def completion_of(viewer: Person, reading: Reading) -> Completion | None:
    """The completion of that course by `viewer`, or None. One query."""
    return Completion.objects.filter(person=viewer, course_id=reading.course_id).first()


def _written(viewer: Person) -> dict[uuid.UUID, _Written]:
    found: dict[uuid.UUID, _Written] = {}
    rows = Answer.objects.filter(person=viewer).order_by("saved_at")
    for course, item, handed, at in rows.values_list("course_id", "item", "handed_in", "saved_at"):
        one = found.setdefault(course, _Written())
        one.last, one.at = item, at
        if handed:
            one.handed.add(item)
    return found


def _taken(enrolment: Enrolment, reading: Reading, written: _Written, completed: dt.datetime | None) -> Taken:
    stands = Standing(place=enrolment.place, place_at=enrolment.place_at, wrote_last=written.last, wrote_at=written.at)
    page = reading.page(stopped_at(reading, stands)) or reading.pages[0]
    return Taken(
        reading=reading,
        done=rules.done(reading, written.handed),
        needed=rules.needed(reading),
        page=page,
        touched_at=_latest((enrolment.joined_at, enrolment.place_at, written.at)),
        completed_at=completed,
    )


def _latest(moments: Iterable[dt.datetime | None]) -> dt.datetime:
    return max(moment for moment in moments if moment)
