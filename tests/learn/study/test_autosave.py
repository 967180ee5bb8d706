"""The door of the page's own script: every answer it may give, to whom, and at what price."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from interplay.core import db
from interplay.learn.courses.selectors import Reading
from interplay.learn.study.constants import MAX_LETTERS
from interplay.learn.study.models import Answer
from tests.cast import RELATIONS, Cast, browser
from tests.learn.study import books

pytestmark = pytest.mark.django_db
SAVE = "/learn/braid/a1-r/save/"


def save(client: Client, body: Any, revision: Any = 0, path: str = SAVE, **more: Any) -> HttpResponse:
    return client.post(path, {"item": "a1-r", "body": body, "revision": revision, **more})


def save_json(client: Client, raw: bytes | str, content_type: str = "application/json", **headers: str) -> HttpResponse:
    return client.post(SAVE, raw, content_type=content_type, headers=headers)


def test_a_text_is_acknowledged_with_its_revision(people: Cast, reading: Reading) -> None:
    answer = save(people.client("owner"), "Two strands")
    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    assert save(people.client("owner"), "Two strands, one hour", 1).json()["revision"] == 2
    assert Answer.objects.values_list("draft", flat=True).get() == "Two strands, one hour"


def test_everybody_saves_for_oneself_alone(people: Cast, reading: Reading) -> None:
    statuses = {who: save(people.client(who), f"By the {who}").status_code for who in RELATIONS}
    assert statuses == {who: 401 if who == "visitor" else 200 for who in RELATIONS}
    written = dict(Answer.objects.values_list("person__display", "draft"))
    assert written == {str(getattr(people, who)): f"By the {who}" for who in RELATIONS if who != "visitor"}


def test_a_save_needs_the_token(people: Cast, reading: Reading) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.owner.account)
    assert save(client, "Two strands").status_code == 403
    told = client.get("/learn/token/").json()
    answer = client.post(SAVE, {"body": "Two strands", "revision": 0}, headers={"X-CSRFToken": told["token"]})
    assert (answer.status_code, told["person"]) == (200, str(people.owner.pk))


def test_the_token_says_for_whom_it_is(people: Cast) -> None:
    told = {who: people.client(who).get("/learn/token/").json()["person"] for who in ("owner", "colleague", "visitor")}
    assert told == {"owner": str(people.owner.pk), "colleague": str(people.colleague.pk), "visitor": "visitor"}


@pytest.mark.parametrize("path", ["/learn/nowhere/a1-r/save/", "/learn/braid/nowhere/save/"])
def test_what_is_not_there_is_404(people: Cast, reading: Reading, path: str) -> None:
    assert save(people.client("owner"), "Two strands", path=path).status_code == 404


@pytest.mark.parametrize("path", [SAVE, *(f"/learn/braid/{verb}/" for verb in ("place", "enrol", "leave", "noted"))])
def test_nothing_is_written_by_looking(people: Cast, reading: Reading, path: str) -> None:
    assert people.client("owner").get(path).status_code == 405


# --- two tabs ----------------------------------------------------------------------------------------------------


def test_a_second_tab_gets_both_texts(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    save(client, "From the phone")
    answer = save(client, "From the desk")
    told = answer.json()
    assert (answer.status_code, told["revision"]) == (409, 1)
    assert (told["body"], told["mine"]) == ("From the phone", "From the desk")
    assert all(words in told["html"] for words in ("written in two places", "phone", "desk"))
    assert Answer.objects.values_list("draft", "rival").get() == ("From the phone", "From the desk")


@pytest.mark.parametrize("seen", [0, 1, 2, 7])
def test_the_same_text_sent_again_is_acknowledged_again(people: Cast, reading: Reading, seen: int) -> None:
    client = people.client("owner")
    save(client, "One")
    save(client, "One two", 1)
    answer = save(client, "One two", seen)
    assert (answer.status_code, answer.json()["revision"]) == (200, 2)


def test_saves_that_arrive_out_of_order_lose_nothing(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    save(client, "One")
    save(client, "One two three", 1)
    assert save(client, "One two", 1).status_code == 409
    assert Answer.objects.values_list("draft", "rival").get() == ("One two three", "One two")


def test_a_revision_from_the_future_loses_nothing(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    save(client, "One")
    assert save(client, "Two", 9).status_code == 409
    assert Answer.objects.values_list("draft", "rival").get() == ("One", "Two")


@pytest.mark.parametrize("keep", ["here", "there", "both"])
def test_a_choice_between_two_versions_settles_them(people: Cast, reading: Reading, keep: str) -> None:
    client = people.client("owner")
    save(client, "From the phone")
    save(client, "From the desk")
    answer = save(client, "What I want to keep", 1, keep=keep)
    assert (answer.status_code, answer.json()["revision"]) == (200, 2)
    assert Answer.objects.values_list("draft", "rival", "rival_at").get() == ("What I want to keep", "", None)


# --- what is sent badly ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("revision", ["", "two", "-1", "1.0", "99999999999", "1e3"])
def test_without_the_revision_seen_nothing_is_written(people: Cast, reading: Reading, revision: str) -> None:
    assert save(people.client("owner"), "Two strands", revision).status_code == 422
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"body": "x" * (MAX_LETTERS + 1), "revision": 0}, 413),
        ({"body": "👍" * MAX_LETTERS, "revision": 0}, 200),
        ({"body": "nul\0", "revision": 0}, 422),
        ({"body": "half \ud83d of a sign", "revision": 0}, 422),
        ({"body": "", "revision": 0}, 200),
        ({"body": "\u202e\u200b", "revision": 0}, 200),
        ({"body": "<svg onload=alert(1)><math><mtext></style><img src=x onerror=alert(1)>", "revision": 0}, 200),
        ({"body": ["a", "list"], "revision": 0}, 422),
        ({"body": None, "revision": 0}, 422),
        ({"body": "x", "revision": None}, 422),
        ({"body": "x", "revision": True}, 422),
        ({"body": "x", "revision": [0]}, 422),
        ({"revision": 0}, 422),
    ],
)
def test_a_text_is_kept_exactly_or_refused_in_words(
    people: Cast, reading: Reading, sent: dict[str, Any], status: int
) -> None:
    answer = save_json(people.client("owner"), json.dumps(sent))
    assert answer.status_code == status
    if status == 200:
        assert Answer.objects.values_list("draft", flat=True).get() == sent["body"]
    else:
        assert (bool(answer.json()["message"]), Answer.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    ("raw", "content_type", "status"),
    [
        (b"[" * 100_000, "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'"text"', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b" ", "application/json", 400),
        (b"body=x&revision=0", "text/plain", 415),
        (b"<body>x</body>", "application/xml", 415),
        (b"x" * (10 * 1024 * 1024), "text/plain", 415),
        (b'{"revision": 0, "body": "' + b"x" * (10 * 1024 * 1024) + b'"}', "application/json", 413),
        (b'{"revision": 0, "body": "' + b"x" * (17 * 1024 * 1024) + b'"}', "application/json", 413),
    ],
    ids=["deep", "cut", "list", "string", "bytes", "empty", "plain", "xml", "plain 10 MiB", "10 MiB", "17 MiB"],
)
def test_what_cannot_be_read_is_refused_in_words(
    people: Cast, reading: Reading, raw: bytes, content_type: str, status: int
) -> None:
    answer = save_json(people.client("owner"), raw, content_type)
    assert (answer.status_code, bool(answer.json()["message"]), Answer.objects.count()) == (status, True, 0)


def test_nothing_is_unpacked(people: Cast, reading: Reading) -> None:
    answer = save_json(people.client("owner"), b"\x1f\x8b\x08", **{"Content-Encoding": "gzip"})
    assert answer.status_code == 415


def test_a_question_that_the_course_dropped(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    dropped = "/learn/braid/a3-r/save/"
    save(client, "Begun in time", path=dropped)
    books.published(books.book(*books.book().sections[:2]))
    assert save(client, "Begun in time, and gone on", 1, path=dropped).status_code == 200
    assert save(people.client("colleague"), "Too late", path=dropped).status_code == 404


def test_a_text_after_leaving_the_course_is_kept(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    save(client, "One")
    client.post("/learn/braid/leave/")
    assert save(client, "One two", 1).status_code == 200


# --- a disk that is full -----------------------------------------------------------------------------------------


def full() -> OperationalError:
    """What Django raises when SQLite finds no room."""
    cause = sqlite3.OperationalError("database or disk is full")
    cause.sqlite_errorcode = sqlite3.SQLITE_FULL
    error = OperationalError(*cause.args)
    error.__cause__ = cause
    return error


@contextmanager
def no_room() -> Iterator[None]:
    """Every statement that writes finds the disk full."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.split(None, 1)[0] in ("INSERT", "UPDATE", "DELETE"):
            raise full()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_told_in_words_and_reading_goes_on(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    save(client, "One")
    with no_room():
        saved = save(client, "One two", 1)
        sent = {"do": "hand-in:a1", "answer:a1-r": "One two", "seen:a1-r": "1"}
        handed_in = client.post("/courses/braid/start/", sent)
        read = client.get("/courses/braid/start/")
    assert (saved.status_code, handed_in.status_code, read.status_code) == (507, 507, 200)
    assert "still on this device" in saved.json()["message"]
    assert "One two" in handed_in.content.decode()
    assert Answer.objects.values_list("draft", flat=True).get() == "One"


def test_other_faults_are_not_taken_for_a_full_disk(people: Cast, reading: Reading) -> None:
    assert [db.is_full(error) for error in (full(), OSError(28, "No space left"), OSError(13, "No"), ValueError())] == [
        True,
        True,
        False,
        False,
    ]


# --- what it costs -----------------------------------------------------------------------------------------------


def test_a_save_asks_session_and_account_and_writes_once(
    people: Cast, reading: Reading, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = browser(people.owner)
    save(client, "One")
    with django_assert_num_queries(4) as asked:  # which edition is the present one is asked within a transaction only
        save(client, "One two", 1)
    verbs = [query["sql"].split(None, 1)[0] for query in asked.captured_queries]
    assert verbs == ["SELECT", "SELECT", "SELECT", "UPDATE"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts what SQLite wrote to its log")
@pytest.mark.parametrize("what", ["first", "next", "conflict", "hand in", "page"])
def test_each_request_is_exactly_one_commit(people: Cast, reading: Reading, what: str) -> None:
    client = browser(people.owner)
    if what != "first":
        save(client, "One")
    calls = {
        "first": lambda: save(client, "One"),
        "next": lambda: save(client, "One two", 1),
        "conflict": lambda: save(client, "Two", 0),
        "hand in": lambda: client.post(
            "/courses/braid/start/", {"do": "hand-in:a1", "answer:a1-r": "Two strands.", "seen:a1-r": "1"}
        ),
        "page": lambda: client.post("/courses/braid/start/", {"do": "save", "answer:a1-r": "Two.", "seen:a1-r": "1"}),
    }
    assert commits_of(calls[what]) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="counts what SQLite wrote to its log")
def test_a_refused_retry_and_a_page_looked_at_are_no_commit(people: Cast, reading: Reading) -> None:
    client = browser(people.owner)
    save(client, "One")
    assert commits_of(lambda: save(client, "One")) == 0
    assert commits_of(lambda: client.get("/courses/braid/start/")) == 0


def commits_of(call: Callable[[], object]) -> int:
    """How many commits `call` put on disk: SQLite marks the last page of each in its write-ahead log."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    call()
    log = Path(f"{connection.settings_dict['NAME']}-wal").read_bytes()
    page_size = int.from_bytes(log[8:12], "big")
    frames = range(32, len(log), 24 + page_size)
    return sum(int.from_bytes(log[at + 4 : at + 8], "big") > 0 for at in frames)
