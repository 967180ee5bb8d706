"""How a reader stands with a course: everything that a page needs to know of her, in one query."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from django.db import connection

from interplay.core.db import stored
from interplay.learn.courses.selectors import Reading
from interplay.learn.study.models import Answer
from interplay.people.selectors import Person

# Written by hand, since every page of everybody who is signed in asks it: one way through four tables instead of four
# queries. The two lists within it are joined by spaces, which no id holds.
_STANDING = """
SELECT e.edition_id, e.place, e.place_at, e.joined_at, e.left_at, c.at, c.edition_id,
  (SELECT {join}(CASE WHEN handed_in > 0 THEN item ELSE '-' || item END, ' ')
     FROM study_answer WHERE person_id = %s AND course_id = %s AND (handed_in > 0 OR draft <> '')),
  (SELECT {join}(part, ' ') FROM study_reveal WHERE person_id = %s AND course_id = %s),
  (SELECT item FROM study_answer WHERE person_id = %s AND course_id = %s ORDER BY saved_at DESC LIMIT 1),
  (SELECT max(saved_at) FROM study_answer WHERE person_id = %s AND course_id = %s),
  a.item, a.draft, a.revision, a.saved_at, a.handed_in, a.handed_in_at, a.handed_in_revision, a.rival, a.rival_at
FROM (SELECT 1 AS one) AS here
LEFT JOIN study_enrolment AS e ON e.person_id = %s AND e.course_id = %s
LEFT JOIN study_completion AS c ON c.person_id = %s AND c.course_id = %s
LEFT JOIN study_answer AS a ON a.person_id = %s AND a.course_id = %s AND a.item IN ({items})
"""
_ABOUT_READER, _PAIRS = 11, 7  # columns before those of an answer; how often (person, course) is asked for


@dataclass(frozen=True, slots=True)
class Mine:
    """The reader's own answer to one item as it stands. `rival` is what was written elsewhere, None for nothing."""

    draft: str
    revision: int
    saved_at: dt.datetime
    handed_in: int
    handed_in_at: dt.datetime | None
    handed_in_revision: int
    rival: str | None
    rival_at: dt.datetime | None

    @property
    def is_changed(self) -> bool:
        """Whether it was handed in, and changed since without being handed in again."""
        return bool(self.handed_in) and self.handed_in_revision != self.revision


@dataclass(frozen=True, slots=True)
class Standing:
    """How a reader stands with a course. `answers` holds those asked for; `handed` and `begun` name items of it all."""

    edition_id: uuid.UUID | None = None  # the one last seen; None: not enrolled
    place: str = ""
    place_at: dt.datetime | None = None
    joined_at: dt.datetime | None = None
    left_at: dt.datetime | None = None
    completed_at: dt.datetime | None = None
    completed_edition_id: uuid.UUID | None = None
    handed: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    revealed: frozenset[str] = frozenset()
    wrote_last: str = ""  # the item, and when
    wrote_at: dt.datetime | None = None
    answers: dict[str, Mine] = field(default_factory=dict)

    @property
    def is_taking(self) -> bool:
        """Whether the reader is enrolled and has not left."""
        return self.edition_id is not None and self.left_at is None


nowhere = Standing()  # how a visitor stands with every course


def standing(viewer: Person | None, reading: Reading, items: Iterable[str] = ()) -> Standing:
    """How `viewer` stands with the course, with the answers to `items`. One query; none for a visitor."""
    if viewer is None:
        return nowhere
    wanted = list(items)
    # Tables, columns and placeholders are constants of this module; what comes from outside goes in as parameters.
    asked = _STANDING.format(
        join="group_concat" if connection.vendor == "sqlite" else "string_agg",
        items=", ".join(["%s"] * len(wanted)) or "NULL",
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [*[stored(viewer.pk), stored(reading.course_id)] * _PAIRS, *wanted])
        return _standing(cursor.fetchall())


def stopped_at(reading: Reading, stands: Standing) -> str:
    """The section where the reader stopped: where she was or wrote last, whichever is later; "" for nowhere yet."""
    written = reading.items.get(stands.wrote_last)
    wrote_later = stands.place_at is None or (stands.wrote_at is not None and stands.wrote_at > stands.place_at)
    if written and wrote_later:
        return written.section_id
    return stands.place if reading.page(stands.place) else ""


def elsewhere(viewer: Person, wanted: Iterable[tuple[uuid.UUID, str]]) -> dict[tuple[uuid.UUID, str], Mine]:
    """The answers of `viewer` in other courses, by (course, item). One query; none where nothing is wanted."""
    pairs = set(wanted)
    if not pairs:
        return {}
    rows = Answer.objects.filter(
        person=viewer, course_id__in={course for course, _ in pairs}, item__in={item for _, item in pairs}
    )
    return {(one.course_id, one.item): _of_model(one) for one in rows if (one.course_id, one.item) in pairs}


def _of_model(one: Answer) -> Mine:
    rival = one.rival if one.rival_at else None
    handed = one.handed_in, one.handed_in_at, one.handed_in_revision
    return Mine(one.draft, one.revision, one.saved_at, *handed, rival, one.rival_at)


def _standing(rows: Sequence[Sequence[Any]]) -> Standing:
    edition, place, placed, joined, left, completed, of, touched, revealed, last, wrote = rows[0][:_ABOUT_READER]
    items = touched.split() if touched else []
    return Standing(
        edition_id=_uuid(edition),
        place=place or "",
        place_at=_moment(placed),
        joined_at=_moment(joined),
        left_at=_moment(left),
        completed_at=_moment(completed),
        completed_edition_id=_uuid(of),
        handed=frozenset(item for item in items if item[0] != "-"),
        begun=frozenset(item[1:] for item in items if item[0] == "-"),
        revealed=frozenset(revealed.split() if revealed else ()),
        wrote_last=last or "",
        wrote_at=_moment(wrote),
        answers={row[_ABOUT_READER]: _mine(row[_ABOUT_READER + 1 :]) for row in rows if row[_ABOUT_READER]},
    )


def _mine(row: Sequence[Any]) -> Mine:
    draft, revision, saved, handed, handed_at, handed_revision, rival, rival_at = row
    return Mine(
        draft=draft,
        revision=revision,
        saved_at=cast(dt.datetime, _moment(saved)),
        handed_in=handed,
        handed_in_at=_moment(handed_at),
        handed_in_revision=handed_revision,
        rival=rival if rival_at is not None else None,
        rival_at=_moment(rival_at),
    )


def _uuid(value: Any) -> uuid.UUID | None:
    return uuid.UUID(value) if isinstance(value, str) else value


def _moment(value: Any) -> dt.datetime | None:
    """SQLite gives moments in UTC without saying so; of an expression, as text."""
    moment = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=dt.UTC) if moment is not None and moment.tzinfo is None else moment
