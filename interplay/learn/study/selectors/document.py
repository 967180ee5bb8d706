"""The document "My answers": what somebody wrote, in the words in which paper, Markdown, JSON and the page show it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interplay.core import clock
from interplay.learn.courses.selectors import Reading
from interplay.learn.study.constants import AnswerKind
from interplay.learn.study.selectors.answered import (
    AnsweredActivity,
    AnsweredCourse,
    AnsweredItem,
    AnsweredPart,
    AnsweredSection,
    Given,
    answered,
)
from interplay.people.selectors import Person
from interplay.plain import commonmark
from interplay.plain.coursebook import text, tree
from interplay.plain.coursebook.spelled import spelled
from interplay.plain.papers.documents import (
    ActivityAnswers,
    Answer,
    AnswersDocument,
    Block,
    CourseAnswers,
    Entry,
    SectionAnswers,
)
from interplay.web.words import course_words

_POINT = re.compile(r"(\d{1,9})\. (.*)")


def my_answers(viewer: Person, slug: str | None = None) -> AnswersDocument:
    """Everything that `viewer` wrote, in every course or in that one, as of now. As many queries as `answered`."""
    now = clock.now()
    return AnswersDocument(
        title=_("My answers"),
        person=viewer.display,
        made_on=_("Made on %(when)s") % {"when": _when(now)},
        made_at=now,
        courses=tuple(map(_course, answered(viewer, viewer, slug))),
        language=get_language() or "und",
        words={
            "question": _("Question"),
            "answer": _("My answer"),
            "no_answer": _("Nothing written"),
            "nothing": _("Nothing written yet"),
            "discussion": _("Discussion"),
            "page": _("Page"),
            "of": _("of"),
        },
    )


def _course(course: AnsweredCourse) -> CourseAnswers:
    reading = course.reading
    return CourseAnswers(
        title=reading.title,
        sections=tuple(_section(reading, section) for section in course.sections),
        id=reading.slug,
        language=reading.language,
        note=" · ".join(_note(course)),
        edition=reading.number,
        joined_at=course.joined_at,
        completed_at=course.completed_at,
        done=course.done,
        needed=course.needed,
    )


def _note(course: AnsweredCourse) -> Iterator[str]:
    yield _("Edition %(number)d") % {"number": course.reading.number}
    if course.joined_at:
        yield _("begun on %(day)s") % {"day": _day(course.joined_at)}
    if course.needed:
        numbers = {"done": min(course.done, course.needed), "needed": course.needed}
        yield _("%(done)d of %(needed)d answered") % numbers
    if course.completed_at:
        yield _("completed on %(day)s") % {"day": _day(course.completed_at)}


def _section(reading: Reading, section: AnsweredSection) -> SectionAnswers:
    if not section.id:
        gone = (_gone(reading, number, activity) for number, activity in enumerate(section.activities, start=1))
        return SectionAnswers(_("No longer in the course"), tuple(gone))
    activities = tuple(_activity(reading, activity) for activity in section.activities)
    return SectionAnswers(" ".join(filter(None, (section.number, section.title))), activities, section.id)


def _gone(reading: Reading, number: int, activity: AnsweredActivity) -> ActivityAnswers:
    entries = (entry for part in activity.parts for entry in _entries(reading, activity, part))
    return ActivityAnswers(_("Earlier question %(number)d") % {"number": number}, tuple(entries))


def _activity(reading: Reading, activity: AnsweredActivity) -> ActivityAnswers:
    numbered = course_words().numbered[activity.kind] % {"number": activity.number} if activity.number else ""
    title = ": ".join(filter(None, (numbered, activity.title)))
    entries = (entry for part in activity.parts for entry in _entries(reading, activity, part))
    return ActivityAnswers(title, tuple(entries), activity.id, activity.kind)


def _entries(reading: Reading, activity: AnsweredActivity, part: AnsweredPart) -> list[Entry]:
    """The part's question with its answers; once more for each other wording that was answered.

    What the author kept back stands below the last.
    """
    asked = _by_question(reading, activity, part) or {_asked_now(reading, activity, part): []}
    *others, last = asked
    title = _part_title(reading, part)
    entries = [Entry(_question(one, asked[one]), tuple(asked[one]), title=title, id=part.id) for one in others]
    discussion = tuple(_kept_back(reading, part.hidden))
    revealed = part.revealed_at if discussion else None
    return [
        *entries,
        Entry(
            _question(last, asked[last]),
            tuple(asked[last]),
            discussion=discussion,
            title=title,
            id=part.id,
            discussion_title=_title(part.hidden[0]) if part.hidden else "",
            discussion_note=_("Shown without answering on %(when)s") % {"when": _when(revealed)} if revealed else "",
            revealed_at=revealed,
        ),
    ]


def _part_title(reading: Reading, part: AnsweredPart) -> str:
    ref = reading.parts.get(part.id)
    numbered = course_words().part % {"number": ref.number} if ref and ref.number else ""
    return ": ".join(filter(None, (numbered, part.title)))


# --- questions ---------------------------------------------------------------------------------------------------


def _by_question(reading: Reading, activity: AnsweredActivity, part: AnsweredPart) -> dict[str, list[Answer]]:
    """The part's answers by the question they answer: fields below one question stand together."""
    asked: dict[str, list[Answer]] = {}
    for item in part.items:
        for wording, answer in _answers(reading, item):
            asked.setdefault(_bare(wording, activity, part, item.label), []).append(answer)
    return asked


