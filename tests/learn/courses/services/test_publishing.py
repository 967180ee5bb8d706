"""A checked course becomes an edition: all of it, once."""

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from django.db import connection

from interplay.learn.courses import selectors, services
from interplay.learn.courses.models import Asset, Course, Edition, Page, SearchRow
from interplay.learn.courses.services import indexing
from interplay.plain.coursebook import tree
from tests.learn.courses import samples

pytestmark = pytest.mark.django_db


def state() -> dict[str, int]:
    return {table.__name__: table.objects.count() for table in (Course, Edition, Page, Asset, SearchRow)}


def test_the_first_publishing_makes_the_course_and_its_first_edition(tmp_path: Path) -> None:
    published = services.publish(samples.book(), tmp_path)
    edition = published.edition
    assert published.is_new
    assert (edition.number, edition.title, edition.activity_count, edition.needs) == (1, "Two strands", 2, 2)
    assert Course.objects.get().edition == edition
    assert list(Page.objects.values_list("position", "slug", "minutes")) == [(1, "start", 30)]


def test_the_same_content_again_changes_nothing(tmp_path: Path) -> None:
    first = services.publish(samples.book(), tmp_path)
    before = state()
    again = services.publish(samples.book(), tmp_path)
    assert (again.edition, again.is_new) == (first.edition, False)
    assert state() == before


def test_new_content_makes_the_next_edition_and_the_old_one_stays(tmp_path: Path) -> None:
    first = services.publish(samples.book(), tmp_path).edition
    second = services.publish(samples.book(title="Three strands"), tmp_path).edition
    assert (first.number, second.number) == (1, 2)
    assert Course.objects.get().edition == second
    assert list(first.pages.values_list("slug", flat=True)) == ["start"]
    assert selectors.edition(first.pk).title == "Two strands"


def test_content_changed_back_is_an_edition_of_its_own(tmp_path: Path) -> None:
    for title in ("Two strands", "Three strands", "Two strands"):
        published = services.publish(samples.book(title=title), tmp_path)
    assert (published.edition.number, published.is_new) == (3, True)
    assert selectors.reading("braid").title == "Two strands"


def test_a_changed_file_alone_makes_a_new_edition(tmp_path: Path) -> None:
    drawn = samples.drawing(tmp_path)
    services.publish(samples.book(assets={drawn.path: drawn}), tmp_path)
    redrawn = samples.drawing(tmp_path, said=b"<svg xmlns='http://www.w3.org/2000/svg' id='b'/>")
    published = services.publish(samples.book(assets={drawn.path: redrawn}), tmp_path)
    assert published.is_new
    assert [asset.sha256 for asset in Asset.objects.order_by("pk")] == [drawn.sha256, redrawn.sha256]


def test_an_edition_says_which_activities_are_new_reworded_and_retired(tmp_path: Path) -> None:
    old = samples.section("start", samples.written("a1"), samples.written("a2"), samples.written("a3"))
    new = samples.section("start", samples.written("a1"), samples.written("a2", "And now?"), samples.written("a4"))
    first = services.publish(samples.book(old), tmp_path)
    services.publish(samples.book(new), tmp_path)
    changes = selectors.reading("braid").changes
    said = {name: [one.id for one in getattr(changes, name)] for name in ("new", "reworded", "retired")}
    assert said == {"new": ["a4"], "reworded": ["a2"], "retired": ["a3"]}
    assert changes.retired[0].title == "Title of a3"
    assert not selectors.edition(first.edition.pk).changes


def test_moving_an_activity_to_another_section_changes_nothing_that_answers_hang_on(tmp_path: Path) -> None:
    one, two = samples.written("a1"), samples.written("a2")
    services.publish(samples.book(samples.section("x", one), samples.section("y", two)), tmp_path)
    before = selectors.reading("braid")
    services.publish(samples.book(samples.section("y", two, one), samples.section("x")), tmp_path)
    now = selectors.reading("braid")
    assert not now.changes
    assert now.items.keys() == before.items.keys()
    assert now.parts["a1"].page == "y"


def test_the_publisher_is_kept_and_the_command_line_is_nobody(tmp_path: Path) -> None:
    assert services.publish(samples.book(), tmp_path).edition.published_by is None


def test_what_breaks_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services.publish(samples.book(), tmp_path)
    before, present = state(), selectors.reading("braid")

    def broken(course: Course, book: tree.Course) -> None:
        SearchRow.objects.all().delete()
        raise OSError("disk full")

    monkeypatch.setattr(indexing, "index", broken)
    with pytest.raises(OSError, match="disk full"):
        services.publish(samples.book(title="Three strands"), tmp_path)
    assert state() == before
    assert selectors.reading("braid") is present


def test_a_file_altered_since_it_was_checked_publishes_nothing(tmp_path: Path) -> None:
    drawn = samples.drawing(tmp_path)
    (tmp_path / drawn.path).write_bytes(b"something else")
    with pytest.raises(services.Altered):
        services.publish(samples.book(assets={drawn.path: drawn}), tmp_path)
    assert state() == dict.fromkeys(state(), 0)


def at_once(*works: Callable[[], object]) -> None:
    """Do all that at the same moment, each on a connection of its own."""
    ready = threading.Barrier(len(works))

    def begin(work: Callable[[], object]) -> None:
        ready.wait()
        try:
            work()
        finally:
            connection.close()

    threads = [threading.Thread(target=begin, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_several_at_once_make_editions_one_after_the_other(tmp_path: Path) -> None:
    books = [samples.book(title=f"Strand {n}") for n in range(4)]
    at_once(*(partial(services.publish, book, tmp_path) for book in books))
    assert sorted(Edition.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
    assert Course.objects.get().edition.number == 4
    assert SearchRow.objects.filter(kind="course").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_course_several_times_at_once_is_one_edition(tmp_path: Path) -> None:
    drawn = samples.drawing(tmp_path)
    book = samples.book(assets={drawn.path: drawn})
    at_once(*[partial(services.publish, book, tmp_path)] * 4)
    assert state() == {"Course": 1, "Edition": 1, "Page": 1, "Asset": 1, "SearchRow": 2}


def test_a_hundred_pages_are_published_within_a_second(tmp_path: Path) -> None:
    book = samples.long_book(100)
    start = time.perf_counter()
    services.publish(book, tmp_path)
    assert time.perf_counter() - start < 1.0
    assert replace(selectors.reading("long").frame, sections=()) == replace(book, sections=())
