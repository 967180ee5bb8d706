"""Several writers at the same moment: nobody overtakes anybody unseen, and a course is completed once."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from interplay.learn.awards.models import Award
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services
from interplay.learn.study.models import Answer, Completion, Enrolment, Submission
from interplay.learn.study.services import Conflict, Draft
from interplay.people.models import Person
from tests.learn.study import books

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Let all of them begin together; what each returned or raised, in order."""
    ready, outcomes = threading.Barrier(len(calls)), [None] * len(calls)

    def one(number: int, call: Callable[[], Any]) -> None:
        ready.wait()
        try:
            outcomes[number] = call()
        except Exception as raised:  # noqa: BLE001 - an outcome like any other
            outcomes[number] = raised
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=numbered) for numbered in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def save(by: Person, reading: Reading, body: str, seen: int) -> Callable[[], Any]:
    return lambda: services.save_draft(by=by, reading=reading, item="a1-r", body=body, seen=seen)


@pytest.mark.parametrize("seen", [0, 1])
def test_of_writers_at_the_same_moment_one_is_first_and_the_others_wait_beside(
    ewa: Person, reading: Reading, seen: int
) -> None:
    if seen:
        save(ewa, reading, "before", 0)()
    bodies = [f"text {letter}" for letter in "abcd"]
    outcomes = at_once(*(save(ewa, reading, body, seen) for body in bodies))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Conflict", "Conflict", "Conflict", "Saved"]
    answer = Answer.objects.get()
    assert answer.revision == seen + 1
    assert sorted([answer.draft, *answer.rival.split("\n\n")]) == bodies
    assert Enrolment.objects.count() == 1


def test_a_text_sent_twice_at_the_same_moment_is_one(ewa: Person, reading: Reading) -> None:
    outcomes = at_once(*[save(ewa, reading, "the same", 0)] * 4)
    assert [outcome.revision for outcome in outcomes] == [1, 1, 1, 1]
    assert Answer.objects.values_list("draft", "rival_at").get() == ("the same", None)


def test_two_last_parts_handed_in_at_the_same_moment_complete_the_course_once(ewa: Person) -> None:
    section = books.section("only", "1", *(books.written(f"a{n}", str(n)) for n in range(1, 5)))
    reading = books.published(books.book(section, name="rush"))

    def hand_in(name: str) -> Callable[[], services.Outcome]:
        drafts = {f"{name}-r": Draft("Two strands.", 0)}
        return lambda: services.hand_in(by=ewa, reading=reading, part=name, drafts=drafts)

    outcomes = at_once(*(hand_in(f"a{n}") for n in range(1, 5)))
    assert sum(outcome.completion is not None for outcome in outcomes) == 1
    assert (Submission.objects.count(), Completion.objects.count(), Award.objects.count()) == (4, 1, 1)


def test_a_hand_in_pressed_twice_is_one(ewa: Person, reading: Reading) -> None:
    drafts = {"a1-r": Draft("Two strands.", 0)}
    outcomes = at_once(*[lambda: services.hand_in(by=ewa, reading=reading, part="a1", drafts=drafts)] * 3)
    assert [outcome.refused for outcome in outcomes] == [{}, {}, {}]
    assert Submission.objects.count() == 1


def test_what_was_raised_is_an_outcome() -> None:
    def conflict() -> None:
        raise Conflict("mine", "theirs", 1, None)  # type: ignore[arg-type]

    assert isinstance(at_once(conflict)[0], Conflict)
