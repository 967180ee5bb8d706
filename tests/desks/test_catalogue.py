"""The page of all courses, which is the search page as well."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import Settings
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags
from pytest_django.asserts import assertNumQueries

from interplay.learn.courses import selectors as courses
from interplay.learn.courses import services
from interplay.learn.study import services as study
from interplay.people.models import Person
from tests.cast import RELATIONS, cast
from tests.learn.courses import samples

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"


def publish(tmp_path: Path, name: str = "braid", **facts: Any) -> None:
    services.publish(samples.book(name=name, **{"title": name.title(), **facts}), tmp_path)


@pytest.fixture
def _three(tmp_path: Path) -> None:
    publish(tmp_path, "alpha", minutes=60, summary="Of trust.")
    publish(tmp_path, "bravo", minutes=200, level="advanced")
    publish(tmp_path, "charlie", minutes=400, language="cy", summary="Trust again.")


def page(client: Client, address: str = "/courses/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def words(html: str) -> str:
    return " ".join(strip_tags(html).split())


def counted(html: str) -> str:
    found = re.search(r'<p class="sans quiet" role="status">(.*?)</p>', html, re.DOTALL)
    assert found
    return words(found[1])


def titles(html: str) -> list[str]:
    return re.findall(r'<h2 lang="[^"]+"><a href="[^"]+">([^<]+)</a></h2>', html)


def test_an_empty_house_says_what_would_be_here_and_how_to_begin(client: Client) -> None:
    said = words(page(client))
    assert "No course is here yet" in said
    assert "interplay course publish" in said


@pytest.mark.usefixtures("_three")
def test_every_course_is_listed_with_its_facts(client: Client) -> None:
    html = page(client)
    assert titles(html) == ["Alpha", "Bravo", "Charlie"]
    assert counted(html) == "Three courses."
    assert "Zora Vennor 1 section about 3 hours 30 minutes Advanced" in words(html)
    assert '<a href="/courses/bravo/">' in html


@pytest.mark.usefixtures("_three")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("q=trust", "Two courses speak of trust. Show all three"),
        ("q=trust&language=cy", "One course speaks of trust, in Cymraeg. Show all three"),
        ("length=short&length=long", "Two courses, up to 2 hours long or longer than 6 hours. Show all three"),
        ("length=medium&level=advanced", "One course, 2 to 6 hours long, advanced. Show all three"),
        ("q=nowhere", "No courses speak of nowhere. Show all three"),
        ("length=tall&page=x&page=-1&q=%00", "Three courses."),
    ],
)
def test_one_sentence_says_what_is_shown(client: Client, asked: str, said: str) -> None:
    assert counted(page(client, f"/courses/?{asked}")) == said


def test_new_and_updated_courses_say_so_and_what_changed(client: Client, tmp_path: Path) -> None:
    def at(days: int) -> dt.datetime:
        return timezone.now() - dt.timedelta(days=days)

    services.publish(samples.book(name="ancient", title="Ancient"), tmp_path, at=at(400))
    services.publish(samples.book(samples.section("s", samples.written("a1")), name="mended"), tmp_path, at=at(399))
    two = samples.section("s", samples.written("a1"), samples.written("a2"))
    services.publish(samples.book(two, name="mended", title="Mended"), tmp_path, at=at(3))
    services.publish(samples.book(name="young", title="Young"), tmp_path, at=at(2))
    ancient, mended, young = words(page(client)).split("Zora Vennor")[1:]
    assert "New" not in ancient
    assert "Updated" not in ancient
    assert "Updated on" in mended
    assert "1 activity is new" in mended
    assert "New since" in young


def test_subjects_and_licences_are_choices_and_said_in_the_sentence(client: Client, tmp_path: Path) -> None:
    publish(tmp_path, "alpha", subjects=("Trust & care",), licence="CC0-1.0")
    publish(tmp_path, "bravo")
    html = page(client, "/courses/?subject=trust+%26+care&licence=CC0-1.0")
    assert titles(html) == ["Alpha"]
    said = "One course, about Trust & care, under Creative Commons Zero 1.0 (no rights reserved). Show all two"
    assert counted(html).replace("&amp;", "&") == said
    assert re.findall(r'name="(subject|licence)" value="([^"]+)" checked', html) == [
        ("subject", "trust &amp; care"),
        ("licence", "CC0-1.0"),
    ]


@pytest.mark.usefixtures("_three")
def test_a_search_that_finds_nothing_says_what_to_do(client: Client) -> None:
    assert "Try fewer words" in words(page(client, "/courses/?q=nowhere"))
    assert "Take back one of the choices" in words(page(client, "/courses/?level=advanced&language=cy"))


@pytest.mark.usefixtures("_three")
def test_choices_stay_in_the_search_and_words_in_the_choices(client: Client) -> None:
    search, narrow = re.findall(r"<form.*?</form>", page(client, "/courses/?q=trust&language=cy"), re.DOTALL)[:2]
    assert '<input type="hidden" name="language" value="cy">' in search
    assert '<input type="hidden" name="q" value="trust">' in narrow
    assert re.findall(r'value="(\w+)" checked', narrow) == ["cy"]
    assert '<span lang="cy">Cymraeg <span class="count">1</span></span>' in narrow


def test_places_that_speak_of_it_are_shown_with_a_way_there(client: Client, tmp_path: Path) -> None:
    services.publish(samples.book(samples.section("price", *samples.words("What trust costs."))), tmp_path)
    html = page(client, "/courses/?q=trust")
    assert '<a href="/courses/braid/price/">Title of price</a> What <mark class="hit">trust</mark> costs.' in html


@pytest.mark.parametrize("address", ["/courses/", "/search/"])
def test_both_addresses_search(client: Client, tmp_path: Path, address: str) -> None:
    publish(tmp_path, summary="Of trust.")
    assert counted(page(client, f"{address}?q=trust")).startswith("One course speaks of trust")


def test_nothing_kept_back_is_found_or_shown(client: Client, tmp_path: Path) -> None:
    section = samples.section("s", samples.written("a1", discussion="canarydiscussion"), samples.chosen("q1"))
    services.publish(samples.book(section), tmp_path)
    for word in ("canarydiscussion", "canaryanswer", "canaryfeedback", "canaryreveal"):
        assert titles(page(client, f"/courses/?q={word}")) == []
    assert "canary" not in page(client, "/courses/?q=question")


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a" * 9999, "%00%ff😀"]
)
def test_what_was_typed_is_shown_as_text(client: Client, tmp_path: Path, typed: str) -> None:
    publish(tmp_path)
    html = client.get("/courses/", {"q": typed}).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert len(html) < 20_000


def test_pages_follow_each_other_and_keep_what_was_asked(client: Client, tmp_path: Path) -> None:
    for n in range(41):
        publish(tmp_path, f"c{n:02}")
    html = page(client, "/courses/?language=en&page=2")
    assert titles(html) == [f"C{n}" for n in range(20, 40)]
    assert '<a rel="prev" href="?language=en&amp;page=1">' in html
    assert '<a rel="next" href="?language=en&amp;page=3">' in html
    assert titles(page(client, "/courses/?page=9")) == ["C40"]


def take(tmp_path: Path, person: Person, name: str, section: str) -> None:
    services.publish(samples.book(samples.section("one"), samples.section("two", number="2"), name=name), tmp_path)
    reading = courses.reading(name)
    assert reading
    study.enrol(by=person, reading=reading)
    study.keep_place(by=person, reading=reading, section=section)


def test_only_the_reader_herself_sees_where_she_is(tmp_path: Path) -> None:
    people = cast()
    take(tmp_path, people.owner, "braid", "two")
    says = {relation: "You are in section 2" in page(people.client(relation)) for relation in RELATIONS}
    assert says == {relation: relation == "owner" for relation in RELATIONS}


@pytest.mark.parametrize("many", [1, 3])
def test_being_in_more_courses_costs_no_more_queries(tmp_path: Path, many: int) -> None:
    people = cast()
    for n in range(many):
        take(tmp_path, people.owner, f"c{n}", "two")
    page(people.client("owner"))  # what is asked once in a process
    with assertNumQueries(6):
        assert page(people.client("owner")).count("You are in section 2") == many


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/courses/", 2), ("/courses/?q=strands", 4)])
def test_more_courses_cost_no_more_queries(
    client: Client, tmp_path: Path, many: int, address: str, queries: int
) -> None:
    page(client)  # what is asked once in a process
    for n in range(many):
        publish(tmp_path, f"c{n}")
    with assertNumQueries(queries):
        page(client, address)
