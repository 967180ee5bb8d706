"""A course that somebody has completed, made without its content: awards look at the facts only."""

import datetime as dt
from typing import Any

from interplay.core.ids import new_id
from interplay.learn.awards import services
from interplay.learn.awards.models import Award
from interplay.learn.courses.models import Course, Edition
from interplay.learn.study.models import Completion, Enrolment
from interplay.people.models import Person

BEGAN = dt.datetime(2026, 9, 8, 9, 30, tzinfo=dt.UTC)
DONE = dt.datetime(2026, 11, 20, 14, 2, tzinfo=dt.UTC)


def edition(number: int = 3, **facts: Any) -> Edition:
    """An edition of a new course."""
    course = Course.objects.create(slug=f"course-{new_id()}", created_at=BEGAN)
    told = {"title": "Leading from where you stand", "authors": ["Zora Vennor"], "minutes": 350} | facts
    frame = {} if Edition._meta.get_field("frame").get_internal_type() == "JSONField" else "{}"
    return Edition.objects.create(
        course=course,
        number=number,
        content_hash=str(course.pk),
        published_at=BEGAN,
        language="en-GB",
        licence="CC-BY-4.0",
        frame=frame,
        **told,
    )


def completion(person: Person, *, done: int = 9, needed: int = 9, at: dt.datetime = DONE, **facts: Any) -> Completion:
    """`person` has completed a new course, begun on BEGAN."""
    book = edition(**facts)
    Enrolment.objects.create(person=person, course=book.course, edition=book, joined_at=BEGAN)
    return Completion.objects.create(person=person, course=book.course, edition=book, done=done, needed=needed, at=at)


def statement(person: Person, **facts: Any) -> Award:
    """A statement for `person`."""
    return services.issue_statement(completion=completion(person, **facts))
