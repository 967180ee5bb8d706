"""The document "My answers" as CommonMark: what somebody wrote stays words, whatever signs it holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from interplay.plain.commonmark import formatted, line, paragraphs
from interplay.plain.papers.documents import (
    ActivityAnswers,
    Answer,
    AnswersDocument,
    Block,
    CourseAnswers,
    Entry,
    SectionAnswers,
)

Words = Mapping[str, str]


def markdown(document: AnswersDocument) -> str:
    """The document as CommonMark. Headings go down from the title by one at a time, and none is anybody's answer."""
    made = f"{line(document.person)}\\\n{line(document.made_on)}"
    courses = (piece for course in document.courses for piece in _course(course, document.words))
    return "\n\n".join((f"# {line(document.title)}", made, *courses)) + "\n"


def running(blocks: Sequence[Block]) -> str:
    """Running text as CommonMark. The points of a list stand together; a heading is but a strong line."""
    pieces = [(block.kind, _block(block)) for block in blocks if block.text.strip()]
    between = ["\n" if one[0] == other[0] == "item" else "\n\n" for one, other in pairwise(pieces)]
    return "".join(piece + gap for (_, piece), gap in zip(pieces, [*between, ""], strict=True))


def _block(block: Block) -> str:
    said = block.markdown or paragraphs(block.text)
    if block.kind == "item":
        return "\n".join(f"{'  ' if position else '- '}{one}".rstrip() for position, one in enumerate(said.split("\n")))
    return f"**{block.markdown or line(block.text)}**" if block.kind == "heading" else said


def _course(course: CourseAnswers, words: Words) -> Iterator[str]:
    yield f"## {line(course.title)}"
    if course.note:
        yield line(course.note)
    if not course.sections:
        yield line(words["nothing"])
    yield from (piece for section in course.sections for piece in _section(section, words))


def _section(section: SectionAnswers, words: Words) -> Iterator[str]:
    yield f"### {line(section.title)}"
    yield from (piece for activity in section.activities for piece in _activity(activity, words))


def _activity(activity: ActivityAnswers, words: Words) -> Iterator[str]:
    yield f"#### {line(activity.title)}"
    yield from (piece for entry in activity.entries for piece in _entry(entry, words))


def _entry(entry: Entry, words: Words) -> Iterator[str]:
    if entry.title:
        yield f"##### {line(entry.title)}"
    if entry.question:
        yield running(entry.question)
    yield from (piece for answer in entry.answers for piece in _answer(answer, words))
    if entry.discussion:
        note = f"\\\n*{line(entry.discussion_note)}*" if entry.discussion_note else ""
        yield f"**{line(entry.discussion_title or words['discussion'])}**{note}"
        yield running(entry.discussion)


def _answer(answer: Answer, words: Words) -> Iterator[str]:
    title = f"{words['answer']}: {answer.label}" if answer.label else words["answer"]
    write = formatted if answer.is_formatted else paragraphs
    said = write(answer.text) or line(words["no_answer"])
    yield f"**{line(title)}**\\\n*{line(answer.state)}*"
    yield "\n".join(_quoted(said.split("\n")))


def _quoted(lines: Iterable[str]) -> Iterator[str]:
    return (f"> {one}".rstrip() for one in lines)
