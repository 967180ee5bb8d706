"""Reading and answering, as a browser without JavaScript does it: both views, every state, every reader."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services
from interplay.learn.study.constants import MAX_LETTERS
from interplay.learn.study.models import Answer, Completion, Enrolment, Reveal, Submission
from interplay.learn.study.services import Conflict, Draft
from interplay.people.models import Person
from tests.cast import RELATIONS, Cast, browser
from tests.learn.study import books
from tests.learn.study.browsing import page, press, text

pytestmark = pytest.mark.django_db
VIEWS = pytest.mark.parametrize("view", ["start/", "all/"])
HERE = {"headers": {"origin": "http://testserver"}}


def url(view: str = "start/") -> str:
    return f"/courses/braid/{view}"


def canaries(response: HttpResponse) -> set[str]:
    return {canary for canary in books.CANARIES if canary.encode() in response.content}


def hand_in(by: Person, reading: Reading, part: str = "a1", **bodies: str) -> services.Outcome:
    bodies = bodies or {"a1_r": "Two strands, one hour."}
    drafts = {item.replace("_", "-"): Draft(body, 0) for item, body in bodies.items()}
    return services.hand_in(by=by, reading=reading, part=part, drafts=drafts)


def write_in_two_places(by: Person, reading: Reading) -> None:
    services.save_draft(by=by, reading=reading, item="a1-r", body="From the phone", seen=0)
    with pytest.raises(Conflict):
        services.save_draft(by=by, reading=reading, item="a1-r", body="From the desk", seen=0)


# --- reading -----------------------------------------------------------------------------------------------------


PAGES = ("", "start/", "middle/", "end/", "all/")


def test_everybody_may_read(people: Cast, reading: Reading) -> None:
    found = {who: [people.client(who).get(url(view)).status_code for view in PAGES] for who in RELATIONS}
    assert found == dict.fromkeys(RELATIONS, [200] * len(PAGES))


@pytest.mark.parametrize("path", ["/courses/nowhere/", "/courses/nowhere/all/", "/courses/braid/nowhere/"])
def test_what_is_not_there_is_404(people: Cast, reading: Reading, path: str) -> None:
    assert [people.client(who).get(path).status_code for who in ("owner", "visitor")] == [404, 404]


@pytest.mark.parametrize("view", ["", "start/", "middle/", "all/"])
def test_a_visitor_reads_without_any_cookie(reading: Reading, view: str) -> None:
    response = Client().get(url(view))
    assert (response.cookies, b"csrfmiddlewaretoken" in response.content) == ({}, False)


def test_a_section_says_where_it_stands(reading: Reading) -> None:
    said = text(Client().get(url("middle/")))
    assert "Previous 1 Section start" in said
    assert "Next 3 Section end" in said


# --- nothing that is kept back is sent ---------------------------------------------------------------------------


def leave(by: Person, reading: Reading) -> None:
    services.enrol(by=by, reading=reading)
    services.leave(by=by, reading=reading)


def draft(by: Person, reading: Reading) -> None:
    services.save_draft(by=by, reading=reading, item="a1-r", body="Two strands, one hour.", seen=0)


STATES: dict[str, Callable[[Person, Reading], object]] = {
    "nothing": lambda by, reading: None,
    "draft": draft,
    "too short": lambda by, reading: hand_in(by, reading, a1_r="One"),
    "two versions": write_in_two_places,
    "half a part": lambda by, reading: hand_in(by, reading, "a2-one", a2_r1="Head of year"),
    "left": leave,
}


@pytest.mark.parametrize("state", STATES)
def test_nothing_kept_back_is_sent_before_answering(people: Cast, reading: Reading, state: str) -> None:
    STATES[state](people.owner, reading)
    sent = {(who, view): canaries(people.client(who).get(url(view))) for who in RELATIONS for view in PAGES}
    assert {where: told for where, told in sent.items() if told} == {}


@VIEWS
def test_what_is_kept_back_comes_with_the_answer_and_for_its_writer_alone(
    people: Cast, reading: Reading, view: str
) -> None:
    hand_in(people.owner, reading)
    seen = {relation: canaries(people.client(relation).get(url(view))) for relation in RELATIONS}
    assert seen == {relation: {"canarytalk"} if relation == "owner" else set() for relation in RELATIONS}


@VIEWS
def test_of_a_choice_only_what_was_chosen_is_commented(people: Cast, reading: Reading, view: str) -> None:
    hand_in(people.owner, reading, "q1", q1_c="by-post")
    shown = people.client("owner").get(url(view))
    assert canaries(shown) == {"canarywrong", "canaryanswer", "canaryreveal"}
    assert b"names stand over work" not in shown.content


def test_each_part_opens_by_itself(people: Cast, reading: Reading) -> None:
    hand_in(people.owner, reading, "a2-one", a2_r1="Head of year", a2_r2="The one who asks")
    assert canaries(people.client("owner").get(url("middle/"))) == {"canaryfirst"}


@VIEWS
def test_refusals_do_not_tell_either(people: Cast, reading: Reading, view: str) -> None:
    client = people.client("owner")
    too_short = press(client, client.get(url(view)), "hand-in:a1", a1_r="One")
    assert (too_short.status_code, canaries(too_short)) == (422, set())
    services.save_draft(by=people.owner, reading=reading, item="q1-c", body="by-post", seen=0)
    conflict = press(client, too_short, "hand-in:q1", q1_c="by-work")
    assert (conflict.status_code, canaries(conflict)) == (409, set())


# --- answering ---------------------------------------------------------------------------------------------------


@VIEWS
def test_handing_in_leads_back_to_the_place_with_its_discussion(people: Cast, reading: Reading, view: str) -> None:
    client = people.client("owner")
    done = press(client, client.get(url(view)), "hand-in:a1", a1_r="Two strands.\r\nOne hour.")
    assert (done.status_code, done.headers["Location"]) == (303, f"{url(view)}#a1")
    assert Submission.objects.values_list("body", flat=True).get() == "Two strands.\nOne hour."
    said = text(client.get(url(view)))
    assert "Your answer Two strands. One hour. Handed in" in said
    assert "canarytalk of a1 Change my answer" in said


@VIEWS
def test_whatever_is_pressed_everything_typed_is_kept(people: Cast, reading: Reading, view: str) -> None:
    client = people.client("owner")
    press(client, client.get(url(view)), "hand-in:q1", q1_c="by-work", a1_r="Only begun")
    assert dict(Answer.objects.values_list("item", "handed_in")) == {"q1-c": 1, "a1-r": 0}


def test_what_was_not_touched_is_left_alone(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    services.save_draft(by=people.owner, reading=reading, item="a1-r", body="Here\nand there", seen=0)
    old = client.get(url())
    services.save_draft(by=people.owner, reading=reading, item="a1-r", body="Written elsewhere since", seen=1)
    done = press(client, old, "hand-in:q1", q1_c="by-work")
    assert done.status_code == 303
    assert Answer.objects.values_list("draft", "rival_at").get(item="a1-r") == ("Written elsewhere since", None)


@VIEWS
def test_save_for_later_saves_and_hands_in_nothing(people: Cast, reading: Reading, view: str) -> None:
    client = people.client("owner")
    done = press(client, client.get(url(view)), "save:a1", a1_r="Only begun")
    assert done.headers["Location"] == f"{url(view)}#a1"
    again = client.get(url(view))
    assert page(again).fields["answer:a1-r"] == ["Only begun"]
    assert ("Draft saved" in text(again), Submission.objects.count()) == (True, 0)


@pytest.mark.parametrize(
    ("body", "status", "shown"),
    [
        ("One", 422, "One"),
        ("nul\0 is no letter", 422, "nul� is no letter"),
        ("x" * (MAX_LETTERS + 1), 422, "x" * (MAX_LETTERS + 1)),
        ("\n\nfirst lines empty, then\n", 303, "\r\n\r\nfirst lines empty, then\r\n"),
        ("<script>alert(1)</script> & more </textarea>", 303, "<script>alert(1)</script> & more </textarea>"),
        ("\u202eturned\u202c and \u200bunseen", 303, "\u202eturned\u202c and \u200bunseen"),
        ("two 👍 words", 303, "two 👍 words"),
    ],
)
def test_a_text_is_kept_exactly_or_refused_in_words_with_the_text_in_its_field(
    people: Cast, reading: Reading, body: str, status: int, shown: str
) -> None:
    client = people.client("owner")
    done = press(client, client.get(url()), "hand-in:a1", a1_r=body)
    assert done.status_code == status
    if status == 422:
        assert b'aria-invalid="true"' in done.content
    else:
        done = client.get(f"{url()}?change=a1")
    assert page(done).fields["answer:a1-r"] == [shown]


def test_a_page_that_does_not_say_what_it_has_seen_is_refused(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    for seen in ("", "two", "-1", "1e3", "99999999999"):
        sent = {"do": "hand-in:a1", "answer:a1-r": "Two strands.", "seen:a1-r": seen}
        refused = client.post(url(), sent)
        assert (refused.status_code, page(refused).fields["answer:a1-r"]) == (422, ["Two strands."])
    assert Answer.objects.count() == 0


def test_fields_that_no_page_of_ours_has_are_left_alone(people: Cast, reading: Reading) -> None:
    sent = {"do": "save", "seen:a\0b": "0", "answer:a\0b": "One", "seen:Ä": "0", "answer:Ä": "Two"}
    assert people.client("owner").post(url(), sent).status_code == 303


def test_nobody_keeps_the_house_busy_with_questions_that_never_were(
    people: Cast, reading: Reading, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    sent = {"do": "save"}
    for number in range(5_000):
        sent |= {f"seen:x{number}": "0", f"answer:x{number}": "One two"}
    with django_assert_max_num_queries(25):
        assert people.client("owner").post(url(), sent).status_code == 400


@VIEWS
def test_an_answer_can_be_changed_and_the_first_one_stays(people: Cast, reading: Reading, view: str) -> None:
    client = people.client("owner")
    hand_in(people.owner, reading)
    press(client, client.get(f"{url(view)}?change=a1"), "hand-in:a1", a1_r="On second thoughts, three.")
    said = text(client.get(url(view)))
    assert "Your answer On second thoughts, three. Handed in" in said
    assert "What you handed in before" in said
    assert "Two strands, one hour." in said


def test_a_draft_begun_after_handing_in_says_what_stands(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    hand_in(people.owner, reading)
    press(client, client.get(f"{url()}?change=a1"), "save:a1", a1_r="On second thoughts")
    shown = client.get(url())
    assert page(shown).fields["answer:a1-r"] == ["On second thoughts"]
    assert "stands until you hand in again" in text(shown)
    assert "Two strands, one hour." in text(shown)
    assert canaries(shown) == {"canarytalk"}


def test_a_choice_may_be_tried_again(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    press(client, client.get(url()), "hand-in:q1", q1_c="by-post")
    press(client, client.get(url()), "hand-in:q1", q1_c="by-work")
    shown = client.get(url())
    assert page(shown).fields["answer:q1-c"] == ["by-work"]
    assert "canaryright: so it is" in text(shown)
    assert "What you handed in before" in text(shown)
    assert b"<p>A post</p>" in shown.content
    assert list(Submission.objects.values_list("number", "body").order_by("number")) == [(1, "by-post"), (2, "by-work")]


def test_nothing_chosen_is_nothing_to_hand_in(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    refused = press(client, client.get(url()), "hand-in:q1")
    assert (refused.status_code, "Nothing is chosen yet" in text(refused)) == (422, True)


def test_what_belongs_together_is_chosen_from_lists(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    chosen = {"m1_m__lead": "k1", "m1_m__learn": "k2"}
    done = press(client, client.get(url("middle/")), "hand-in:m1", **chosen)
    assert (done.status_code, Answer.objects.get().draft) == (303, "lead=k1 learn=k2")
    shown = client.get(url("middle/"))
    assert page(shown).fields["answer:m1-m:lead"] == ["k1"]
    assert text(shown).count("Right.") == 2


def test_a_part_is_handed_in_whole(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    refused = press(client, client.get(url("middle/")), "hand-in:a2-one", a2_r1="Head of year")
    assert refused.status_code == 422
    assert page(refused).fields["answer:a2-r1"] == ["Head of year"]
    done = press(client, refused, "hand-in:a2-one", a2_r2="The one who asks")
    assert done.headers["Location"] == "/courses/braid/middle/#a2-one"
    assert Submission.objects.count() == 2


def test_a_part_that_never_was_is_404(people: Cast, reading: Reading) -> None:
    for verb in ("hand-in", "reveal"):
        assert people.client("owner").post(url(), {"do": f"{verb}:nowhere"}).status_code == 404


def test_a_question_dropped_while_one_wrote_gives_the_text_back(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    old = client.get(url("end/"))
    books.published(books.book(*books.book().sections[:2], books.section("end", "3", *books.says("It ends."))))
    refused = press(client, old, "save:a3", a3_r="All that I had written")
    assert refused.status_code == 422
    assert "no longer part of the course" in text(refused)
    assert "All that I had written" in text(refused)


# --- shown without answering -------------------------------------------------------------------------------------


@VIEWS
def test_showing_without_answering_is_told_apart_and_keeps_what_is_typed(
    people: Cast, reading: Reading, view: str
) -> None:
    client = people.client("owner")
    done = press(client, client.get(url(view)), "reveal:a1", a1_r="Only begun")
    assert done.headers["Location"] == f"{url(view)}#a1"
    shown = client.get(url(view))
    assert canaries(shown) == {"canarytalk"}
    assert "Shown without answering." in text(shown)
    assert page(shown).fields["answer:a1-r"] == ["Only begun"]
    assert Reveal.objects.values_list("part", flat=True).get() == "a1"


@VIEWS
def test_a_visitor_is_shown_it_once_and_nothing_is_remembered(reading: Reading, view: str) -> None:
    client = Client()
    shown = press(client, client.get(url(view)), "show:a1", a1_r="Only begun")
    assert (shown.status_code, canaries(shown), shown.cookies) == (200, {"canarytalk"}, {})
    assert page(shown).fields["answer:a1-r"] == ["Only begun"]
    assert (Reveal.objects.count(), canaries(client.get(url(view)))) == (0, set())


# --- two versions ------------------------------------------------------------------------------------------------


@VIEWS
def test_a_second_tab_is_told_and_offered_both(people: Cast, reading: Reading, view: str) -> None:
    client = people.client("owner")
    old = client.get(url(view))
    press(client, client.get(url(view)), "save:a1", a1_r="From the phone")
    conflict = press(client, old, "hand-in:a1", a1_r="From the desk")
    assert conflict.status_code == 409
    said = text(conflict)
    assert "You have written in two places. Both are safe." in said
    assert ("From the desk" in said, "From the phone" in said) == (True, True)
    assert Answer.objects.values_list("draft", "rival").get() == ("From the phone", "From the desk")


@pytest.mark.parametrize(
    ("keep", "draft"),
    [("here", "From the desk"), ("there", "From the phone"), ("both", "From the phone\n\nFrom the desk")],
)
def test_either_or_both_can_be_kept(people: Cast, reading: Reading, keep: str, draft: str) -> None:
    client = people.client("owner")
    write_in_two_places(people.owner, reading)
    done = press(client, client.get(url()), "keep:a1-r", keep)
    assert (done.status_code, done.headers["Location"]) == (303, f"{url()}#a1")
    assert Answer.objects.values_list("draft", "rival", "rival_at").get() == (draft, "", None)


def test_choosing_from_an_old_page_is_asked_again(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    write_in_two_places(people.owner, reading)
    old = client.get(url())
    services.save_draft(by=people.owner, reading=reading, item="a1-r", body="From the phone, later", seen=1)
    again = press(client, old, "keep:a1-r", "here")
    assert (again.status_code, "From the phone, later" in text(again)) == (409, True)


@pytest.mark.parametrize("seen", ["", "two", "-1", "9" * 5000])
def test_choosing_without_saying_between_which_texts_is_asked_again(people: Cast, reading: Reading, seen: str) -> None:
    write_in_two_places(people.owner, reading)
    again = people.client("owner").post(url(), {"keep:a1-r": "here", "chose:a1-r": seen})
    assert (again.status_code, Answer.objects.exclude(rival_at=None).count()) == (422, 1)


def test_of_two_choices_not_both_can_be_kept(people: Cast, reading: Reading) -> None:
    services.save_draft(by=people.owner, reading=reading, item="q1-c", body="by-post", seen=0)
    with pytest.raises(Conflict):
        services.save_draft(by=people.owner, reading=reading, item="q1-c", body="by-work", seen=0)
    buttons = page(people.client("owner").get(url())).buttons
    assert sorted(value for name, value in buttons if name == "keep:q1-c") == ["here", "there"]


# --- visitors, sessions and tokens -------------------------------------------------------------------------------


@VIEWS
def test_what_a_visitor_typed_is_in_its_place_after_signing_in(people: Cast, reading: Reading, view: str) -> None:
    client = Client()
    away = press(client, client.get(url(view)), "sign-in:a1", a1_r="Typed as a visitor")
    assert away.headers["Location"] == f"/accounts/login/?next={url(view)}%23a1"
    client.force_login(people.owner.account)
    shown = client.get(url(view))
    assert page(shown).fields["answer:a1-r"] == ["Typed as a visitor"]
    assert "back in its place" in text(shown)
    assert "back in its place" not in text(client.get(url(view)))


def test_what_a_visitor_typed_does_not_write_over_her_draft(people: Cast, reading: Reading) -> None:
    services.save_draft(by=people.owner, reading=reading, item="a1-r", body="From the phone", seen=0)
    client = Client()
    press(client, client.get(url()), "sign-in:a1", a1_r="Typed as a visitor")
    client.force_login(people.owner.account)
    assert "written in two places" in text(client.get(url()))
    assert Answer.objects.values_list("draft", "rival").get() == ("From the phone", "Typed as a visitor")


def test_a_session_that_ended_while_one_wrote_loses_nothing(people: Cast, reading: Reading) -> None:
    client = browser(people.owner)
    old = client.get(url())
    client.logout()
    away = press(client, old, "hand-in:a1", a1_r="Written for a long time")
    assert away.headers["Location"].startswith("/accounts/login/?next=/courses/braid/start/")
    client.force_login(people.owner.account)
    assert page(client.get(url())).fields["answer:a1-r"] == ["Written for a long time"]


def test_what_one_person_typed_is_not_shown_to_the_next(people: Cast, reading: Reading) -> None:
    client = browser(people.owner)
    old = client.get(url())
    client.logout()
    press(client, old, "hand-in:a1", a1_r="Mine alone")
    client.force_login(people.colleague.account)
    assert "Mine alone" not in text(client.get(url()))
    assert Answer.objects.count() == 0


def test_a_page_of_one_person_does_nothing_for_another(people: Cast, reading: Reading) -> None:
    old = people.client("owner").get(url())
    refused = press(people.client("colleague"), old, "hand-in:a1", a1_r="Mine alone")
    assert (refused.status_code, Answer.objects.count(), "Mine alone" in text(refused)) == (403, 0, False)


@pytest.mark.parametrize("typed", ["NUL \0 in it", "x" * (MAX_LETTERS + 1)])
def test_not_even_with_a_text_that_cannot_be_kept(people: Cast, reading: Reading, typed: str) -> None:
    old = people.client("owner").get(url())
    refused = press(people.client("colleague"), old, "hand-in:a1", a1_r=typed)
    assert (refused.status_code, Answer.objects.count(), typed in text(refused)) == (403, 0, False)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"origin": "http://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"origin": "http://testserver"}, 303),
    ],
)
def test_a_visitors_texts_come_from_a_page_of_ours_or_not_at_all(
    reading: Reading, headers: dict[str, str], status: int
) -> None:
    sent = {"do": "sign-in:a1", "answer:a1-r": "Typed", "seen:a1-r": "0", "was:a1-r": ""}
    assert Client().post(url(), sent, headers=headers).status_code == status


def test_a_visitor_cannot_fill_the_house(reading: Reading) -> None:
    sent = {"do": "sign-in:a1"}
    for item in ("a1-r", "a2-r1", "a2-r2", "a2-r3"):
        sent |= {f"answer:{item}": "x" * MAX_LETTERS, f"seen:{item}": "0", f"was:{item}": ""}
    refused = Client().post(url("all/"), sent, **HERE)
    assert (refused.status_code, refused.cookies) == (422, {})


@pytest.mark.parametrize(("headers", "kept"), [({}, False), ({"origin": "http://testserver"}, True)])
def test_an_old_token_does_nothing_and_loses_nothing(
    people: Cast, reading: Reading, headers: dict[str, str], kept: bool
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.owner.account)
    sent = {"do": "hand-in:a1", "answer:a1-r": "Two strands.", "seen:a1-r": "0", "csrfmiddlewaretoken": "old"}
    refused = client.post(url(), sent, headers=headers)
    assert (refused.status_code, Answer.objects.count()) == (403, 0)
    assert ("Two strands." in refused.content.decode()) == kept


def test_a_good_token_is_asked_for_and_accepted(people: Cast, reading: Reading) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.owner.account)
    assert press(client, client.get(url()), "hand-in:a1", a1_r="Two strands.").status_code == 303


def test_more_than_can_be_read_at_once_is_refused_in_words(people: Cast, reading: Reading) -> None:
    refused = people.client("owner").post(url(), {"do": "save", "answer:a1-r": "x" * (17 * 1024 * 1024)})
    assert (refused.status_code, "more than can be sent at once" in text(refused)) == (413, True)


# --- completing --------------------------------------------------------------------------------------------------


def hand_in_all_but_the_last(by: Person, reading: Reading) -> None:
    hand_in(by, reading)
    hand_in(by, reading, "q1", q1_c="by-work")
    hand_in(by, reading, "a2-one", a2_r1="Head of year", a2_r2="The one who asks")
    hand_in(by, reading, "a2-two", a2_r3="And then we talked.")
    hand_in(by, reading, "m1", m1_m="lead=k1 learn=k2")


@pytest.mark.parametrize("view", ["end/", "all/"])
def test_completed_is_told_at_once_and_once_with_the_way_to_the_statement(
    people: Cast, reading: Reading, view: str
) -> None:
    client = people.client("owner")
    hand_in_all_but_the_last(people.owner, reading)
    done = press(client, client.get(url(view)), "hand-in:a3", a3_r="These are five words, surely.")
    assert done.headers["Location"] == f"{url(view)}?completed=a3#a3"
    told = client.get(f"{url(view)}?completed=a3")
    assert "You have completed this course." in text(told)
    assert b'href="/learn/statements/"' in told.content
    assert b'href="/learn/braid/further/">Take your learning further' in told.content.split(b'id="completed"')[1]
    assert "You have completed this course." not in text(client.get(url(view)))


def test_nobody_is_told_of_a_completion_that_is_none(people: Cast, reading: Reading) -> None:
    assert "You have completed" not in text(people.client("owner").get(f"{url()}?completed=a1"))


def test_how_far_one_is_is_counted(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    hand_in(people.owner, reading)
    said = text(client.get(url()))
    assert "1 of 2 in this section handed in; 1 of the 5 that complete the course." in said
    assert "Section start , begun" in said
    assert "Section end , not begun" in said


# --- an earlier answer again -------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", ["end/", "all/"])
def test_an_earlier_answer_is_shown_again_with_the_way_to_it(people: Cast, reading: Reading, view: str) -> None:
    client = people.client("owner")
    assert "You have not answered Activity 1 yet." in text(client.get(url(view)))
    hand_in(people.owner, reading)
    assert "Your answer to Activity 1 Two strands, one hour. Handed in" in text(client.get(url(view)))
    assert "is shown here once you are signed in" in text(Client().get(url(view)))


def test_an_answer_from_another_course_is_shown_again(people: Cast, reading: Reading) -> None:
    again = books.book(books.section("only", "1", books.tree.ResponseAgain("a1-r", "braid")), name="later")
    books.published(again)
    hand_in(people.owner, reading)
    said = text(people.client("owner").get("/courses/later/only/"))
    assert "Your answer to Activity 1 of “Two strands” Two strands, one hour. Handed in" in said
    assert "Two strands, one hour." not in text(people.client("colleague").get("/courses/later/only/"))


# --- a new edition -----------------------------------------------------------------------------------------------


def test_what_is_new_is_told_until_it_was_seen(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    hand_in(people.owner, reading)
    books.published(books.book(*books.book().sections, books.section("new", "4", books.written("a4", "4"))))
    told = client.get(url())
    assert "you are reading edition 2" in text(told)
    assert "New: About a4" in text(told)
    press(client, told, "noted")
    assert "you are reading edition 2" not in text(client.get(url()))


# --- where one stopped -------------------------------------------------------------------------------------------


def test_reading_writes_nothing(people: Cast, reading: Reading) -> None:
    services.enrol(by=people.owner, reading=reading, at=dt.datetime(2026, 6, 9, tzinfo=dt.UTC))
    before = list(Enrolment.objects.values())
    for view in ("", "start/", "all/"):
        people.client("owner").get(url(view))
    assert (list(Enrolment.objects.values()), Answer.objects.count(), Completion.objects.count()) == (before, 0, 0)


def test_without_javascript_a_button_keeps_the_place(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    services.enrol(by=people.owner, reading=reading)
    press(client, client.get(url("middle/")), "place:middle")
    assert "Go on with section 2" in text(client.get(url("")))


# --- how much it costs -------------------------------------------------------------------------------------------

OF_THE_SESSION = 2  # the session, and the account with its person
OF_THE_TEST = 1  # within a transaction a course is asked anew which edition is its present one


@pytest.mark.parametrize("activities", [1, 3])
@pytest.mark.parametrize("view", ["only/", "all/"])
def test_a_page_with_answers_costs_one_query_besides_the_session(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries, activities: int, view: str
) -> None:
    names = [f"a{n}" for n in range(1, activities + 1)]
    section = books.section("only", "1", *(books.written(name) for name in names))
    reading = books.published(books.book(section, name="cost"))
    for name in names:
        hand_in(people.owner, reading, name, **{f"{name}_r": "Two strands."})
    client = people.client("owner")
    client.get(f"/courses/cost/{view}")
    with django_assert_num_queries(OF_THE_SESSION + OF_THE_TEST + 1):
        assert client.get(f"/courses/cost/{view}").status_code == 200


@pytest.mark.parametrize("view", ["", "start/", "all/"])
def test_a_visitors_page_costs_no_query(
    reading: Reading, django_assert_num_queries: DjangoAssertNumQueries, view: str
) -> None:
    Client().get(url(view))
    with django_assert_num_queries(OF_THE_TEST):
        assert Client().get(url(view)).status_code == 200


def test_what_the_house_has_to_say_is_said_here_as_well(people: Cast, reading: Reading) -> None:
    client = people.client("owner")
    client.post("/accounts/name/", {"name": "Ewa Lindqvist-Ŵyn"})
    assert "From now on your name is printed" in text(client.get(url()))
    assert "From now on your name is printed" not in text(client.get(url()))


def test_a_very_long_course_can_be_answered_on_a_single_page(people: Cast) -> None:
    activities = (books.written(f"a{n}", str(n)) for n in range(1, 401))
    books.published(books.book(books.section("start", "1", *activities)))
    client = people.client("owner")
    done = press(client, client.get(url("all/")), "hand-in:a400", a400_r="The very last one.")
    assert done.headers["Location"] == f"{url('all/')}#a400"
