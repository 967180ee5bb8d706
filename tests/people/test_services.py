"""What is written about people."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404

from interplay.people import selectors, services
from interplay.people.constants import OfficeKind
from interplay.people.models import Account, Engagement, Organisation, Person
from interplay.plain import names
from tests.cast import BEGAN, Cast, cast, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def test_a_house_has_one_organisation(people: Cast) -> None:
    with pytest.raises(ValidationError, match="its organisation already"):
        services.found(by=None, name="Another")
    assert Organisation.objects.count() == 1


def test_schools_stand_in_the_order_in_which_they_were_opened(people: Cast) -> None:
    services.open_school(by=None, organisation=people.organisation, name="Ash First School", short="ASH")
    assert [school.short for school in people.organisation.schools.all()] == ["TAR", "BEC", "ASH"]


def test_a_school_keeps_the_numbers_that_others_know_it_by(people: Cast) -> None:
    school = services.open_school(
        by=None, organisation=people.organisation, name="Ash First School", short="ASH", identifiers={"URN": "999999"}
    )
    assert [str(identifier) for identifier in school.identifiers.all()] == ["URN 999999"]


def test_joining_makes_account_and_person_or_neither() -> None:
    with pytest.raises(names.NoLetter), transaction.atomic():
        services.join(account=Account(email="a@mail.example"), name="   ")
    assert (Account.objects.count(), Person.objects.count()) == (0, 0)


def test_an_address_has_one_account_in_whatever_case() -> None:
    services.join(account=Account(email="Ewa@Mail.example"), name="Ewa")
    assert Account.objects.get().email == "ewa@mail.example"
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.create(email="EWA@mail.example")


def test_an_account_given_by_the_house_has_no_password_and_a_known_address(people: Cast) -> None:
    person = services.welcome(by=None, name="Ines Aldous")
    account = services.give_account(by=None, person=person, email="Ines@mail.example")
    assert not account.has_usable_password()
    assert list(account.emailaddress_set.values_list("email", "primary", "verified")) == [
        ("ines@mail.example", True, True)
    ]
    assert selectors.person_of(account) == person


def test_nobody_has_two_home_schools_on_one_day(people: Cast) -> None:
    mover = somebody("Ines Aldous")
    moved = dt.date(2025, 9, 1)
    services.engage(by=None, person=mover, school=people.school, from_on=BEGAN, to_on=moved)
    services.engage(by=None, person=mover, school=people.other_school, from_on=moved)
    with pytest.raises(ValidationError, match="home school"):
        services.engage(
            by=None, person=mover, school=people.school, from_on=BEGAN - dt.timedelta(1), to_on=BEGAN + dt.timedelta(1)
        )
    services.engage(by=None, person=mover, school=people.school, from_on=BEGAN, is_home=False)
    assert Engagement.objects.filter(person=mover).count() == 3


def test_an_engagement_ends_after_it_begins(people: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        services.engage(by=None, person=people.stranger, school=people.school, from_on=BEGAN, to_on=BEGAN)


def test_one_changes_the_own_name_and_nobody_elses(people: Cast) -> None:
    services.rename(by=people.owner, person=people.owner, name="  Ewa\u202e Lindqvist-Ŵyn ")
    assert Person.objects.get(pk=people.owner.pk).display == "Ewa Lindqvist-Ŵyn"
    for other in (people.colleague, people.leader, people.administrator, people.stranger, None):
        with pytest.raises(Http404):
            services.rename(by=other, person=people.owner, name="Somebody Else")


def test_offices_are_dated(people: Cast) -> None:
    ended = dt.date(2025, 1, 1)
    services.appoint(by=None, person=people.owner, kind=OfficeKind.CHAIR, from_on=BEGAN, to_on=ended)
    assert selectors.offices_of(people.owner, ended - dt.timedelta(1)) == ["chair"]
    assert selectors.offices_of(people.owner, ended) == []