def _asked_now(reading: Reading, activity: AnsweredActivity, part: AnsweredPart) -> str:
    """The present question of a part that was opened without an answer."""
    items = [reading.items[item] for item in reading.parts[part.id].items] if part.id in reading.parts else []
    return _bare(items[0].wording, activity, part, items[0].label) if items else ""


def _bare(wording: str, activity: AnsweredActivity, part: AnsweredPart, label: str) -> str:
    """A wording without what stands above it as a heading, or beside its answer as a label."""
    paragraphs = wording.split("\n\n")
    for title in (activity.title, part.title):
        if title and paragraphs[0] == title and len(paragraphs) > 1:
            del paragraphs[0]
    if label and paragraphs[-1] == label and len(paragraphs) > 1:
        del paragraphs[-1]
    return "\n\n".join(paragraphs)


def _question(wording: str, answers: Sequence[Answer]) -> tuple[Block, ...]:
    """A wording as it was kept, in plain words. What can be chosen or matched stands last in it, as a list."""
    between = {
        AnswerKind.CHOICE: _("To choose from:"),
        AnswerKind.MATCH: _("To match with:"),
        AnswerKind.MARKS: _("To mark:"),
    }
    kind = answers[0].kind if answers else ""
    blocks: list[Block] = []
    for paragraph in filter(None, wording.split("\n\n")):
        points = paragraph.startswith("- ")
        if points and blocks and blocks[-1].kind == "item":
            blocks += [Block(between[AnswerKind(kind)])] * (kind in between)
        blocks += _points(paragraph) if points else [Block(paragraph, markdown=_numbered(paragraph))]
    return tuple(blocks) or (Block(_("The question is no longer kept.")),)


def _points(paragraph: str) -> list[Block]:
    return [Block(point, "item") for point in paragraph.removeprefix("- ").split("\n- ")]


def _numbered(paragraph: str) -> str:
    """A paragraph that is a list with numbers, as such; "" for any other."""
    points = [_POINT.fullmatch(line) for line in paragraph.split("\n")]
    return "\n".join(f"{point[1]}. {commonmark.line(point[2])}" for point in points if point) if all(points) else ""


# --- answers -----------------------------------------------------------------------------------------------------


def _answers(reading: Reading, item: AnsweredItem) -> Iterator[tuple[str, Answer]]:
    """What was given to one item, each with the wording that it answers."""
    was_handed_in = False
    for given in item.given:
        was_handed_in |= bool(given.number)
        yield given.wording, _answer(reading, item, given, _state(given, was_handed_in=was_handed_in))
    if item.rival is not None:
        known = reading.items.get(item.id)
        now = known.wording if known else ""
        yield item.given[-1].wording if item.given else now, _set_aside(reading, item, item.rival)


def _answer(reading: Reading, item: AnsweredItem, given: Given, state: str) -> Answer:
    return Answer(
        text=given.text,
        state=state,
        label=item.label,
        at=given.at,
        standing="handed-in" if given.number else "draft",
        item=item.id,
        kind=item.kind,
        number=given.number,
        body=given.body,
        is_formatted=_is_formatted(reading, item),
    )


def _set_aside(reading: Reading, item: AnsweredItem, rival: str) -> Answer:
    """What was written elsewhere without having seen the present text."""
    return Answer(
        text=rival,
        state=_("Also written elsewhere, not chosen yet"),
        label=item.label,
        standing="set-aside",
        item=item.id,
        kind=item.kind,
        is_formatted=_is_formatted(reading, item),
    )


def _is_formatted(reading: Reading, item: AnsweredItem) -> bool:
    known = reading.items.get(item.id)
    return bool(known and known.kind == AnswerKind.RESPONSE and known.size == "formatted")


def _state(given: Given, *, was_handed_in: bool) -> str:
    if given.number == 1:
        told = _("Handed in on %(when)s")
    elif given.number:
        told = _("Handed in again on %(when)s")
    elif was_handed_in:
        told = _("Draft, not handed in again, saved on %(when)s")
    else:
        told = _("Draft, not handed in, saved on %(when)s")
    return told % {"when": _when(given.at)}


# --- what was kept back ------------------------------------------------------------------------------------------


def _title(hidden: tree.Hidden) -> str:
    return hidden.title or course_words().titles[hidden.kind]


def _kept_back(reading: Reading, hidden: Sequence[tree.Hidden]) -> Iterator[Block]:
    """All that was kept back; from the second on each under a heading of its own."""
    for position, one in enumerate(hidden):
        if position:
            yield Block(_title(one), "heading")
        yield from _running(spelled(one.blocks, reading.frame, course_words()))


def _running(blocks: Iterable[tree.Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, tree.List) and not block.ordered:
            yield from (Block(text.plain(one), "item", text.markdown(one)) for one in block.items)
        elif isinstance(block, tree.Heading):
            yield Block(text.line(block.inlines), "heading", text.line_markdown(block.inlines))
        elif isinstance(block, tree.Panel) and block.kind not in ("quote", "extract"):
            yield from filter(lambda one: one.text, (Block(block.title, "heading"),))
            yield from _running(block.blocks)
        elif said := text.plain((block,)):
            yield Block(said, "paragraph", text.markdown((block,)))


# --- moments -----------------------------------------------------------------------------------------------------


def _day(moment: dt.datetime) -> str:
    """As 3 March 2026."""
    return date_format(timezone.localtime(moment), "j F Y")


def _when(moment: dt.datetime) -> str:
    """As 3 March 2026, 14:02."""
    return date_format(timezone.localtime(moment), "j F Y, H:i")
