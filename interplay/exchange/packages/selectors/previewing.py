"""A course that is not published, ready to be looked at as a reader will see it.

It is rendered straight from the tree that the check wrote: it is no edition and stands in no table, so that neither the
catalogue nor search nor a feed nor another person can come upon it.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from interplay.exchange.packages.constants import State
from interplay.exchange.packages.models import Parcel
from interplay.exchange.packages.selectors.parcels import place_of
from interplay.learn.courses import selectors as courses
from interplay.plain.coursebook import render, tree
from interplay.plain.parcel.examine import COURSE, TREE
from interplay.web.words import course_words


@dataclass(frozen=True, slots=True)
class Leaf:
    """A section of a preview: its place in the contents, and its pieces with holes."""

    ref: courses.PageRef
    section: tree.Section
    pieces: tuple[str | render.Hole, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole course under the address `here`."""

    book: tree.Course
    contents: courses.Contents
    here: str
    folder: Path

    def leaf(self, slug: str) -> Leaf | None:
        """The section of that slug as the view page by page shows it, or None."""
        at = next((at for at, section in enumerate(self.book.sections) if section.id == slug), None)
        return None if at is None else self._leaf(at, is_single=False)

    def leaves(self) -> list[Leaf]:
        """All sections as the single page shows them."""
        return [self._leaf(at, is_single=True) for at in range(len(self.book.sections))]

    def hidden(self, leaf: Leaf, part_id: str, *, is_single: bool) -> str:
        """The HTML of what that part keeps back. KeyError: no such part."""
        parts = {part.id: part for activity in leaf.section.activities() for part in activity.parts}
        return render.hidden(parts[part_id], leaf.section, self.book, course_words(), self._page(is_single))

    def inline(self, inlines: tree.Inlines, scope: str) -> str:
        """The HTML of a line by itself, such as an option."""
        return render.inline(inlines, self.book, course_words(), self._page(False), scope)

    def file(self, path: str) -> tuple[Path, tree.Asset] | None:
        """Where the file lies that the course lists under `path`; None where it lists no such file."""
        asset = self.book.assets.get(path)
        return (self.folder / asset.path, asset) if asset else None

    def _leaf(self, at: int, *, is_single: bool) -> Leaf:
        section = self.book.sections[at]
        pieces = render.section(section, self.book, course_words(), self._page(is_single))
        return Leaf(self.contents.pages[at], section, tuple(pieces))

    def _page(self, is_single: bool) -> render.Page:
        here = self.here
        return render.Page(
            media=lambda path: f"{here}media/{quote(path)}",
            place=lambda section, target: (
                f"#{target or section}" if is_single else f"{here}{section}/{target and f'#{target}'}"
            ),
            course=lambda slug, target: f"/courses/{slug}/all/#{target}" if target else f"/courses/{slug}/",
            level=3 if is_single else 2,
        )


def preview(parcel: Parcel, here: str) -> Preview | None:
    """The course in a parcel without faults, under the address `here`; None where there is none to look at."""
    place = place_of(parcel.pk)
    if parcel.state != State.GOOD or not (place / TREE).is_file():
        return None
    book = tree.course_from_json(json.loads((place / TREE).read_text(encoding="utf-8")))
    return Preview(book, courses.contents_of(book), here, place / COURSE)
