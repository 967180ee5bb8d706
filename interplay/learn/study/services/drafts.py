"""Drafts: saved by compare-and-set, so that no text is written over another that its writer has not seen.

A save names the revision it saw. The quick way is one statement and one commit. Where it does not fit, `settle` looks
closer: a retry of what was saved already is well; anything else is kept beside the draft as its rival.
"""

import datetime as dt
from dataclasses import dataclass
from hashlib import blake2b

from django.db import transaction
from django.db.models import F

from interplay.core import clock
from interplay.core.permits import require
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import rules
from interplay.learn.study.constants import MAX_LETTERS, AnswerKind, Keep
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
    """`mine` was written without having seen the present draft, `theirs`. Both are kept, if `kept`: else `mine` is not."""

    def __init__(self, mine: str, theirs: str, revision: int, at: dt.datetime, *, kept: bool = True) -> None:
        super().__init__(f"revision {revision} was not seen")
        self.mine, self.theirs, self.revision, self.at, self.kept = mine, theirs, revision, at, kept


def digest(text: str) -> str:
    """A short name for a text, by which a page can say which text it showed."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=9).hexdigest()


def save_draft(
    *, by: Person, reading: Reading, item: str, body: str, seen: int, at: dt.datetime | None = None
) -> Saved:
    """Keep `body` as the draft of `by` for `item`, if the present one is the revision `seen` (0: none yet).

    A first draft enrols its writer. Raises Conflict (after keeping both texts), Unfit, and KeyError for an item that
    neither the course's present edition nor an answer of `by` knows.
    """
    require("study.write", by)
    at = at or clock.now()
    body = fit(by, reading, item, body)
    if seen and _write_over(by, reading, item, body, seen, at):
        return Saved(seen + 1, at)
    with transaction.atomic():
        outcome = settle(by, reading, item, body, seen, at)
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


def _write_over(by: Person, reading: Reading, item: str, body: str, seen: int, at: dt.datetime) -> bool:
    present = Answer.objects.filter(person=by, course_id=reading.course_id, item=item, revision=seen).exclude(
        draft=body
    )
    return bool(present.update(draft=body, revision=F("revision") + 1, saved_at=at))


def settle(by: Person, reading: Reading, item: str, body: str, seen: int, at: dt.datetime) -> Saved | Conflict:
    """Save `body` where nothing stands in its way, else set it aside. Asked inside a transaction."""
    first = None if seen else _first(by, reading, item, body, at)
    answer = Answer.objects.select_for_update().filter(person=by, course_id=reading.course_id, item=item).first()
    if answer is None:  # the page has seen a revision that is not here: a restored backup, or an invention
        answer = Answer.objects.create(**_key(by, reading, item), saved_at=at)
    if first is not None and answer.pk == first.pk:
        take_up(by, reading, at)
        return Saved(1, at)
    if answer.revision and answer.draft == body:  # sent again, since our answer got lost on the way
        return Saved(answer.revision, answer.saved_at)
    if answer.revision == seen:
        _write_over(by, reading, item, body, seen, at)
        return Saved(seen + 1, at)
    return set_aside(answer, body, at)


def _first(by: Person, reading: Reading, item: str, body: str, at: dt.datetime) -> Answer:
    answer = Answer(**_key(by, reading, item), draft=body, revision=1, saved_at=at)
    Answer.objects.bulk_create([answer], ignore_conflicts=True)
    return answer


def _key(by: Person, reading: Reading, item: str) -> dict[str, object]:
    known = reading.items.get(item)
    kind = known.kind if known else AnswerKind.RESPONSE
    keeps = (known.keeps or "") if known else ""
    return {"person": by, "course_id": reading.course_id, "item": item, "kind": kind, "keeps": keeps}


def set_aside(answer: Answer, body: str, at: dt.datetime) -> Conflict:
    """Keep `body` beside the draft until its writer has chosen. Nothing that waits there already is dropped."""
    waiting = answer.rival_at is not None and answer.kind == AnswerKind.RESPONSE
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
    at = at or clock.now()
    body = fit(by, reading, item, body)
    with transaction.atomic():
        answer = Answer.objects.select_for_update().filter(person=by, course_id=reading.course_id, item=item).first()
        outcome = _settled(answer, body, seen, at) if answer else settle(by, reading, item, body, seen, at)
    if isinstance(outcome, Conflict):
        raise outcome
    return outcome


def _settled(answer: Answer, body: str, seen: int, at: dt.datetime) -> Saved | Conflict:
    if answer.revision == seen:
        return _keep(answer, body, at)
    if answer.draft == body:
        return _keep(answer, body, answer.saved_at)
    return set_aside(answer, body, at)


def _keep(answer: Answer, body: str, at: dt.datetime) -> Saved:
    """The writer has chosen: `body` is the draft, and nothing waits beside it any more."""
    changed = body != answer.draft
    saved = Saved(answer.revision + changed, at if changed else answer.saved_at)
    Answer.objects.filter(pk=answer.pk).update(
        draft=body, revision=saved.revision, saved_at=saved.at, rival="", rival_at=None
    )
    return saved
