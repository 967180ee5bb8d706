"""What waits for its writer: answers written in two places, and drafts that were not handed in."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import F, Q

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import ActivityRef, PageRef, Reading
from interplay.learn.study.models import Answer
from interplay.people.selectors import Person


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer that waits, and the place in the present edition where it stands."""

    reading: Reading
    page: PageRef
    activity: ActivityRef
    text: str
    saved_at: dt.datetime
    is_double: bool  # written in two places: the writer has to choose


def waiting(viewer: Person, most: int) -> list[Waiting]:
    """At most `most` answers of `viewer` that wait: those written in two places first, then the latest. One query.

    Answers to questions that the present edition has no more do not wait.
    """
    not_handed_in = ~Q(draft="") & Q(handed_in_revision__lt=F("revision"))
    answers = Answer.objects.filter(Q(rival_at__isnull=False) | not_handed_in, person=viewer).select_related("course")
    found = sorted(_placed(answers.order_by("-saved_at")), key=lambda one: not one.is_double)
    return found[:most]


def _placed(answers: Iterable[Answer]) -> Iterator[Waiting]:
    for answer in answers:
        reading = courses.edition(answer.course.edition_id) if answer.course.edition_id else None
        item = reading.items.get(answer.item) if reading else None
        if reading is None or item is None:
            continue
        activity = reading.activities[item.activity_id]
        page = reading.page(item.section_id)
        if page:
            yield Waiting(reading, page, activity, answer.draft, answer.saved_at, answer.rival_at is not None)
