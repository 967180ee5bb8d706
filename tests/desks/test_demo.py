"""The demo's pages exist where every condition holds, and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.test import Client

from demo import federation
from interplay.people.models import Organisation

pytestmark = pytest.mark.django_db

PATHS = ("/demo/", "/demo/letters/", "/demo/rosa/")


@pytest.fixture
def house(settings: LazySettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[LazySettings]:
    """A demo house, bound to loopback."""
    federation.found()
    settings.INTERPLAY_DEMO = True
    settings.EMAIL_FILE_PATH = tmp_path / "letters"
    monkeypatch.setenv("INTERPLAY_BIND", "127.0.0.1")
    return settings


@pytest.fixture
def here() -> Client:
    return Client(SERVER_NAME="localhost", HTTP_HOST="localhost:8000")


def statuses(client: Client, **headers: str) -> list[int]:
    asked = [client.get(path, **headers).status_code for path in PATHS]
    return [*asked, client.post("/demo/rosa/", **headers).status_code]


def test_in_a_demo_house_on_this_machine_it_is_open(house: LazySettings, here: Client) -> None:
    assert statuses(here) == [200, 200, 302, 302]


CLOSED = [404, 404, 404, 404]


def test_not_unless_started_as_a_demo(house: LazySettings, here: Client) -> None:
    house.INTERPLAY_DEMO = False
    assert statuses(here) == CLOSED


def test_not_in_a_house_that_is_not_marked_as_a_demo(house: LazySettings, here: Client) -> None:
    Organisation.objects.update(is_demo=False)
    assert statuses(here) == CLOSED


@pytest.mark.parametrize("bind", ["0.0.0.0", "192.168.1.4", "::", ""])
def test_not_when_the_server_listens_to_others(
    house: LazySettings, here: Client, monkeypatch: pytest.MonkeyPatch, bind: str
) -> None:
    monkeypatch.setenv("INTERPLAY_BIND", bind)
    assert statuses(here) == CLOSED


def test_not_when_nobody_says_on_what_the_server_listens(
    house: LazySettings, here: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("INTERPLAY_BIND")
    assert statuses(here) == CLOSED


def test_not_under_another_name(house: LazySettings) -> None:
    house.ALLOWED_HOSTS = ["*"]
    assert statuses(Client(HTTP_HOST="interplay.school.example")) == CLOSED


@pytest.mark.parametrize("header", ["FORWARDED", "X_FORWARDED_FOR", "X_FORWARDED_PROTO", "X_FORWARDED_HOST"])
def test_not_behind_a_proxy(house: LazySettings, here: Client, header: str) -> None:
    assert statuses(here, **{f"HTTP_{header}": "for=192.0.2.1"}) == CLOSED


def test_one_press_signs_in(house: LazySettings, here: Client) -> None:
    assert "Rosa" not in here.get("/").content.decode()
    answer = here.post("/demo/rosa/")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "Rosa Fernhalt" in here.get("/me/").content.decode()
    assert "This browser." in here.get("/accounts/sessions/").content.decode()


def test_the_first_page_leads_to_the_cast_where_it_is_open(house: LazySettings, here: Client) -> None:
    assert 'href="/demo/"' in here.get("/").content.decode()
    assert 'href="/demo/"' not in here.get("/", HTTP_FORWARDED="for=192.0.2.1").content.decode()


def test_another_press_makes_one_another_person(house: LazySettings, here: Client) -> None:
    here.post("/demo/rosa/")
    here.post("/demo/greta/")
    page = here.get("/me/").content.decode()
    assert "Greta Quarrin" in page
    assert "Rosa" not in page


def test_a_link_signs_nobody_in(house: LazySettings, here: Client) -> None:
    assert here.get("/demo/rosa/")["Location"] == "/demo/"
    assert here.get("/me/").status_code == 302


def test_a_form_from_elsewhere_signs_nobody_in(house: LazySettings) -> None:
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost:8000")
    assert strict.post("/demo/rosa/").status_code == 403


def test_nobody_of_that_name(house: LazySettings, here: Client) -> None:
    assert here.post("/demo/bertrand/").status_code == 404


def test_everybody_has_a_card(house: LazySettings, here: Client) -> None:
    page = here.get("/demo/").content.decode()
    assert page.count('<button class="button button-second">Be ') == 14
    assert '<p class="portrait" aria-hidden="true">RF</p>' in page


def test_letters_are_read_the_latest_first(house: LazySettings, here: Client) -> None:
    house.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    assert "No letters yet" in here.get("/demo/letters/").content.decode()
    for number in (1, 2):
        EmailMessage(
            f"Grüße {number}", "Dear Rosa,\n\nhttp://127.0.0.1:8000/me/ <b>\n", to=["rosa@larkmere.example"]
        ).send()
    page = here.get("/demo/letters/").content.decode()
    assert page.index("Grüße 2") < page.index("Grüße 1")
    assert '<a href="http://127.0.0.1:8000/me/" rel="nofollow">http://127.0.0.1:8000/me/</a> &lt;b&gt;' in page
