"""My answers: everything that one wrote, on a page and as three kinds of file, for oneself alone."""

import datetime as dt
import io
import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pypdf
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services
from interplay.learn.study.selectors.document import my_answers
from interplay.learn.study.services import Conflict, Draft
from interplay.people.selectors import Person
from interplay.plain.coursebook import tree
from interplay.plain.papers.documents import AnswersDocument, Entry
from interplay.plain.papers.markdown import running
from tests.cast import RELATIONS, Cast
from tests.learn.study import books

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 6, 9, 13, 2, tzinfo=dt.UTC)  # 14:02 on the wall
LATER = dt.datetime(2026, 6, 11, 8, 30, tzinfo=dt.UTC)
SAID = "Two strands, one hour."
FORMS = ("md", "json", "pdf")
ADDRESSES = [f"/learn/answers{course}{form}" for course in ("", "/braid") for form in ("/", ".md", ".json", ".pdf")]


def hand_in(by: Person, reading: Reading, part: str, at: dt.datetime = AT, **bodies: str) -> None:
    drafts = {item.replace("_", "-"): Draft(body, 0) for item, body in bodies.items()}
    assert services.hand_in(by=by, reading=reading, part=part, drafts=drafts, at=at).refused == {}


def save(by: Person, reading: Reading, item: str, body: str, seen: int = 0, *, at: dt.datetime = AT) -> None:
    services.save_draft(by=by, reading=reading, item=item, body=body, seen=seen, at=at)


def told(response: HttpResponse) -> str:
    """All words of a page or a file, whatever its form."""
    if response["Content-Type"] == "application/pdf":
        pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())
    return " ".join(strip_tags(response.content.decode()).split())


def entries(document: AnswersDocument) -> list[Entry]:
    return [
        entry
        for course in document.courses
        for section in course.sections
        for activity in section.activities
        for entry in activity.entries
    ]


def states(entry: Entry) -> list[tuple[str, str]]:
    return [(answer.text, answer.state) for answer in entry.answers]


def only(person: Person) -> Entry:
    [entry] = entries(my_answers(person))
    return entry


# --- whose they are ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("relation", RELATIONS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_answers_are_read_by_who_wrote_them_and_by_nobody_else(
    people: Cast, reading: Reading, address: str, relation: str
) -> None:
    hand_in(people.owner, reading, "a1", a1_r=SAID)
    response = people.client(relation).get(address)
    if relation == "visitor":
        assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={address}")
    elif relation == "owner":
        assert (response.status_code, SAID in told(response)) == (200, True)
    else:
        never_taken = "braid" in address
        assert (response.status_code, SAID in told(response)) == (404 if never_taken else 200, False)


@pytest.mark.parametrize("address", ["/learn/answers/no-such-course/", "/learn/answers/no-such-course.md"])
def test_a_course_that_is_not_there_is_not_found(people: Cast, address: str) -> None:
    assert people.client("owner").get(address).status_code == 404


@pytest.mark.parametrize("form", ["txt", "html", "md5"])
def test_there_are_three_kinds_of_file(people: Cast, reading: Reading, form: str) -> None:
    hand_in(people.owner, reading, "a1", a1_r=SAID)
    assert people.client("owner").get(f"/learn/answers.{form}").status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_of_it_stays_in_a_cache(people: Cast, reading: Reading, address: str) -> None:
    hand_in(people.owner, reading, "a1", a1_r=SAID)
    response = people.client("owner").get(address)
    assert response["Cache-Control"] == "private, no-store"
    assert people.client("owner").post(address).status_code == 405


# --- what is in it -----------------------------------------------------------------------------------------------


def test_each_handing_in_and_the_draft_after_it_stand_with_their_dates(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "a1-r", "Just begun")
    assert states(only(ewa)) == [("Just begun", "Draft, not handed in, saved on 9 June 2026, 14:02")]
    hand_in(ewa, reading, "a1")
    save(ewa, reading, "a1-r", "Better thought", 1)
    hand_in(ewa, reading, "a1", LATER)
    save(ewa, reading, "a1-r", "Not sure at all", 2, at=LATER)
    assert states(only(ewa)) == [
        ("Just begun", "Handed in on 9 June 2026, 14:02"),
        ("Better thought", "Handed in again on 11 June 2026, 09:30"),
        ("Not sure at all", "Draft, not handed in again, saved on 11 June 2026, 09:30"),
    ]


