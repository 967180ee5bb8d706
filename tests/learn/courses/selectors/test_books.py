"""Reading a course: the present edition, its sections, and what is kept of them."""

import uuid
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.asserts import assertNumQueries

from interplay.learn.courses import selectors, services
from interplay.learn.courses.selectors import books
from interplay.plain.coursebook import tree
from tests.learn.courses import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading(tmp_path: Path) -> selectors.Reading:
    first = samples.section("start", *samples.words("Two strands cross."), samples.written("a1"), samples.chosen("q1"))
    second = samples.section("end", *samples.words("They part."), number="2")
    services.publish(samples.book(first, second), tmp_path)
    found = selectors.reading("braid")
    assert found is not None
    return found


def everything(page: selectors.PageReading) -> str:
    return b"".join(one for one in page.segments if isinstance(one, bytes)).decode()


def test_a_course_that_is_not_there_is_none() -> None:
    assert selectors.reading("nowhere") is None
    assert selectors.edition(uuid.uuid4()) is None


def test_a_reading_holds_the_frame_and_the_contents(reading: selectors.Reading) -> None:
    assert (reading.slug, reading.number, reading.title, reading.language) == ("braid", 1, "Two strands", "en-GB")
    assert [(page.position, page.slug, page.number) for page in reading.pages] == [(1, "start", "1"), (2, "end", "2")]
    assert reading.frame.outcomes == ("tell the two apart",)
    assert [section.blocks for section in reading.frame.sections] == [(), ()]
    assert (reading.need, reading.of) == (2, ("a1", "q1"))


def test_activities_parts_and_items_are_found_by_id(reading: selectors.Reading) -> None:
    assert list(reading.activities) == ["a1", "q1"]
    assert reading.activities["a1"].items == ("a1-r",)
    assert reading.parts["q1"] == selectors.PartRef("q1", "q1", "start", ("q1-c",), ("answer", "reveal"))
    assert reading.items["q1-c"].options == samples.chosen("q1").parts[0].interactions[0].options
    assert reading.items["a1-r"].wording == "Title of a1\n\nWhat did you see?"


def test_pages_have_neighbours(reading: selectors.Reading) -> None:
    start, end = reading.pages
    assert reading.neighbours("start") == (None, end)
    assert reading.neighbours("end") == (start, None)
    assert reading.neighbours("nowhere") == (None, None)
    assert (reading.page("end"), reading.page("nowhere")) == (end, None)


def test_one_object_serves_all_requests_and_costs_one_query_in_a_transaction(reading: selectors.Reading) -> None:
    with assertNumQueries(1):
        assert selectors.reading("braid") is reading


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_a_reading_costs_no_query(reading: selectors.Reading) -> None:
    selectors.page(reading, "start")
    with assertNumQueries(0):
        again = selectors.reading("braid")
        assert again is reading
        assert selectors.page(again, "start") is not None


@pytest.mark.django_db(transaction=True)
def test_what_this_process_publishes_shows_at_once(reading: selectors.Reading, tmp_path: Path) -> None:
    services.publish(samples.book(title="Three strands"), tmp_path)
    assert selectors.reading("braid").title == "Three strands"


def test_a_page_holds_its_text_with_holes_for_the_reader(reading: selectors.Reading) -> None:
    page = selectors.page(reading, "start")
    holes = [(one.kind, one.id) for one in page.segments if not isinstance(one, bytes)]
    assert "Two strands cross." in everything(page)
    assert holes == [("interaction", "a1-r"), ("after", "a1"), ("interaction", "q1-c"), ("after", "q1")]
    assert selectors.page(reading, "nowhere") is None


@pytest.mark.parametrize("view", ["page", "single"])
def test_nothing_kept_back_is_in_a_page(tmp_path: Path, view: str) -> None:
    activity = samples.written("a1", discussion="canarydiscussion")
    services.publish(samples.book(samples.section("one", activity, samples.chosen("q1"))), tmp_path)
    page = selectors.page(selectors.reading("braid"), "one", view)
    assert "canary" not in everything(page)
    assert "canarydiscussion" in page.hidden("a1").decode()
    assert "canaryanswer" in page.hidden("q1").decode()


def test_a_part_that_is_not_on_the_page_is_a_key_error(reading: selectors.Reading) -> None:
    with pytest.raises(KeyError):
        selectors.page(reading, "end").hidden("a1")


def test_only_the_page_asked_for_is_loaded(tmp_path: Path) -> None:
    services.publish(samples.long_book(200), tmp_path)
    long = selectors.reading("long")
    with CaptureQueriesContext(connection) as queries:
        selectors.page(long, "s77")
    assert len(queries) == 1
    assert long.page("s77").position == 77
    with assertNumQueries(0):
        selectors.page(long, "s77")


def test_a_single_page_loads_all_sections_by_one_query(tmp_path: Path) -> None:
    services.publish(samples.long_book(70), tmp_path)
    long = selectors.reading("long")
    with assertNumQueries(1):
        pages = selectors.pages(long)
    assert [page.ref.slug for page in pages] == [f"s{n}" for n in range(1, 71)]
    assert {page.view for page in pages} == {"single"}


def test_an_older_edition_stays_readable(reading: selectors.Reading, tmp_path: Path) -> None:
    services.publish(samples.book(samples.section("other", *samples.words("Anew."))), tmp_path)
    old = selectors.edition(reading.edition_id)
    assert "Two strands cross." in everything(selectors.page(old, "start"))


def test_changes_are_told_between_any_two_editions(tmp_path: Path) -> None:
    read = []
    for names in (["a1"], ["a1", "a2"], ["a2", "a3"]):
        book = samples.book(samples.section("s", *map(samples.written, names)))
        read.append(selectors.edition(services.publish(book, tmp_path).edition.pk))
    changes = selectors.changes_between(read[0], read[2])
    assert [one.id for one in changes.new] == ["a2", "a3"]
    assert [one.id for one in changes.retired] == ["a1"]


def test_links_lead_to_where_things_stand_in_each_view(reading: selectors.Reading) -> None:
    page, single = (books.where(reading, view) for view in ("page", "single"))
    assert (page.place("end", ""), page.place("end", "a9")) == ("/courses/braid/end/", "/courses/braid/end/#a9")
    assert (single.place("end", ""), single.place("end", "a9")) == ("#end", "#a9")
    assert page.media("media/two strands.svg") == "/courses/braid/media/1/media/two%20strands.svg"
    assert (page.course("other", ""), page.course("other", "a1")) == ("/courses/other/", "/courses/other/all/#a1")


def test_a_tree_is_the_same_after_it_was_kept(tmp_path: Path) -> None:
    section = samples.section("one", samples.written("a1"), tree.Paragraph(("ŵ ", tree.Strong(("ħ",)))))
    services.publish(samples.book(section), tmp_path)
    assert books._sections_of(selectors.reading("braid"), ["one"]) == {"one": section}
