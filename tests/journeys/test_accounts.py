"""Joining and signing in, as somebody does it who sits before a browser."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import CDPSession, Page, expect

from interplay.people import selectors, services
from interplay.people.models import Person
from tests import post
from tests.journeys.conftest import Opens

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

ADDRESS, PASSWORD = "ines@mail.example", "a river of slow paper"


@pytest.fixture
def ines(house: str) -> Person:
    """Somebody with an address known to be hers and a password."""
    person = services.welcome(by=None, name="Ines Aldous", given="Ines")
    account = services.give_account(by=None, person=person, email=ADDRESS)
    services.change_password(account=account, password=PASSWORD)
    return person


def join(page: Page) -> None:
    page.goto("/kept/")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("link", name="Join").click()
    page.get_by_label("Your name").fill("Ines Aldous-Ŵyn")
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your letters")
    page.get_by_label("Code").fill(post.code_to(ADDRESS))
    page.get_by_role("button", name="Go on").click()


def sign_in(page: Page) -> None:
    page.goto("/accounts/login/?next=/kept/")
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.parametrize("javascript", [True, False])
def test_joining_leads_back_to_the_page_one_came_from(opens: Opens, javascript: bool) -> None:
    page = opens(javascript=javascript)
    join(page)
    expect(page).to_have_url(re.compile(r"/kept/$"))
    expect(page.get_by_role("link", name="Ines Aldous-Ŵyn")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_signing_in_by_code_and_out_again(ines: Person, opens: Opens, javascript: bool) -> None:
    page = opens(javascript=javascript)
    page.goto("/accounts/login/?next=/me/")
    page.get_by_role("link", name="Send me a code").click()
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill(post.code_to(ADDRESS))
    page.get_by_role("button", name="Go on").click()
    expect(page).to_have_url(re.compile(r"/me/$"))
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("You are signed out.")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Whoever teaches, leads.")


def test_a_mistake_is_led_to_by_the_keyboard(opens: Opens) -> None:
    page = opens()
    page.goto("/accounts/signup/")
    page.get_by_label("Your name").fill("...")
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your name")).to_be_focused()
    expect(page.get_by_label("Your name")).to_have_value("...")


def authenticator(page: Page) -> tuple[CDPSession, str]:
    """A key that lives on this device, knows its owner, and is pressed at once."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def add_a_passkey(page: Page) -> None:
    sign_in(page)
    page.goto("/accounts/2fa/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What you call it").fill("My telephone")
    page.get_by_role("button", name="Make the key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My recovery codes")


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()


def test_a_passkey_signs_in_and_leads_back(ines: Person, page: Page) -> None:
    authenticator(page)
    add_a_passkey(page)
    assert selectors.second_steps_of(ines) == {"webauthn"}
    sign_out(page)
    page.goto("/accounts/login/?next=/kept/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(re.compile(r"/kept/$"))
    expect(page.get_by_role("link", name="Ines Aldous")).to_be_visible()


def test_whoever_has_no_password_is_asked_for_the_passkey_just_made(ines: Person, opens: Opens) -> None:
    services.forget_password(account=ines.account)
    page = opens(ines)
    authenticator(page)
    page.goto("/accounts/2fa/webauthn/add/")
    page.get_by_role("button", name="Make the key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it still you?")
    page.get_by_role("button", name="Use my passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My recovery codes")


def test_a_passkey_is_the_second_step_after_a_password(ines: Person, page: Page) -> None:
    authenticator(page)
    add_a_passkey(page)
    sign_out(page)
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("The second step")
    page.get_by_role("button", name="Use my passkey").click()
    expect(page).to_have_url(re.compile(r"/kept/$"))


def test_a_passkey_that_does_not_come_through_is_told_in_words(ines: Person, page: Page) -> None:
    session, key = authenticator(page)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("The passkey did not come through.")


def test_a_passkey_is_renamed_and_removed(ines: Person, page: Page) -> None:
    authenticator(page)
    add_a_passkey(page)
    page.goto("/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Rename").click()
    page.get_by_label("What you call it").fill("The red key")
    page.get_by_role("button", name="Keep this name").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("The red key")
    page.get_by_role("link", name="Remove").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Remove “The red key”?")
    page.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("You have none yet.")).to_be_visible()


def test_without_javascript_no_button_is_dead(ines: Person, opens: Opens) -> None:
    page = opens(javascript=False)
    page.goto("/accounts/login/")
    expect(page.get_by_role("button", name="Use a passkey")).to_have_count(0)
    expect(page.locator("noscript p")).to_contain_text("A passkey needs JavaScript")


def test_an_app_and_its_recovery_codes(ines: Person, opens: Opens) -> None:
    page = opens(javascript=False)
    sign_in(page)
    page.goto("/accounts/2fa/")
    page.get_by_role("link", name="Use an app").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("Code that the app shows").fill(code_of(secret))
    page.get_by_role("button", name="Use this app").click()
    codes = page.locator(".codes code").all_inner_texts()
    sign_out(page)
    for code in (lambda: codes[0], lambda: code_of(secret)):
        sign_in(page)
        page.get_by_label("Code").fill(code())
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page).to_have_url(re.compile(r"/kept/$"))
        sign_out(page)


def code_of(secret: str) -> str:
    """What the app would show now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
