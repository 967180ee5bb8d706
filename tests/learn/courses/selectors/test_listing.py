"""The catalogue: every course once, narrowed as asked, twenty at a time."""

import datetime as dt
import time
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from interplay.learn.courses import selectors, services
from interplay.learn.courses.constants import FRESH_DAYS, IN_FEED, MOST_SUBJECTS
from interplay.learn.courses.models import Course, Edition
from tests.learn.courses import samples

pytestmark = pytest.mark.django_db


def publish(tmp_path: Path, name: str, **facts: Any) -> None:
    services.publish(samples.book(name=name, **{"title": name.title(), **facts}), tmp_path)


@pytest.fixture
def _five(tmp_path: Path) -> None:
    publish(tmp_path, "delta", minutes=60, level="introductory")
    publish(tmp_path, "alpha", minutes=120, level="advanced", summary="It speaks of trust.")
    publish(tmp_path, "bravo", minutes=121, level="introductory", language="cy")
    publish(tmp_path, "charlie", minutes=360, level="intermediate", language="en-GB")
    publish(tmp_path, "echo", minutes=361, level="introductory", language="en", title="Trust")


def shelve(many: int) -> None:
    """So many courses, put there without being published one by one."""
    now = timezone.now()
    made = Course.objects.bulk_create(Course(slug=f"c{n}", created_at=now) for n in range(many))
    editions = Edition.objects.bulk_create(
        Edition(
            course=course,
            number=1,
            published_at=now,
            title=f"Course {n:04}",
            language="en" if n % 2 else "cy",
            level="advanced",
            authors=["Zora Vennor"],
            minutes=n,
            frame="{}",
            outline="{}",
            changes="{}",
        )
        for n, course in enumerate(made)
    )
    for course, edition in zip(made, editions, strict=True):
        course.edition = edition
    Course.objects.bulk_update(made, ["edition"])


def slugs(**asked: Any) -> list[str]:
    return [entry.slug for entry in selectors.catalogue(None, **asked).entries]


def counts(catalogue: selectors.Catalogue) -> dict[str, dict[str, int]]:
    return {facet.name: {choice.value: choice.count for choice in facet.choices} for facet in catalogue.facets}


def test_an_empty_house_has_an_empty_catalogue() -> None:
    empty = selectors.catalogue(None)
    assert (empty.entries, empty.found, empty.all, empty.page, empty.last) == ((), 0, 0, 1, 1)


def test_a_course_without_an_edition_is_not_listed() -> None:
    Course.objects.create(slug="begun", created_at=timezone.now())
    assert slugs() == []


@pytest.mark.usefixtures("_five")
def test_courses_stand_by_title() -> None:
    assert slugs() == ["alpha", "bravo", "charlie", "delta", "echo"]


def test_an_entry_says_what_a_list_needs(tmp_path: Path) -> None:
    publish(tmp_path, "alpha", authors=("Ada", "Ben", "Cem"), level="advanced", language="en-GB")
    (entry,) = selectors.catalogue(None).entries
    assert (entry.title, entry.summary, entry.minutes) == ("Alpha", "Who led, and who learned?", 90)
    assert (entry.sections, entry.activities) == (1, 2)
    assert (entry.by, entry.level_in_words, entry.tongue) == ("Ada, Ben and Cem", "Advanced", "en")


@pytest.mark.usefixtures("_five")
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"length": ["short"]}, ["alpha", "delta"]),
        ({"length": ["medium"]}, ["bravo", "charlie"]),
        ({"length": ["long"]}, ["echo"]),
        ({"length": ["short", "long"]}, ["alpha", "delta", "echo"]),
        ({"level": ["introductory"], "language": ["en"]}, ["delta", "echo"]),
        ({"language": ["cy"]}, ["bravo"]),
        ({"level": ["advanced"], "language": ["cy"]}, []),
        ({"words": "trust"}, ["echo", "alpha"]),
        ({"words": "trust", "level": ["advanced"]}, ["alpha"]),
        ({"words": "  "}, ["alpha", "bravo", "charlie", "delta", "echo"]),
        ({"words": "nowhere"}, []),
        ({"words": "😀"}, []),
    ],
)
def test_the_list_is_narrowed_as_asked(asked: dict[str, Any], shown: list[str]) -> None:
    assert slugs(**asked) == shown


def test_subjects_and_licences_narrow_the_list_whatever_their_capitals(tmp_path: Path) -> None:
    publish(tmp_path, "alpha", subjects=("Trust", "Change"))
    publish(tmp_path, "bravo", subjects=("trust",), licence="CC0-1.0")
    publish(tmp_path, "charlie", subjects=())
    assert slugs(subject=["trust"]) == ["alpha", "bravo"]
    assert slugs(subject=["trust", "change"], licence=["CC-BY-4.0"]) == ["alpha"]
    subject = selectors.catalogue(None).facets[0]
    assert [(choice.label, choice.count) for choice in subject.choices] == [("Change", 1), ("Trust", 2)]


def test_of_many_subjects_those_of_most_courses_are_offered_and_the_chosen(tmp_path: Path) -> None:
    publish(tmp_path, "alpha", subjects=tuple(f"S{n:02}" for n in range(30)))
    publish(tmp_path, "bravo", subjects=("S29", "S28"))
    offered = {choice.value for choice in selectors.catalogue(None, subject=["s27"]).facets[0].choices}
    assert len(offered) == MOST_SUBJECTS
    assert {"s27", "s28", "s29"} <= offered
    assert slugs(subject=["s26"]) == ["alpha"]  # offered or not


