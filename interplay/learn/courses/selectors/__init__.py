"""Reads of courses. From outside: `from interplay.learn.courses import selectors as courses`."""

from interplay.learn.courses.selectors import books, listing
from interplay.learn.courses.selectors.assets import asset, place_of
from interplay.learn.courses.selectors.books import (
    PageReading,
    Reading,
    edition,
    film,
    page,
    pages,
    parts,
    present,
    reading,
    shown_film,
)
from interplay.learn.courses.selectors.contents import (
    ActivityRef,
    Changes,
    Contents,
    PageRef,
    PartRef,
    changes_between,
    contents_of,
)
from interplay.learn.courses.selectors.editions import editions, kept, newest, whole
from interplay.learn.courses.selectors.finding import Hit, terms_of
from interplay.learn.courses.selectors.listing import (
    Catalogue,
    Choice,
    Entry,
    Facet,
    Onward,
    catalogue,
    latest,
    next_after,
)

__all__ = [
    "ActivityRef",
    "Catalogue",
    "Changes",
    "Choice",
    "Contents",
    "Entry",
    "Facet",
    "Hit",
    "Onward",
    "PageReading",
    "PageRef",
    "PartRef",
    "Reading",
    "asset",
    "catalogue",
    "changes_between",
    "contents_of",
    "edition",
    "editions",
    "film",
    "forget",
    "kept",
    "latest",
    "newest",
    "next_after",
    "page",
    "pages",
    "parts",
    "place_of",
    "present",
    "reading",
    "shown_film",
    "terms_of",
    "whole",
]


def forget(slug: str) -> None:
    """Ask anew what the present edition of that course is: services.publish calls it after commit."""
    books.forget(slug)
    listing.forget_shelf()
