"""Who has handed in what, never what it says: for those whom a reader has let know it."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from interplay.core.permits import require
from interplay.learn.courses.selectors import ActivityRef, Reading
from interplay.learn.study import rules
from interplay.learn.study.constants import AnswerKind
from interplay.learn.study.models import Answer
from interplay.people.selectors import Person


@dataclass(frozen=True, slots=True)
class Asked:
    """An activity that can be handed in; `films` are its items in which marks are committed."""

    activity: ActivityRef
    films: tuple[str, ...]


def asked(reading: Reading) -> list[Asked]:
    """The activities of a course in which something can be handed in, in the course's order. No query."""
    found = []
    for activity in reading.activities.values():
        items = rules.answerable(reading, activity)
        if items:
            films = tuple(item for item in items if reading.items[item].kind == AnswerKind.MARKS)
            found.append(Asked(activity, films))
    return found


def handed_in(
    viewer: Person, reading: Reading, whose: Collection[uuid.UUID], *, permit: str, thing: Any
) -> dict[uuid.UUID, frozenset[str]]:
    """By person, the activities handed in whole and the film items committed. No text, no time. One query.

    Everybody may ask about herself; about others, who has `permit` for `thing`. Http404 for all others.
    """
    if any(person != viewer.pk for person in whose):
        require(permit, viewer, thing)
    items: dict[uuid.UUID, set[str]] = {person: set() for person in whose}
    rows = Answer.objects.filter(course_id=reading.course_id, person_id__in=items, handed_in__gt=0)
    for person, item in rows.values_list("person_id", "item"):
        items[person].add(item)
    return {person: _told(reading, handed) for person, handed in items.items()}


def _told(reading: Reading, handed: Collection[str]) -> frozenset[str]:
    whole = {one.activity.id for one in asked(reading) if rules.is_done(reading, one.activity, handed)}
    films = {film for one in asked(reading) for film in one.films if film in handed}
    return frozenset(whole | films)