def test_what_was_written_elsewhere_is_told_until_its_writer_has_chosen(ewa: Person, reading: Reading) -> None:
    save(ewa, reading, "a1-r", "Written here")
    with pytest.raises(Conflict):
        save(ewa, reading, "a1-r", "Written there")
    entry = only(ewa)
    assert states(entry)[1:] == [("Written there", "Also written elsewhere, not chosen yet")]
    assert [answer.standing for answer in entry.answers] == ["draft", "set-aside"]
    assert running(entry.question) == "What do you make of a1?"


def test_choices_and_pairs_are_told_in_words(ewa: Person, reading: Reading) -> None:
    hand_in(ewa, reading, "q1", q1_c="by-work")
    hand_in(ewa, reading, "m1", m1_m="lead=k1 learn=k2")
    choice, match = entries(my_answers(ewa))
    assert [answer.text for answer in choice.answers] == ["The work"]
    assert running(choice.question) == "What do people follow?\n\n- A post\n- The work\n- A name"
    assert [answer.text for answer in match.answers] == ["leading – a band\nlearning – two lines"]


def test_fields_below_one_question_stand_together(ewa: Person, reading: Reading) -> None:
    hand_in(ewa, reading, "a2-one", a2_r1="Head of year", a2_r2="The one who asks")
    entry = only(ewa)
    assert (entry.title, running(entry.question)) == ("Part 1", "Name two roles.")
    assert [(answer.label, answer.text) for answer in entry.answers] == [
        ("By title", "Head of year"),
        ("", "The one who asks"),
    ]


def test_each_answer_stands_below_the_question_that_it_answered(ewa: Person, reading: Reading) -> None:
    hand_in(ewa, reading, "a1", a1_r=SAID)
    activity = books.written("a1")
    [part] = activity.parts
    asked = replace(activity, parts=(replace(part, question=books.says("And what now?")),))
    now = books.published(books.book(books.section("start", "1", asked)))
    save(ewa, now, "a1-r", "Three strands, two hours.", 1, at=LATER)
    hand_in(ewa, now, "a1", LATER)
    before, after = entries(my_answers(ewa))
    assert (running(before.question), states(before)[0][0]) == ("What do you make of a1?", SAID)
    assert (running(after.question), states(after)[0][0]) == ("And what now?", "Three strands, two hours.")
    assert (before.discussion, running(after.discussion)) == ((), "canarytalk of a1")


def test_questions_that_the_course_has_no_longer_keep_their_answers(ewa: Person, reading: Reading) -> None:
    hand_in(ewa, reading, "a1", a1_r=SAID)
    hand_in(ewa, reading, "q1", q1_c="by-work")
    books.published(books.book(books.section("start", "1", books.written("a9"))))
    [course] = my_answers(ewa).courses
    [section] = course.sections
    assert (section.title, course.edition) == ("No longer in the course", 2)
    assert sorted((running(one.entries[0].question), one.entries[0].answers[0].text) for one in section.activities) == [
        ("A question\n\nWhat do people follow?\n\n- A post\n- The work\n- A name", "The work"),
        ("About a1\n\nWhat do you make of a1?", SAID),
    ]


def test_a_course_tells_its_edition_when_it_was_begun_and_how_far_it_is(ewa: Person) -> None:
    reading = books.published(books.book(need=1))
    services.enrol(by=ewa, reading=reading, at=AT)
    [course] = my_answers(ewa).courses
    assert course.note == "Edition 1 · begun on 9 June 2026 · 0 of 1 answered"
    hand_in(ewa, reading, "a1", LATER, a1_r=SAID)
    [course] = my_answers(ewa).courses
    assert course.note == "Edition 1 · begun on 9 June 2026 · 1 of 1 answered · completed on 11 June 2026"


