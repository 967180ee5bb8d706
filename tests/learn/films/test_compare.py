"""Commit, then compare: who sees what of whom, from how many on, and never by taking one count from another."""

import json
from pathlib import Path

import pytest
from django.conf import Settings

from interplay.learn.courses.selectors import Reading
from interplay.learn.films.models import Comparison, Counted, SharedNote, Shown
from interplay.learn.study import services
from interplay.learn.study.models import Answer
from interplay.learn.study.services import Draft
from interplay.people.models import Person
from interplay.plain.agreement.marked import marked_alpha
from tests.cast import RELATIONS, Cast, browser, somebody
from tests.learn.films.conftest import Commit
from tests.learn.study import films
from tests.learn.study.browsing import text

pytestmark = pytest.mark.django_db
ADDRESS = "/learn/hall/watch-n/compare/"
NAMES = (
    "Ada One",
    "Bo Two",
    "Cy Three",
    "Di Four",
    "Ed Five",
    "Fay Six",
    "Gus Seven",
    "Hal Eight",
    "Ida Nine",
    "Jo Ten",
)


def seen_by(person: Person) -> str:
    answer = browser(person).get(ADDRESS)
    assert answer.status_code == 200
    return text(answer)


def counted() -> list[set[str]]:
    sets: dict[int, set[str]] = {}
    for number, name in Counted.objects.values_list("comparison__number", "person__display"):
        sets.setdefault(number, set()).add(name)
    return [sets[number] for number in sorted(sets)]


def test_nothing_is_seen_before_commitment(people: Cast, hall: Reading, commit: Commit) -> None:
    for name in NAMES[:5]:
        commit(name, "0:09 leading canarynote")
    for who in RELATIONS:
        answer = people.client(who).get(ADDRESS)
        said = answer.content.decode()
        assert answer.status_code == (302 if who == "visitor" else 403)
        for canary in ("canarynote", "canaryreading", "Ada One", "alpha", "<td"):
            assert canary not in said, (who, canary)


def test_with_fewer_than_five_there_is_no_comparison(hall: Reading, commit: Commit) -> None:
    first = commit(NAMES[0])
    for name in NAMES[1:4]:
        commit(name)
    assert not Comparison.objects.exists()
    assert "begins when at least 5 people have committed" in seen_by(first)
    commit(NAMES[4])
    assert "The marks of 5 people are compared here" in seen_by(first)


@pytest.mark.parametrize(("asked", "needed"), [(1, 3), (3, 3), (6, 6)])
def test_the_house_sets_how_many_but_never_below_three(
    settings: Settings, hall: Reading, commit: Commit, asked: int, needed: int
) -> None:
    settings.INTERPLAY_FEWEST_TO_COMPARE = asked
    for number, name in enumerate(NAMES, 1):
        commit(name)
        assert Comparison.objects.exists() == (number >= needed)
        if number == needed:
            break


def test_a_raised_threshold_holds_at_once(settings: Settings, hall: Reading, commit: Commit) -> None:
    first, *_ = [commit(name) for name in NAMES[:5]]
    settings.INTERPLAY_FEWEST_TO_COMPARE = 8
    assert "begins when at least 8 people" in seen_by(first)


def test_the_next_comparison_waits_until_nobody_can_be_told_apart(hall: Reading, commit: Commit) -> None:
    everybody = [commit(name) for name in NAMES]
    assert counted() == [set(NAMES[:5]), set(NAMES)]
    assert "The marks of 10 people" in seen_by(everybody[0])
    late = commit("Kim Eleven", "0:41 interplay canarylate")
    assert len(counted()) == 2
    said = seen_by(late)
    assert "The marks of 10 people" in said
    assert "Your marks will join this comparison" in said
    assert "canarylate" not in seen_by(everybody[0])


def test_after_an_erasure_no_difference_is_about_fewer_than_five(hall: Reading, commit: Commit) -> None:
    first, *_ = [commit(name) for name in NAMES[:5]]
    first.delete()
    for name in NAMES[5:]:
        commit(name)
    assert Comparison.objects.count() == 1  # a second would hold four of the first


def test_counts_and_alpha_are_those_of_the_committed_marks(hall: Reading, commit: Commit) -> None:
    bodies = ["0:09 leading\n0:22 learning"] * 3 + ["0:10 leading\n0:45 interplay"] * 2
    first, *_ = [commit(name, body) for name, body in zip(NAMES, bodies, strict=False)]
    found = json.loads(Comparison.objects.get().found)["comparison"]
    counts = {one["code"]: one["counts"] for one in found["codes"]}
    assert counts == {"leading": [0, 5, 0, 0], "learning": [0, 0, 3, 0], "interplay": [0, 0, 0, 2]}
    alpha = {one["code"]: one["alpha"] for one in found["codes"]}
    assert alpha["leading"] == 1.0
    assert alpha["learning"] == pytest.approx(marked_alpha([0, 0, 3, 0], 5))
    said = seen_by(first)
    assert "few" in said
    assert "canaryreading: he keeps still" in said


