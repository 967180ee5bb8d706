"""Everything that somebody wrote in courses, as one reads it afterwards.

Questions as they were worded then, answers with their dates, and what the author kept back, where it was seen.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Prefetch, QuerySet

from interplay.core.permits import require
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import rules
from interplay.learn.study.constants import AnswerKind
from interplay.learn.study.models import Answer, Completion, Enrolment, Reveal, Submission
from interplay.learn.study.selectors import marks
from interplay.people.selectors import Person
from interplay.plain.coursebook import text, tree
from interplay.plain.coursebook.tree import Item

Row = TypeVar("Row", Answer, Reveal, Enrolment, Completion)


@dataclass(frozen=True, slots=True)
class Given:
    """One text given to a question worded as `wording`: handed in as the `number`th at that moment, or (0) a draft."""

    text: str
    body: str  # as stored: ids of choices and pairs; for free text the same as `text`
    wording: str
    number: int
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class AnsweredItem:
    """A question and everything given to it, first to last; `rival` waits for its writer to choose."""

    id: str
    kind: str
    label: str
    given: tuple[Given, ...]
    rival: str | None


@dataclass(frozen=True, slots=True)
class AnsweredPart:
    """A part with its answers. `hidden` is empty unless it was seen; `revealed_at`: shown without answering."""

    id: str
    title: str
    items: tuple[AnsweredItem, ...]
    hidden: tuple[tree.Hidden, ...]
    revealed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class AnsweredActivity:
    id: str
    kind: str
    number: str
    title: str
    parts: tuple[AnsweredPart, ...]


@dataclass(frozen=True, slots=True)
class AnsweredSection:
    """A section with those activities in which there is something; without id: questions the course has no longer."""

    id: str
    number: str
    title: str
    activities: tuple[AnsweredActivity, ...]


@dataclass(frozen=True, slots=True)
class AnsweredCourse:
    reading: Reading
    joined_at: dt.datetime | None
    completed_at: dt.datetime | None
    done: int
    needed: int
    sections: tuple[AnsweredSection, ...]


def answered(viewer: Person, whose: Person, slug: str | None = None) -> list[AnsweredCourse]:
    """What `whose` wrote in every course, or in one, by title. Http404 for another reader.

    Six queries, and one for every course whose sections are not in memory.
    """
    require("study.read_answers", viewer, whose)
    answers = _by_course(_answers(whose, slug))
    reveals = _by_course(_of_course(Reveal.objects.filter(person=whose), slug))
    joined = dict(_of_course(Enrolment.objects.filter(person=whose), slug).values_list("course_id", "joined_at"))
    completed = dict(_of_course(Completion.objects.filter(person=whose), slug).values_list("course_id", "at"))
    present = _present(answers.keys() | reveals.keys() | joined.keys())
    found = [
        _course(reading, answers[course], reveals[course], joined.get(course), completed.get(course))
        for course, reading in present.items()
    ]
    return sorted(found, key=lambda one: one.reading.title)


def earlier(viewer: Person, reading: Reading, items: Iterable[str]) -> dict[str, list[Given]]:
    """What `viewer` handed in for `items`, each time whole, latest first. One query; none without items."""
    wanted, found = list(items), defaultdict(list)
    if wanted:
        of_these = Submission.objects.filter(answer__person=viewer, answer__course_id=reading.course_id)
        rows = of_these.filter(answer__item__in=wanted).select_related("answer").order_by("-number")
        for one in rows:
            found[one.answer.item].append(_given(one))
    return dict(found)


def _answers(whose: Person, slug: str | None) -> QuerySet[Answer]:
    history = Prefetch("submissions", Submission.objects.order_by("number"))
    return _of_course(Answer.objects.filter(person=whose), slug).prefetch_related(history)


def _of_course(rows: QuerySet[Row], slug: str | None) -> QuerySet[Row]:
    return rows.filter(course__slug=slug) if slug else rows


def _by_course(rows: Iterable[Row]) -> dict[uuid.UUID, list[Row]]:
    found: dict[uuid.UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.course_id].append(row)
    return found


def _present(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Reading]:
    return {reading.course_id: reading for reading in courses.present(ids)}


def _course(
    reading: Reading,
    answers: list[Answer],
    reveals: list[Reveal],
    joined: dt.datetime | None,
    completed: dt.datetime | None,
) -> AnsweredCourse:
    of_item = {answer.item: answer for answer in answers}
    handed = {answer.item for answer in answers if answer.handed_in}
    opened = {reveal.part: reveal.at for reveal in reveals}
    seen = [part.id for part in reading.parts.values() if rules.may_see_hidden(reading, part, handed, opened)]
    hidden = courses.parts(reading, seen) if seen else {}
    return AnsweredCourse(
        reading=reading,
        joined_at=joined,
        completed_at=completed,
        done=rules.done(reading, handed),
        needed=rules.needed(reading),
        sections=(*_sections(reading, of_item, opened, hidden), *_gone(reading, answers)),
    )


def _sections(
    reading: Reading, of_item: Mapping[str, Answer], opened: Mapping[str, dt.datetime], hidden: Mapping[str, tree.Part]
) -> Iterable[AnsweredSection]:
    for page in reading.pages:
        activities = []
        for activity in page.activities:
            parts = [
                AnsweredPart(
                    id=part.id,
                    title=part.title,
                    items=tuple(_item(reading.items[item], of_item[item]) for item in part.items if item in of_item),
                    hidden=hidden[part.id].hidden if part.id in hidden else (),
                    revealed_at=opened.get(part.id),
                )
                for part in activity.parts
            ]
            if touched := tuple(part for part in parts if part.items or part.revealed_at):
                named = activity.id, activity.kind, activity.number, activity.title
                activities.append(AnsweredActivity(*named, touched))
        if activities:
            yield AnsweredSection(page.slug, page.number, page.title, tuple(activities))


def _gone(reading: Reading, answers: Iterable[Answer]) -> Iterable[AnsweredSection]:
    """Answers to questions that the present edition has no longer: their writer's still, as they were worded."""
    lost = [answer for answer in answers if answer.item not in reading.items]
    if lost:
        parts = (AnsweredPart(one.item, "", (_item(None, one),), (), None) for one in lost)
        activities = tuple(AnsweredActivity(part.id, "", "", "", (part,)) for part in parts)
        yield AnsweredSection("", "", "", activities)


