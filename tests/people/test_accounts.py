"""Joining, signing in and looking after an account, as a browser without JavaScript does it."""

import re
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import LazySettings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from interplay.people import services
from interplay.people.models import Account, Person
from tests import post

pytestmark = pytest.mark.django_db

ADDRESS, PASSWORD = "ines@mail.example", "a river of slow paper"
NEXT = "/courses/leading-and-learning/one-hour/#activity-3"


class Counting(MD5PasswordHasher):
    """A quick hasher that counts its work, which is what takes time in the real ones."""

    algorithm = "counting"
    count = 0

    def encode(self, password: str, salt: str) -> str:
        Counting.count += 1
        return super().encode(password, salt)


@pytest.fixture
def ines() -> Person:
    """Somebody with an address known to be hers and a password."""
    person = services.welcome(by=None, name="Ines Aldous")
    account = services.give_account(by=None, person=person, email=ADDRESS)
    services.change_password(account=account, password=PASSWORD)
    return person


def join(client: Client, address: str = ADDRESS, **more: str) -> HttpResponse:
    form = {"name": "Ines Aldous", "email": address, "password1": PASSWORD}
    return client.post("/accounts/signup/", form | more)


def is_in(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def neutral(answer: HttpResponse, *known: str) -> str:
    """A page without what differs from one asking to the next."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    for word in known:
        text = text.replace(word, "…")
    return text


def test_joining_leads_by_a_code_back_to_where_one_was(client: Client) -> None:
    answer = join(client, next=NEXT)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/confirm-email/")
    assert not is_in(client)
    answer = client.post("/accounts/confirm-email/", {"code": post.code_to(ADDRESS).lower().replace("-", " ")})
    assert answer["Location"] == NEXT
    assert is_in(client)
    assert Person.objects.get(account__email=ADDRESS).display == "Ines Aldous"


def test_a_wrong_code_is_told_and_three_end_it(client: Client) -> None:
    join(client)
    answers = [client.post("/accounts/confirm-email/", {"code": "BBBB-BBBB"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 302]
    assert "That is not the code." in answers[0].content.decode()
    client.post("/accounts/confirm-email/", {"code": post.code_to(ADDRESS)})
    assert not is_in(client)


def test_joining_with_a_taken_address_looks_the_same_and_tells_its_owner(ines: Person, settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    hashed = []
    pages = []
    for address in (ADDRESS, "new@mail.example"):
        Counting.count, browser = 0, Client()
        answer = join(browser, address)
        hashed.append(Counting.count)
        pages.append((answer.status_code, answer["Location"], neutral(browser.get(answer["Location"]), address)))
    assert pages[0] == pages[1]
    assert hashed[0] == hashed[1] > 0
    assert Account.objects.filter(email=ADDRESS).count() == 1
    assert post.last_to(ADDRESS).subject == "You have an account already"
    assert post.last_to("new@mail.example").subject == "Your code for joining Interplay"


@pytest.mark.parametrize(
    ("asks", "confirms"),
    [
        ("/accounts/login/code/", "/accounts/login/code/confirm/"),
        ("/accounts/password/reset/", "/accounts/password/reset/confirm/"),
    ],
)
def test_asking_for_a_code_never_tells_who_has_an_account(ines: Person, asks: str, confirms: str) -> None:
    pages = []
    for address in (ADDRESS, "nobody@mail.example"):
        browser = Client()
        answer = browser.post(asks, {"email": address})
        wrong = browser.post(confirms, {"code": "BBBB-BBBB"})
        pages.append((answer.status_code, answer["Location"], wrong.status_code, neutral(wrong, address)))
    assert pages[0] == pages[1]
    assert {to for letter in post.delivered() for to in letter.to} == {ADDRESS}


def test_a_wrong_password_never_tells_who_has_an_account(ines: Person) -> None:
    pages = []
    for address in (ADDRESS, "nobody@mail.example"):
        answer = Client().post("/accounts/login/", {"login": address, "password": "wrong"})
        pages.append((answer.status_code, neutral(answer, address)))
    assert pages[0] == pages[1]
    assert "Address and password do not go together." in pages[0][1]


def test_signing_in_by_password_leads_back(ines: Person, client: Client) -> None:
    assert 'name="next" value="/courses/' in client.get("/accounts/login/", {"next": NEXT}).content.decode()
    answer = client.post("/accounts/login/", {"login": ADDRESS.upper(), "password": PASSWORD, "next": NEXT})
    assert answer["Location"] == NEXT
    assert is_in(client)


def test_signing_in_by_code_leads_back(ines: Person, client: Client) -> None:
    answer = client.post("/accounts/login/code/", {"email": ADDRESS, "next": NEXT})
    page = client.get(answer["Location"])
    assert 'name="next" value="/courses/' in page.content.decode()
    answer = client.post("/accounts/login/code/confirm/", {"code": post.code_to(ADDRESS), "next": NEXT})
    assert answer["Location"] == NEXT
    assert is_in(client)


def test_a_code_is_good_once(ines: Person, client: Client) -> None:
    client.post("/accounts/login/code/", {"email": ADDRESS})
    code = post.code_to(ADDRESS)
    client.post("/accounts/login/code/confirm/", {"code": code})
    client.post("/accounts/logout/")
    client.post("/accounts/login/code/confirm/", {"code": code})
    assert not is_in(client)


def test_a_code_is_good_in_the_browser_that_asked_only(ines: Person, client: Client) -> None:
    client.post("/accounts/login/code/", {"email": ADDRESS})
    thief = Client()
    thief.post("/accounts/login/code/confirm/", {"code": post.code_to(ADDRESS)})
    assert not is_in(thief)


def test_a_forgotten_password_is_replaced_by_code_and_ends_every_session(ines: Person, client: Client) -> None:
    elsewhere = Client()
    elsewhere.force_login(ines.account)
    answer = client.post("/accounts/password/reset/", {"email": ADDRESS, "next": NEXT})
    answer = client.post("/accounts/password/reset/confirm/", {"code": post.code_to(ADDRESS), "next": NEXT})
    answer = client.post(answer["Location"], {"password1": "another river altogether", "next": NEXT})
    assert answer["Location"] == NEXT
    assert is_in(client)
    assert not is_in(elsewhere)
    assert post.last_to(ADDRESS).subject == "You have a new password"


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "https:evil"]
)
def test_nobody_is_led_away_from_the_house(ines: Person, client: Client, away: str) -> None:
    answer = client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD, "next": away})
    assert answer["Location"] == "/"


def test_changing_the_password_ends_every_other_session(ines: Person) -> None:
    here, there = Client(), Client()
    for browser in (here, there):
        browser.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    answer = here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "another river altogether"})
    assert answer.status_code == 302
    assert (is_in(here), is_in(there)) == (True, False)
    assert post.last_to(ADDRESS).subject == "Your password was changed"


def test_a_short_or_common_password_is_refused_in_words(client: Client) -> None:
    for password, told in (("short", "at least 12"), ("password1234", "too common"), (ADDRESS, "too similar")):
        assert told in join(client, password1=password).content.decode()
    assert not Account.objects.exists()


def test_the_list_of_sessions_ends_the_others(ines: Person) -> None:
    here, there = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux) Firefox/140.0"), Client(HTTP_USER_AGENT="curl/8")
    for browser in (there, here):
        browser.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    page = here.get("/accounts/sessions/").content.decode()
    assert "Firefox on Linux" in page
    assert "A browser that we do not know" in page
    here.post("/accounts/sessions/")
    assert (is_in(here), is_in(there)) == (True, False)


def test_a_password_chosen_before_the_address_was_shown_is_forgotten(client: Client) -> None:
    """Somebody joins with another's address and waits; the owner comes in by a code; the waiting was in vain."""
    thief = Client()
    join(thief)
    client.post("/accounts/login/code/", {"email": ADDRESS})
    client.post("/accounts/login/code/confirm/", {"code": post.code_to(ADDRESS)})
    assert is_in(client)
    thief.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    assert not is_in(thief)


def test_a_second_address_is_shown_to_be_ones_own_and_becomes_the_first(ines: Person, client: Client) -> None:
    client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    client.post("/accounts/email/", {"action_add": "", "email": "second@mail.example"})
    client.post("/accounts/confirm-email/", {"code": post.code_to("second@mail.example")})
    client.post("/accounts/email/", {"action_primary": "", "email": "second@mail.example"})
    assert Account.objects.get(pk=ines.account_id).email == "second@mail.example"
    assert post.last_to(ADDRESS).subject == "We write to another address from now on"


def test_signing_out_asks_and_a_link_alone_does_nothing(ines: Person, client: Client) -> None:
    client.force_login(ines.account)
    page = client.get("/accounts/logout/").content.decode()
    assert f'<leave-safely class="flow" data-person="{ines.pk}">' in page
    assert is_in(client)
    client.post("/accounts/logout/")
    assert not is_in(client)


def test_one_writes_the_own_name_differently(ines: Person, client: Client) -> None:
    client.force_login(ines.account)
    answer = client.post("/accounts/name/", {"name": "Inês Aldous"}, follow=True)
    assert "Inês Aldous" in answer.content.decode()
    assert client.post("/accounts/name/", {"name": "..."}).status_code == 200
    assert Person.objects.get(pk=ines.pk).display == "Inês Aldous"


PAGES = (
    "/accounts/login/",
    "/accounts/login/code/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/inactive/",
    "/accounts/email/",
    "/accounts/name/",
    "/accounts/password/change/",
    "/accounts/password/set/",
    "/accounts/logout/",
    "/accounts/sessions/",
    "/accounts/reauthenticate/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
)
OF_ONESELF = PAGES[6:]


@pytest.mark.parametrize("path", OF_ONESELF)
def test_what_belongs_to_an_account_asks_a_visitor_to_sign_in(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 302
    assert unquote(answer["Location"]) in (f"/accounts/login/?next={path}", "/")


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_in_our_words_without_anything_inline(ines: Person, client: Client, path: str) -> None:
    if path in OF_ONESELF:
        client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answer = client.get(path)
    if answer.status_code == 302:
        pytest.skip(f"leads to {answer['Location']}")
    page = answer.content.decode()
    assert " · Interplay</title>" in page
    assert "placeholder" not in page
    assert not re.search(r'\sstyle=|\son[a-z]+="|<style', page)
    scripts = re.findall(r"<script([^>]*)>", page)
    assert all("src=" in attributes or 'type="application/json"' in attributes for attributes in scripts)


@pytest.mark.parametrize("what", ["remove", "edit"])
def test_nobody_touches_anothers_passkey(ines: Person, client: Client, what: str) -> None:
    from allauth.mfa.models import Authenticator

    other = services.welcome(by=None, name="Noor")
    account = services.give_account(by=None, person=other, email="noor@mail.example")
    key = Authenticator.objects.create(user=account, type=Authenticator.Type.WEBAUTHN, data={"name": "Noor’s"})
    client.post("/accounts/login/", {"login": ADDRESS, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    for answer in (client.get, client.post):
        assert answer(f"/accounts/2fa/webauthn/keys/{key.pk}/{what}/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_no_letter_leaves_for_what_did_not_happen(client: Client) -> None:
    join(client, name="...")
    assert (post.delivered(), Account.objects.count()) == ([], 0)


def facts() -> dict[str, Any]:
    from django.utils import timezone

    return {"code": "BCDF-GHJK", "timestamp": timezone.now(), "ip": "192.0.2.1", "user_agent": "Firefox & <Co>"}


@pytest.mark.parametrize(
    "name",
    [
        *(
            f"account/email/{name}"
            for name in (
                "account_already_exists",
                "email_changed",
                "email_confirm",
                "email_confirmation",
                "email_confirmation_signup",
                "email_deleted",
                "login_code",
                "password_changed",
                "password_reset",
                "password_reset_code",
                "password_set",
                "unknown_account",
            )
        ),
        *(
            f"mfa/email/{name}"
            for name in (
                "recovery_codes_generated",
                "totp_activated",
                "totp_deactivated",
                "webauthn_added",
                "webauthn_removed",
            )
        ),
    ],
)
def test_every_letter_has_a_subject_and_says_from_where_it_comes(name: str) -> None:
    from allauth.account.adapter import get_adapter

    services.found(by=None, name="O’Brien & Daughters")
    get_adapter().send_mail(name, ADDRESS, facts())
    letter = post.last_to(ADDRESS)
    assert 5 < len(letter.subject) < 60
    assert letter.body.endswith("O’Brien & Daughters\nhttp://127.0.0.1:8000\n")
    assert "&amp;" not in letter.body
    assert "{" not in letter.body
    assert mail.outbox == [letter]