# --- what was kept back ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_kept_back_is_in_it_before_it_was_seen(people: Cast, reading: Reading, address: str) -> None:
    ewa, client = people.owner, people.client("owner")
    services.enrol(by=ewa, reading=reading, at=AT)
    assert "canary" not in told(client.get(address))
    save(ewa, reading, "a1-r", SAID)
    save(ewa, reading, "a2-r1", "Head of year")
    assert "canary" not in told(client.get(address))
    hand_in(ewa, reading, "a1")
    assert "canarytalk of a1" in told(client.get(address))
    services.reveal(by=ewa, reading=reading, part="q1", drafts={}, at=AT)
    words = told(client.get(address))
    assert "canaryanswer: the work" in words
    in_json = '"shown_without_answering_at": "2026-06-09T13:02:00Z"'
    assert (in_json if address.endswith("json") else "Shown without answering on 9 June 2026, 14:02") in words
    assert not any(canary in words for canary in ("canaryfirst", "canarysecond", "canaryright", "canarywrong"))


def test_what_was_shown_without_answering_has_its_question(ewa: Person, reading: Reading) -> None:
    services.reveal(by=ewa, reading=reading, part="a1", drafts={}, at=AT)
    entry = only(ewa)
    assert (running(entry.question), entry.answers) == ("What do you make of a1?", ())
    assert (entry.discussion_note, entry.revealed_at) == ("Shown without answering on 9 June 2026, 14:02", AT)


def test_a_second_thing_kept_back_has_its_own_heading(ewa: Person, reading: Reading) -> None:
    hand_in(ewa, reading, "q1", q1_c="by-work")
    entry = only(ewa)
    assert entry.discussion_title == "Answer"
    assert running(entry.discussion) == "canaryanswer: the work\n\n**Show more**\n\ncanaryreveal: more of it"


def test_a_discussion_keeps_its_lists_links_and_tables(people: Cast) -> None:
    link = tree.Link("https://example.org/", ("a page",))
    hidden = tree.Hidden(
        "discussion",
        (
            tree.Heading(2, ("Of both",)),
            tree.List((books.says("one"), (tree.Paragraph((link,)),))),
            tree.Table((("who",), ("what",)), ((("Ewa",), ("led",)),), ("", "")),
            tree.Panel("box", books.says("# In a box"), title="Set apart"),
        ),
    )
    part = tree.Part("a1", books.says("What?"), (tree.Response("a1-r"),), (hidden,))
    reading = books.published(books.book(books.section("start", "1", tree.Activity("activity", "a1", (part,)))))
    hand_in(people.owner, reading, "a1", a1_r=SAID)
    assert running(only(people.owner).discussion) == (
        "**Of both**\n\n- one\n- [a page](<https://example.org/>)\n\n| who | what |\n|---|---|\n| Ewa | led |\n\n"
        "**Set apart**\n\n\\# In a box"
    )
    html = people.client("owner").get("/learn/answers/").content.decode()
    assert '<a href="https://example.org/">a page</a>' in html
    assert "<td>led</td>" in html


# --- the page and the files --------------------------------------------------------------------------------------


def test_where_nothing_is_yet_the_page_says_how_to_begin(people: Cast) -> None:
    words = told(people.client("owner").get("/learn/answers/"))
    assert "No answers yet" in words
    assert "Save as PDF" not in words


def test_a_course_just_taken_has_a_page_with_nothing_on_it(people: Cast, reading: Reading) -> None:
    services.enrol(by=people.owner, reading=reading, at=AT)
    assert "Nothing written yet." in told(people.client("owner").get("/learn/answers/braid/"))
    assert "Nothing written yet" in told(people.client("owner").get("/learn/answers/braid.md"))


def test_the_page_leads_to_the_files_and_to_where_each_answer_was_given(people: Cast, reading: Reading) -> None:
    hand_in(people.owner, reading, "a1", a1_r=SAID)
    for page, file in (("/learn/answers/", "/learn/answers."), ("/learn/answers/braid/", "/learn/answers/braid.")):
        html = people.client("owner").get(page).content.decode()
        for form in FORMS:
            assert f'href="{file}{form}"' in html
        assert 'href="/courses/braid/start/#a1"' in html


