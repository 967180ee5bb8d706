"""Saving, handing in, showing without answering, completing: what is written, and what is never written over."""

import datetime as dt
from typing import Any

import pytest
from django.http import Http404

from interplay.learn.awards.models import Award
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services
from interplay.learn.study.constants import MAX_LETTERS
from interplay.learn.study.models import Answer, Completion, Enrolment, Reveal, Submission
from interplay.learn.study.rules import Unfit
from interplay.learn.study.services import Conflict, Draft
from interplay.learn.study.services.drafts import digest, joined
from interplay.people.models import Person
from tests.cast import Cast
from tests.learn.study import books

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 9, 14, 2, tzinfo=dt.UTC)
LATER = AT + dt.timedelta(minutes=5)


def save(by: Person, reading: Reading, body: str, seen: int, item: str = "a1-r", *, at: dt.datetime = AT) -> Any:
    return services.save_draft(by=by, reading=reading, item=item, body=body, seen=seen, at=at)


def hand_in(by: Person, reading: Reading, part: str, at: dt.datetime = AT, **bodies: str) -> services.Outcome:
    """Hand in `part` with these texts (underscores for hyphens), each as its very first."""
    drafts = {item.replace("_", "-"): Draft(body, 0) for item, body in bodies.items()}
    return services.hand_in(by=by, reading=reading, part=part, drafts=drafts, at=at)


def hand_in_everything(by: Person, reading: Reading, at: dt.datetime = AT) -> services.Outcome:
    hand_in(by, reading, "a1", at, a1_r="Two strands, one hour.")
    hand_in(by, reading, "q1", at, q1_c="by-work")
    hand_in(by, reading, "a2-one", at, a2_r1="Head of year", a2_r2="The one who asks")
    hand_in(by, reading, "a2-two", at, a2_r3="And then we talked.")
    hand_in(by, reading, "m1", at, m1_m="lead=k1 learn=k2")
    return hand_in(by, reading, "a3", at, a3_r="These are five words, surely.")


def kept(item: str = "a1-r") -> tuple[str, int, str]:
    answer = Answer.objects.get(item=item)
    return answer.draft, answer.revision, answer.rival


# --- drafts ------------------------------------------------------------------------------------------------------


def test_a_first_draft_enrols_its_writer(ewa: Person, reading: Reading) -> None:
    assert save(ewa, reading, "One", 0) == services.Saved(1, AT)
    assert kept() == ("One", 1, "")
    assert Enrolment.objects.filter(person=ewa, edition_id=reading.edition_id, joined_at=AT).count() == 1


def test_each_save_that_has_seen_the_last_one_is_kept(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "One", 0)
    assert save(ewa, reading, "One two", 1, at=LATER) == services.Saved(2, LATER)
    assert kept() == ("One two", 2, "")


def test_a_visitor_cannot_save(reading: Reading) -> None:
    with pytest.raises(Http404):
        save(None, reading, "One", 0)  # type: ignore[arg-type]


def test_the_same_text_sent_again_is_a_success(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "One", 0)
    save(ewa, reading, "One two", 1)
    assert save(ewa, reading, "One two", 1, at=LATER) == services.Saved(2, AT)
    assert kept() == ("One two", 2, "")


@pytest.mark.parametrize("seen", [0, 1, 7])
def test_a_text_that_has_not_seen_the_draft_is_kept_beside_it(ewa: Person, reading: Reading, seen: int) -> None:
    save(ewa, reading, "One", 0)
    save(ewa, reading, "One two", 1)
    with pytest.raises(Conflict) as conflict:
        save(ewa, reading, "Another", seen)
    assert (conflict.value.mine, conflict.value.theirs, conflict.value.revision) == ("Another", "One two", 2)
    assert kept() == ("One two", 2, "Another")


def test_a_revision_that_was_never_here_loses_nothing(ewa: Person, reading: Reading) -> None:
    with pytest.raises(Conflict):
        save(ewa, reading, "From a page older than the backup", 7)
    assert kept() == ("", 0, "From a page older than the backup")


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("One", "Two", "One\n\nTwo"),
        ("One", "One and more", "One and more"),
        ("One and more", "One", "One and more"),
        ("One", "", "One"),
    ],
)
def test_a_second_rival_does_not_push_out_the_first(
    ewa: Person, reading: Reading, first: str, second: str, together: str
) -> None:
    save(ewa, reading, "Here", 0)
    for body in (first, second):
        with pytest.raises(Conflict):
            save(ewa, reading, body, 0)
    assert kept() == ("Here", 1, together)


