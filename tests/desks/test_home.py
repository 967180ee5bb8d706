"""The first page, for a visitor and for each kind of person."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interplay.core import clock
from interplay.desks.views.home import greeting
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services as study
from interplay.people.models import Person
from tests.cast import RELATIONS, Cast, cast
from tests.learn.study import books


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def test_a_visitor_is_told_what_this_is_and_may_read_at_once(people: Cast) -> None:
    page = people.client("visitor").get("/").content.decode()
    assert "<h1>Whoever teaches, leads. Whoever leads, is still learning.</h1>" in page
    assert 'href="/courses/"' in page
    assert 'href="/accounts/login/"' in page


@pytest.mark.parametrize("relation", [relation for relation in RELATIONS if relation != "visitor"])
def test_everybody_is_greeted_by_the_own_name_and_sees_no_other(people: Cast, relation: str) -> None:
    page = people.client(relation).get("/").content.decode()
    named = [other for other in RELATIONS[:-1] if getattr(people, other).display in page]
    assert named == [relation]


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (0, "Good evening, Rosa."),
        (4, "Good evening, Rosa."),
        (5, "Good morning, Rosa."),
        (11, "Good morning, Rosa."),
        (12, "Good afternoon, Rosa."),
        (17, "Good afternoon, Rosa."),
        (18, "Good evening, Rosa."),
    ],
)
def test_the_greeting_goes_by_the_clock_on_the_wall(monkeypatch: pytest.MonkeyPatch, hour: int, said: str) -> None:
    # In July the wall in London is an hour ahead of UTC.
    moment = dt.datetime(2026, 7, 10, hour, 30, tzinfo=dt.UTC) - dt.timedelta(hours=1)
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert greeting(Person(display="Rosa Fernhalt", given="Rosa")) == said


def test_whoever_gave_one_name_is_called_by_it() -> None:
    assert greeting(Person(display="李小龍")).endswith(", 李小龍.")


@pytest.fixture
def reading(db: None, settings: LazySettings, tmp_path: Path) -> Reading:
    settings.MEDIA_ROOT = tmp_path
    return books.published()


def test_what_was_begun_is_led_back_to(people: Cast, reading: Reading) -> None:
    study.save_draft(by=people.owner, reading=reading, item="a1-r", body="Tamsin keeps a bowl by the door", seen=0)
    page = people.client("owner").get("/").content.decode()
    assert "One thing waits for you" in page
    assert f'href="/courses/{reading.slug}/start/#a1">About a1</a>' in page
    assert "<q>Tamsin keeps a bowl by the door</q>" in page
    assert "Go on reading" in page
    assert "activities and questions that complete it" not in page  # nothing is answered yet, and nobody need be told
    for other in ("colleague", "leader", "administrator", "stranger", "visitor"):
        assert "Tamsin" not in people.client(other).get("/").content.decode()


def test_the_first_page_costs_the_same_for_much_and_for_little(people: Cast, reading: Reading) -> None:
    client, costs = people.client("owner"), []
    study.save_draft(by=people.owner, reading=reading, item="a1-r", body="One", seen=0)
    client.get("/")
    for items in ((), ("a2-r1", "a2-r2", "a3-r")):
        for item in items:
            study.save_draft(by=people.owner, reading=reading, item=item, body="More", seen=0)
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 8
