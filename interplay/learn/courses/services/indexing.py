"""What search may find of a course. What is shown only after answering does not get here: search_text leaves it out."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from django.db import connection

from interplay.learn.courses.constants import LONGEST_TEXT, SearchKind
from interplay.learn.courses.models import Course, SearchRow
from interplay.learn.courses.selectors.folding import compose, fold
from interplay.plain.coursebook import text, tree
from interplay.plain.coursebook.render.page import Words
from interplay.plain.coursebook.spelled import spelled

CONTROLS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {ord("\n")}, " ")


def index(course: Course, book: tree.Course) -> None:
    """Let search find `book`, and no longer what the course said before. Belongs into the publishing transaction."""
    SearchRow.objects.filter(course=course).delete()
    SearchRow.objects.bulk_create(_rows(course, book))


def _rows(course: Course, book: tree.Course) -> Iterator[SearchRow]:
    about = "\n".join([book.summary, *book.outcomes, *book.subjects, *book.authors])
    yield _row(course, SearchKind.COURSE, book.title, about)
    for section in book.sections:
        # A link that fills itself in (“Table 1”) would leave a hole in the sentence that search shows.
        written = replace(section, blocks=spelled(section.blocks, book, Words()))
        yield _row(course, SearchKind.SECTION, section.title, text.search_text(written), page=section.id)
    for entry in book.glossary.values():
        yield _row(course, SearchKind.TERM, entry.term, text.plain(entry.blocks), page=_page_of(entry, book))


def _page_of(entry: tree.GlossaryEntry, book: tree.Course) -> str:
    """The section to send somebody to who looks for that term: the first that uses it, else the first of all."""
    using = (section.id for section in book.sections if _uses(section, entry.id))
    return next(using, book.sections[0].id if book.sections else "")


def _uses(node: Any, term: str) -> bool:
    """Whether anything in the tree under `node` links to that term."""
    if isinstance(node, tree.Term):
        return node.id == term
    if isinstance(node, tuple):
        return any(_uses(one, term) for one in node)
    return is_dataclass(node) and any(_uses(getattr(node, field.name), term) for field in fields(node))


def _row(course: Course, kind: SearchKind, title: str, said: str, page: str = "") -> SearchRow:
    title, said = _plain(title)[:200], _plain(said)
    row = SearchRow(course=course, kind=kind, page=page, title=title, text=said)
    if connection.vendor != "sqlite":
        row.folded_title, row.folded_text = fold(title), fold(said)
    return row


def _plain(said: str) -> str:
    """The text in composed letters, in lines, without other signs of control (search marks its hits with two)."""
    return compose(said[:LONGEST_TEXT]).translate(CONTROLS)