def test_of_two_choices_the_later_one_waits(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "by-post", 0, "q1-c")
    for body in ("by-work", "by-name"):
        with pytest.raises(Conflict):
            save(ewa, reading, body, 0, "q1-c")
    assert kept("q1-c") == ("by-post", 1, "by-name")


def test_what_no_longer_fits_beside_the_draft_is_not_said_to_be_kept(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "Here", 0)
    outcomes = []
    for letter in "abc":
        with pytest.raises(Conflict) as conflict:
            save(ewa, reading, letter * (MAX_LETTERS - 2), 0)
        outcomes.append(conflict.value.kept)
    assert outcomes == [True, True, False]
    assert kept()[2] == joined("a" * (MAX_LETTERS - 2), "b" * (MAX_LETTERS - 2))


@pytest.mark.parametrize("body", ["nul\0", "\ud800", "x" * (MAX_LETTERS + 1)])
def test_what_cannot_be_kept_changes_nothing(ewa: Person, reading: Reading, body: str) -> None:
    save(ewa, reading, "One", 0)
    with pytest.raises(Unfit):
        save(ewa, reading, body, 1)
    assert kept() == ("One", 1, "")


def test_a_question_that_never_was_is_unknown(ewa: Person, reading: Reading) -> None:
    with pytest.raises(KeyError):
        save(ewa, reading, "One", 0, "nowhere")
    assert Answer.objects.count() == 0


def test_a_question_that_the_course_dropped_still_takes_the_text_begun_for_it(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "One", 0, "a3-r")
    shorter = books.published(books.book(*books.book().sections[:2]))
    assert save(ewa, shorter, "One two", 1, "a3-r").revision == 2


def test_what_is_meant_for_later_is_remembered(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "Key holder", 0, "a2-r2")
    assert Answer.objects.values_list("kind", "keeps").get() == ("response", "roles")


def test_two_people_do_not_meet(people: Cast, reading: Reading) -> None:
    save(people.owner, reading, "One", 0)
    assert save(people.colleague, reading, "Two", 0).revision == 1
    assert sorted(Answer.objects.values_list("draft", flat=True)) == ["One", "Two"]


def test_a_text_for_a_course_one_has_left_is_kept(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "One", 0)
    services.leave(by=ewa, reading=reading, at=AT)
    assert save(ewa, reading, "One two", 1).revision == 2
    assert Enrolment.objects.get().left_at == AT


# --- two versions ------------------------------------------------------------------------------------------------


def in_two_places(by: Person, reading: Reading) -> None:
    save(by, reading, "There", 0)
    with pytest.raises(Conflict):
        save(by, reading, "Here", 0)


@pytest.mark.parametrize(
    ("keep", "draft", "revision"), [("here", "Here", 2), ("there", "There", 1), ("both", "There\n\nHere", 2)]
)
def test_its_writer_chooses_between_two_versions(
    ewa: Person, reading: Reading, keep: str, draft: str, revision: int
) -> None:
    in_two_places(ewa, reading)
    services.resolve(by=ewa, reading=reading, item="a1-r", keep=keep, seen=1, rival=digest("Here"), at=LATER)
    assert kept() == (draft, revision, "")


@pytest.mark.parametrize(("seen", "rival"), [(2, "Here"), (1, "Another")])
def test_nobody_chooses_between_texts_not_shown(ewa: Person, reading: Reading, seen: int, rival: str) -> None:
    in_two_places(ewa, reading)
    with pytest.raises(Conflict):
        services.resolve(by=ewa, reading=reading, item="a1-r", keep="here", seen=seen, rival=digest(rival))
    assert kept() == ("There", 1, "Here")


def test_both_together_may_be_too_long(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "a" * MAX_LETTERS, 0)
    with pytest.raises(Conflict):
        save(ewa, reading, "b" * MAX_LETTERS, 0)
    with pytest.raises(Unfit):
        services.resolve(by=ewa, reading=reading, item="a1-r", keep="both", seen=1, rival=digest("b" * MAX_LETTERS))
    assert kept() == ("a" * MAX_LETTERS, 1, "b" * MAX_LETTERS)


def test_there_is_nothing_to_choose_without_two_versions(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "One", 0)
    with pytest.raises(KeyError):
        services.resolve(by=ewa, reading=reading, item="a1-r", keep="here", seen=1, rival=digest(""))


def test_a_page_that_shows_both_may_settle_with_a_third_text(ewa: Person, reading: Reading) -> None:
    in_two_places(ewa, reading)
    settled = services.settle_with(by=ewa, reading=reading, item="a1-r", body="Here and there", seen=1, at=LATER)
    assert (settled, kept()) == (services.Saved(2, LATER), ("Here and there", 2, ""))