def test_what_is_added_after_commitment_is_in_no_comparison(hall: Reading, commit: Commit) -> None:
    first = commit(NAMES[0], "0:09 leading")
    client = browser(first)
    client.post("/learn/hall/watch-n/save/", {"body": "0:09 leading\n0:22 learning", "revision": 1})
    assert Answer.objects.get(person=first).draft.count("\n") == 1
    for name in NAMES[1:5]:
        commit(name, "0:09 leading")
    found = json.loads(Comparison.objects.get().found)["comparison"]
    assert next(one["counts"] for one in found["codes"] if one["code"] == "learning") == [0, 0, 0, 0]


def test_committing_again_is_not_a_second_voice(hall: Reading, commit: Commit) -> None:
    first = commit(NAMES[0], "0:09 leading")
    for name in NAMES[1:4]:
        commit(name)
    client = browser(first)
    client.post("/learn/hall/watch-n/save/", {"body": "0:22 learning", "revision": 1})
    client.post("/courses/hall/film/", {"do": "hand-in:watch"}, headers={"origin": "http://testserver"})
    assert not Comparison.objects.exists()


# --- names and notes, by consent ---------------------------------------------------------------------------------


def release(person: Person, do: str) -> int:
    return browser(person).post(ADDRESS + "release/", {"do": do}).status_code


def test_names_are_shown_by_their_owners_only(hall: Reading, commit: Commit) -> None:
    ada, bo, *_ = [commit(name) for name in NAMES[:5]]
    assert not any(name in seen_by(ada) for name in NAMES[1:5])
    assert release(bo, "show-name") == 303
    assert "Bo Two" in seen_by(ada)
    assert "Cy Three" not in seen_by(ada)
    assert release(bo, "hide-name") == 303
    assert "Bo Two" not in seen_by(ada)
    assert not Shown.objects.exists()


def test_notes_are_seen_when_released_and_gone_when_taken_back(hall: Reading, commit: Commit) -> None:
    bodies = ["0:09 leading canarynote", *["0:10 leading"] * 2, *["0:10 learning"] * 2]
    ada, bo, *_ = [commit(name, body) for name, body in zip(NAMES, bodies, strict=False)]
    assert "canarynote" not in seen_by(bo)
    assert release(ada, "share:0:09.0 leading") == 303
    said = seen_by(bo)
    assert "canarynote" in said
    assert "Ada One" not in said
    assert release(ada, "share-named:0:09.0 leading") == 303
    assert "Ada One" in seen_by(bo)
    assert release(ada, "keep:0:09.0 leading") == 303
    assert "canarynote" not in seen_by(bo)


@pytest.mark.parametrize(
    "do", ["share:0:09.0 learning", "share:0:10.0 leading", "publish:0:09.0 leading", "share:x", ""]
)
def test_only_a_note_that_one_committed_can_be_released(hall: Reading, commit: Commit, do: str) -> None:
    ada = commit(NAMES[0], "0:09 leading a note")
    assert release(ada, do) == 404
    assert not SharedNote.objects.exists()


def test_nobody_releases_before_committing(people: Cast, hall: Reading) -> None:
    for who in RELATIONS:
        answer = people.client(who).post(ADDRESS + "release/", {"do": "show-name"})
        assert answer.status_code == (302 if who == "visitor" else 404)
    assert not Shown.objects.exists()


def test_an_erased_person_leaves_no_name_and_no_note(hall: Reading, commit: Commit) -> None:
    ada, bo, *_ = [commit(name, "0:09 leading canarynote") for name in NAMES[:5]]
    release(ada, "show-name")
    release(ada, "share:0:09.0 leading")
    ada.delete()
    said = seen_by(bo)
    assert "Ada One" not in said
    assert not SharedNote.objects.exists()


def test_without_captions_windows_of_five_seconds_are_counted(tmp_path: Path, people: Cast) -> None:
    folder = tmp_path / "bare"
    folder.mkdir()
    reading = films.published(folder, films.book(cues=(), seconds=12.0))
    for name in NAMES[:5]:
        services.hand_in(by=somebody(name), reading=reading, part="watch", drafts={"watch-n": Draft("0:06 leading", 0)})
    found = json.loads(Comparison.objects.get().found)["comparison"]
    assert found["codes"][0]["counts"] == [0, 5, 0]
