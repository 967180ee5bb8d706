"""Marks on a film: set with and without script, saved like an answer, committed once, taken out as files."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from interplay.learn.courses.selectors import Reading
from interplay.learn.study.models import Answer, Completion, Submission
from tests.cast import RELATIONS, Cast
from tests.learn.study import films
from tests.learn.study.browsing import page, press, text
from tests.learn.study.films import PAGE, SAVE

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(db: None, tmp_path: Path) -> Reading:
    return films.published(tmp_path)


def save(client: Client, body: str, revision: int = 0) -> HttpResponse:
    return client.post(SAVE, {"item": "watch-n", "body": body, "revision": revision})


def add(client: Client, at: str, code: str = "leading", note: str = "") -> HttpResponse:
    """Fill in the small form, without script, and press its button."""
    shown = client.get(PAGE)
    sent = {**page(shown).fields, "mark-at:watch-n": at, "mark-code:watch-n": code, "mark-note:watch-n": note}
    return client.post(PAGE, {**sent, "do": "save:watch"}, headers={"origin": "http://testserver"})


def draft() -> str:
    return Answer.objects.values_list("draft", flat=True).get()


def test_marks_are_saved_in_the_order_of_the_film(people: Cast, hall: Reading) -> None:
    answer = save(people.client("owner"), "0:41 interplay\n0:09 leading (5) Selim keeps still")
    assert (answer.status_code, answer.json()["revision"]) == (200, 1)
    assert draft() == "0:09.0 leading (5) Selim keeps still\n0:41.0 interplay"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("-1:00 leading", "no moment of a film"),
        ("NaN leading", "no moment of a film"),
        ("Infinity leading", "no moment of a film"),
        ("1:02 leading", "It ends at 1:00"),
        ("0:10 ranking", "Choose from: leading, learning, interplay"),
        ("leading", "for example: 1:11 leading"),
    ],
)
def test_what_is_no_mark_is_refused_in_words_with_its_line(people: Cast, hall: Reading, line: str, words: str) -> None:
    answer = save(people.client("owner"), f"0:01 leading\n{line}")
    assert answer.status_code == 422
    assert "Line 2" in answer.json()["message"]
    assert words in answer.json()["message"]
    assert not Answer.objects.exists()
    assert people.client("owner").get(PAGE).status_code == 200


def test_without_script_a_mark_is_added_by_its_time(people: Cast, hall: Reading) -> None:
    client = people.client("owner")
    assert add(client, "0:41", "interplay", "A question leads").status_code == 303
    assert add(client, "0:09").status_code == 303
    assert draft() == "0:09.0 leading\n0:41.0 interplay A question leads"
    shown = text(client.get(PAGE))
    assert "0:41 Interplay A question leads Tamsin speaks" in shown
    refused = add(client, "five past")
    assert refused.status_code == 422
    assert "five past" in page(refused).fields["answer:watch-n"][0]
    assert draft().count("\n") == 1


def test_two_tabs_lose_no_mark(people: Cast, hall: Reading) -> None:
    client = people.client("owner")
    save(client, "0:09 leading")
    assert save(client, "0:09 leading\n0:20 learning", 1).status_code == 200
    both = save(client, "0:09 leading\n0:41 interplay", 1)
    assert (both.status_code, both.json()["kept"]) == (409, True)
    shown = client.get(PAGE)
    press(client, shown, "keep:watch-n", "both")
    assert {line.split()[0] for line in draft().split("\n") if line} == {"0:09.0", "0:20.0", "0:41.0"}


def test_nothing_is_committed_without_a_mark(people: Cast, hall: Reading) -> None:
    client = people.client("owner")
    answer = press(client, client.get(PAGE), "do", "hand-in:watch")
    assert answer.status_code == 422
    assert "There is no mark on the film yet" in text(answer)
    assert not Submission.objects.exists()


def test_committing_is_kept_for_good_and_completes(people: Cast, hall: Reading) -> None:
    client = people.client("owner")
    assert "canarytalk" not in text(client.get(PAGE))
    add(client, "0:09")
    assert press(client, client.get(PAGE), "do", "hand-in:watch").status_code == 303
    assert Submission.objects.values_list("body", flat=True).get() == "0:09.0 leading"
    assert Completion.objects.count() == 1
    shown = client.get(PAGE)
    assert "Compare with colleagues" in text(shown)
    assert "canarytalk" in text(shown)
    added = client.get(PAGE, {"change": "watch"})
    press(client, added, "do", "save:watch", watch_n="0:09 leading\n0:30 learning")
    assert Submission.objects.values_list("body", flat=True).get() == "0:09.0 leading"
    assert draft() == "0:09.0 leading\n0:30.0 learning"


def test_nobody_sees_anothers_marks_or_the_authors_reading(people: Cast, hall: Reading) -> None:
    save(people.client("owner"), "0:09 leading canarymine")
    for who in RELATIONS:
        client = people.client(who)
        for path in (PAGE, "/courses/hall/all/", "/learn/hall/watch-n/marks.csv", "/search/?q=canaryreading"):
            said = client.get(path).content.decode()
            assert "canaryreading" not in said.replace("q=canaryreading", "").replace('value="canaryreading"', "") or (
                path.startswith("/search")
            )
            assert ("canarymine" in said) == (who == "owner" and not path.startswith("/search")), (who, path)


@pytest.mark.parametrize("who", [who for who in RELATIONS if who != "owner"])
@pytest.mark.parametrize("form", ["csv", "vtt", "jsonld", "exe"])
def test_files_of_marks_are_their_writers(people: Cast, hall: Reading, who: str, form: str) -> None:
    save(people.client("owner"), "0:09 leading")
    assert people.client(who).get(f"/learn/hall/watch-n/marks.{form}").status_code == 404


def test_marks_are_taken_out_as_files(people: Cast, hall: Reading) -> None:
    client = people.client("owner")
    save(client, "0:09 leading (5) Selim keeps still\n0:35 interplay")
    table = client.get("/learn/hall/watch-n/marks.csv")
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert rows[1][:7] == ["0:09.0", "9.0", "leading", "Leading", "5", "Selim", "I kept still for a bit."]
    assert rows[2][5:7] == ["", ""]  # nobody speaks then
    cues = client.get("/learn/hall/watch-n/marks.vtt").content.decode()
    assert "00:00:09.000 --> 00:00:11.000\nLeading: Selim keeps still" in cues
    said = json.loads(client.get("/learn/hall/watch-n/marks.jsonld").content)
    target = said["first"]["items"][0]["target"]
    assert target["source"] == "http://testserver/courses/hall/media/1/media/hall.webm"
    assert target["selector"]["value"] == "t=9"
    assert client.get("/learn/hall/nothing/marks.csv").status_code == 404


def test_what_is_said_can_be_read_without_the_film(people: Cast, hall: Reading) -> None:
    for who in ("owner", "visitor"):
        shown = text(people.client(who).get("/courses/hall/films/hall/"))
        assert "0:20 Carys You cannot perform <lying> down." in shown
    said = people.client("visitor").get("/courses/hall/films/hall.txt").content.decode()
    assert "Selim: I kept still for a bit.\n" in said
    assert people.client("visitor").get("/courses/hall/films/nothing/").status_code == 404


def test_my_answers_tell_marks_in_words(people: Cast, hall: Reading) -> None:
    client = people.client("owner")
    save(client, "0:09 leading (5) Selim keeps still")
    assert "0:09 Leading: Selim keeps still" in text(client.get("/learn/answers/hall/"))
