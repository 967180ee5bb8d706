"""Comparisons are taken when somebody commits; names and notes are released, and taken back."""

import json
import zlib
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from interplay.core import clock
from interplay.core.permits import require
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import Reading
from interplay.learn.films import rules, selectors
from interplay.learn.films.constants import TABLE_SPANS
from interplay.learn.films.models import Comparison, Counted, SharedNote, Shown
from interplay.learn.study import selectors as study
from interplay.learn.study.selectors import Committed
from interplay.people.selectors import Person
from interplay.plain.agreement import comparison
from interplay.plain.agreement.publishing import may_publish
from interplay.plain.agreement.stretches import finder
from interplay.plain.charts import time_line
from interplay.plain.coursebook.tree import Item


def compare_anew(*, reading: Reading, item: Item) -> Comparison | None:
    """Take a new comparison of everybody's committed marks, if enough more have committed to show one; else None.

    Called in the transaction of a commitment. The same people are never compared twice.
    """
    committed = study.committed(reading, item)
    whose = {one.person_id for one in committed}
    if 0 < len(whose - selectors.ever_counted(reading, item)) < rules.fewest():
        return None  # as most often: they are a cell of their own, and `may_publish` would say no, after longer thought
    published = selectors.published(reading, item)
    if whose in published or not may_publish(whose, published, rules.fewest()):
        return None
    latest = selectors.of_item(reading, item).last()
    number = latest.number + 1 if latest else 1
    facts = {
        "course_id": reading.course_id,
        "edition_id": reading.edition_id,
        "item": item.id,
        "film": item.film_sha256,
        "number": number,
        "people": len(committed),
        "found": json.dumps(_found(reading, item, committed, number)),
        "made_at": clock.now(),
    }
    try:
        with transaction.atomic():
            made = Comparison.objects.create(**facts)
    except IntegrityError:  # somebody else committed at this moment, and theirs is the comparison
        return None
    Counted.objects.bulk_create(Counted(comparison=made, person_id=one.person_id) for one in committed)
    return made


def _found(reading: Reading, item: Item, committed: Sequence[Committed], number: int) -> dict[str, Any]:
    film = courses.film(reading, item)
    units = selectors.stretches(item, film)
    unit_at = finder(units)
    read = [selectors.places(item, one.body, unit_at) for one in committed]
    codes = [code.id for code in item.codes]
    seed = zlib.crc32(f"{reading.slug} {item.id} {number}".encode())
    made = comparison.compare(units, read, codes, seed=seed)
    spans = time_line.spans(max(selectors.length(item, film), units[-1].end), TABLE_SPANS) if units else []
    rows = comparison.rows(units, read, codes, spans)
    table = [{"from": span[0], "to": span[1], "counts": row} for span, row in zip(spans, rows, strict=True)]
    return {"comparison": made.to_json(), "table": table}


# --- what is released --------------------------------------------------------------------------------------------


def show_name(*, by: Person, reading: Reading, item: Item, committed: Committed, shows: bool) -> None:
    """Let those who compare know that `by` is among them, or no longer."""
    require("films.release", by, committed)
    place = {"person": by, "course_id": reading.course_id, "item": item.id}
    if shows:
        Shown.objects.get_or_create(**place, defaults={"at": clock.now()})
    else:
        Shown.objects.filter(**place).delete()


def share_note(
    *, by: Person, reading: Reading, item: Item, committed: Committed, at: float, code: str, named: bool
) -> None:
    """Release the note of a committed mark, as it was committed. KeyError where `by` committed no such note."""
    require("films.release", by, committed)
    mark = next((one for one in study.readable(item, committed.body) if (one.at, one.code) == (at, code)), None)
    if mark is None or not mark.note:
        raise KeyError((at, code))
    place: dict[str, Any] = {"person": by, "course_id": reading.course_id, "item": item.id, "at": at, "code": code}
    facts = {"note": mark.note, "by_name": named, "shared_at": clock.now()}
    SharedNote.objects.update_or_create(**place, defaults=facts)


def keep_note(*, by: Person, reading: Reading, item: Item, committed: Committed, at: float, code: str) -> None:
    """Take back a note that was released."""
    require("films.release", by, committed)
    SharedNote.objects.filter(person=by, course_id=reading.course_id, item=item.id, at=at, code=code).delete()
