"""Who may bring in courses is said by those who look after the house."""

import pytest

from tests.cast import Cast

HERE = "/workshop/authors/"


def test_an_administrator_lets_somebody_bring_in_courses_and_ends_it(people: Cast) -> None:
    client = people.client("administrator")
    address = people.colleague.account.email.upper()  # type: ignore[union-attr]  # he has one
    _verified(people)
    assert client.post(HERE, {"email": address}).status_code == 303
    assert people.colleague.display in client.get(HERE).content.decode()
    assert people.client("colleague").get("/workshop/").status_code == 200
    client.post(f"{HERE}{people.colleague.offices.get().pk}/end/")
    assert people.client("colleague").get("/workshop/").status_code == 404


def _verified(people: Cast) -> None:
    account = people.colleague.account
    account.emailaddress_set.create(email=account.email, verified=True)  # type: ignore[union-attr]  # he has one


def test_twice_is_once(people: Cast) -> None:
    _verified(people)
    for _ in range(2):
        people.client("administrator").post(HERE, {"email": people.colleague.account.email})  # type: ignore[union-attr]
    assert people.colleague.offices.count() == 1


@pytest.mark.parametrize("address", ["nobody@mail.example", "no address", ""])
def test_who_has_no_account_is_told_so(people: Cast, address: str) -> None:
    response = people.client("administrator").post(HERE, {"email": address})
    assert response.status_code == 422


@pytest.mark.parametrize("relation", ["owner", "colleague", "leader", "stranger"])
def test_nobody_else_says_who_may(people: Cast, relation: str) -> None:
    client = people.client(relation)
    office = people.owner.offices.get()
    assert client.get(HERE).status_code == 404
    assert client.post(HERE, {"email": "x@mail.example"}).status_code == 404
    assert client.post(f"{HERE}{office.pk}/end/").status_code == 404
    office.refresh_from_db()
    assert office.to_on is None


def test_no_other_office_is_ended_by_that_way(people: Cast) -> None:
    office = people.administrator.offices.get()
    people.client("administrator").post(f"{HERE}{office.pk}/end/")
    office.refresh_from_db()
    assert office.to_on is None
