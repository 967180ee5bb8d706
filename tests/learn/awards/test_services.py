"""A statement is issued once, keeps its facts, and changes in two ways only."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from interplay.core import news
from interplay.learn.awards import services
from interplay.learn.awards.models import Award
from tests.cast import Cast, cast
from tests.learn.awards import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def test_its_facts_are_those_of_the_completion(people: Cast) -> None:
    award = making.statement(people.owner, done=9, needed=9)
    assert award.facts == {
        "course": "Leading from where you stand",
        "edition": 3,
        "authors": ["Zora Vennor"],
        "minutes": 350,
        "done": 9,
        "needed": 9,
        "began_on": "2026-09-08",
        "completed_on": "2026-11-20",
        "issuer": "Tarn Federation",
    }
    assert (award.name, award.person, award.issued_at) == ("Ewa Lindqvist", people.owner, making.DONE)


def test_it_is_issued_in_the_transaction_of_the_completion(people: Cast) -> None:
    with transaction.atomic():
        news.tell("completed", completion=making.completion(people.owner))
        assert Award.objects.count() == 1
        transaction.set_rollback(True)
    assert Award.objects.count() == 0


def test_a_second_telling_gives_the_same_statement(people: Cast) -> None:
    done = making.completion(people.owner)
    first = services.issue_statement(completion=done)
    done.edition.title = "Another title"
    assert services.issue_statement(completion=done) == first
    assert [(award.pk, award.facts["course"]) for award in Award.objects.all()] == [(first.pk, first.facts["course"])]


def test_days_are_those_of_the_house(people: Cast) -> None:
    late = dt.datetime(2026, 6, 30, 23, 30, tzinfo=dt.UTC)  # in London the next day has begun
    assert making.statement(people.owner, at=late).facts["completed_on"] == "2026-07-01"


def test_whoever_never_joined_began_on_the_day(people: Cast) -> None:
    done = making.completion(people.owner)
    people.owner.enrolments.all().delete()
    assert services.issue_statement(completion=done).facts["began_on"] == "2026-11-20"


def test_ids_and_codes_are_never_the_same(people: Cast) -> None:
    awards = [making.statement(people.owner) for _ in range(20)]
    assert len({award.code for award in awards} | {str(award.pk) for award in awards}) == 40


def test_the_present_name_is_printed_on_request(people: Cast) -> None:
    award = making.statement(people.owner)
    people.owner.display = "Ewa Lindqvist-Żak"
    people.owner.save()
    award.refresh_from_db()
    assert award.name == "Ewa Lindqvist"
    before = (award.pk, award.code, award.facts, award.issued_at)
    services.print_with_present_name(by=people.owner, award=award)
    award.refresh_from_db()
    assert (award.name, (award.pk, award.code, award.facts, award.issued_at)) == ("Ewa Lindqvist-Żak", before)


@pytest.mark.parametrize("relation", ["colleague", "leader", "administrator", "stranger", "visitor"])
def test_nobody_else_changes_the_name(people: Cast, relation: str) -> None:
    award = making.statement(people.owner)
    with pytest.raises(Http404):
        services.print_with_present_name(by=getattr(people, relation), award=award)


def test_an_administrator_withdraws_it_once_with_a_reason(people: Cast) -> None:
    award = making.statement(people.owner)
    with pytest.raises(ValidationError):
        services.withdraw(by=people.administrator, award=award, why="  ")
    services.withdraw(by=people.administrator, award=award, why="Issued to the wrong person.")
    since = award.revoked_at
    services.withdraw(by=people.administrator, award=award, why="Something else.")
    award.refresh_from_db()
    assert (award.revoked_at, award.revoked_why) == (since, "Issued to the wrong person.")
    with pytest.raises(ValidationError):
        services.print_with_present_name(by=people.owner, award=award)


@pytest.mark.parametrize("relation", ["owner", "colleague", "leader", "stranger", "visitor"])
def test_nobody_else_withdraws_it(people: Cast, relation: str) -> None:
    award = making.statement(people.owner)
    with pytest.raises(Http404):
        services.withdraw(by=getattr(people, relation), award=award, why="Because.")
    award.refresh_from_db()
    assert award.revoked_at is None
