"""The document "My answers" for programs. docs/reference/my-answers.md says what each name means."""

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from interplay.plain.papers.documents import (
    ActivityAnswers,
    Answer,
    AnswersDocument,
    Block,
    CourseAnswers,
    Entry,
    SectionAnswers,
)
from interplay.plain.papers.markdown import running

# Names are added without a new number; where one goes or means something else, the number goes up.
FORMAT = "interplay-answers/1"

Given = dict[str, Any]


def written(document: AnswersDocument) -> str:
    """The document as the text of a JSON file, in UTF-8's own letters."""
    return json.dumps(to_json(document), ensure_ascii=False, indent=2) + "\n"


def to_json(document: AnswersDocument) -> Given:
    """The document as JSON: always the same names, null where there is nothing, moments in UTC."""
    return {
        "format": FORMAT,
        "person": document.person,
        "made_at": _moment(document.made_at),
        "courses": [_course(course) for course in document.courses],
    }


def _course(course: CourseAnswers) -> Given:
    return {
        "id": course.id,
        "title": course.title,
        "language": course.language,
        "edition": course.edition,
        "joined_at": _moment(course.joined_at),
        "completed_at": _moment(course.completed_at),
        "activities_done": course.done,
        "activities_needed": course.needed,
        "sections": [_section(section) for section in course.sections],
    }


def _section(section: SectionAnswers) -> Given:
    activities = [_activity(activity) for activity in section.activities]
    return {"id": section.id or None, "title": section.title, "activities": activities}


def _activity(activity: ActivityAnswers) -> Given:
    return {
        "id": activity.id or None,
        "kind": activity.kind or None,
        "title": activity.title,
        "questions": [_entry(entry) for entry in activity.entries],
    }


def _entry(entry: Entry) -> Given:
    return {
        "part": entry.id or None,
        "title": entry.title or None,
        "question": _words(entry.question),
        "answers": [_answer(answer) for answer in entry.answers],
        "discussion": _discussion(entry),
        "shown_without_answering_at": _moment(entry.revealed_at),
    }


def _discussion(entry: Entry) -> Given | None:
    if not entry.discussion:
        return None
    return {"title": entry.discussion_title or None, "markdown": running(entry.discussion)}


def _answer(answer: Answer) -> Given:
    return {
        "item": answer.item,
        "kind": answer.kind,
        "label": answer.label or None,
        "state": answer.standing,
        "number": answer.number or None,
        "at": _moment(answer.at),
        "text": answer.text,
        "stored": answer.body,
        "formatted": answer.is_formatted,
    }


def _words(blocks: Sequence[Block]) -> str:
    return "\n\n".join(f"- {block.text}" if block.kind == "item" else block.text for block in blocks)


def _moment(at: dt.datetime | None) -> str | None:
    """As 2026-07-10T09:00:00Z."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None
