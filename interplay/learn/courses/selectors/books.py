"""The present edition of a course, ready to be read. It is public and never changes, hence kept in the process.

These selectors take no viewer: what they return is the same for everybody. What is shown only after answering is not
in the segments of a page; `learn.study` decides who may see it before it calls `PageReading.hidden` or `feedback`.
"""

import datetime as dt
import json
import time
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.db import connection
from django.utils.translation import get_language

from interplay.learn.courses.constants import (
    FRESH_SECONDS,
    KEPT_BYTES,
    KEPT_COURSES,
    KEPT_PAGES,
    KEPT_SECTIONS,
    PAGE,
    SINGLE,
)
from interplay.learn.courses.models import Course, Edition, Page
from interplay.learn.courses.selectors.contents import ActivityRef, Changes, Contents, PageRef, PartRef
from interplay.learn.courses.selectors.kept import Kept
from interplay.plain.coursebook import films, render, tree
from interplay.plain.coursebook.coding import decode
from interplay.web.words import course_words


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
        """The sections before and after that one, None at either end; an unknown slug has no neighbours."""
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

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return sum(len(one) for one in self.segments if isinstance(one, bytes))

    def hidden(self, part_id: str) -> bytes:
        """The HTML of what that part keeps back. Call it only for a reader who may see it. KeyError: no such part."""
        key = _key(self.reading, part_id, self.view)
        kept = _hidden.get(key)
        return kept if kept is not None else _hidden.put(key, _render_hidden(self, part_id))

    def feedback(self, item_id: str, body: str) -> dict[str, str]:
        """HTML of what the author says to that answer, by option or pair. Only for a reader who handed it in."""
        frame = self.reading.frame
        return render.feedback(self.reading.items[item_id], body, frame, course_words(), self.where)

    def inline(self, inlines: tree.Inlines, scope: str) -> str:
        """The HTML of a line by itself, such as an option; `scope` (its item's id) begins the ids that are made."""
        return render.inline(inlines, self.reading.frame, course_words(), self.where, scope)

    def prose(self, blocks: tree.Blocks, scope: str) -> str:
        """The HTML of blocks by themselves; `scope` begins the ids that are made."""
        return render.prose(blocks, self.reading.frame, course_words(), self.where, scope)

    @property
    def where(self) -> render.Page:
        """Which addresses links and pictures have in this view."""
        return where(self.reading, self.view)


