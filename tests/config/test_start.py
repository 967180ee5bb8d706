"""A house is made ready: by whom it is run is said once, and a demo keeps out of a house where people work."""

import datetime as dt

import pytest

from interplay.config import start
from interplay.config.doctor import look_over
from interplay.people import selectors, services

pytestmark = pytest.mark.django_db


def test_the_first_time_it_is_said_whose_house_it_is() -> None:
    start.start("Tarn Federation", "Priya@mail.example", "Priya Hallam")
    organisation = selectors.organisation()
    assert organisation is not None
    assert (organisation.name, organisation.is_demo) == ("Tarn Federation", False)
    [administrator] = selectors.administrators()
    assert administrator.account is not None
    assert (administrator.display, administrator.account.email) == ("Priya Hallam", "priya@mail.example")


def test_starting_again_changes_nothing() -> None:
    start.start("Tarn Federation", None, None)
    start.start(None, None, None)
    with pytest.raises(start.Refused, match="has its organisation already"):
        start.start("Beck Federation", None, None)
    assert str(selectors.organisation()) == "Tarn Federation"


@pytest.mark.parametrize("address", ["nonsense", "a@b@c"])
def test_an_administrator_needs_an_address(address: str) -> None:
    with pytest.raises(start.Refused):
        start.start("Tarn Federation", address, None)
    assert selectors.organisation() is None  # all of it or nothing


def test_one_address_is_one_account() -> None:
    start.start("Tarn Federation", "priya@mail.example", None)
    with pytest.raises(start.Refused, match="has an account already"):
        start.start(None, "PRIYA@mail.example", None)


def test_a_demo_keeps_out_of_a_house_where_people_work() -> None:
    services.found(by=None, name="Tarn Federation")
    for fresh in (False, True):
        with pytest.raises(start.Refused, match="is not a demo"):
            start.start_demo(fresh=fresh)
    assert str(selectors.organisation()) == "Tarn Federation"


def test_the_doctor_tells_what_is_well_and_what_is_not() -> None:
    services.found(by=None, name="Tarn Federation")
    person = services.welcome(by=None, name="Priya Hallam")
    services.appoint(by=None, person=person, kind="administrator", from_on=dt.date(2024, 9, 1))
    told = {finding.about: finding for finding in look_over()}
    assert [told[about].remedy for about in ("database", "tables", "queue", "failed jobs", "organisation")] == [""] * 5
    assert (told["organisation"].seen, told["administrators"].seen) == ("Tarn Federation", "Priya Hallam")
    assert told["address"].remedy != ""  # without https
