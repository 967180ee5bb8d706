"""Taking a course, leaving it, and where one stopped."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from interplay.core import clock
from interplay.core.permits import require
from interplay.learn.courses.selectors import Reading
from interplay.learn.study.models import Enrolment
from interplay.learn.study.services.completing import complete
from interplay.people.selectors import Person

STILL = dt.timedelta(minutes=1)  # a place is written down at most that often while its reader stays there


@transaction.atomic
def enrol(*, by: Person, reading: Reading, at: dt.datetime | None = None) -> None:
    """Take the course, or take it up again. Twice is the same as once."""
    require("study.write", by)
    take_up(by, reading, at or clock.now())


def take_up(by: Person, reading: Reading, at: dt.datetime) -> None:
    """See that `by` is enrolled and has not left. Asked inside a transaction."""
    new = Enrolment(person=by, course_id=reading.course_id, edition_id=reading.edition_id, joined_at=at)
    Enrolment.objects.bulk_create([new], ignore_conflicts=True)
    Enrolment.objects.filter(person=by, course_id=reading.course_id, left_at__isnull=False).update(left_at=None)


def leave(*, by: Person, reading: Reading, at: dt.datetime | None = None) -> None:
    """Leave the course. What was written stays its writer's, and can still be read and taken along."""
    require("study.write", by)
    taking = Enrolment.objects.filter(person=by, course_id=reading.course_id, left_at__isnull=True)
    taking.update(left_at=at or clock.now())


def keep_place(*, by: Person, reading: Reading, section: str, at: dt.datetime | None = None) -> None:
    """Remember the section that `by` is reading. One statement; nothing is written while she stays a minute.

    KeyError for a section that the course has not; nothing happens for somebody who does not take the course.
    """
    require("study.write", by)
    if reading.page(section) is None:
        raise KeyError(section)
    at = at or clock.now()
    moved = ~Q(place=section) | Q(place_at__isnull=True) | Q(place_at__lte=at - STILL)
    Enrolment.objects.filter(moved, person=by, course_id=reading.course_id).update(place=section, place_at=at)


@transaction.atomic
def note_edition_seen(*, by: Person, reading: Reading, at: dt.datetime | None = None) -> None:
    """`by` has been told what is new. Where the new edition asks for less, the course may be complete by now."""
    require("study.write", by)
    taking = Enrolment.objects.filter(person=by, course_id=reading.course_id)
    if taking.exclude(edition_id=reading.edition_id).update(edition_id=reading.edition_id):
        complete(by, reading, at or clock.now())
