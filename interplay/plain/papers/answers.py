"""The PDF of "My answers": questions, answers with their dates, discussions seen."""

from collections.abc import Mapping, Sequence
from typing import Any

from interplay.plain.papers.documents import (
    ActivityAnswers,
    Answer,
    AnswersDocument,
    Block,
    CourseAnswers,
    Entry,
    Paper,
    SectionAnswers,
)
from interplay.plain.papers.typeset import language, typeset
from interplay.plain.papers.words import clean, own

Given = dict[str, Any]


def _lines(text: str) -> list[Given]:
    return [own(line) for line in text.strip().splitlines()]


def _paragraphs(text: str) -> list[list[Given]]:
    """Paragraphs, cut at empty lines, each as the lines that its writer ended."""
    cut: list[list[Given]] = [[]]
    for line in text.splitlines():
        if words := clean(line):
            cut[-1].append(own(words))
        elif cut[-1]:
            cut.append([])
    return [paragraph for paragraph in cut if paragraph]


def _blocks(blocks: Sequence[Block]) -> list[Given]:
    return [{"kind": block.kind, "lines": _lines(block.text)} for block in blocks if block.text.strip()]


def _answer(answer: Answer) -> Given:
    return {"label": own(answer.label), "paragraphs": _paragraphs(answer.text), "state": own(answer.state)}


def _entry(entry: Entry, words: Mapping[str, str]) -> Given:
    title = entry.discussion_title or words["discussion"]
    return {
        "title": own(entry.title),
        "question": _blocks(entry.question),
        "answers": [_answer(answer) for answer in entry.answers],
        "discussion_title": own(". ".join(filter(None, (title, entry.discussion_note)))),
        "discussion": _blocks(entry.discussion),
    }


def _activity(activity: ActivityAnswers, words: Mapping[str, str]) -> Given:
    return {"title": own(activity.title), "entries": [_entry(entry, words) for entry in activity.entries]}


def _section(section: SectionAnswers, words: Mapping[str, str]) -> Given:
    activities = [_activity(activity, words) for activity in section.activities]
    return {"title": own(section.title), "activities": activities}


def _course(course: CourseAnswers, words: Mapping[str, str]) -> Given:
    sections = [_section(section, words) for section in course.sections]
    return {**language(course.language), "title": own(course.title), "note": own(course.note), "sections": sections}


def answers(document: AnswersDocument, brand: str = "Interplay") -> Paper:
    """The document on A4 pages, as PDF/UA-1 and PDF/A-2a where the faces at hand have every letter."""
    given = {
        **language(document.language),
        "title": f"{clean(document.title)}: {clean(document.person)}",
        "brand": brand,
        "heading": own(document.title),
        "person": own(document.person),
        "made_on": own(document.made_on),
        "words": dict(document.words),
        "courses": [_course(course, document.words) for course in document.courses],
    }
    return typeset("answers.typ", given, document.made_at)
