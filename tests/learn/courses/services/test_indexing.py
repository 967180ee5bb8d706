"""What search may find of a course, and what it must not."""

from pathlib import Path

import pytest

from interplay.learn.courses import services
from interplay.learn.courses.models import SearchRow
from interplay.plain.coursebook import tree
from tests.learn.courses import samples

pytestmark = pytest.mark.django_db


def test_the_course_its_sections_and_its_terms_are_rows(tmp_path: Path) -> None:
    entry = tree.GlossaryEntry("braid", "Braid", samples.words("Strands that cross."))
    using = samples.section("two", tree.Paragraph(("A ", tree.Term("braid"), ".")))
    book = samples.book(samples.section("one"), using, glossary={"braid": entry})
    services.publish(book, tmp_path)
    rows = SearchRow.objects.order_by("pk").values_list("kind", "page", "title", "text")
    assert list(rows) == [
        ("course", "", "Two strands", "Who led, and who learned?\ntell the two apart\nLeadership\nZora Vennor"),
        ("section", "one", "Title of one", ""),
        ("section", "two", "Title of two", "A Braid."),
        ("term", "two", "Braid", "Strands that cross."),
    ]


def test_only_the_present_edition_has_rows(tmp_path: Path) -> None:
    services.publish(samples.book(samples.section("old")), tmp_path)
    services.publish(samples.book(samples.section("new")), tmp_path)
    assert list(SearchRow.objects.filter(kind="section").values_list("page", flat=True)) == ["new"]


def test_nothing_kept_back_is_in_any_row(tmp_path: Path) -> None:
    activity = samples.written("a1", question="Seen question", discussion="canarydiscussion")
    services.publish(samples.book(samples.section("one", activity, samples.chosen("q1"))), tmp_path)
    said = " ".join(SearchRow.objects.values_list("text", flat=True))
    assert "Seen question" in said
    assert "The first option" in said
    assert "canary" not in said


def test_right_options_are_not_told_by_the_text(tmp_path: Path) -> None:
    def text_of(*, right: bool) -> str:
        options = (tree.Option("one", ("One",), right=right), tree.Option("two", ("Two",), right=not right))
        part = tree.Part("q", (), (tree.Choice("q-c", options),))
        services.publish(samples.book(samples.section("s", tree.Activity("saq", "q", (part,)))), tmp_path)
        return str(SearchRow.objects.get(kind="section").text)

    assert text_of(right=True) == text_of(right=False)


def test_control_characters_do_not_get_in(tmp_path: Path) -> None:
    services.publish(samples.book(samples.section("one", *samples.words("a\x02b\x03c\x00d"))), tmp_path)
    assert SearchRow.objects.get(kind="section").text == "a b c d"
