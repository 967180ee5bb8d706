"""What a paper is made of: plain data, in words ready to print, since whoever asks for a paper has translated them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF. `standards` says what it claims ("ua-1", "a-2a"); `missing` why it claims less, if it does."""

    pdf: bytes
    standards: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def letters_missing(self) -> str:
        """The letters that no face has, as a log may tell them: by number, without anybody's name."""
        return " ".join(f"U+{ord(sign):04X}" for text in self.missing for sign in text[:20])


@dataclass(frozen=True, slots=True)
class StatementFacts:
    """All that a statement prints, in the order in which it prints it.

    `sentence` follows the name and holds ``{course}`` once, where the course's title stands in bold. `rows` are what
    was done (label, value) below the two headings in `columns`. `signs` stand side by side at the foot (strong line,
    line below it). `address` is both printed and the link; `address_label` stands above it, `code_label` and `code`
    below. `issued_at` is the PDF's own date: the same facts give the same bytes.
    """

    brand: str
    title: str
    name: str
    sentence: str
    course: str
    columns: tuple[str, str]
    rows: Sequence[tuple[str, str]]
    remark: str
    signs: Sequence[tuple[str, str]]
    address_label: str
    address: str
    code_label: str
    code: str
    language: str
    issued_at: dt.datetime

    @property
    def before(self) -> str:
        """What the sentence says before the course."""
        return self.sentence.partition("{course}")[0]

    @property
    def after(self) -> str:
        """What the sentence says after the course."""
        return self.sentence.partition("{course}")[2]

    @property
    def shown(self) -> str:
        """The address as one reads it from paper; without https://, which every browser adds."""
        return self.address.removeprefix("https://").rstrip("/")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of running text. An "item" is one point of a list; "heading" stands for a heading inside the text.

    `markdown` is the same as CommonMark, where there is more to it than its words: links, emphasis, a table.
    """

    text: str
    kind: Literal["paragraph", "item", "heading"] = "paragraph"
    markdown: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it stands. `state` is printed as given, such as "Handed in on 3 March 2026" or "Draft".

    `standing` says the same to programs. `item` is what was answered, by its author's id, `kind` how, `number` which
    handing in it is (0: none), `body` what is stored: ids for choices and pairs. `is_formatted`: `text` has marks.
    """

    text: str
    state: str
    label: str = ""
    at: dt.datetime | None = None
    standing: Literal["handed-in", "draft", "set-aside"] = "handed-in"
    item: str = ""
    kind: str = "response"
    number: int = 0
    body: str = ""
    is_formatted: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with all that belongs to it. `discussion` is empty unless its reader has seen it.

    `discussion_note` is printed beside its title: that it was shown without answering, at `revealed_at`.
    """

    question: Sequence[Block]
    answers: Sequence[Answer] = ()
    discussion: Sequence[Block] = ()
    title: str = ""
    id: str = ""
    discussion_title: str = ""
    discussion_note: str = ""
    revealed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class ActivityAnswers:
    """An activity and its entries: one for each part, and one more for each time that its question was reworded."""

    title: str
    entries: Sequence[Entry]
    id: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SectionAnswers:
    """A section and those of its activities that this person has something in."""

    title: str
    activities: Sequence[ActivityAnswers]
    id: str = ""


@dataclass(frozen=True, slots=True)
class CourseAnswers:
    """A course; `note` is one line below its title, such as its edition and when it was begun.

    The rest says the same to programs: `done` of `needed` activities are answered.
    """

    title: str
    sections: Sequence[SectionAnswers]
    id: str = ""
    language: str = "en-GB"
    note: str = ""
    edition: int = 0
    joined_at: dt.datetime | None = None
    completed_at: dt.datetime | None = None
    done: int = 0
    needed: int = 0


# The words that the paper adds of its own; a caller passes them translated.
ANSWERS_WORDS: Mapping[str, str] = {
    "question": "Question",
    "answer": "My answer",
    "no_answer": "No answer yet",
    "nothing": "Nothing written yet",
    "discussion": "Discussion",
    "page": "Page",
    "of": "of",
}


@dataclass(frozen=True, slots=True)
class AnswersDocument:
    """Everything that somebody answered, in one course or in all. `made_on` is printed as given, below the name."""

    title: str
    person: str
    made_on: str
    made_at: dt.datetime
    courses: Sequence[CourseAnswers]
    language: str = "en-GB"
    words: Mapping[str, str] = field(default_factory=lambda: ANSWERS_WORDS)