_present: Kept[tuple[uuid.UUID, float]] = Kept(KEPT_COURSES * 16)
_readings: Kept[Reading] = Kept(KEPT_COURSES)
_sections: Kept[tree.Section] = Kept(KEPT_SECTIONS)
_pages: Kept[PageReading] = Kept(KEPT_PAGES, KEPT_BYTES, lambda page: page.size)
_hidden: Kept[bytes] = Kept(KEPT_PAGES, KEPT_BYTES // 4, len)


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


def present(ids: Iterable[uuid.UUID]) -> list[Reading]:
    """The present editions of those courses, as far as they have one. One query, and one for each edition not kept."""
    editions = Course.objects.filter(pk__in=list(ids), edition__isnull=False).values_list("edition_id", flat=True)
    return [reading for reading in map(edition, editions) if reading]


def page(reading: Reading, slug: str, view: str = PAGE) -> PageReading | None:
    """The section of that slug, rendered for that view; None where there is none. Loads no other section."""
    if kept := _pages.get(_key(reading, slug, view)):
        return kept
    ref = reading.page(slug)
    return _pages_of(reading, [ref], view)[0] if ref else None


def pages(reading: Reading, view: str = SINGLE) -> list[PageReading]:
    """All sections in order, rendered for that view. One query at most, for those not yet kept."""
    return _pages_of(reading, reading.pages, view)


def parts(reading: Reading, ids: Collection[str]) -> dict[str, tree.Part]:
    """Those parts as trees, with what they keep back: ask for those only whose reader may see it. One query at most."""
    pages = _sections_of(reading, {reading.parts[one].page for one in ids})
    found = (part for section in pages.values() for activity in section.activities() for part in activity.parts)
    return {part.id: part for part in found if part.id in ids}


def film(reading: Reading, item: tree.Item) -> tree.Film | None:
    """The film that `item` is about. One query at most."""
    return films.film_of(_sections_with(reading, item.of), item)


def shown_film(reading: Reading, name: str) -> tree.Film | None:
    """The film or recording of that id, if every reader may see it. One query at most."""
    sections = _sections_with(reading, name)
    found = (film for section in sections for film in films.shown_films(section.blocks) if film.id == name)
    return next(found, None)


def _sections_with(reading: Reading, name: str) -> list[tree.Section]:
    target = reading.frame.targets.get(name)
    return list(_sections_of(reading, [target.section]).values()) if target else []


def forget(slug: str) -> None:
    """Ask anew which edition of that course is the present one: services.publish calls it after commit."""
    _present.drop(slug)


def _assemble(row: Edition) -> Reading:
    frame = tree.course_from_json(json.loads(row.frame))
    contents: Contents = decode(Contents, json.loads(row.outline))
    return Reading(
        course_id=row.course_id,
        edition_id=row.pk,
        number=row.number,
        slug=row.course.slug,
        title=row.title,
        language=row.language,
        published_at=row.published_at,
        frame=frame,
        pages=contents.pages,
        activities=contents.activities,
        parts={part.id: part for activity in contents.activities.values() for part in activity.parts},
        items=contents.items,
        need=frame.completion.need,
        of=frame.completion.of,
        changes=decode(Changes, json.loads(row.changes)),
    )


def _edition_id(slug: str) -> uuid.UUID | None:
    present = _present.get(slug)
    if present and time.monotonic() < present[1] and not connection.in_atomic_block:
        return present[0]
    edition_id = Course.objects.filter(slug=slug).values_list("edition_id", flat=True).first()
    if edition_id:
        _present.put(slug, (edition_id, time.monotonic() + FRESH_SECONDS))
    return edition_id


def _key(reading: Reading, named: str, view: str) -> tuple[object, ...]:
    """By what a piece of HTML is kept: the words around it are in the language of the request."""
    return reading.edition_id, named, view, get_language()


def _pages_of(reading: Reading, refs: Iterable[PageRef], view: str) -> list[PageReading]:
    keys = {_key(reading, ref.slug, view): ref for ref in refs}
    kept = {key: _pages.get(key) for key in keys}
    missing = [key for key, page in kept.items() if page is None]
    sections = _sections_of(reading, [keys[key].slug for key in missing])
    for key in missing:
        kept[key] = _pages.put(key, _render_page(reading, keys[key], sections[keys[key].slug], view))
    return [page for page in kept.values() if page]


def _sections_of(reading: Reading, slugs: Collection[str]) -> dict[str, tree.Section]:
    """Those sections, from memory or by one query."""
    kept = {slug: _sections.get((reading.edition_id, slug)) for slug in slugs}
    missing = [slug for slug, section in kept.items() if section is None]
    rows = Page.objects.filter(edition=reading.edition_id, slug__in=missing).values_list("slug", "tree")
    for slug, said in rows if missing else ():
        kept[slug] = _sections.put((reading.edition_id, slug), tree.section_from_json(json.loads(said)))
    return {slug: section for slug, section in kept.items() if section}


def where(reading: Reading, view: str) -> render.Page:
    """Which addresses links and pictures of that course have in that view."""
    here = f"/courses/{reading.slug}/"
    return render.Page(
        media=lambda path: f"{here}media/{reading.number}/{quote(path)}",
        place=lambda section, target: (
            f"#{target or section}" if view == SINGLE else f"{here}{section}/{target and f'#{target}'}"
        ),
        # On its single page another course has everything, wherever its next edition may move it.
        course=lambda slug, target: f"/courses/{slug}/all/#{target}" if target else f"/courses/{slug}/",
        level=3 if view == SINGLE else 2,
        film=lambda name, form: f"{here}films/{name}" + (f".{form}" if form else "/"),
    )


def _render_page(reading: Reading, ref: PageRef, section: tree.Section, view: str) -> PageReading:
    said = render.section(section, reading.frame, course_words(), where(reading, view))
    segments = (one.encode() if isinstance(one, str) else one for one in said)
    return PageReading(reading, ref, view, tuple(one for one in segments if one))


def _render_hidden(page: PageReading, part_id: str) -> bytes:
    section = _sections_of(page.reading, [page.ref.slug])[page.ref.slug]
    part = {part.id: part for activity in section.activities() for part in activity.parts}[part_id]
    return render.hidden(part, section, page.reading.frame, course_words(), page.where).encode()
