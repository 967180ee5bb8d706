"""Getting onto the list and off it: asked by letter, confirmed by a press, stopped by one."""

import datetime as dt
import re
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.test import Client

from interplay.core import clock
from interplay.learn.newsletter import selectors
from interplay.learn.newsletter.models import Asking, Subscriber
from tests.cast import RELATIONS, cast
from tests.learn.newsletter import making
from tests.post import delivered, last_to

pytestmark = pytest.mark.django_db
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ADDRESS = "ines@mail.example"


def ask(address: str = ADDRESS, *, client: Client | None = None, **sent: Any) -> Any:
    return (client or Client()).post("/newsletter/", {"address": address}, **(HERE | sent))


def link_to(address: str = ADDRESS) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/newsletter/\S+)", str(last_to(address).body))
    assert found, "the letter has no link in it"
    return found[1]


@pytest.mark.parametrize("relation", RELATIONS)
def test_anybody_may_ask_and_only_the_button_behind_the_letter_puts_one_on_the_list(relation: str) -> None:
    answer = ask(client=cast().client(relation))
    assert (answer.status_code, answer["Location"]) == (303, "/newsletter/asked/")
    assert not Subscriber.objects.exists()
    link = link_to()
    page = Client().get(link).content.decode()
    assert "Yes, send it to me" in page
    assert not Subscriber.objects.exists()
    assert "You are on the list" in Client(enforce_csrf_checks=True).post(link).content.decode()
    assert [one.address for one in Subscriber.objects.all()] == [ADDRESS]


def test_the_link_is_good_once_and_does_not_undo_a_later_stop() -> None:
    ask()
    link = link_to()
    assert Client().post(link).status_code == 200
    Client().post(f"/newsletter/stop/{selectors.token_of(Subscriber.objects.get().pk)}/")
    assert Client().post(link).status_code == 410
    assert not Subscriber.objects.exists()


def test_the_link_is_good_for_three_days() -> None:
    ask()
    link = link_to()
    later = clock.now() + dt.timedelta(days=3, seconds=1)
    with mock.patch("django.core.signing.time.time", return_value=later.timestamp()):
        assert Client().get(link).status_code == 410
        assert Client().post(link).status_code == 410
    assert not Subscriber.objects.exists()


def test_a_changed_token_and_one_for_another_purpose_are_no_good() -> None:
    ask()
    link = link_to()
    assert Client().post(link[:-3] + "xx/").status_code == 410
    assert Client().post(link.replace("confirm", "stop")).status_code == 404
    assert not Subscriber.objects.exists()


def test_nobody_learns_who_is_on_the_list_except_who_reads_its_letters() -> None:
    making.subscriber()
    known, unknown = ask(), ask("nobody@mail.example")
    assert (known.status_code, known["Location"], known.cookies) == (
        unknown.status_code,
        unknown["Location"],
        unknown.cookies,
    )
    assert "on the list already" in str(last_to(ADDRESS).body)
    assert "nothing is sent to you" in str(last_to("nobody@mail.example").body)


def test_asking_again_and_again_for_one_address_sends_three_letters_and_tells_nothing() -> None:
    told = [ask(REMOTE_ADDR=f"192.0.2.{n}").status_code for n in range(5)]
    assert told == [303] * 5
    assert len(delivered()) == 3


def test_one_network_may_ask_sixty_times_an_hour() -> None:
    told = [ask(f"a{n}@mail.example").status_code for n in range(61)]
    assert told == [303] * 60 + [429]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ines",
        "ines@mail.example\nBcc: all@mail.example",
        "ines@mail.example\r\n\r\nHello",
        "a@b.example, c@d.example",
    ],
)
def test_what_is_no_address_or_more_than_one_is_not_written_to(typed: str) -> None:
    assert ask(typed).status_code == 200
    assert delivered() == []
    assert not Asking.objects.exists()


def test_a_form_on_another_site_cannot_ask() -> None:
    assert Client().post("/newsletter/", {"address": ADDRESS}, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert mail.outbox == []


def test_one_press_stops_the_letters_without_sign_in_cookie_or_token() -> None:
    link = f"/newsletter/stop/{selectors.token_of(making.subscriber().pk)}/"
    assert "Stop these letters" in Client().get(link).content.decode()
    assert Subscriber.objects.count() == 1
    machine = Client(enforce_csrf_checks=True)
    for _ in range(2):  # a mail program may press twice
        assert machine.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.exists()
    assert Client().post("/newsletter/stop/made-up/").status_code == 404


def test_confirming_again_ends_a_pause() -> None:
    paused = making.subscriber()
    Subscriber.objects.update(paused_at=clock.now(), paused_why="5.1.1", hard_bounces=1)
    ask(ADDRESS.upper())
    Client().post(link_to(ADDRESS.upper()))
    again = Subscriber.objects.get()
    assert (again.pk, again.paused_at, again.hard_bounces) == (paused.pk, None, 0)


def test_whoever_is_signed_in_sees_and_stops_the_own_letters_alone() -> None:
    people = cast()
    assert people.owner.account is not None
    making.subscriber(people.owner.account.email)
    seen = {who: "It comes to" in people.client(who).get("/newsletter/").content.decode() for who in RELATIONS}
    assert seen == {who: who == "owner" for who in RELATIONS}
    people.client("colleague").post("/newsletter/stop/")
    assert Subscriber.objects.count() == 1
    assert people.client("owner").post("/newsletter/stop/").status_code == 303
    assert not Subscriber.objects.exists()


def test_the_catalogue_has_the_form_and_sets_no_cookie() -> None:
    answer = Client().get("/courses/")
    assert 'action="/newsletter/"' in answer.content.decode()
    assert not answer.cookies
