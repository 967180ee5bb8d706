"""Drafts: saved by compare-and-set, so that no text is written over another that its writer has not seen.

A save names the revision it saw. The quick way is one statement and one commit. Where it does not fit, `settle` looks
closer: a retry of what was saved already is well; anything else is kept beside the draft as its rival.
"""

import datetime as dt
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from interplay.core import clock
from interplay.core.db import stored
from interplay.core.permits import require
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import rules
from interplay.learn.study.constants import JOINED, MAX_LETTERS, AnswerKind, Keep
from interplay.learn.study.models import Answer
from interplay.learn.study.services.enrolment import take_up
from interplay.people.selectors import Person


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as it came in, and the revision that its writer saw."""

    body: str
    seen: int


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft is on disk, under this revision, since then."""

    revision: int
    at: dt.datetime


class Conflict(Exception):
    """`mine` was written without having seen the present draft, `theirs`. Both are kept; `mine` only if `kept`."""

    def __init__(self, mine: str, theirs: str, revision: int, at: dt.datetime, *, kept: bool = True) -> None:
        super().__init__(f"revision {revision} was not seen")
        self.mine, self.theirs, self.revision, self.at, self.kept = mine, theirs, revision, at, kept


def digest(text: str) -> str:
    """A short name for a text, by which a page can say which text it showed."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=9).hexdigest()


@dataclass(frozen=True, slots=True)
class Write:
    """One text of one person on its way to disk, as it is to be kept."""

    by: Person
    reading: Reading
    item: str
    body: str
    seen: int
    at: dt.datetime

    @property
    def answer(self) -> QuerySet[Answer]:
        """The answer that the text is for, as a query of at most one row."""
        return Answer.objects.filter(person=self.by, course_id=self.reading.course_id, item=self.item)

    def new(self, **facts: Any) -> Answer:
        """That answer, not yet kept."""
        known = self.reading.items.get(self.item)
        kind, keeps = (known.kind, known.keeps or "") if known else (AnswerKind.RESPONSE, "")
        place = {"person": self.by, "course_id": self.reading.course_id, "item": self.item}
        return Answer(**place, kind=kind, keeps=keeps, saved_at=self.at, **facts)


def save_draft(
    *, by: Person, reading: Reading, item: str, body: str, seen: int, at: dt.datetime | None = None
) -> Saved:
    """Keep `body` as the draft of `by` for `item`, if the present one is the revision `seen` (0: none yet).

    A first draft enrols its writer. Raises Conflict (after keeping both texts), Unfit, and KeyError for an item that
    neither the course's present edition nor an answer of `by` knows.
    """
    require("study.write", by)
    write = Write(by, reading, item, fit(by, reading, item, body), seen, at or clock.now())
    if seen and _write_over(write):
        return Saved(seen + 1, write.at)
    with transaction.atomic():
        outcome = settle(write)
    if isinstance(outcome, Conflict):
        raise outcome
    return outcome


def fit(by: Person, reading: Reading, item: str, body: str) -> str:
    """`body` as it is kept. An item that the present edition dropped still takes the text of who has answered it."""
    if known := reading.items.get(item):
        return rules.fit(known, body)
    if not Answer.objects.filter(person=by, course_id=reading.course_id, item=item).exists():
        raise KeyError(item)
    return rules.fit_text(body)


# By hand, since it is asked at every pause in somebody's writing: building the queryset for it costs as much again.
_WRITE_OVER = """
UPDATE study_answer SET draft = %s, revision = revision + 1, saved_at = %s
 WHERE person_id = %s AND course_id = %s AND item = %s AND revision = %s AND draft <> %s
