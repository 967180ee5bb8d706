"""A course as it was read: what an edition keeps, and what every view is rendered from.

Everything here is frozen, and lists are tuples, so that one tree can serve all requests. Text is a plain `str` among
the inlines. What others point at has an id, and `Course.targets` says of every id what it is and where it stands; so a
link keeps nothing but the id. Numbers are strings, as they are printed.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from interplay.plain.captions import Cue
from interplay.plain.coursebook.coding import decode, encode, kind_of, node

__all__ = ["kind_of"]  # the kind of any node, also of one whose class has a single kind

Inlines: TypeAlias = "tuple[Inline, ...]"
Blocks: TypeAlias = "tuple[Block, ...]"


# --- within a line ----------------------------------------------------------------------------------------------------
@node("emphasis")
@dataclass(frozen=True, slots=True)
class Emphasis:
    inlines: Inlines = ()


@node("strong")
@dataclass(frozen=True, slots=True)
class Strong:
    inlines: Inlines = ()


@node("code")
@dataclass(frozen=True, slots=True)
class Code:
    text: str


@node("break")
@dataclass(frozen=True, slots=True)
class Break:
    """A line broken on purpose. A line that merely ends in the source is a newline in the text."""


@node("link")
@dataclass(frozen=True, slots=True)
class Link:
    """To the web or a mailbox: `href` begins with https:, http: or mailto:."""

    href: str
    inlines: Inlines = ()


@node("cross-reference")
@dataclass(frozen=True, slots=True)
class CrossReference:
    """To something in this course: `Course.targets[id]`. Without inlines the reader sees "Activity 3"."""

    id: str
    inlines: Inlines = ()


@node("course-link")
@dataclass(frozen=True, slots=True)
class CourseLink:
    """To another course, or to `id` in it."""

    course: str
    id: str = ""
    inlines: Inlines = ()


@node("term")
@dataclass(frozen=True, slots=True)
class Term:
    """A word explained in `Course.glossary[id]`. Without inlines the reader sees the glossary's own word."""

    id: str
    inlines: Inlines = ()


@node("citation")
@dataclass(frozen=True, slots=True)
class Citation:
    """Of `Course.references[id]`. Without inlines the reader sees its label in brackets: (Harris, 2008)."""

    id: str
    inlines: Inlines = ()


@node("strand")
@dataclass(frozen=True, slots=True)
class Strand:
    """Words marked as "lead", "learn" or "both"."""

    strand: str
    inlines: Inlines = ()


@node("foreign")
@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language (a tag such as "cy")."""

    language: str
    inlines: Inlines = ()


@node("footnote-mark")
@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The little number that leads to `Section.footnotes`. `occurrence` counts marks of one footnote from 1."""

    number: str
    occurrence: int = 1


Inline: TypeAlias = (
    str
    | Emphasis
    | Strong
    | Code
    | Break
    | Link
    | CrossReference
    | CourseLink
    | Term
    | Citation
    | Strand
    | Foreign
    | FootnoteMark
)


# --- blocks of plain text ---------------------------------------------------------------------------------------------
@node("paragraph")
@dataclass(frozen=True, slots=True)
class Paragraph:
    inlines: Inlines


@node("heading")
@dataclass(frozen=True, slots=True)
class Heading:
    """Inside a section; level 2 to 4 (the section's own title is level 1)."""

    level: int
    inlines: Inlines
    id: str = ""