@pytest.mark.parametrize(
    ("address", "plain", "full"),
    [
        ("/learn/answers.md", "my-answers-ewa-lindqvist", "My answers, Ewa Lindqvist"),
        ("/learn/answers/braid.pdf", "my-answers-two-strands-ewa-lindqvist", "My answers, Two strands, Ewa Lindqvist"),
    ],
)
def test_a_file_is_named_twice(people: Cast, reading: Reading, address: str, plain: str, full: str) -> None:
    hand_in(people.owner, reading, "a1", a1_r=SAID)
    first, _, second = _names(people.client("owner").get(address))
    form, day = address.rpartition(".")[2], my_answers(people.owner).made_at.date().isoformat()
    assert (first, second) == (f'filename="{plain}-{day}.{form}"', f"{full}, {day}.{form}")


def _names(response: HttpResponse) -> tuple[str, str, str]:
    attached, plain, full = response["Content-Disposition"].split("; ")
    assert attached == "attachment"
    return plain, full, unquote(full.removeprefix("filename*=UTF-8''"))


def test_a_name_in_arabic_is_in_every_form(people: Cast, reading: Reading) -> None:
    people.owner.display = "ليلى الحسن"
    people.owner.save()
    hand_in(people.owner, reading, "a1", a1_r="إجابتي هنا، شكرا")
    for form in ("md", "json"):
        response = people.client("owner").get(f"/learn/answers.{form}")
        assert "ليلى الحسن" in response.content.decode()
        assert "إجابتي هنا، شكرا" in response.content.decode()
        plain, _, full = _names(response)
        assert plain.startswith('filename="my-answers-2')
        assert full.startswith("My answers, ليلى الحسن, 2")
    assert people.client("owner").get("/learn/answers.pdf").content.startswith(b"%PDF-")


ODD = "# No heading\n</script><script>alert(1)</script>\n- *a* _b_ [c](javascript:x) `d` &amp; 🌿\n\n    far in\n1. one"