def test_a_choice_that_every_course_fits_is_of_no_use(tmp_path: Path) -> None:
    publish(tmp_path, "alpha", subjects=("Trust", "Change"))
    assert not any(facet.is_useful for facet in selectors.catalogue(None).facets)
    publish(tmp_path, "bravo", subjects=("Trust",))
    assert [facet.name for facet in selectors.catalogue(None).facets if facet.is_useful] == ["subject"]


def test_a_course_is_new_then_updated_and_then_neither(tmp_path: Path) -> None:
    now, long = timezone.now(), dt.timedelta(days=FRESH_DAYS)
    first = samples.section("s", samples.written("a1"), samples.written("a2"))
    services.publish(samples.book(first), tmp_path, at=now)
    assert [selectors.catalogue(None).entries[0].news_on(now + days) for days in (dt.timedelta(), long)] == ["new", ""]
    second = samples.section("s", samples.written("a1", question="And now?"), samples.written("a3"))
    services.publish(samples.book(second), tmp_path, at=now + long)
    (entry,) = selectors.catalogue(None).entries
    assert [entry.news_on(now + days) for days in (long, 2 * long)] == ["updated", ""]
    assert (entry.changed.new, entry.changed.reworded, entry.changed.retired) == (1, 1, 1)
    assert (entry.first_at, entry.published_at) == (now, now + long)


def test_the_latest_editions_come_first_and_no_more_than_a_feed_holds(tmp_path: Path) -> None:
    shelve(IN_FEED + 5)
    services.publish(samples.book(name="old"), tmp_path, at=timezone.now() - dt.timedelta(days=1))
    services.publish(samples.book(name="last", level="advanced"), tmp_path)
    found = selectors.latest(None)
    assert (len(found), found[0].slug) == (IN_FEED, "last")
    assert [entry.slug for entry in selectors.latest(None, level=["introductory"])] == ["old"]


@pytest.mark.usefixtures("_five")
def test_what_means_nothing_narrows_nothing() -> None:
    assert len(slugs(length=["tall", "short"], level=["\x00"], language=["xx"])) == 2


@pytest.mark.usefixtures("_five")
def test_each_choice_counts_what_it_would_show_beside_the_others() -> None:
    found = selectors.catalogue(None, language=["en"], length=["short"])
    assert counts(found) == {
        "subject": {"leadership": 2},
        "length": {"short": 2, "medium": 1, "long": 1},
        "level": {"introductory": 1, "intermediate": 0, "advanced": 1},
        "language": {"cy": 0, "en": 2},
        "licence": {"CC-BY-4.0": 2},
    }
    assert [choice.label for facet in found.facets for choice in facet.chosen] == ["Up to 2 hours", "English"]
    assert (found.found, found.all) == (2, 5)


@pytest.mark.usefixtures("_five")
def test_counts_are_of_the_courses_that_speak_of_the_words() -> None:
    assert counts(selectors.catalogue(None, words="trust"))["level"] == {
        "introductory": 1,
        "intermediate": 0,
        "advanced": 1,
    }


@pytest.mark.usefixtures("_five")
def test_hits_come_with_the_courses_shown() -> None:
    found = selectors.catalogue(None, words="trust")
    assert {entry.slug: [hit.kind for hit in found.hits[entry.course_id]] for entry in found.entries} == {
        "alpha": ["course"],
        "echo": ["course"],
    }


def test_twenty_stand_on_a_page_and_pages_end() -> None:
    shelve(45)
    first, last, beyond, before = (selectors.catalogue(None, page=page) for page in (1, 3, 99, -1))
    assert (len(first.entries), first.page, first.last, first.found) == (20, 1, 3, 45)
    assert [entry.slug for entry in last.entries] == ["c40", "c41", "c42", "c43", "c44"]
    assert (beyond.entries, beyond.page) == (last.entries, 3)
    assert before.entries == first.entries


@pytest.mark.usefixtures("_five")
def test_a_list_costs_one_query_in_a_transaction_and_a_search_two_more() -> None:
    selectors.catalogue(None)
    with assertNumQueries(1):
        selectors.catalogue(None)
    with assertNumQueries(3):
        selectors.catalogue(None, words="trust")


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_a_list_costs_nothing_and_shows_at_once_what_is_published(tmp_path: Path) -> None:
    publish(tmp_path, "alpha")
    selectors.catalogue(None)
    with assertNumQueries(0):
        assert slugs() == ["alpha"]
    publish(tmp_path, "bravo")
    assert slugs() == ["alpha", "bravo"]


def test_a_new_edition_is_listed_in_place_of_the_old_one(tmp_path: Path) -> None:
    publish(tmp_path, "alpha")
    assert slugs() == ["alpha"]
    publish(tmp_path, "alpha", title="Anew")
    assert [entry.title for entry in selectors.catalogue(None).entries] == ["Anew"]


@pytest.mark.parametrize("many", [1, 3])
def test_how_many_there_are_costs_no_further_queries(tmp_path: Path, many: int) -> None:
    for n in range(many):
        publish(tmp_path, f"c{n}")
    with assertNumQueries(4):  # state, list, search, hits
        selectors.catalogue(None, words="strands")


def test_a_thousand_courses_are_listed_as_fast_as_ten() -> None:
    shelve(1000)
    selectors.catalogue(None, language=["cy"])
    start = time.perf_counter()
    for _ in range(20):
        selectors.catalogue(None, language=["cy"])
    assert (time.perf_counter() - start) / 20 < 0.005
