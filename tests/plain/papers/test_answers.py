"""My answers as a PDF: every word of them, on as many pages as it takes."""

import datetime as dt
from dataclasses import replace

from interplay.plain.papers.answers import answers
from interplay.plain.papers.documents import (
    ActivityAnswers,
    Answer,
    AnswersDocument,
    Block,
    CourseAnswers,
    Entry,
    SectionAnswers,
)
from tests.plain.papers import reader

ENTRY = Entry(
    title="Part 1",
    question=(Block("Think of a time when you led."), Block("who was there", "item"), Block("what changed", "item")),
    answers=(Answer("I chaired it.\nNobody spoke.\n\nमेरा उत्तर यहाँ है।\nجوابي هنا", "Handed in on 3 March 2026"),),
    discussion=(Block("Many begin small."),),
)
EMPTY = Entry(question=(Block("And what did you learn?"),), answers=(Answer("", "Not begun"),))


def document(*entries: Entry, courses: int = 1) -> AnswersDocument:
    section = SectionAnswers("1 Where you stand", (ActivityAnswers("Activity 1: A lead of your own", entries),))
    course = CourseAnswers("Leading and learning", (section,), note="First edition")
    made_at = dt.datetime(2026, 7, 10, tzinfo=dt.UTC)
    return AnswersDocument("My answers", "Tamsin Ivelet", "Made on 10 July 2026", made_at, (course,) * courses)


def test_it_holds_questions_answers_dates_and_discussions() -> None:
    assert reader.lines(answers(document(ENTRY, EMPTY)).pdf) == [
        "Interplay",
        "My answers",
        "Tamsin Ivelet",
        "Made on 10 July 2026",
        "Leading and learning",
        "First edition",
        "1 Where you stand",
        "Activity 1: A lead of your own",
        "Part 1",
        "Think of a time when you led.",
        "• who was there",
        "• what changed",
        "My answer",
        "I chaired it.",
        "Nobody spoke.",
        "मेरा उत्तर यहाँ है।",
        "جوابي هنا",
        "Handed in on 3 March 2026",
        "Discussion",
        "Many begin small.",
        "And what did you learn?",
        "My answer",
        "No answer yet",
        "Not begun",
        "Tamsin Ivelet",
        "Page 1 of 1",
    ]


def test_its_headings_go_down_one_by_one_and_claims_hold() -> None:
    paper = answers(document(ENTRY))
    tags = [str(tag[0]) for tag in reader.tags(paper.pdf)[1:]]
    assert [tag for tag in tags if tag.startswith("H")] == ["H1", "H2", "H3", "H4", "H5"]
    assert "L" in tags
    claims = reader.claims(paper.pdf)
    assert (claims["ua"], claims["a"], claims["title"]) == ("1", "2A", "My answers: Tamsin Ivelet")


def test_nothing_of_a_long_answer_is_lost() -> None:
    words = [f"word{n}" for n in range(4000)]
    pages = reader.pages(answers(document(Entry((Block("Why?"),), (Answer(" ".join(words), "Draft"),)))).pdf)
    assert [word for page in pages for word in page.split() if word.startswith("word")] == words
    assert f"Page 2 of {len(pages)}" in pages[1]


def test_a_long_address_goes_on_in_the_next_line() -> None:
    address = "https://www.example.org/" + "abcdefghij" * 20
    text = "".join(reader.lines(answers(document(Entry((Block("Why?"),), (Answer(address, "Draft"),)))).pdf))
    assert address in text


def test_an_answer_is_words_and_never_markup() -> None:
    text = "#panic() *a* <b>c</b> $x$ @ref"
    assert text in reader.lines(answers(document(Entry((Block("Why?"),), (Answer(text, "Draft"),)))).pdf)


def test_nothing_answered_is_a_paper_too() -> None:
    assert reader.lines(answers(document(courses=0)).pdf)[:3] == ["Interplay", "My answers", "Tamsin Ivelet"]


def test_each_answer_has_its_label_and_each_discussion_its_own_title() -> None:
    named = (Answer("Ours", "Draft", label="What I lead"), Answer("Theirs", "Draft", label="What I learn"))
    entry = Entry(
        (Block("Sort them."),), named, (Block("A heading", "heading"), Block("Mixed.")), discussion_title="Comment"
    )
    lines = reader.lines(answers(document(entry)).pdf)
    assert lines[8:17] == [
        "Sort them.",
        "My answer",
        "What I lead",
        "Ours",
        "Draft",
        "What I learn",
        "Theirs",
        "Draft",
        "Comment",
    ]
    assert lines[17:19] == ["A heading", "Mixed."]


def test_the_same_answers_give_the_same_bytes() -> None:
    assert answers(document(ENTRY)).pdf == answers(document(ENTRY)).pdf


def test_what_was_shown_without_answering_is_told_beside_its_title() -> None:
    entry = Entry((Block("Why?"),), discussion=(Block("Since."),), discussion_note="Shown without answering on 3 March")
    lines = reader.lines(answers(document(entry)).pdf)
    assert "Discussion. Shown without answering on 3 March" in lines


def test_a_course_with_nothing_written_says_so() -> None:
    begun = replace(document(), courses=(CourseAnswers("Two strands", ()),))
    assert reader.lines(answers(begun).pdf)[4:6] == ["Two strands", "Nothing written yet"]