def test_an_answer_is_words_and_nothing_else(people: Cast, reading: Reading) -> None:
    hand_in(people.owner, reading, "a1", a1_r=ODD)
    client = people.client("owner")
    html = client.get("/learn/answers/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert 'href="javascript' not in html
    markdown = client.get("/learn/answers.md").content.decode()
    assert (
        "> \\# No heading\\\n> \\</script\\>\\<script\\>alert(1)\\</script\\>\\\n"
        "> \\- \\*a\\* \\_b\\_ \\[c\\](javascript:x) \\`d\\` \\&amp; 🌿\n>\n"
        "> \N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}far in\\\n> 1\\. one\n"
    ) in markdown
    assert "No heading" in told(client.get("/learn/answers.pdf"))


def test_a_formatted_answer_keeps_its_marks_and_no_others(people: Cast) -> None:
    reading = books.published(books.book(books.section("start", "1", books.written("a1", size="formatted"))))
    hand_in(people.owner, reading, "a1", a1_r="# Not\n**so** <b>bold</b>")
    html = people.client("owner").get("/learn/answers/").content.decode()
    assert "# Not<br />\n<strong>so</strong> &lt;b&gt;bold&lt;/b&gt;" in html
    assert "> \\# Not\n> **so** \\<b>bold\\</b>\n" in people.client("owner").get("/learn/answers.md").content.decode()


def test_json_has_every_word_that_was_handed_in_or_saved(people: Cast, reading: Reading) -> None:
    hand_in(people.owner, reading, "a1", a1_r=ODD)
    hand_in(people.owner, reading, "q1", q1_c="by-work")
    save(people.owner, reading, "a3-r", "Not yet")
    response = people.client("owner").get("/learn/answers/braid.json")
    assert response["Content-Type"] == "application/json"
    [course] = json.loads(response.content)["courses"]
    found = [
        answer
        for section in course["sections"]
        for activity in section["activities"]
        for question in activity["questions"]
        for answer in question["answers"]
    ]
    assert [_restored(one) for one in found] == [
        ("a1-r", "handed-in", ODD, ODD),
        ("q1-c", "handed-in", "by-work", "The work"),
        ("a3-r", "draft", "Not yet", "Not yet"),
    ]
    assert {one["at"] for one in found} == {"2026-06-09T13:02:00Z"}


def _restored(answer: dict[str, Any]) -> tuple[str, str, str, str]:
    return answer["item"], answer["state"], answer["stored"], answer["text"]


def test_a_hundred_answers_are_all_there(people: Cast) -> None:
    asked = tuple(books.written(f"b{number}", str(number)) for number in range(100))
    reading = books.published(books.book(books.section("start", "1", *asked)))
    said = {f"b{number}-r": f"Answer number {number}, in full." for number in range(100)}
    services.save_drafts(by=people.owner, reading=reading, drafts={item: Draft(body, 0) for item, body in said.items()})
    found = [answer for entry in entries(my_answers(people.owner)) for answer in entry.answers]
    assert {answer.item: answer.text for answer in found} == said
    words = told(people.client("owner").get("/learn/answers.pdf"))
    assert [body for body in said.values() if body not in words] == []


def test_three_courses_cost_no_more_queries_than_one(people: Cast) -> None:
    def cost() -> int:
        client.get("/learn/answers/")  # keeps the courses in memory
        with CaptureQueriesContext(connection) as queries:
            client.get("/learn/answers/")
        return len(queries)

    client, counts = people.client("owner"), []
    for name in ("braid", "plait", "twine"):
        reading = books.published(books.book(name=name))
        hand_in(people.owner, reading, "a1", a1_r=SAID)
        counts.append(cost())
    assert counts[2] == counts[0] <= 10


def test_an_answer_of_another_is_never_in_it(people: Cast, reading: Reading) -> None:
    hand_in(people.owner, reading, "a1", a1_r=SAID)
    hand_in(people.colleague, reading, "a1", a1_r="Mine, not yours.")
    assert [answer.text for answer in only(people.owner).answers] == [SAID]
    assert [answer.text for answer in only(people.colleague).answers] == ["Mine, not yours."]


# --- how it reads ------------------------------------------------------------------------------------------------


def test_numbers_and_what_a_list_is_for_are_kept(ewa: Person) -> None:
    steps = tree.List((books.says("who led;"), books.says("who *learned*.")), ordered=True)
    part = tree.Part("a1", (*books.says("Write down:"), steps), (tree.Response("a1-r"),))
    match = books.matched()
    reading = books.published(
        books.book(books.section("start", "1", tree.Activity("activity", "a1", (part,)), match)),
    )
    hand_in(ewa, reading, "a1", a1_r=SAID)
    hand_in(ewa, reading, "m1", m1_m="lead=k1 learn=k2")
    steps_asked, match_asked = entries(my_answers(ewa))
    assert running(steps_asked.question) == "Write down:\n\n1. who led;\n2. who \\*learned\\*."
    assert running(match_asked.question) == (
        "Which is which?\n\n- leading\n- learning\n\nTo match with:\n\n- a band\n- two lines"
    )


def test_a_link_that_fills_in_its_own_words_has_them(ewa: Person) -> None:
    hidden = tree.Hidden("discussion", (tree.Paragraph(("Look again at ", tree.CrossReference("a1"), ".")),))
    part = tree.Part("a1", books.says("What?"), (tree.Response("a1-r"),), (hidden,))
    activity = tree.Activity("activity", "a1", (part,), number="1")
    reading = books.published(books.book(books.section("start", "1", activity)))
    hand_in(ewa, reading, "a1", a1_r=SAID)
    assert running(only(ewa).discussion) == "Look again at Activity\N{NO-BREAK SPACE}1."


def test_of_two_versions_the_page_leads_to_where_one_chooses(people: Cast, reading: Reading) -> None:
    save(people.owner, reading, "a1-r", "Written here")
    with pytest.raises(Conflict):
        save(people.owner, reading, "a1-r", "Written there")
    html = people.client("owner").get("/learn/answers/").content.decode()
    assert '<a href="/courses/braid/start/#a1">Choose between them</a>' in html
