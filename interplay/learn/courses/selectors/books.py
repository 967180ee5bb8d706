"""The present edition of a course, ready to be read. It is public and never changes, hence kept in the process.

These two selectors take no viewer: what they return is the same for everybody, and holds nothing that is shown only
after answering. What a reader may see of that, `learn.study` decides before it calls `PageReading.hidden`.
"""

import datetime as dt
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.translation import get_language

from interplay.learn.courses.constants import (
    FRESH_SECONDS,
    KEPT_BYTES,
    KEPT_COURSES,
    KEPT_PAGES,
    KEPT_SECTIONS,
    View,
)
from interplay.learn.courses.models import Edition, Page
from interplay.learn.courses.selectors.kept import Kept
from interplay.plain.coursebook import render, tree


@dataclass(frozen=True, slots=True)
class PartRef:
    """A part of an activity: what is answered in it, and what is kept back until it is answered."""

    id: str
    activity_id: str
    page: str  # slug of its section
    items: tuple[str, ...]
    hides: tuple[str, ...]  # kinds of what is kept back: "answer", "discussion", "reveal"


@dataclass(frozen=True, slots=True)
class ActivityRef:
    """An activity, saq or itq as contents lists and completion need it."""

    id: str
    number: str
    kind: str
    title: str
    minutes: int
    required: bool
    page: str
    parts: tuple[PartRef, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of everything answered in it, in order."""
        return tuple(item for part in self.parts for item in part.items)


@dataclass(frozen=True, slots=True)
class PageRef:
    """A section as the contents list needs it. `position` and `number` count from 1."""

    position: int
    number: str
    slug: str
    title: str
    lede: str
    minutes: int
    activities: tuple[ActivityRef, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edition changed of the one before it: `{activity id: title}` for new, reworded and retired ones."""

    new: dict[str, str] = field(default_factory=dict)
    reworded: dict[str, str] = field(default_factory=dict)
    retired: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.new or self.reworded or self.retired)


@dataclass(frozen=True, eq=False)
class Reading:
    """The present edition of a course: everything but the text of its sections. One object for all requests.

    `frame` is the coursebook's Course (summary, outcomes, licence, authors, references, glossary, ...) whose sections
    carry no blocks. `need` of the activities `of` complete the course.
    """

    course_id: uuid.UUID
    edition_id: uuid.UUID
    number: int
    slug: str
    title: str
    language: str
    published_at: dt.datetime
    frame: tree.Course
    pages: tuple[PageRef, ...]
    activities: dict[str, ActivityRef]
    parts: dict[str, PartRef]
    items: dict[str, tree.Item]
    need: int
    of: tuple[str, ...]
    changes: Changes

    def page(self, slug: str) -> PageRef | None:
        """The section of that slug, or None."""
        return next((page for page in self.pages if page.slug == slug), None)

    def neighbours(self, slug: str) -> tuple[PageRef | None, PageRef | None]:
        """The sections before and after that one. StopIteration never: an unknown slug has no neighbours."""
        at = next((index for index, page in enumerate(self.pages) if page.slug == slug), None)
        if at is None:
            return None, None
        return (
            self.pages[at - 1] if at else None,
            self.pages[at + 1] if at + 1 < len(self.pages) else None,
        )


@dataclass(frozen=True, eq=False, slots=True)
class PageReading:
    """One section as HTML with holes: bytes to send as they are, and a Hole wherever the reader's own part goes."""

    reading: Reading
    ref: PageRef
    view: str
    segments: tuple[bytes | render.Hole, ...]

    def hidden(self, part_id: str) -> bytes:
        """The HTML of what that part keeps back. Call it only for a reader who may see it. KeyError: no such part."""
        key = self.reading.edition_id, part_id, self.view, get_language()
        return _hidden.get(key) or _hidden.put(key, _render_hidden(self, part_id))

    def feedback(self, item_id: str, body: str) -> bytes:
        """The HTML of what the author says to that answer of a choice or matching. For a reader who answered it."""
        return _render_feedback(self, item_id, body)


def reading(slug: str) -> Reading | None:
    """The present edition of the course of that slug; None where there is none. Costs no query as a rule.

    Another process's newer edition shows after a second (FRESH_SECONDS), this process's own at once. Inside a
    transaction the course is asked anew each time (one query), so that the transaction sees what it did itself.
    """
    edition_id = _edition_id(slug)
    return edition(edition_id) if edition_id else None


def edition(edition_id: uuid.UUID) -> Reading | None:
    """That edition, the present one of its course or an older one; None where there is none. Kept in the process."""
    if kept := _readings.get(edition_id):
        return kept
    row = Edition.objects.select_related("course").filter(pk=edition_id).first()
    return _readings.put(edition_id, _assemble(row)) if row else None


def page(reading: Reading, slug: str, view: str = View.PAGE) -> PageReading | None:
    """The section of that slug, rendered for that view; None where there is none. Loads no other section."""
    ref = reading.page(slug)
    return _pages_of(reading, [ref], view)[0] if ref else None


def pages(reading: Reading, view: str = View.SINGLE) -> list[PageReading]:
    """All sections in order, rendered for that view. One query at most, for those not yet kept."""
    return _pages_of(reading, reading.pages, view)


def forget(slug: str) -> None:
    """Ask anew which edition of that course is the present one: services.publish calls it after commit."""
    _present.drop(slug)


def _pages_of(reading: Reading, refs: Iterable[PageRef], view: str) -> list[PageReading]:
    refs = list(refs)
    keys = [(reading.edition_id, ref.slug, view, get_language()) for ref in refs]
    kept = {key: _pages.get(key) for key in keys}
    missing = [ref.slug for ref, key in zip(refs, keys, strict=True) if not kept[key]]
    sections = _sections_of(reading, missing) if missing else {}
    return [
        kept[key] or _pages.put(key, _render_page(reading, ref, sections[ref.slug], view))
        for ref, key in zip(refs, keys, strict=True)
    ]
