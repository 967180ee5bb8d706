"""One rendering under way: what is written so far, and what the text has pointed at and must be explained below it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render import inlines
from interplay.plain.coursebook.render.markup import element, text
from interplay.plain.coursebook.render.page import Hole, Page, Words

WRITTEN: dict[type, Callable[["Writer", Any], None]] = {}
Block = Callable[["Writer", Any], None]


def writes(kind: type) -> Callable[[Block], Block]:
    """The function below writes blocks of that class."""

    def enter(function: Block) -> Block:
        WRITTEN[kind] = function
        return function

    return enter


@dataclass(slots=True)
class Writer:
    """Writes pieces into `out`. `scope` begins the ids that are made here; authors' ids hold no underscore.

    `depth` is how many levels the headings made here stand below those of the text.
    """

    course: tree.Course
    words: Words
    page: Page
    scope: str
    section: str = ""
    depth: int = 0
    out: list[str | Hole] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)
    cited: dict[str, None] = field(default_factory=dict)
    explained: dict[str, None] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    headings: int = 0
    listed: bool = False

    def put(self, *pieces: str | Hole) -> None:
        """Write on."""
        self.out.extend(pieces)

    def line(self, content: Iterable[tree.Inline]) -> str:
        """Inlines as HTML."""
        return inlines.line(self, content)

    def write(self, block: tree.Block) -> None:
        """One block, whatever it is."""
        WRITTEN[type(block)](self, block)

    def nested(self, blocks: Iterable[tree.Block]) -> None:
        """Blocks inside another block."""
        for block in blocks:
            self.write(block)

    def flow(self, blocks: Iterable[tree.Block]) -> None:
        """Blocks of the column itself. A term that is used for the first time is explained beside its block."""
        for block in blocks:
            at = len(self.out)
            self.write(block)
            self.out[at:at] = self._beside()

    def inside(self, blocks: Iterable[tree.Block]) -> str:
        """Blocks as one string, for where nothing may stay open: answers to be given are then left out."""
        kept, self.out = self.out, []
        self.nested(blocks)
        written, self.out = self.out, kept
        return "".join(piece for piece in written if isinstance(piece, str))

    def heading(self, below: int = 0) -> str:
        """The heading element that many steps below those of the text: "h2"."""
        return f"h{min(6, self.page.level + below)}"

    # --- pointing at things -------------------------------------------------------------------------------------------
    def address(self, target_id: str) -> str:
        """Where the thing of that id stands: on this page, or on another of the course."""
        target = self.course.targets[target_id]
        if target.kind == "section":
            return self.page.place(target_id, "")
        return f"#{target_id}" if target.section == self.section else self.page.place(target.section, target_id)

    def called(self, target_id: str) -> str:
        """What the thing of that id is called in a sentence: "Activity 3"."""
        target = self.course.targets[target_id]
        if target.kind == "part":
            whole = self.called(target.activity)
            told = {"activity": whole, "number": target.number}
            return self.words.part_of % told if target.number else whole
        if target.activity:
            return self.called(target.activity)
        numbered = self.numbered(target.kind, target.number)
        return numbered.replace(" ", "\N{NO-BREAK SPACE}") or target.title or target_id

    def numbered(self, kind: str, number: str) -> str:
        """What a thing is called by its number ("Figure 2"); "" for what has none."""
        pattern = self.words.numbered.get(kind)
        return pattern % {"number": number} if pattern and number else ""

    def time(self, minutes: int) -> str:
        """How long it takes ("Allow about 1 h 30 min"); "" when nobody said."""
        if not minutes:
            return ""
        hours, rest = divmod(minutes, 60)
        pattern = self.words.hours_minutes if hours and rest else self.words.hours if hours else self.words.minutes
        return self.words.time % {"time": pattern % {"hours": hours, "minutes": rest}}

    # --- what must be explained ---------------------------------------------------------------------------------------
    def term(self, term_id: str) -> str:
        """The id of the explanation of a term, which goes before the block at hand when it is the first of its kind."""
        made = f"{self.scope}_term_{term_id}"
        if term_id not in self.explained:
            self.explained[term_id] = None
            self.waiting.append(term_id)
        return made

    def explained_by(self, term_id: str) -> str:
        """The words of a glossary entry, beginning with the term itself."""
        entry = self.course.glossary[term_id]
        return self.led(element("dfn", text(entry.term)), entry.blocks)

    def led(self, lead: str, blocks: tree.Blocks) -> str:
        """Blocks as HTML with `lead` at the start of their first paragraph, or in one of its own."""
        first, rest = (blocks[0], blocks[1:]) if blocks else (None, ())
        if not isinstance(first, tree.Paragraph):
            first, rest = tree.Paragraph(()), blocks
        words = " ".join(part for part in (lead, self.line(first.inlines)) if part)
        return (element("p", words) if words else "") + self.inside(rest)

    def _beside(self) -> list[str | Hole]:
        beside: list[str | Hole] = []
        while self.waiting:
            term_id = self.waiting.pop(0)
            told = {"class_": "beside", "role": "note", "id": f"{self.scope}_term_{term_id}"}
            beside.append(element("div", self.explained_by(term_id), **told))
        return beside

    def cite(self, reference_id: str) -> str:
        """The id under which a work stands in the list below this text."""
        self.cited[reference_id] = None
        return f"{self.scope}_ref_{reference_id}"

    def mark(self, number: str) -> tuple[str, str]:
        """The ids of this footnote mark and of its footnote."""
        self.marks[number] = self.marks.get(number, 0) + 1
        note = f"{self.scope}_note_{number}"
        return f"{note}_{self.marks[number]}", note

    def labelled(self, words: str, **told: str) -> tuple[str, str]:
        """A short title inside a panel, with the id that the panel is named by."""
        self.headings += 1
        made = f"{self.scope}_head_{self.headings}"
        return made, element("p", text(words), class_="panel-head", id=made, **told)

    def pieces(self) -> list[str | Hole]:
        """What was written, with neighbouring strings joined."""
        joined: list[str | Hole] = []
        strings: list[str] = []
        for piece in self.out:
            if isinstance(piece, str):
                strings.append(piece)
                continue
            joined += ["".join(strings), piece]
            strings = []
        return [*joined, "".join(strings)]
