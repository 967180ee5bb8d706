"""Limits on guessing, counted together by all processes of the house."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from interplay.people import services

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "ines@mail.example"
GUESS = """
import sys, django
from django.conf import settings
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
django.setup()
from django.test import Client
browser = Client(REMOTE_ADDR=sys.argv[1])
for _ in range(3):
    form = {"login": "ines@mail.example", "password": "a wrong guess"}
    page = browser.post("/accounts/login/", form).content.decode()
    print("often" if "That was tried too often." in page else "wrong" if "do not go together" in page else page)
"""


@pytest.fixture
def account(db: None) -> None:
    person = services.welcome(by=None, name="Ines Aldous")
    services.give_account(by=None, person=person, email=ADDRESS)


def guess(address: str = ADDRESS, *, network: str = "192.0.2.1") -> str:
    browser = Client(REMOTE_ADDR=network)
    return browser.post("/accounts/login/", {"login": address, "password": "a wrong guess"}).content.decode()


def test_five_guesses_at_one_account_wherever_they_come_from(account: None) -> None:
    told = [guess(network=f"192.0.2.{number}") for number in range(6)]
    assert all("do not go together" in page for page in told[:5])
    assert "That was tried too often. Wait five minutes" in told[5]


@pytest.mark.django_db
def test_an_address_without_account_is_stopped_in_the_same_way() -> None:
    told = [guess("nobody@mail.example", network=f"192.0.2.{number}") for number in range(6)]
    assert "That was tried too often." in told[5]


@pytest.mark.django_db
def test_three_codes_a_minute_to_one_address() -> None:
    told = [Client().post("/accounts/login/code/", {"email": ADDRESS}).status_code for _ in range(4)]
    assert told == [302, 302, 302, 200]


@pytest.mark.django_db
def test_too_many_requests_are_answered_in_words_with_the_time_to_wait() -> None:
    answers = [Client().post("/accounts/password/reset/", {"email": ADDRESS}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert answers[5]["Retry-After"] == "300"
    page = answers[5].content.decode()
    assert "Wait 5 minutes, then try once more." in page
    assert "What is safe" in page


@pytest.mark.django_db
def test_a_forged_forwarded_address_does_not_count_as_another() -> None:
    told = [
        Client().post(
            "/accounts/login/", {"login": f"a{n}@mail.example", "password": "x"}, HTTP_X_FORWARDED_FOR=f"192.0.2.{n}"
        )
        for n in range(31)
    ]
    assert "That was tried too often." in told[30].content.decode()


@pytest.mark.slow  # starts Python and Django twice
def test_two_processes_count_together(tmp_path: Path) -> None:
    environment = os.environ | {
        "INTERPLAY_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "interplay.config.settings",
        "INTERPLAY_HOSTS": "testserver",
    }
    environment.pop("DATABASE_URL", None)

    def run(*arguments: str) -> list[str]:
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split("\n")

    run("manage.py", "migrate", "-v0")
    run("manage.py", "createcachetable")
    assert run("-c", GUESS, "192.0.2.1")[:3] == ["wrong", "wrong", "wrong"]
    assert run("-c", GUESS, "192.0.2.2")[:3] == ["wrong", "wrong", "often"]
