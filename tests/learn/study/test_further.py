"""The end of a course: what its authors point to, and which courses may come next."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from interplay.learn.courses import selectors as courses
from interplay.learn.courses import services
from interplay.learn.courses.constants import NEXT_EACH
from interplay.learn.courses.selectors import Reading
from interplay.plain.coursebook import tree
from tests.cast import RELATIONS, Cast
from tests.learn.courses import samples
from tests.learn.study.browsing import text

pytestmark = pytest.mark.django_db
HERE = "/learn/braid/further/"


def publish(tmp_path: Path, name: str, **facts: Any) -> None:
    services.publish(samples.book(name=name, **{"title": name.title(), **facts}), tmp_path)


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"


def onward(slug: str) -> tuple[list[str], list[str]]:
    reading = courses.reading(slug)
    assert reading
    found = courses.next_after(None, reading.course_id)
    return [entry.slug for entry in found.by_authors], [entry.slug for entry in found.by_subject]


def test_courses_with_most_in_common_come_first_each_once_and_never_itself(tmp_path: Path) -> None:
    publish(tmp_path, "braid", authors=("Ada", "Ben"), subjects=("Trust", "Change"))
    publish(tmp_path, "alpha", authors=("Ben",), subjects=("Trust",))
    publish(tmp_path, "bravo", authors=("Ada", "Ben"), subjects=())
    publish(tmp_path, "charlie", authors=("Cem",), subjects=("trust",))
    publish(tmp_path, "delta", authors=("Cem",), subjects=("CHANGE", "Trust"))
    publish(tmp_path, "echo", authors=("Cem",), subjects=("Weather",))
    assert onward("braid") == (["bravo", "alpha"], ["delta", "charlie"])
    assert onward("echo") == (["charlie", "delta"], [])


def test_no_more_are_named_than_one_can_choose_from(tmp_path: Path) -> None:
    for n in range(NEXT_EACH + 2):
        publish(tmp_path, f"c{n}")
    assert len(onward("c0")[0]) == NEXT_EACH


def test_the_page_shows_what_the_authors_name_and_what_may_come_next(tmp_path: Path) -> None:
    links = (
        tree.Further("A diploma", "https://example.org/diploma", "Two years"),
        tree.Further("Alpha", "course:alpha"),
    )
    publish(tmp_path, "braid", further=links, subjects=("Trust & care",))
    publish(tmp_path, "alpha")
    publish(tmp_path, "bravo", authors=("Cem",), subjects=("Trust & care",))
    html = Client().get(HERE).content.decode()
    assert '<a href="https://example.org/diploma">A diploma</a>. Two years' in html
    assert '<a href="/courses/alpha/">Alpha</a></li>' in html
    after = html.split("By the same authors")[1]
    assert '<a href="/courses/alpha/">Alpha</a>' in after.split("On the same subjects")[0]
    assert '<a href="/courses/bravo/">Bravo</a>' in after.split("On the same subjects")[1]
    assert 'href="/courses/?subject=trust%20%26%20care"' in html


def test_where_nothing_comes_next_it_says_so(tmp_path: Path) -> None:
    publish(tmp_path, "braid")
    assert "No other course here is by the same authors" in text(Client().get(HERE))


def test_it_is_open_to_everybody_and_a_course_that_is_not_there_is_not_found(people: Cast, tmp_path: Path) -> None:
    publish(tmp_path, "braid")
    assert {people.client(who).get(HERE).status_code for who in RELATIONS} == {200}
    assert Client().get("/learn/nowhere/further/").status_code == 404


@pytest.mark.parametrize("many", [1, 5])
def test_more_courses_cost_no_more_queries(
    tmp_path: Path, many: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    publish(tmp_path, "braid")
    for n in range(many):
        publish(tmp_path, f"c{n}")
    Client().get(HERE)
    with django_assert_max_num_queries(4):
        Client().get(HERE)


def test_the_last_section_and_the_single_page_lead_there_and_no_other(reading: Reading) -> None:
    pages = [Client().get(f"/courses/braid/{page.slug}/").content.decode() for page in reading.pages]
    assert [HERE in html for html in pages] == [False] * (len(pages) - 1) + [True]
    assert HERE in Client().get("/courses/braid/all/").content.decode()