@node("list")
@dataclass(frozen=True, slots=True)
class List:
    """`tight` when its items are lines rather than paragraphs."""

    items: tuple[Blocks, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True


@node("quotation")
@dataclass(frozen=True, slots=True)
class Quotation:
    """Lines that begin with `>`. A quote with its author is a Panel of kind "quote"."""

    blocks: Blocks


@node("code-block")
@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    info: str = ""


@node("rule")
@dataclass(frozen=True, slots=True)
class Rule:
    """A line across: a change of subject without a heading."""


# --- blocks with a purpose --------------------------------------------------------------------------------------------
@node("table")
@dataclass(frozen=True, slots=True)
class Table:
    """`aligns` has "", "left", "center" or "right" for every column. A table without id has neither number nor caption.

    With `row_headers` the first cell of each row is its header.
    """

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    aligns: tuple[str, ...] = ()
    id: str = ""
    number: str = ""
    caption: Inlines = ()
    note: Blocks = ()
    row_headers: bool = False


@node("figure")
@dataclass(frozen=True, slots=True)
class Figure:
    """A picture; its alternative text, long description and rights are in `Course.assets[src]`."""

    id: str
    src: str
    number: str = ""
    caption: Blocks = ()


@node("film", "audio")
@dataclass(frozen=True, slots=True)
class Film:
    """A film or a recording. `captions` is the path of a WebVTT file, `transcript` the text when there are none.

    `also` is the same in another codec, for browsers that cannot play `src`. `cues` is what the captions say, `seconds`
    how long it lasts (0 where nobody knows).
    """

    kind: str
    id: str
    src: str
    number: str = ""
    title: str = ""
    captions: str = ""
    poster: str = ""
    caption: Blocks = ()
    transcript: Blocks = ()
    also: str = ""
    cues: tuple[Cue, ...] = ()
    seconds: float = 0.0


@node(
    "box",
    "case-study",
    "quote",
    "extract",
    "key-points",
    "study-note",
    "reading",
    "further-reading",
    "acknowledgements",
    "passage",
)
@dataclass(frozen=True, slots=True)
class Panel:
    """Blocks set apart. quote has `by`; quote and extract `source`; reading `href` or `src`; passage `language`."""

    kind: str
    blocks: Blocks
    id: str = ""
    title: str = ""
    by: str = ""
    source: str = ""
    href: str = ""
    src: str = ""
    language: str = ""


@node("maths")
@dataclass(frozen=True, slots=True)
class Maths:
    """A formula as checked MathML, or as text when it is none. `alt` says it in words."""

    text: str
    alt: str
    mathml: bool = False


@node("references")
@dataclass(frozen=True, slots=True)
class References:
    """The place where the list of `Course.references` goes."""


@node("glossary")
@dataclass(frozen=True, slots=True)
class Glossary:
    """The place where the list of `Course.glossary` goes."""


@node("response-again")
@dataclass(frozen=True, slots=True)
class ResponseAgain:
    """The place where the reader's own answer to item `of` is shown; of another course when `course` is set."""

    of: str
    course: str = ""


@node("answer", "discussion", "reveal")
@dataclass(frozen=True, slots=True)
class Hidden:
    """Kept back until it is asked for: in a part until that is answered, elsewhere (reveal only) until it is opened.

    `title` replaces the usual heading when it is set.
    """

    kind: str
    blocks: Blocks
    title: str = ""


# --- activities -------------------------------------------------------------------------------------------------------
@node("response")
@dataclass(frozen=True, slots=True)
class Response:
    """Free text. `size` is "line", "paragraph", "long" or "formatted"; `prefill` stands in the field at first.

    `before` (here and below) is the text between the interaction before this one and this one.
    """

    id: str
    size: str = "paragraph"
    min_words: int = 2
    label: str = ""
    hint: str = ""
    keeps: str = ""
    prefill: str = ""
    before: Blocks = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; `right` and `feedback` are kept back until it is answered."""

    id: str
    inlines: Inlines
    right: bool = False
    feedback: Blocks = ()


@node("choice")
@dataclass(frozen=True, slots=True)
class Choice:
    """One right option, or with `multiple` any number of them. Body: the chosen ids joined by spaces, in order."""

    id: str
    options: tuple[Option, ...]
    multiple: bool = False
    before: Blocks = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together. `key` stands for the right-hand side in pages and answers, since its `id` would tell."""

    id: str
    left: Inlines
    right: Inlines
    key: str


@node("match")
@dataclass(frozen=True, slots=True)
class Match:
    """Body: `<pair id>=<key>` for every pair, joined by spaces. The right-hand sides are shown in `shuffled` order."""

    id: str
    pairs: tuple[Pair, ...]
    before: Blocks = ()

    @property
    def shuffled(self) -> tuple[Pair, ...]:
        """The pairs in an order that tells nothing of which belongs to which."""
        return tuple(sorted(self.pairs, key=lambda pair: pair.key))


@dataclass(frozen=True, slots=True)
class MarkCode:
    """What a mark on a film may stand for. `key` is pressed for it; `strand` is "lead", "learn", "both" or "none"."""

    id: str
    name: str
    key: str = ""
    strand: str = "none"
    about: str = ""


# The codes of a course that defines none.
CODES = (
    MarkCode("leading", "Leading", "1", "lead"),
    MarkCode("learning", "Learning", "2", "learn"),
    MarkCode("interplay", "Interplay", "3", "both"),
)


@dataclass(frozen=True, slots=True)
class Remark:
    """How the author reads the film from `start` until `end`; `code` is the id of a code. Kept back at first."""

    start: float
    end: float
    code: str
    note: str = ""


@node("film-notes")
@dataclass(frozen=True, slots=True)
class FilmNotes:
    """Marks on the time line of the film `of`, each for one of `codes`.

    `reading` is the author's own, kept back until somebody has committed their marks; no page and no export has it.
    """

    id: str
    of: str
    before: Blocks = ()
    codes: tuple[MarkCode, ...] = ()
    reading: tuple[Remark, ...] = ()


Interaction: TypeAlias = Response | Choice | Match | FilmNotes


@dataclass(frozen=True, slots=True)
class Part:
    """A question, what is answered to it, and what is kept back until it is answered."""

    id: str
    question: Blocks
    interactions: tuple[Interaction, ...]
    hidden: tuple[Hidden, ...] = ()
    number: str = ""
    title: str = ""
    minutes: int = 0


@node("activity", "saq", "itq")
@dataclass(frozen=True, slots=True)
class Activity:
    """At least one part. Without `::: part` it has one, with the activity's own id and neither number nor title.

    `intro` is what stands before the first of several parts.
    """

    kind: str
    id: str
    parts: tuple[Part, ...]
    number: str = ""
    title: str = ""
    minutes: int = 0
    intro: Blocks = ()
    required: bool = True


Block: TypeAlias = (
    Paragraph
    | Heading
    | List
    | Quotation
    | CodeBlock
    | Rule
    | Table
    | Figure
    | Film
    | Panel
    | Maths
    | References
    | Glossary
    | ResponseAgain
    | Hidden
    | Activity
)


# --- the course -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Footnote:
    """`marks` is how often the text refers to it: so many ways lead back."""

    number: str
    blocks: Blocks
    marks: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the course. `file` is the name it was read from, `minutes` the time it takes with its activities."""

    id: str
    number: str
    title: str
    blocks: Blocks = ()
    footnotes: tuple[Footnote, ...] = ()
    lede: str = ""
    minutes: int = 0
    file: str = ""

    def activities(self) -> Iterator[Activity]:
        """Its activities, SAQs and ITQs in order."""
        return (block for block in self.blocks if isinstance(block, Activity))


@dataclass(frozen=True, slots=True)
class Completion:
    """`need` of the activities `of` complete the course."""

    need: int
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Further:
    """Where to go after the course; `url` is on the web, or `course:<slug>`."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the course. `alt` is empty for what is no picture, `width` and `height` are 0 when not known."""

    path: str
    sha256: str
    size: int
    media_type: str
    title: str = ""
    owner: str = ""
    licence: str = ""
    acknowledgement: str = ""
    alt: str = ""
    description: Blocks = ()
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    id: str
    term: str
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Reference:
    """A work referred to. `label` is how the text cites it: "Lave and Wenger, 1991"."""

    id: str
    title: str
    label: str
    authors: tuple[str, ...] = ()
    year: str = ""
    source: str = ""
    publisher: str = ""
    url: str = ""
    accessed: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """What an id names. `kind` as in the tree, "section" or "part"; `activity` is set for parts and items."""

    kind: str
    section: str
    number: str = ""
    title: str = ""
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is answered, as services need it. `wording` is the question in plain text, options and all.

    `film_src`, `film_sha256` and `film_seconds` are of the film `of` (`films.film_of` finds the whole of it).
    """

    id: str
    kind: str
    activity_id: str
    part_id: str
    section_id: str
    position: int
    wording: str
    min_words: int = 0
    size: str = ""
    keeps: str = ""
    label: str = ""
    hint: str = ""
    prefill: str = ""
    multiple: bool = False
    options: tuple[Option, ...] = ()
    pairs: tuple[Pair, ...] = ()
    of: str = ""
    codes: tuple[MarkCode, ...] = ()
    reading: tuple[Remark, ...] = ()
    film_src: str = ""
    film_sha256: str = ""
    film_seconds: float = 0.0

    @property
    def wording_hash(self) -> str:
        """Changes when the wording does: 16 hexadecimal digits."""
        return hashlib.sha256(self.wording.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Course:
    """A whole course without faults. `minutes` is everything together, reading included."""

    id: str
    title: str
    summary: str
    language: str
    level: str
    licence: str
    authors: tuple[str, ...]
    outcomes: tuple[str, ...]
    completion: Completion
    sections: tuple[Section, ...] = ()
    subjects: tuple[str, ...] = ()
    minutes: int = 0
    minutes_reading: int = 0
    retired: tuple[str, ...] = ()
    further: tuple[Further, ...] = ()
    assets: dict[str, Asset] = field(default_factory=dict)
    glossary: dict[str, GlossaryEntry] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)

    def activities(self) -> Iterator[Activity]:
        """All activities, SAQs and ITQs in order."""
        for section in self.sections:
            yield from section.activities()

    def items(self) -> tuple[Item, ...]:
        """Everything that is answered, in order."""
        return self._items

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        from interplay.plain.coursebook.items import items_of  # noqa: PLC0415 - items are made of trees

        return items_of(self)


def to_json(course: Any) -> Any:
    """A course, or any piece of one, as JSON."""
    return encode(course)


def course_from_json(data: Any) -> Course:
    """The course that `to_json` made `data` of."""
    course: Course = decode(Course, data)
    return course


def section_from_json(data: Any) -> Section:
    """The section that `to_json` made `data` of."""
    section: Section = decode(Section, data)
    return section


def item_from_json(data: Any) -> Item:
    """The item that `to_json` made `data` of."""
    item: Item = decode(Item, data)
    return item
