"""Editions side by side, and an older one put before readers again: who did it, and what learners keep."""

import pytest

from interplay.exchange.packages.models import Turn
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.models import Edition, SearchRow
from interplay.learn.study import services as study
from interplay.learn.study.models import Answer
from interplay.learn.study.services import Draft
from tests.cast import Cast
from tests.exchange.packages import houses

HERE = f"/workshop/courses/{houses.SLUG}/"


@pytest.fixture
def two(people: Cast) -> Cast:
    """A house with two editions of the example course."""
    houses.published(people.client("owner"))
    houses.published(people.client("owner"), houses.changed())
    return people


def test_editions_are_listed_with_day_and_name_and_what_changed(two: Cast) -> None:
    page = two.client("administrator").get(HERE).content.decode()
    assert page.count(two.owner.display) == 2
    assert "Readers have edition 2." in page
    assert "The activities are the same; the text differs." in page
    assert f'href="{HERE}1/"' in page
    assert f'href="{HERE}2/"' not in page


def test_an_older_edition_is_put_back_for_everybody_and_search(two: Cast) -> None:
    client = two.client("owner")
    assert "What it means for learners" in client.get(f"{HERE}1/").content.decode()
    assert client.post(f"{HERE}1/").status_code == 303
    reading = courses.reading(houses.SLUG)
    assert reading
    assert (reading.number, reading.title) == (1, "Asking one question well")
    assert "Asking one question well" in two.client("visitor").get("/courses/").content.decode()
    assert "Asking two questions well" not in two.client("visitor").get("/courses/").content.decode()
    assert not SearchRow.objects.filter(title="Asking two questions well").exists()
    assert SearchRow.objects.filter(title="Asking one question well").exists()
    assert Edition.objects.count() == 2
    turn = Turn.objects.get()
    assert (turn.before.number, turn.after.number, turn.by) == (2, 1, two.owner)
    assert "put edition 1 in the place of edition 2" in client.get(HERE).content.decode()


def test_putting_back_what_is_there_changes_nothing(two: Cast) -> None:
    two.client("owner").post(f"{HERE}2/")
    assert not Turn.objects.exists()


def test_answers_are_kept_through_it(two: Cast) -> None:
    reading = courses.reading(houses.SLUG)
    assert reading
    item = next(one.id for one in reading.items.values() if one.kind == "response")
    study.enrol(by=two.stranger, reading=reading)
    study.save_drafts(by=two.stranger, reading=reading, drafts={item: Draft("canary", 0)})
    two.client("owner").post(f"{HERE}1/")
    assert Answer.objects.get().draft == "canary"
    page = next(one.slug for one in reading.pages if item in {i for a in one.activities for i in a.items})
    assert "canary" in two.client("stranger").get(f"/courses/{houses.SLUG}/{page}/").content.decode()


def test_after_putting_back_the_next_edition_has_a_number_of_its_own(two: Cast) -> None:
    client = two.client("owner")
    client.post(f"{HERE}1/")
    assert houses.published(client, houses.changed(new="Asking three questions")).number == 3


@pytest.mark.parametrize("relation", ["colleague", "leader", "stranger"])
def test_who_is_no_author_sees_and_turns_nothing(two: Cast, relation: str) -> None:
    client = two.client(relation)
    assert [client.get(address).status_code for address in (HERE, f"{HERE}1/", "/workshop/")] == [404, 404, 404]
    assert client.post(f"{HERE}1/").status_code == 404
    assert not Turn.objects.exists()


def test_what_is_not_there_is_not_found(two: Cast) -> None:
    client = two.client("owner")
    assert client.get(f"{HERE}9/").status_code == 404
    assert client.get("/workshop/courses/nowhere/").status_code == 404


def test_the_way_is_shown_to_those_who_may(two: Cast) -> None:
    for relation, shows in (("owner", True), ("administrator", True), ("colleague", False), ("visitor", False)):
        client = two.client(relation)
        assert ('href="/workshop/"' in client.get("/courses/").content.decode()) is shows, relation
        assert (f'href="{HERE}"' in client.get(f"/courses/{houses.SLUG}/").content.decode()) is shows, relation
