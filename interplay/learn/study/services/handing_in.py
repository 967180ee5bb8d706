"""Handing in, and what a page full of fields asks for at once: save everything, then the one thing that was pressed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from interplay.core import clock, news
from interplay.core.permits import require
from interplay.learn.courses.selectors import PartRef, Reading
from interplay.learn.study import rules
from interplay.learn.study.constants import AnswerKind
from interplay.learn.study.models import Answer, Completion, Reveal, Submission
from interplay.learn.study.rules import Unfit
from interplay.learn.study.services.completing import complete
from interplay.learn.study.services.drafts import Conflict, Draft, Saved, Write, fit, settle
from interplay.learn.study.services.enrolment import take_up
from interplay.people.selectors import Person


@dataclass(slots=True)
class Outcome:
    """What became of a page's texts: which are saved, which were refused and why, and what completed the course."""

    saved: dict[str, Saved] = field(default_factory=dict)
    refused: dict[str, Conflict | Unfit] = field(default_factory=dict)
    completion: Completion | None = None


@transaction.atomic
def save_drafts(*, by: Person, reading: Reading, drafts: Mapping[str, Draft], at: dt.datetime | None = None) -> Outcome:
    """Save each text as `save_draft` would, all in one commit. What is refused stands in the outcome."""
    require("study.write", by)
    return _save(by, reading, drafts, at or clock.now())


@transaction.atomic
def hand_in(
    *, by: Person, reading: Reading, part: str, drafts: Mapping[str, Draft], at: dt.datetime | None = None
) -> Outcome:
    """Save the texts, and hand in `part` as it then stands, unless one of its own texts is refused or too short.

    Each handing in is kept whole, with the wording it answers; the same text again is not a second one. Saving,
    handing in and a completion that follows are one commit. KeyError for a part that the course has not.
    """
    require("study.write", by)
    at = at or clock.now()
    items = rules.answerable(reading, reading.parts[part])
    take_up(by, reading, at)
    outcome = _save(by, reading, drafts, at)
    answers = _answers(by, reading, items)
    outcome.refused |= _shortfalls(reading, items, answers, outcome)
    if items and not any(item in outcome.refused for item in items):
        _submit(reading, [answers[item] for item in items], at)
        for item in items:
            if reading.items[item].kind == AnswerKind.MARKS and answers[item].handed_in == 1:
                news.tell("committed", reading=reading, item=reading.items[item])
        outcome.completion = complete(by, reading, at)
    return outcome


@transaction.atomic
def reveal(
    *, by: Person, reading: Reading, part: str, drafts: Mapping[str, Draft], at: dt.datetime | None = None
) -> Outcome:
    """Save the texts, and open what `part` keeps back without an answer. It is remembered, and never counts."""
    require("study.write", by)
    at = at or clock.now()
    outcome = _save(by, reading, drafts, at)
    if not _is_handed_in(by, reading, reading.parts[part]):
        opened = Reveal(person=by, course_id=reading.course_id, part=part, at=at)
        Reveal.objects.bulk_create([opened], ignore_conflicts=True)
    return outcome


def _save(by: Person, reading: Reading, drafts: Mapping[str, Draft], at: dt.datetime) -> Outcome:
    outcome = Outcome()
    for item, draft in drafts.items():
        told = _save_one(by, reading, item, draft, at)
        if isinstance(told, Saved):
            outcome.saved[item] = told
        else:
            outcome.refused[item] = told
    return outcome


def _save_one(by: Person, reading: Reading, item: str, draft: Draft, at: dt.datetime) -> Saved | Conflict | Unfit:
    try:
        return settle(Write(by, reading, item, fit(by, reading, item, draft.body), draft.seen, at))
    except KeyError:
        return rules.gone()
    except Unfit as unfit:
        return unfit


def _answers(by: Person, reading: Reading, items: tuple[str, ...]) -> dict[str, Answer]:
    kept = Answer.objects.select_for_update().filter(person=by, course_id=reading.course_id, item__in=items)
    return {answer.item: answer for answer in kept}


def _shortfalls(
    reading: Reading, items: tuple[str, ...], answers: Mapping[str, Answer], outcome: Outcome
) -> dict[str, Conflict | Unfit]:
    open_items = [item for item in items if item not in outcome.refused]
    bodies = {item: answers[item].draft if item in answers else "" for item in open_items}
    found = {item: rules.shortfall(reading.items[item], body) for item, body in bodies.items()}
    return {item: unfit for item, unfit in found.items() if unfit}


def _submit(reading: Reading, answers: list[Answer], at: dt.datetime) -> None:
    changed = [answer for answer in answers if not answer.handed_in or answer.handed_in_revision != answer.revision]
    for answer in changed:
        answer.handed_in += 1
        answer.handed_in_at, answer.handed_in_revision = at, answer.revision
    Answer.objects.bulk_update(changed, ["handed_in", "handed_in_at", "handed_in_revision"])
    Submission.objects.bulk_create(_submission(reading, answer, at) for answer in changed)


def _submission(reading: Reading, answer: Answer, at: dt.datetime) -> Submission:
    return Submission(
        answer=answer,
        number=answer.handed_in,
        body=answer.draft,
        wording=reading.items[answer.item].wording,
        edition_id=reading.edition_id,
        at=at,
    )


def _is_handed_in(by: Person, reading: Reading, part: PartRef) -> bool:
    items = rules.answerable(reading, part)
    handed = Answer.objects.filter(person=by, course_id=reading.course_id, item__in=items, handed_in__gt=0)
    return bool(items) and handed.count() == len(items)
