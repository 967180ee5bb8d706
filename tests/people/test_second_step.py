"""The second step: an authenticator app and its recovery codes (passkeys need a browser: tests/journeys)."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from interplay.people import selectors, services
from interplay.people.models import Person
from tests import post

pytestmark = pytest.mark.django_db

ADDRESS, PASSWORD = "ines@mail.example", "a river of slow paper"


@pytest.fixture
def ines() -> Person:
    person = services.welcome(by=None, name="Ines Aldous")
    account = services.give_account(by=None, person=person, email=ADDRESS)
    services.change_password(account=account, password=PASSWORD)
    return person


@pytest.fixture
def browser(ines: Person) -> Client:
    """A browser in which Ines is signed in and was asked once more who she is."""
    client = Client()
    client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def code_of(secret: str) -> str:
    """What the app would show now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def use_an_app(browser: Client) -> str:
    """Begin to use an app; gives its secret."""
    page = browser.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r"<code>([\w ]+)</code>", page)
    assert found
    secret = found[1].replace(" ", "")
    answer = browser.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert answer["Location"] == "/accounts/2fa/recovery-codes/"
    return secret


def recovery_codes(browser: Client) -> list[str]:
    page = browser.get("/accounts/2fa/recovery-codes/").content.decode()
    return re.findall(r"<li><code>(\d+)</code>", page)


def sign_in(client: Client) -> None:
    answer = client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD, "next": "/kept/"})
    assert answer["Location"] == "/accounts/2fa/authenticate/"


def test_before_something_that_matters_one_is_asked_once_more(ines: Person, client: Client) -> None:
    client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    answer = client.get("/accounts/2fa/totp/activate/")
    assert answer["Location"] == "/accounts/reauthenticate/?next=%2Faccounts%2F2fa%2Ftotp%2Factivate%2F"
    answer = client.post(answer["Location"], {"password": PASSWORD, "next": "/accounts/2fa/totp/activate/"})
    assert answer["Location"] == "/accounts/2fa/totp/activate/"


def test_an_app_is_asked_for_from_then_on_and_leads_back(
    ines: Person, browser: Client, client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        secret = use_an_app(browser)
    assert selectors.second_steps_of(ines) == {"totp"}
    told = {letter.subject for letter in post.delivered()}
    assert told == {"A second step when you sign in"}
    sign_in(client)
    assert client.get("/me/").status_code == 302
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "That is not the code." in wrong.content.decode()
    answer = client.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert answer["Location"] == "/kept/"
    assert client.get("/me/").status_code == 200


def test_a_code_by_letter_does_not_go_round_the_second_step(ines: Person, browser: Client, client: Client) -> None:
    use_an_app(browser)
    client.post("/accounts/login/code/", {"email": ADDRESS})
    answer = client.post("/accounts/login/code/confirm/", {"code": post.code_to(ADDRESS)})
    assert answer["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/me/").status_code == 302


def test_a_new_password_does_not_go_round_the_second_step(ines: Person, browser: Client, client: Client) -> None:
    use_an_app(browser)
    client.post("/accounts/password/reset/", {"email": ADDRESS})
    client.post("/accounts/password/reset/confirm/", {"code": post.code_to(ADDRESS)})
    answer = client.post("/accounts/password/reset/complete/", {"password1": "another river altogether"})
    assert answer["Location"] == "/accounts/2fa/authenticate/"


def test_a_recovery_code_stands_for_the_app_once(browser: Client) -> None:
    use_an_app(browser)
    codes = recovery_codes(browser)
    assert len(set(codes)) == 10
    first, second = Client(), Client()
    for client, landed in ((first, 302), (second, 200)):
        sign_in(client)
        assert client.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == landed
    assert [client.get("/me/").status_code for client in (first, second)] == [200, 302]


def test_recovery_codes_are_taken_away_as_a_file_and_made_anew(browser: Client) -> None:
    use_an_app(browser)
    codes = recovery_codes(browser)
    file = browser.get("/accounts/2fa/recovery-codes/download/")
    assert re.findall(r"^\d+$", file.content.decode(), re.MULTILINE) == codes
    browser.post("/accounts/2fa/recovery-codes/generate/")
    assert not set(codes) & set(recovery_codes(browser))


def test_without_the_app_the_recovery_codes_go_too(ines: Person, browser: Client, client: Client) -> None:
    use_an_app(browser)
    browser.post("/accounts/2fa/totp/deactivate/")
    assert selectors.second_steps_of(ines) == frozenset()
    assert not Authenticator.objects.exists()
    answer = client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    assert answer["Location"] == "/"


def test_guessing_the_second_step_is_stopped(browser: Client, client: Client) -> None:
    use_an_app(browser)
    sign_in(client)
    told = [client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode() for _ in range(6)]
    assert "That is not the code." in told[4]
    assert "That was tried too often." in told[5]
