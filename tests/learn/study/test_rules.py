"""What can be kept, what counts, when a course is complete, who may: as tables."""

import pytest

from interplay.core.permits import may
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import rules
from interplay.learn.study.constants import MAX_LETTERS, Progress
from interplay.people.models import Person
from tests.learn.study import books

EWA, NOOR = Person(display="Ewa Lindqvist"), Person(display="Noor Castell")


@pytest.mark.parametrize(
    ("permit", "owner", "other", "visitor"),
    [("study.write", True, True, False), ("study.read_answers", True, False, False)],
)
def test_who_may(permit: str, owner: bool, other: bool, visitor: bool) -> None:
    assert [may(permit, person, EWA) for person in (EWA, NOOR, None)] == [owner, other, visitor]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("   \n\t", 0),
        ("…!?—", 0),
        ("\u200b\u200d\u202e", 0),
        ("word", 1),
        ("two words", 2),
        ("don’t stop", 2),
        ("well-known fact", 2),
        ("one—two", 2),
        ("2026", 1),
        ("Dŵr a thân", 3),
        ("हिन्दी में लिखा", 3),
        ("مرحبا بالعالم", 2),
        ("שלום עולם", 2),
        ("한국어 문장", 2),
        ("我教", 1),
        ("我在學習教學", 3),
        ("ありがとう", 3),
        ("ขอบคุณ", 3),
        ("我 and you", 3),
        ("👩🏽‍🏫", 0),
        ("well done 👍", 2),
    ],
)
def test_words_are_counted_in_any_script(text: str, count: int) -> None:
    assert rules.words(text) == count


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("  spaces stay  ", "  spaces stay  "),
        ("\u202eright to left\u200b", "\u202eright to left\u200b"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("é\u0301", "é\u0301"),
        ("👍" * MAX_LETTERS, "👍" * MAX_LETTERS),
        ("\r\n" * MAX_LETTERS, "\n" * MAX_LETTERS),
    ],
)
def test_a_text_is_kept_as_it_was_typed(body: str, kept: str) -> None:
    assert rules.fit_text(body) == kept


@pytest.mark.parametrize(
    ("body", "too_long"),
    [("x" * (MAX_LETTERS + 1), True), ("nul\0inside", False), ("half \ud83d of a sign", False), ("\udfff", False)],
)
def test_what_cannot_be_kept_is_refused_in_words(body: str, too_long: bool) -> None:
    with pytest.raises(rules.Unfit) as unfit:
        rules.fit_text(body)
    assert (bool(unfit.value.words), unfit.value.too_long) == (True, too_long)


def test_what_cannot_be_kept_can_still_be_shown() -> None:
    assert rules.showable("nul\0 and \ud83d") == "nul� and �"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("item", "body", "kept"),
    [
        ("q1-c", "by-work", "by-work"),
        ("q1-c", "", ""),
        ("m1-m", "learn=k1 lead=k2", "lead=k2 learn=k1"),
        ("m1-m", "lead=k1", "lead=k1"),
        ("a1-r", "anything=goes", "anything=goes"),
    ],
)
def test_a_choice_is_kept_in_its_authors_order(reading: Reading, item: str, body: str, kept: str) -> None:
    assert rules.fit(reading.items[item], body) == kept


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("item", "body"),
    [("q1-c", "by-magic"), ("q1-c", "by-work by-post"), ("m1-m", "lead=k9"), ("m1-m", "led=k1"), ("m1-m", "lead")],
)
def test_a_choice_that_is_not_offered_is_refused(reading: Reading, item: str, body: str) -> None:
    with pytest.raises(rules.Unfit):
        rules.fit(reading.items[item], body)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("item", "body", "counts"),
    [
        ("a1-r", "", False),
        ("a1-r", "one", False),
        ("a1-r", "two words", True),
        ("a3-r", "only four words here", False),
        ("a3-r", "these are five words, surely", True),
        ("q1-c", "", False),
        ("q1-c", "by-post", True),
        ("m1-m", "lead=k1", False),
        ("m1-m", "lead=k2 learn=k2", True),
    ],
)
def test_what_counts_as_an_answer(reading: Reading, item: str, body: str, counts: bool) -> None:
    assert (rules.shortfall(reading.items[item], body) is None) == counts


ALL = frozenset({"a1-r", "q1-c", "a2-r1", "a2-r2", "a2-r3", "m1-m", "a3-r"})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("need", "handed", "done", "complete"),
    [
        (5, frozenset(), 0, False),
        (5, ALL - {"a2-r3"}, 4, False),
        (5, ALL, 5, True),
        (3, {"a1-r", "q1-c"}, 2, False),
        (3, {"a1-r", "q1-c", "m1-m"}, 3, True),
        (3, {"a1-r", "q1-c", "a2-r1", "a2-r2"}, 2, False),
        (9, ALL, 5, True),
        (0, ALL, 5, False),
    ],
)
def test_when_a_course_is_complete(need: int, handed: frozenset[str], done: int, complete: bool) -> None:
    reading = books.published(books.book(need=need))
    assert (rules.done(reading, handed), rules.is_complete(reading, handed)) == (done, complete)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("need", "words"),
    [(5, "Answer all 5 activities and questions."), (3, "Answer any 3 of 5 activities and questions.")],
)
def test_the_rule_is_said_in_words(need: int, words: str) -> None:
    assert rules.completion_in_words(books.published(books.book(need=need))) == words


@pytest.mark.django_db
def test_a_course_without_activities_completes_nobody() -> None:
    reading = books.published(books.book(books.section("only", "1", *books.says("Read this."))))
    assert (rules.needed(reading), rules.is_complete(reading, ())) == (0, False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("part", "handed", "revealed", "seen"),
    [
        ("a1", (), (), False),
        ("a1", ("a1-r",), (), True),
        ("a1", (), ("a1",), True),
        ("a1", (), ("q1",), False),
        ("a2-one", ("a2-r1",), (), False),
        ("a2-one", ("a2-r1", "a2-r2"), (), True),
        ("a2-two", ("a2-r1", "a2-r2"), (), False),
    ],
)
def test_when_what_is_kept_back_may_be_seen(
    reading: Reading, part: str, handed: tuple[str, ...], revealed: tuple[str, ...], seen: bool
) -> None:
    assert rules.may_see_hidden(reading, reading.parts[part], handed, revealed) is seen


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("page", "read", "progress"),
    [
        ("start", ((), (), 0), Progress.TODO),
        ("start", ((), (), 1), Progress.PART),
        ("start", ((), ("a1-r",), 0), Progress.PART),
        ("start", (("a1-r",), (), 3), Progress.PART),
        ("start", (("a1-r", "q1-c"), (), 0), Progress.DONE),
        ("middle", (("a2-r1", "a2-r2", "m1-m"), (), 0), Progress.PART),
    ],
)
def test_how_far_somebody_is(
    reading: Reading, page: str, read: tuple[tuple[str, ...], tuple[str, ...], int], progress: Progress
) -> None:
    ref = reading.page(page)
    assert ref is not None
    assert rules.progress(reading, ref, *read) == progress