def test_settling_with_what_has_not_been_seen_is_refused(ewa: Person, reading: Reading) -> None:
    in_two_places(ewa, reading)
    save(ewa, reading, "There now", 1)
    with pytest.raises(Conflict):
        services.settle_with(by=ewa, reading=reading, item="a1-r", body="A third", seen=1)
    assert kept() == ("There now", 2, "Here\n\nA third")


# --- handing in --------------------------------------------------------------------------------------------------


def test_handing_in_keeps_the_text_with_its_question_and_edition(ewa: Person, reading: Reading) -> None:
    outcome = hand_in(ewa, reading, "a1", a1_r="Two strands.")
    assert (outcome.refused, outcome.completion) == ({}, None)
    submission = Submission.objects.values("number", "body", "wording", "edition_id", "at").get()
    assert submission == {
        "number": 1,
        "body": "Two strands.",
        "wording": "About a1\n\nWhat do you make of a1?",
        "edition_id": reading.edition_id,
        "at": AT,
    }


def test_the_same_text_handed_in_again_is_not_a_second_answer(ewa: Person, reading: Reading) -> None:
    for _ in range(2):
        hand_in(ewa, reading, "a1", a1_r="Two strands.")
    assert (Submission.objects.count(), Answer.objects.get().handed_in) == (1, 1)


def test_a_changed_answer_is_handed_in_again_and_the_first_one_stays(ewa: Person, reading: Reading) -> None:
    hand_in(ewa, reading, "a1", a1_r="Two strands.")
    services.hand_in(by=ewa, reading=reading, part="a1", drafts={"a1-r": Draft("Three strands.", 1)}, at=LATER)
    history = Submission.objects.order_by("number").values_list("number", "body", "at")
    assert list(history) == [(1, "Two strands.", AT), (2, "Three strands.", LATER)]


def test_what_is_too_short_is_saved_and_not_handed_in(ewa: Person, reading: Reading) -> None:
    outcome = hand_in(ewa, reading, "a1", a1_r="One")
    assert list(outcome.refused) == ["a1-r"]
    assert (kept(), Submission.objects.count()) == (("One", 1, ""), 0)


def test_nothing_of_a_part_is_handed_in_while_one_answer_is_missing(ewa: Person, reading: Reading) -> None:
    outcome = hand_in(ewa, reading, "a2-one", a2_r1="Head of year")
    assert (list(outcome.refused), Submission.objects.count()) == (["a2-r2"], 0)


def test_what_is_typed_elsewhere_on_the_page_is_saved_as_a_draft(ewa: Person, reading: Reading) -> None:
    outcome = hand_in(ewa, reading, "a1", a1_r="Two strands.", a3_r="Just begun")
    assert sorted(outcome.saved) == ["a1-r", "a3-r"]
    assert Answer.objects.get(item="a3-r").handed_in == 0


def test_a_refused_text_elsewhere_on_the_page_does_not_stop_handing_in(ewa: Person, reading: Reading) -> None:
    outcome = hand_in(ewa, reading, "a1", a1_r="Two strands.", a3_r="nul\0", nowhere="A question that never was")
    assert sorted(outcome.refused) == ["a3-r", "nowhere"]
    assert Submission.objects.count() == 1


def test_a_conflict_stops_handing_in_and_loses_neither_text(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "There it is", 0)
    outcome = hand_in(ewa, reading, "a1", a1_r="Here it is")
    assert isinstance(outcome.refused["a1-r"], Conflict)
    assert (kept(), Submission.objects.count()) == (("There it is", 1, "Here it is"), 0)


def test_a_draft_saved_before_can_be_handed_in_as_it_stands(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "Two strands.", 0)
    assert hand_in(ewa, reading, "a1").refused == {}
    assert Submission.objects.values_list("body", flat=True).get() == "Two strands."


def test_handing_in_takes_up_a_course_again(ewa: Person, reading: Reading) -> None:
    services.enrol(by=ewa, reading=reading, at=AT)
    services.leave(by=ewa, reading=reading, at=AT)
    hand_in(ewa, reading, "a1", a1_r="Two strands.")
    assert Enrolment.objects.values_list("joined_at", "left_at").get() == (AT, None)


def test_a_part_that_never_was_is_unknown(ewa: Person, reading: Reading) -> None:
    with pytest.raises(KeyError):
        hand_in(ewa, reading, "nowhere")


# --- shown without answering -------------------------------------------------------------------------------------


def test_showing_without_answering_is_remembered_once_and_saves_what_is_typed(ewa: Person, reading: Reading) -> None:
    for at in (AT, LATER):
        services.reveal(by=ewa, reading=reading, part="a1", drafts={"a1-r": Draft("Begun", 0)}, at=at)
    assert list(Reveal.objects.values_list("part", "at")) == [("a1", AT)]
    assert kept() == ("Begun", 1, "")


