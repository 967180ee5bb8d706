"""What is known of people, and what it costs to know it."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from pytest_django import DjangoAssertNumQueries

from interplay.people import selectors, services
from interplay.people.backends import Backend
from interplay.people.models import Account
from tests.cast import BEGAN, RELATIONS, Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def test_account_and_person_cost_one_query(people: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        account = Backend().get_user(people.owner.account_id)
        assert selectors.person_of(account) == people.owner


def test_an_account_without_a_person_is_nobody(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    bare = Account.objects.create(email="bare@mail.example")
    with django_assert_num_queries(1):
        assert selectors.person_of(Backend().get_user(bare.pk)) is None


def test_a_closed_account_brings_nobody(people: Cast) -> None:
    Account.objects.filter(pk=people.owner.account_id).update(is_active=False)
    assert Backend().get_user(people.owner.account_id) is None


def test_a_visitor_is_nobody() -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert selectors.person_of(request.user) is None


def test_administrators_are_those_in_office_today(people: Cast) -> None:
    assert [who for who in RELATIONS if selectors.is_administrator(getattr(people, who))] == ["administrator"]
    assert selectors.administrators() == [people.administrator]
    assert selectors.administrators(BEGAN - dt.timedelta(1)) == []


def test_where_somebody_works_is_known_by_day(people: Cast) -> None:
    engagement = selectors.engagement_of(people.owner)
    assert engagement is not None
    assert engagement.school == people.school
    assert selectors.engagement_of(people.owner, BEGAN - dt.timedelta(1)) is None
    assert selectors.engagement_of(people.stranger) is None


def test_the_house_is_called_by_its_organisation(people: Cast) -> None:
    assert selectors.house_name() == "Tarn Federation"


@pytest.mark.parametrize("members", [1, 3])
def test_the_cast_costs_three_queries_however_many(
    people: Cast, members: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(members):
        person = services.welcome(by=None, name=f"Ada {number}", demo_handle=f"ada{number}")
        services.engage(by=None, person=person, school=people.school, from_on=BEGAN)
    with django_assert_num_queries(3):
        assert [len(person.works) for person in selectors.cast()] == [1] * members
