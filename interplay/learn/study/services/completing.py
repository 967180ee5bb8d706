"""Completing a course: once, in the transaction of what completed it."""

import datetime as dt

from interplay.core import news
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import rules
from interplay.learn.study.models import Answer, Completion, Enrolment
from interplay.people.selectors import Person


def complete(by: Person, reading: Reading, at: dt.datetime) -> Completion | None:
    """The completion, if the course is complete now and was not before; told upwards at once. Inside a transaction."""
    # Two parts handed in at the same moment would each miss the other's; whoever comes second waits here.
    Enrolment.objects.select_for_update().filter(person=by, course_id=reading.course_id).first()
    handed = set(
        Answer.objects.filter(person=by, course_id=reading.course_id, handed_in__gt=0).values_list("item", flat=True)
    )
    if not rules.is_complete(reading, handed) or _is_complete_already(by, reading):
        return None
    completion = Completion(
        person=by,
        course_id=reading.course_id,
        edition_id=reading.edition_id,
        done=rules.done(reading, handed),
        needed=rules.needed(reading),
        at=at,
    )
    Completion.objects.bulk_create([completion], ignore_conflicts=True)
    if not Completion.objects.filter(pk=completion.pk).exists():
        return None
    news.tell("completed", completion=completion, asked=rules.completion_in_words(reading))
    return completion


def _is_complete_already(by: Person, reading: Reading) -> bool:
    return Completion.objects.filter(person=by, course_id=reading.course_id).exists()