def test_what_is_handed_in_is_not_shown_without_answering(ewa: Person, reading: Reading) -> None:
    hand_in(ewa, reading, "a1", a1_r="Two strands.")
    services.reveal(by=ewa, reading=reading, part="a1", drafts={}, at=LATER)
    assert Reveal.objects.count() == 0


def test_showing_never_counts(ewa: Person, reading: Reading) -> None:
    for part in reading.parts:
        services.reveal(by=ewa, reading=reading, part=part, drafts={}, at=AT)
    assert Completion.objects.count() == 0


# --- completing --------------------------------------------------------------------------------------------------


def test_the_last_answer_completes_the_course_and_gives_the_statement(ewa: Person, reading: Reading) -> None:
    outcome = hand_in_everything(ewa, reading)
    facts = Completion.objects.values_list("person", "edition", "done", "needed", "at").get()
    assert outcome.completion is not None
    assert facts == (ewa.pk, reading.edition_id, 5, 5, AT)
    assert Award.objects.filter(person=ewa, subject_id=reading.edition_id).count() == 1


def test_completed_is_told_once(ewa: Person, reading: Reading) -> None:
    hand_in_everything(ewa, reading)
    again = services.hand_in(
        by=ewa, reading=reading, part="a1", drafts={"a1-r": Draft("Once more, then.", 1)}, at=LATER
    )
    assert (again.completion, Completion.objects.count(), Award.objects.count()) == (None, 1, 1)


def test_a_statement_that_fails_undoes_the_handing_in(
    ewa: Person, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Award.objects, "get_or_create", lambda **facts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        hand_in_everything(ewa, reading)
    assert Completion.objects.filter(course_id=reading.course_id).count() == 0
    assert Answer.objects.filter(course_id=reading.course_id, item="a3-r").count() == 0


def test_any_so_many_of_them_complete_the_course(ewa: Person) -> None:
    reading = books.published(books.book(need=2))
    hand_in(ewa, reading, "a1", a1_r="Two strands.")
    outcome = hand_in(ewa, reading, "q1", q1_c="by-post")
    assert outcome.completion is not None
    assert (outcome.completion.done, outcome.completion.needed) == (2, 2)


def test_an_edit_never_takes_a_completion_away(ewa: Person, reading: Reading) -> None:
    hand_in_everything(ewa, reading)
    longer = books.published(books.book(*books.book().sections, books.section("new", "4", books.written("a4", "4"))))
    services.note_edition_seen(by=ewa, reading=longer, at=LATER)
    hand_in(ewa, longer, "a4", LATER, a4_r="Something new.")
    assert Completion.objects.values_list("edition", "at").get() == (reading.edition_id, AT)


def test_an_edition_that_asks_for_less_completes_when_it_is_noticed(ewa: Person, reading: Reading) -> None:
    hand_in(ewa, reading, "a1", a1_r="Two strands.")
    less = books.published(books.book(need=1))
    services.note_edition_seen(by=ewa, reading=less, at=LATER)
    assert Completion.objects.values_list("edition", "at").get() == (less.edition_id, LATER)


# --- where one stopped -------------------------------------------------------------------------------------------


def test_enrolling_twice_is_the_same_as_once(ewa: Person, reading: Reading) -> None:
    for at in (AT, LATER):
        services.enrol(by=ewa, reading=reading, at=at)
    assert list(Enrolment.objects.values_list("joined_at", "left_at")) == [(AT, None)]


@pytest.mark.parametrize(
    ("section", "seconds", "placed"),
    [("start", 30, ("start", 0)), ("start", 60, ("start", 60)), ("middle", 1, ("middle", 1))],
)
def test_a_place_is_kept_at_most_once_a_minute(
    ewa: Person, reading: Reading, section: str, seconds: int, placed: tuple[str, int]
) -> None:
    services.enrol(by=ewa, reading=reading, at=AT)
    services.keep_place(by=ewa, reading=reading, section="start", at=AT)
    services.keep_place(by=ewa, reading=reading, section=section, at=AT + dt.timedelta(seconds=seconds))
    kept = Enrolment.objects.values_list("place", "place_at").get()
    assert kept == (placed[0], AT + dt.timedelta(seconds=placed[1]))


def test_no_place_is_kept_for_who_does_not_take_the_course(ewa: Person, reading: Reading) -> None:
    services.keep_place(by=ewa, reading=reading, section="start", at=AT)
    assert Enrolment.objects.count() == 0


def test_a_section_that_never_was_is_no_place(ewa: Person, reading: Reading) -> None:
    with pytest.raises(KeyError):
        services.keep_place(by=ewa, reading=reading, section="nowhere")
