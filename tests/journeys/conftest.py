"""A house that answers, and Chromium in which somebody sits before it. What the browser complains of fails the test."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from interplay.people.models import Person

Opens = Callable[..., Page]
# What Chromium says of answers that a page asks for and understands: signed out, old token, two texts, no connection.
EXPECTED = re.compile(
    r"Failed to load resource: .*(status of (401|403|409|422|507)|ERR_INTERNET_DISCONNECTED|ERR_FAILED)"
)

EXPECTED_MISSING = re.compile(rf"{EXPECTED.pattern}|Failed to load resource: .*status of 404")


@pytest.fixture
def house(live_server: LiveServer, settings: Any) -> str:
    """The address of a house that answers."""
    settings.INTERPLAY_URL = live_server.url
    return str(live_server.url)


@pytest.fixture
def opens(chromium: Browser, house: str) -> Iterator[Opens]:
    """Opens a new browser of somebody (a visitor without `person`): `opens(person, javascript=False, width=360)`.

    With `examined` the page lets axe in, which our policy on scripts would not; with `missing` a page may be asked for
    that is not there.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def new(
        person: Person | None = None,
        *,
        javascript: bool = True,
        width: int = 1280,
        theme: Any = "light",
        examined: bool = False,
        missing: bool = False,
    ) -> Page:
        context = chromium.new_context(
            base_url=house,
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            reduced_motion="reduce",
            java_script_enabled=javascript,
            bypass_csp=examined,
        )
        contexts.append(context)
        if person is not None:
            context.add_cookies([_signed_in(person, house)])
        page = context.new_page()
        page.set_default_timeout(10_000)
        _listen(page, house, complaints, EXPECTED_MISSING if missing else EXPECTED)
        return page

    yield new
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(opens: Opens) -> Page:
    """A visitor's browser."""
    return opens()


def _signed_in(person: Person, house: str) -> Any:
    """The cookie of a browser in which `person` is signed in."""
    client = Client()
    client.force_login(person.account)
    [cookie] = (morsel for name, morsel in client.cookies.items() if name == "interplay")
    return {"name": cookie.key, "value": cookie.value, "url": house}


def _listen(page: Page, house: str, complaints: list[str], expected: re.Pattern[str]) -> None:
    """Write down what a careful reader of the browser's console would see: errors, and anything asked of others."""
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    page.on(
        "console",
        lambda said: (
            said.type == "error" and not expected.match(said.text) and complaints.append(f"console: {said.text}")
        ),
    )
    page.on(
        "request",
        lambda request: (
            request.url.startswith(("http", "ws"))
            and not request.url.startswith(house)
            and complaints.append(f"asked another house: {request.url}")
        ),
    )
