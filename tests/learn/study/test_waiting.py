"""What waits for its writer, on the first page."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services
from interplay.learn.study.selectors.waiting import waiting
from interplay.people.selectors import Person
from tests.cast import Cast

START = dt.datetime(2026, 7, 10, 9, 0, tzinfo=dt.UTC)


def at(minute: int) -> dt.datetime:
    return START + dt.timedelta(minutes=minute)


def save(by: Person, reading: Reading, item: str, body: str, *, seen: int = 0, minute: int = 0) -> None:
    services.save_draft(by=by, reading=reading, item=item, body=body, seen=seen, at=at(minute))


def titles(person: Person, most: int = 5) -> list[tuple[str, bool]]:
    return [(one.activity.id, one.is_double) for one in waiting(person, most)]


def test_drafts_wait_the_latest_first_until_they_are_handed_in(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "a1-r", "Two strands of one braid", minute=1)
    save(ewa, reading, "a3-r", "And what of the third?", minute=2)
    assert titles(ewa) == [("a3", False), ("a1", False)]
    assert titles(ewa, most=1) == [("a3", False)]
    services.hand_in(by=ewa, reading=reading, part="a1", drafts={}, at=at(3))
    assert titles(ewa) == [("a3", False)]


def test_what_was_changed_since_waits_again(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "a1-r", "Two strands of one braid")
    services.hand_in(by=ewa, reading=reading, part="a1", drafts={}, at=at(1))
    save(ewa, reading, "a1-r", "Three strands, then", seen=1, minute=2)
    assert titles(ewa) == [("a1", False)]


def test_what_was_written_in_two_places_comes_first(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "a1-r", "Written here", minute=1)
    with pytest.raises(services.Conflict):
        save(ewa, reading, "a1-r", "Written there", minute=2)
    save(ewa, reading, "a3-r", "Written last", minute=3)
    assert titles(ewa) == [("a1", True), ("a3", False)]


def test_nobody_sees_what_waits_for_another(people: Cast, ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "a1-r", "Two strands of one braid")
    for other in (people.colleague, people.leader, people.administrator, people.stranger):
        assert titles(other) == []


def test_one_query_however_much_waits(
    ewa: Person, reading: Reading, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    save(ewa, reading, "a1-r", "One")
    with CaptureQueriesContext(connection):
        waiting(ewa, 5)  # brings the edition into the process
    for item in ("a2-r1", "a2-r2", "a3-r"):
        save(ewa, reading, item, "More")
    with django_assert_num_queries(1):
        assert len(waiting(ewa, 5)) == 4
