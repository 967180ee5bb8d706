"""Reads of courses. From outside: `from interplay.learn.courses import selectors as courses`."""

from interplay.learn.courses.selectors.books import (
    ActivityRef,
    Changes,
    PageReading,
    PageRef,
    PartRef,
    Reading,
    edition,
    forget,
    page,
    pages,
    reading,
)

__all__ = [
    "ActivityRef",
    "Changes",
    "PageReading",
    "PageRef",
    "PartRef",
    "Reading",
    "edition",
    "forget",
    "page",
    "pages",
    "reading",
]