def _item(item: Item | None, answer: Answer) -> AnsweredItem:
    handed = [_given(one) for one in answer.submissions.all()]
    drafts = [_draft(item, answer)] * (not handed or answer.handed_in_revision != answer.revision)
    given = (*handed, *(draft for draft in drafts if draft.body))
    rival = in_words(item, answer.rival) if answer.rival_at else None
    return AnsweredItem(answer.item, answer.kind, item.label if item else "", given, rival)


def _given(one: Submission) -> Given:
    """A handing in, in the words of the edition that it answered."""
    edition = courses.edition(one.edition_id)
    item = edition.items.get(one.answer.item) if edition else None
    return Given(in_words(item, one.body), one.body, one.wording, one.number, one.at)


def _draft(item: Item | None, answer: Answer) -> Given:
    return Given(in_words(item, answer.draft), answer.draft, item.wording if item else "", 0, answer.saved_at)


def in_words(item: Item | None, body: str) -> str:
    """`body` as one reads it: the words of the options chosen, the pairs matched; free text as it is."""
    if item is None or item.kind == AnswerKind.RESPONSE:
        return body
    if item.kind == AnswerKind.CHOICE:
        chosen = set(body.split())
        return "\n".join(text.line(option.inlines) for option in item.options if option.id in chosen)
    if item.kind == AnswerKind.MARKS:
        return marks.lines(item, body)
    right = {pair.key: text.line(pair.right) for pair in item.pairs}
    left = {pair.id: text.line(pair.left) for pair in item.pairs}
    pairs = (piece.partition("=")[::2] for piece in body.split())
    return "\n".join(f"{left.get(one, one)} – {right.get(other, other)}" for one, other in pairs)
