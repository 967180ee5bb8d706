"""What a comparison shows to one of those who are in it."""

import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField
from django.db.models.functions import Cast

from interplay.core.permits import require
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import Reading
from interplay.learn.films import rules
from interplay.learn.films.models import Comparison, Counted, SharedNote, Shown
from interplay.learn.study import selectors as study
from interplay.learn.study.selectors import Committed
from interplay.people.selectors import Person
from interplay.plain import marks
from interplay.plain.agreement import comparison
from interplay.plain.agreement.stretches import Timed, windows
from interplay.plain.coursebook.tree import Film, Item

Sets = dict[str, set[int]]


@dataclass(frozen=True, slots=True)
class Note:
    """A note that its writer released; `name` is empty where she wants to stay unnamed."""

    at: float
    code: str
    note: str
    name: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison as `viewer` sees it. `found` is None while too few have committed; `mine` are her own marks."""

    item: Item
    film: Film | None
    seconds: float
    found: comparison.Comparison | None
    table: list[dict[str, Any]]
    is_counted: bool  # whether her own marks are in `found`, or wait for the next
    mine: list[marks.Mark]
    shared: list[Note]
    names: list[str]
    shows_name: bool


def compared(viewer: Person, reading: Reading, item: Item, committed: Committed) -> Compared:
    """The latest comparison of that item. Http404 for who has not committed. Six queries."""
    require("films.compare", viewer, committed)
    film = courses.film(reading, item)
    latest = of_item(reading, item).last()
    if latest is not None and latest.people < rules.fewest():
        latest = None
    found = json.loads(latest.found) if latest else None
    whose = set(Counted.objects.filter(comparison=latest).values_list("person_id", flat=True)) if latest else set()
    names = Shown.objects.filter(course_id=reading.course_id, item=item.id).select_related("person")
    return Compared(
        item=item,
        film=film,
        seconds=length(item, film),
        found=comparison.from_json(found["comparison"]) if found else None,
        table=found["table"] if found else [],
        is_counted=viewer.pk in whose,
        mine=study.readable(item, committed.body),
        shared=_notes(viewer, reading, item, whose),
        names=sorted(one.person.display for one in names if one.person_id in whose and one.person_id != viewer.pk),
        shows_name=any(one.person_id == viewer.pk for one in names),
    )


def of_item(reading: Reading, item: Item) -> Any:
    """All comparisons of the film that `item` is about, as it is now, the first first."""
    place = {"course_id": reading.course_id, "item": item.id, "film": item.film_sha256}
    return Comparison.objects.filter(**place).order_by("number")


def published(reading: Reading, item: Item) -> list[set[uuid.UUID]]:
    """The sets of people whose counts have been shown, of every film that this item was ever about."""
    # There may be tens of thousands of rows about a few hundred people: each id is made once.
    texts = (Cast(name, CharField()) for name in ("comparison_id", "person_id"))
    sets: dict[str, set[str]] = {}
    for one, person in _counted(reading, item).values_list(*texts):
        sets.setdefault(one, set()).add(person)
    ids = {text: uuid.UUID(text) for text in set().union(*sets.values())}
    return [{ids[text] for text in whose} for whose in sets.values()]


def ever_counted(reading: Reading, item: Item) -> set[uuid.UUID]:
    """Everybody whose marks are in any comparison of that item."""
    return set(_counted(reading, item).values_list("person_id", flat=True).distinct())


def _counted(reading: Reading, item: Item) -> Any:
    return Counted.objects.filter(comparison__course_id=reading.course_id, comparison__item=item.id)


def _notes(viewer: Person, reading: Reading, item: Item, whose: set[uuid.UUID]) -> list[Note]:
    rows = SharedNote.objects.filter(course_id=reading.course_id, item=item.id).select_related("person")
    return [
        Note(
            at=one.at,
            code=one.code,
            note=one.note,
            name=one.person.display if one.by_name else "",
            is_mine=one.person_id == viewer.pk,
        )
        for one in rows.order_by("at", "shared_at")
        if one.person_id in whose or one.person_id == viewer.pk
    ]


# --- what is counted ---------------------------------------------------------------------------------------------


def length(item: Item, film: Film | None) -> float:
    """How long the film is; where its file does not say, until its last caption."""
    return item.film_seconds or (film.cues[-1].end if film and film.cues else 0.0)


def stretches(item: Item, film: Film | None) -> list[Timed]:
    """The units of counting: captions, or windows of five seconds where there are none."""
    return list(film.cues) if film and film.cues else list(windows(length(item, film)))


def places(item: Item, body: str, unit_at: Callable[[float], int | None]) -> Sets:
    """By code, the units in which a mark of `body` stands, by `unit_at`. A mark between two captions is in none."""
    sets: Sets = {code.id: set() for code in item.codes}
    for at, code in _moments(item, body):
        place = unit_at(at)
        if place is not None and code in sets:
            sets[code].add(place)
    return sets


def _moments(item: Item, body: str) -> list[tuple[float, str]]:
    """Where the marks of `body` stand: at once if it is written as it is kept, else line by line."""
    try:
        return marks.moments(body)
    except ValueError:
        return [(mark.at, mark.code) for mark in study.readable(item, body)]
