"""Who may, as a truth table on unsaved objects; and what counts as a code."""

import uuid

import pytest

from interplay.core.permits import may
from interplay.learn.awards import rules
from interplay.learn.awards.models import Award
from interplay.people.models import Person

OWNER, OTHER = Person(display="Ewa Lindqvist"), Person(display="Noor Castell")
AWARD = Award(person=OWNER)


@pytest.mark.parametrize(
    ("permit", "owner", "other", "visitor"),
    [
        ("awards.see_statements", True, True, False),
        ("awards.see_statement", True, False, False),
        ("awards.rename_statement", True, False, False),
        ("awards.verify", True, True, True),
    ],
)
def test_who_may(permit: str, owner: bool, other: bool, visitor: bool) -> None:
    assert [may(permit, person, AWARD) for person in (OWNER, OTHER, None)] == [owner, other, visitor]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("7f3k-92qd-x4tz", "7f3k-92qd-x4tz"),
        ("7F3K 92QD X4TZ", "7f3k-92qd-x4tz"),
        ("7f3k92qdx4tz", "7f3k-92qd-x4tz"),
        ("7f3k\u201392qd\u2011x4tz ", "7f3k-92qd-x4tz"),
        ("https://larkmere.example/verify/7f3k-92qd-x4tz/", "7f3k-92qd-x4tz"),
        ("7f3k-92qd", None),
        ("7f3k-92qd-x4tz-2222", None),
        ("0f3k-92qd-x4tz", None),
        ("lf3k-92qd-x4tz", None),
        ("７f3k-92qd-x4tz", None),
        ("-" * 300 + "7f3k92qdx4tz", None),
        ("", None),
    ],
)
def test_what_counts_as_a_code(asked: str, code: str | None) -> None:
    assert rules.code_in(asked) == code


@pytest.mark.parametrize(
    ("asked", "is_one"),
    [
        ("0190a0b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b", True),
        ("0190A0B2-7C3D-7E4F-8A5B-6C7D8E9F0A1B", True),
        ("0190a0b27c3d7e4f8a5b6c7d8e9f0a1b", False),
        ("{0190a0b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b}", False),
        ("7f3k-92qd-x4tz", False),
        ("", False),
    ],
)
def test_what_counts_as_an_id(asked: str, is_one: bool) -> None:
    assert rules.id_in(asked) == (uuid.UUID(asked) if is_one else None)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("a socket", "unknown"),
    ],
)
def test_misses_are_counted_for_a_network(address: str, network: str) -> None:
    assert rules.network_of(address) == network
