"""The page of a course, for whoever comes: what it is, what it asks, how far one is; taking it and leaving it."""

import datetime as dt
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services
from interplay.learn.study.models import Enrolment
from interplay.learn.study.services import Draft
from interplay.people.models import Person
from interplay.plain.coursebook import tree
from tests.cast import RELATIONS, Cast
from tests.learn.study import books
from tests.learn.study.browsing import text

pytestmark = pytest.mark.django_db
HERE = "/courses/braid/"
AT = dt.datetime(2026, 6, 9, 14, 2, tzinfo=dt.UTC)


def hand_in(by: Person, reading: Reading, part: str, **bodies: str) -> services.Outcome:
    drafts = {item.replace("_", "-"): Draft(body, 0) for item, body in bodies.items()}
    return services.hand_in(by=by, reading=reading, part=part, drafts=drafts, at=AT)


@pytest.mark.parametrize(
    "words",
    [
        "Two strands Who led, and who learned?",
        "By Zora Vennor",
        "Level Introductory",
        "About 1 h 30 min, in any portions",
        "You will do 3 activities, 2 questions",
        "To complete it Answer all 5 activities and questions.",
        "Licence Creative Commons Attribution 4.0",
        "After it you will be able to tell the two apart",
        "2 Section middle 1 activity, 1 question, about 30 minutes",
    ],
)
def test_it_says_what_the_course_is(reading: Reading, words: str) -> None:
    assert words in text(Client().get(HERE))


def test_what_each_reader_is_offered(people: Cast, reading: Reading) -> None:
    services.enrol(by=people.owner, reading=reading)
    services.enrol(by=people.colleague, reading=reading)
    services.leave(by=people.colleague, reading=reading)
    offers = ("Begin reading", "Take this course", "Take this course up again", "Begin with the first section")
    offered = {who: [offer for offer in offers if offer in text(people.client(who).get(HERE))] for who in RELATIONS}
    assert offered["owner"] == ["Begin with the first section"]
    assert offered["colleague"] == ["Take this course", "Take this course up again"]
    assert offered["visitor"] == ["Begin reading"]
    assert offered["stranger"] == offered["administrator"] == offered["leader"] == ["Take this course"]


def test_a_reader_sees_how_far_she_is_and_others_do_not(people: Cast, reading: Reading) -> None:
    hand_in(people.owner, reading, "a1", a1_r="Two strands.")
    hand_in(people.owner, reading, "q1", q1_c="by-post")
    hand_in(people.owner, reading, "m1", m1_m="lead=k1 learn=k2")
    said = text(people.client("owner").get(HERE))
    assert "1 Section start Finished" in said
    assert "2 Section middle 1 of 2 handed in" in said
    assert "So far you have 3 of 5." in said
    for who in ("colleague", "administrator", "visitor"):
        other = text(people.client(who).get(HERE))
        assert ("Finished" in other, "handed in" in other) == (False, False)


@pytest.mark.parametrize(("need", "words"), [(2, "Answer any 2 of 5 activities and questions.")])
def test_the_rule_of_completion_is_said(people: Cast, need: int, words: str) -> None:
    books.published(books.book(need=need))
    assert words in text(Client().get(HERE))


def test_activities_that_completion_names_are_listed(people: Cast) -> None:
    books.published(replace(books.book(), completion=tree.Completion(2, ("a1", "q1"))))
    said = text(Client().get(HERE))
    assert "Answer the 2 activities and questions named here. Activity 1 , Question 1" in said


def test_a_completed_course_says_so_and_what_is_new_since(people: Cast) -> None:
    reading = books.published(books.book(need=1))
    hand_in(people.owner, reading, "a1", a1_r="Two strands.")
    said = text(people.client("owner").get(HERE))
    assert "You completed this course on 9 June 2026. See your statement" in said
    sections = (*books.book().sections, books.section("new", "4", books.written("a4", "4")))
    books.published(books.book(*sections, need=1))
    again = text(people.client("owner").get(HERE))
    assert "1 activity is new since then; your completion stands as it is." in again
    assert "What has changed New: About a4" in again


def test_what_is_new_is_told_until_it_was_seen(people: Cast, reading: Reading) -> None:
    services.enrol(by=people.owner, reading=reading)
    books.published(books.book(*books.book().sections, books.section("new", "4", books.written("a4", "4"))))
    client = people.client("owner")
    assert "New since you began New: About a4" in text(client.get(HERE))
    client.post("/learn/braid/noted/")
    assert "New since you began" not in text(client.get(HERE))


@pytest.mark.parametrize(("verb", "statuses"), [("enrol", 303), ("leave", 303), ("noted", 303)])
def test_everybody_takes_and_leaves_for_oneself_alone(people: Cast, reading: Reading, verb: str, statuses: int) -> None:
    services.enrol(by=people.owner, reading=reading, at=AT)
    others = [who for who in RELATIONS if who != "owner"]
    assert {people.client(who).post(f"/learn/braid/{verb}/").status_code for who in others} == {statuses}
    assert Enrolment.objects.filter(person=people.owner).values_list("joined_at", "left_at").get() == (AT, None)
    assert Enrolment.objects.count() == (5 if verb == "enrol" else 1)


def test_taking_the_course_leads_to_where_one_begins(people: Cast, reading: Reading) -> None:
    assert people.client("owner").post("/learn/braid/enrol/").headers["Location"] == "/courses/braid/start/"
    services.keep_place(by=people.owner, reading=reading, section="middle")
    assert people.client("owner").post("/learn/braid/enrol/").headers["Location"] == "/courses/braid/middle/"
    away = people.client("visitor").post("/learn/braid/enrol/").headers["Location"]
    assert away == "/accounts/login/?next=/courses/braid/"


def test_leaving_keeps_what_was_written(people: Cast, reading: Reading) -> None:
    hand_in(people.owner, reading, "a1", a1_r="Two strands.")
    people.client("owner").post("/learn/braid/leave/")
    assert "Two strands." in text(people.client("owner").get("/courses/braid/start/"))


def test_the_place_is_kept_for_who_takes_the_course(people: Cast, reading: Reading) -> None:
    services.enrol(by=people.owner, reading=reading)
    sent = {"section": "middle"}
    statuses = {who: people.client(who).post("/learn/braid/place/", sent).status_code for who in RELATIONS}
    assert statuses == {who: 401 if who == "visitor" else 204 for who in RELATIONS}
    assert Enrolment.objects.values_list("person", "place").get() == (people.owner.pk, "middle")


def test_a_section_that_is_not_there_is_no_place(people: Cast, reading: Reading) -> None:
    assert people.client("owner").post("/learn/braid/place/", {"section": "nowhere"}).status_code == 404


@pytest.mark.parametrize("verb", ["enrol", "leave", "noted", "place"])
def test_a_course_that_is_not_there_is_404(people: Cast, verb: str) -> None:
    assert people.client("owner").post(f"/learn/nowhere/{verb}/").status_code == 404


@pytest.mark.parametrize("sections", [1, 3])
def test_it_costs_one_query_besides_the_session(
    people: Cast, django_assert_num_queries: DjangoAssertNumQueries, sections: int
) -> None:
    made = (books.section(f"s{n}", str(n), books.written(f"a{n}", str(n))) for n in range(1, sections + 1))
    reading = books.published(books.book(*made))
    for n in range(1, sections + 1):
        hand_in(people.owner, reading, f"a{n}", **{f"a{n}_r": "Two strands."})
    people.client("owner").get(HERE)
    # The session, the account, the reader's standing; and, within a test's transaction, the present edition.
    with django_assert_num_queries(4):
        people.client("owner").get(HERE)
