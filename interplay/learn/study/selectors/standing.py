"""How a reader stands with a course: everything that a page needs to know of her, in one query."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import rules
from interplay.learn.study.models import Completion, Enrolment
from interplay.people.models import Person

# Written by hand, since it is asked by every page of everybody who is signed in: one way through four tables instead of
# four queries. The two inner lists are joined by spaces, which no id holds.
_STANDING = """
SELECT e.edition_id, e.place, e.joined_at, e.left_at, c.at, c.edition_id,
  (SELECT {join}(CASE WHEN handed_in > 0 THEN item ELSE '-' || item END, ' ')
     FROM study_answer WHERE person_id = %s AND course_id = %s AND (handed_in > 0 OR draft <> '')),
  (SELECT {join}(part, ' ') FROM study_reveal WHERE person_id = %s AND course_id = %s),
  a.item, a.draft, a.revision, a.saved_at, a.handed_in, a.handed_in_at, a.handed_in_revision, a.rival, a.rival_at
FROM (SELECT 1 AS one) AS here
LEFT JOIN study_enrolment AS e ON e.person_id = %s AND e.course_id = %s
LEFT JOIN study_completion AS c ON c.person_id = %s AND c.course_id = %s
LEFT JOIN study_answer AS a ON a.person_id = %s AND a.course_id = %s AND a.item IN ({items})
"""
_OF_THE_READER = 9  # columns before those of an answer, less one


@dataclass(frozen=True, slots=True)
class Mine:
    """The reader's own answer to one item, as it stands. `rival` is what was written elsewhere, None where nothing was."""

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
    """How a reader stands with a course. `answers` holds those asked for, `handed` and `begun` the items of the whole."""

    edition_id: uuid.UUID | None = None  # the one last seen; None: not enrolled
    place: str = ""
    joined_at: dt.datetime | None = None
    left_at: dt.datetime | None = None
    completed_at: dt.datetime | None = None
    completed_edition_id: uuid.UUID | None = None
    handed: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    revealed: frozenset[str] = frozenset()
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
    # Tables and placeholders are constants of this module; what comes from outside goes in as parameters.
    asked = _STANDING.format(
        join="group_concat" if connection.vendor == "sqlite" else "string_agg",
        items=", ".join(["%s"] * len(wanted)) or "NULL",
    )
    with connection.cursor() as cursor:
        cursor.execute(asked, [*[_stored(viewer.pk), _stored(reading.course_id)] * 5, *wanted])
        rows = cursor.fetchall()
    return _standing(rows)


def _standing(rows: Sequence[Sequence[Any]]) -> Standing:
    edition, place, joined, left, completed, completed_edition, touched, revealed = rows[0][:8]
    items = touched.split() if touched else []
    return Standing(
        edition_id=_uuid(edition),
        place=place or "",
        joined_at=_moment(joined),
        left_at=_moment(left),
        completed_at=_moment(completed),
        completed_edition_id=_uuid(completed_edition),
        handed=frozenset(item for item in items if item[0] != "-"),
        begun=frozenset(item[1:] for item in items if item[0] == "-"),
        revealed=frozenset(revealed.split() if revealed else ()),
        answers={row[8]: _mine(row[9:]) for row in rows if row[8] is not None},
    )


def _mine(row: Sequence[Any]) -> Mine:
    draft, revision, saved, handed, handed_at, handed_revision, rival, rival_at = row
    return Mine(
        draft,
        revision,
        _moment(saved) or dt.datetime.min,
        handed,
        _moment(handed_at),
        handed_revision,
        rival if rival_at is not None else None,
        _moment(rival_at),
    )


def _stored(value: uuid.UUID) -> Any:
    return value if connection.features.has_native_uuid_field else value.hex


def _uuid(value: Any) -> uuid.UUID | None:
    return uuid.UUID(value) if isinstance(value, str) else value


def _moment(value: Any) -> dt.datetime | None:
    """SQLite keeps moments as text, in UTC."""
    if isinstance(value, str):
        return dt.datetime.fromisoformat(value).replace(tzinfo=dt.UTC)
    return value


@dataclass(frozen=True, slots=True)
class Courses:
    """A course that somebody takes, for lists: how far she is (`done` of `needed`), and where she goes on."""

    reading: Reading
    done: int
    needed: int
    page: str  # slug of the section to go on with
    touched_at: dt.datetime
    completed_at: dt.datetime | None


def courses_of(viewer: Person, limit: int = 20) -> list[Courses]:
    """The courses that `viewer` takes, the one touched last first. Three queries for each that is not left."""
    taken = Enrolment.objects.filter(person=viewer, left_at__isnull=True).values_list("course__slug", "joined_at", "place_at")
    readings = ((courses.reading(slug), joined, placed) for slug, joined, placed in taken)
    found = [_course(viewer, reading, placed or joined) for reading, joined, placed in readings if reading]
    return sorted(found, key=lambda course: course.touched_at, reverse=True)[:limit]


def _course(viewer: Person, reading: Reading, at: dt.datetime) -> Courses:
    stands = standing(viewer, reading, reading.items)
    moments = [at, *(answer.saved_at for answer in stands.answers.values())]
    return Courses(
        reading=reading,
        done=rules.done(reading, stands.handed),
        needed=rules.needed(reading),
        page=rules.go_on_with(reading, stopped_at(reading, stands), stands.handed),
        touched_at=max(moments),
        completed_at=stands.completed_at,
    )


def stopped_at(reading: Reading, stands: Standing) -> str:
    """The section where the reader stopped: where she last was, else where she last wrote; "" for nowhere yet."""
    written = [(answer.saved_at, item) for item, answer in stands.answers.items() if item in reading.items]
    last = reading.items[max(written)[1]].section_id if written else ""
    return stands.place if reading.page(stands.place) else last


def completions_of(viewer: Person) -> list[Completion]:
    """What `viewer` completed, latest first. One query."""
    return list(Completion.objects.filter(person=viewer).select_related("course", "edition").order_by("-at"))
