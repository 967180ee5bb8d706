"""Links that fill in their own words, written out."""

import pytest

from interplay.plain.coursebook import text, tree
from interplay.plain.coursebook.render.page import Words
from interplay.plain.coursebook.spelled import spelled
from tests.learn.study import books

COURSE = books.book(
    glossary={"lead": tree.GlossaryEntry("lead", "Leading", ())},
    references={"harris": tree.Reference("harris", "Distributed leadership", "Harris, 2008")},
)


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (tree.CrossReference("a1"), "Activity\N{NO-BREAK SPACE}1"),
        (tree.CrossReference("a2-two"), "Activity\N{NO-BREAK SPACE}2, part 2"),
        (tree.CrossReference("a1", ("over there",)), "over there"),
        (tree.Term("lead"), "Leading"),
        (tree.Citation("harris"), "(Harris, 2008)"),
        (tree.CourseLink("other-course"), "other-course"),
        (tree.Emphasis((tree.CrossReference("a1"),)), "*Activity\N{NO-BREAK SPACE}1*"),
    ],
)
def test_every_link_has_words(link: tree.Inline, words: str) -> None:
    blocks = (tree.Quotation((tree.Paragraph(("See ", link)),)),)
    assert text.markdown(spelled(blocks, COURSE, Words())) == f"> See {words}"


def test_what_has_no_links_is_as_it_was() -> None:
    blocks = books.says("One.", "Two.")
    assert spelled(blocks, COURSE, Words()) == blocks