"""


def _write_over(write: Write) -> bool:
    whose = stored(write.by.pk), stored(write.reading.course_id), write.item
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_OVER, [write.body, stored(write.at), *whose, write.seen, write.body])
        return cursor.rowcount == 1


def settle(write: Write) -> Saved | Conflict:
    """Save the text where nothing stands in its way, else set it aside. Asked inside a transaction."""
    first = None if write.seen else _first(write)
    answer = write.answer.select_for_update().first()
    if answer is None:  # the page has seen a revision that is not here: a restored backup, or an invention
        answer = write.new()
        answer.save(force_insert=True)
    if first is not None and answer.pk == first.pk:
        take_up(write.by, write.reading, write.at)
        return Saved(1, write.at)
    if answer.revision and answer.draft == write.body:  # sent again, since our answer got lost on the way
        return Saved(answer.revision, answer.saved_at)
    if answer.revision == write.seen:
        _write_over(write)
        return Saved(write.seen + 1, write.at)
    return set_aside(answer, write.body, write.at)


def _first(write: Write) -> Answer:
    answer = write.new(draft=write.body, revision=1)
    Answer.objects.bulk_create([answer], ignore_conflicts=True)
    return answer


def set_aside(answer: Answer, body: str, at: dt.datetime) -> Conflict:
    """Keep `body` beside the draft until its writer has chosen. Nothing that waits there already is dropped."""
    waiting = answer.rival_at is not None and answer.kind in JOINED
    rival = joined(answer.rival, body) if waiting else body
    kept = len(rival) <= 2 * MAX_LETTERS
    if kept and (rival != answer.rival or answer.rival_at is None):
        Answer.objects.filter(pk=answer.pk).update(rival=rival, rival_at=at)
    return Conflict(body, answer.draft, answer.revision, answer.saved_at, kept=kept)


def joined(first: str, second: str) -> str:
    """Both texts, one after the other; one alone where it holds the other."""
    if second in first:
        return first
    return second if first in second else f"{first}\n\n{second}"


@transaction.atomic
def resolve(
    *, by: Person, reading: Reading, item: str, keep: str, seen: int, rival: str, at: dt.datetime | None = None
) -> Saved:
    """End a conflict: `keep` the text set aside (here), the draft (there) or both.

    `seen` and `rival` (its digest) say which two texts the writer chose between. Raises Conflict where they are not
    the present ones any more, Unfit where both together are too long, KeyError where there is nothing to settle.
    """
    require("study.write", by)
    answer = Answer.objects.select_for_update().filter(person=by, course_id=reading.course_id, item=item).first()
    if answer is None or answer.rival_at is None:
        raise KeyError(item)
    if answer.revision != seen or digest(answer.rival) != rival:
        raise Conflict(answer.rival, answer.draft, answer.revision, answer.saved_at)
    return _keep(answer, rules.fit_text(_chosen(answer, keep)), at or clock.now())


def _chosen(answer: Answer, keep: str) -> str:
    if Keep(keep) is Keep.BOTH:
        return joined(answer.draft, answer.rival)
    return answer.rival if keep == Keep.HERE else answer.draft


def settle_with(
    *, by: Person, reading: Reading, item: str, body: str, seen: int, at: dt.datetime | None = None
) -> Saved:
    """End a conflict with `body`, which its writer made of both texts in front of her. Raises as `save_draft` does."""
    require("study.write", by)
    write = Write(by, reading, item, fit(by, reading, item, body), seen, at or clock.now())
    with transaction.atomic():
        answer = write.answer.select_for_update().first()
        outcome = _settled(answer, write) if answer else settle(write)
    if isinstance(outcome, Conflict):
        raise outcome
    return outcome


def _settled(answer: Answer, write: Write) -> Saved | Conflict:
    if answer.revision == write.seen:
        return _keep(answer, write.body, write.at)
    if answer.draft == write.body:
        return _keep(answer, write.body, answer.saved_at)
    return set_aside(answer, write.body, write.at)


def _keep(answer: Answer, body: str, at: dt.datetime) -> Saved:
    """The writer has chosen: `body` is the draft, and nothing waits beside it any more."""
    changed = body != answer.draft
    saved = Saved(answer.revision + changed, at if changed else answer.saved_at)
    Answer.objects.filter(pk=answer.pk).update(
        draft=body, revision=saved.revision, saved_at=saved.at, rival="", rival_at=None
    )
    return saved
