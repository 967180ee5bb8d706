"""What is found, for whom, with how many queries; and what a statement prints."""

import datetime as dt
from typing import Any

import pytest
from django.conf import settings

from interplay.learn.awards import selectors
from interplay.learn.awards.models import Award
from tests.cast import Cast, cast
from tests.learn.awards import making


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


def award(**facts: Any) -> Award:
    told = {
        "course": "Leading from where you stand",
        "edition": 3,
        "authors": ["Zora Vennor"],
        "minutes": 350,
        "done": 9,
        "needed": 9,
        "began_on": "2026-09-08",
        "completed_on": "2026-11-20",
        "issuer": "Larkmere Federation",
    }
    return Award(code="7f3k-92qd-x4tz", name="Tamsin Ivelet", facts=told | facts, issued_at=making.DONE)


def test_what_it_prints() -> None:
    facts = selectors.printed(award())
    assert (facts.title, facts.name, facts.course) == (
        "Statement of participation",
        "Tamsin Ivelet",
        "Leading from where you stand",
    )
    assert facts.rows == (("Activities answered", "9 of 9"), ("Time the course allows for this", "5 h 50 min"))
    assert facts.signs == (
        ("Zora Vennor", "Author of the course"),
        ("Larkmere Federation", "Issued 20 November 2026"),
    )
    assert facts.address == f"{settings.INTERPLAY_URL}/verify/7f3k-92qd-x4tz/"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, "third edition, between 8 September and 20 November 2026"),
        ({"edition": 1, "began_on": "2025-12-30"}, "first edition, between 30 December 2025 and 20 November 2026"),
        ({"edition": 11, "began_on": "2026-11-20"}, "edition 11, on 20 November 2026"),
    ],
)
def test_the_sentence_tells_edition_and_days(facts: dict[str, Any], sentence: str) -> None:
    printed = selectors.printed(award(**facts)).sentence
    assert printed == f"took part in the course {{course}}, {sentence}, and did the following."


@pytest.mark.parametrize(
    ("facts", "rows"),
    [
        ({"done": 5, "needed": 5, "minutes": 0}, (("Activities answered", "5 of 5"),)),
        ({"done": 7, "needed": 5, "minutes": 0}, (("Activities answered", "7; the course asks for 5"),)),
    ],
)
def test_what_was_done_is_counted(facts: dict[str, Any], rows: tuple[tuple[str, str], ...]) -> None:
    assert selectors.printed(award(**facts)).rows == rows


@pytest.mark.parametrize(
    ("authors", "signs"),
    [([], 1), (["Zora Vennor"], 2), (["Zora Vennor", "Idris Quill"], 2)],
)
def test_authors_sign_where_there_are_any(authors: list[str], signs: int) -> None:
    printed = selectors.printed(award(authors=authors)).signs
    assert len(printed) == signs
    if len(authors) > 1:
        assert printed[0] == ("Zora Vennor, Idris Quill", "Authors of the course")


def test_statements_are_those_of_the_viewer_the_latest_first(people: Cast, django_assert_num_queries: Any) -> None:
    early = making.statement(people.owner, at=making.DONE - dt.timedelta(days=9))
    late = making.statement(people.owner)
    making.statement(people.colleague)
    with django_assert_num_queries(1):
        assert list(selectors.statements_of(people.owner)) == [late, early]
    with django_assert_num_queries(0):
        assert list(selectors.statements_of(None)) == []


def test_a_statement_is_found_by_id_and_by_code(people: Cast, django_assert_num_queries: Any) -> None:
    issued = making.statement(people.owner)
    for asked in (str(issued.pk), str(issued.pk).upper(), issued.code, issued.code.upper().replace("-", " ")):
        with django_assert_num_queries(1):
            assert selectors.verified(None, asked) == issued
    for asked in ("2222-2222-2222", "0190a0b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", "no code", "%", ""):
        assert selectors.verified(None, asked) is None
