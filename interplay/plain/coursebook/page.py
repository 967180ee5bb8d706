"""One file of Markdown, read into blocks. What each directive becomes is in `displays` and `activities`."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, NamedTuple, TypeAlias

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from interplay.plain.coursebook import placing, text, tree
from interplay.plain.coursebook.faults import Sheet, meant
from interplay.plain.coursebook.grammar import DEEPEST, DIRECTIVES, HIDDEN
from interplay.plain.coursebook.inline import InlineReader, take_id
from interplay.plain.coursebook.markdown import DEEPEST_TOKEN, MARKDOWN
from interplay.plain.coursebook.opening import Opening
from interplay.plain.coursebook.pairing import openings
from interplay.plain.coursebook.register import Register
from interplay.plain.coursebook.tree import Target

ON_PAGE = ("section", "entry")  # where headings may stand: on a page, and in the glossary


class Piece(NamedTuple):
    """Something that was read, and the line it begins on."""

    line: int
    value: Any


Values: TypeAlias = dict[str, Any]
Build: TypeAlias = "Callable[[PageReader, Opening, Values], Any]"


class PageReader:
    """Reads one file. `section` is the id that its targets belong to, `inside` the names of what is open."""

    def __init__(
        self, sheet: Sheet, register: Register, builders: dict[str, Build], section: str, place: str = "section"
    ) -> None:
        self.sheet, self.register, self.builders, self.section = sheet, register, builders, section
        self.inside, self.activity = [place], ""
        self.notes: dict[str, tree.Blocks] = {}
        self.raw = ""  # the body of the directive that is open, when it is kept as it is typed
        self._tight: list[bool] = []
        self._level = 1
        self._lines: list[str] = []
        self._tokens: Iterator[Token] = iter(())

    def read(self, lines: list[str]) -> list[Piece]:
        """What the page is made of; its footnotes are in `footnotes` then."""
        self._lines = lines
        opened = openings(lines, self.sheet)
        self._env: dict[str, Any] = {"openings": opened, "sheet": self.sheet}
        tokens = MARKDOWN.parse("\n".join(lines), self._env)
        self._tokens = iter(tokens)
        pieces = self.pieces("")
        self._warn_of_what_was_lost(tokens, opened)
        return pieces

    # --- what builders ask for ----------------------------------------------------------------------------------------
    def fault(self, line: int, message: str) -> None:
        """Note a fault in this file."""
        self.sheet.fault(line, message)

    def pieces(self, until: str = "directive_close") -> list[Piece]:
        """Everything up to the token that closes."""
        found = []
        for token in self._tokens:
            if token.type == until:
                break
            value = self._BLOCKS[token.type](self, token)
            if value is not None:
                found.append(Piece(_line(token), value))
        return found

    def blocks(self, pieces: list[Piece]) -> tree.Blocks:
        """The blocks among `pieces`."""
        return tuple(piece.value for piece in pieces)

    def body(self) -> tree.Blocks:
        """The blocks of the directive that is open."""
        return self.blocks(self.pieces())

    def is_empty(self, opening: Opening) -> bool:
        """Whether nothing at all stands between the two lines of the directive (and there are two)."""
        body = self._lines[opening.line : opening.close - 1]
        return opening.is_closed and not any(line.strip() for line in body)

    def items(self, opening: Opening) -> list[tuple[int, tree.Blocks]]:
        """The items of the list that the directive must hold, with their lines; a fault for anything else."""
        found: list[tuple[int, tree.Blocks]] = []
        for token in self._tokens:
            if token.type == "directive_close":
                break
            if token.type == "bullet_list_open":
                found += self._items("bullet_list_close", "feedback")
            else:
                self._BLOCKS[token.type](self, token)
                self.fault(
                    _line(token),
                    f"`::: {opening.name}` holds a list and nothing else. Put this above `::: {opening.name}`.",
                )
        return found

    def name(self, opening: Opening, target: Target) -> None:
        """Give the directive's id to what it makes."""
        if opening.id:
            self.register.name(self.sheet, opening.line, opening.id, target)

    def is_id(self, identifier: str, line: int) -> bool:
        """Whether `identifier` can be an id; a fault when it cannot."""
        return placing.is_id(identifier, line, self.sheet)

    def keeps_back(self) -> bool:
        """Whether what is read now is kept back until somebody has answered."""
        return "feedback" in self.inside or (bool(self.activity) and any(name in HIDDEN for name in self.inside))

    def footnotes(self) -> tuple[tree.Footnote, ...]:
        """The footnotes that the page refers to, in order."""
        kept = self._env.get("footnotes", {}).get("list", {})
        return tuple(
            tree.Footnote(str(number + 1), self.notes.get(note["label"], ()), note["count"])
            for number, note in kept.items()
        )

    # --- text ---------------------------------------------------------------------------------------------------------
    def inlines(self, token: Token, line: int) -> tree.Inlines:
        """The inlines of an `inline` token that begins on `line`."""
        reader = InlineReader(self.sheet, self.register, line, marks_allowed=not self.keeps_back())
        return reader.read(token)

    def _paragraph(self, token: Token) -> tree.Paragraph | None:
        line, inner = _line(token), next(self._tokens)
        next(self._tokens)
        if self._tight and not token.hidden and self.inside[-1] == "list":
            self._tight[-1] = False
        if ":::" in inner.content:
            self._warn_of_text_like_a_directive(inner.content, line)
        inlines = self.inlines(inner, line)
        return tree.Paragraph(inlines) if inlines else None

    def _heading(self, token: Token) -> tree.Heading | None:
        line, level, inner = _line(token), int(token.tag[1]), next(self._tokens)
        next(self._tokens)
        inlines, identifier = take_id(self.inlines(inner, line))
        heading = tree.Heading(level, inlines, identifier)
        if self.inside[-1] not in ON_PAGE:
            self.fault(
                line, f'A heading cannot stand {placing.where(self.inside[-1])}. Use title="…" or **bold** words.'
            )
            return None
        if not text.line(inlines):
            self.fault(line, "This heading has no words.")
        named = bool(identifier) and self.is_id(identifier, line)
        if self.inside[-1] == "section":
            self._check_level(level, line)
            if named:
                target = Target("heading", self.section, title=text.line(inlines))
                self.register.name(self.sheet, line, identifier, target)
        return heading

    def _check_level(self, level: int, line: int) -> None:
        """Levels go down one at a time, from ## to ####."""
        if level == 1:
            self.fault(line, "A heading here begins with ##. The one # is the title, which stands in the front block.")
        elif level > 4:
            self.fault(line, "Headings go down to ####. Use **bold** words for what is smaller.")
        elif level > self._level + 1:
            self.fault(line, f"This heading skips a level. Write {'#' * (self._level + 1)} in place of {'#' * level}.")
        self._level = min(max(level, 1), 4)

    def _list(self, token: Token) -> tree.List:
        ordered = token.type == "ordered_list_open"
        self._tight.append(True)
        items = self._items("ordered_list_close" if ordered else "bullet_list_close", "list")
        start = int(token.attrs.get("start", 1)) if ordered else 1
        return tree.List(tuple(blocks for _, blocks in items), ordered, start, tight=self._tight.pop())

    def _items(self, closing: str, name: str) -> list[tuple[int, tree.Blocks]]:
        found = []
        self.inside.append(name)
        for token in self._tokens:
            if token.type == closing:
                break
            found.append((_line(token), self.blocks(self.pieces("list_item_close"))))
        self.inside.pop()
        return found

    def _quotation(self, token: Token) -> tree.Quotation:
        self.inside.append("quotation")
        blocks = self.blocks(self.pieces("blockquote_close"))
        self.inside.pop()
        return tree.Quotation(blocks)

    def _code(self, token: Token) -> tree.CodeBlock:
        return tree.CodeBlock(token.content, token.info.strip())

    def _rule(self, token: Token) -> tree.Rule:
        return tree.Rule()

    def _table(self, token: Token) -> tree.Table:
        rows: list[list[tree.Inlines]] = []
        aligns: list[str] = []
        for inner in self._tokens:
            if inner.type == "table_close":
                break
            if inner.type == "tr_open":
                line = _line(inner)
                rows.append([])
                self._warn_of_cells(line, len(aligns))
            elif inner.type == "th_open":
                aligns.append(str(inner.attrs.get("style", "")).removeprefix("text-align:"))
            elif inner.type == "inline":
                rows[-1].append(self.inlines(inner, line))
        head, *body = (tuple(row) for row in rows)
        return tree.Table(head, tuple(body), tuple(aligns))

    def _warn_of_cells(self, line: int, columns: int) -> None:
        """Cells beyond the last column would be lost."""
        cells = len(escapedSplit(self._lines[line - 1].strip().removeprefix("|").removesuffix("|")))
        if 0 < columns < cells:
            self.fault(
                line,
                f"This row has {cells} cells, but the table has {columns} columns. Write \\| for a bar in the text.",
            )

    def _footnote(self, token: Token) -> None:
        label, line = token.meta["label"], _line(token)
        if label in self.notes:
            self.fault(line, f"Footnote {label} stands here a second time. Give it another name.")
        self.inside.append("footnote")
        self.notes[label] = self.blocks(self.pieces("footnote_reference_close"))
        self.inside.pop()
        if self._env["footnotes"]["refs"].get(f":{label}", -1) < 0:
            self.fault(line, f"Nothing refers to footnote {label}. Put [^{label}] into the text, or take it out.")

    # --- directives ---------------------------------------------------------------------------------------------------
    def _directive(self, token: Token) -> Any:
        opening: Opening = token.meta["opening"]
        directive = DIRECTIVES.get(opening.name)
        self._warn_of_depth(opening)
        if directive is None:
            return self._unknown(opening)
        fits = placing.may_stand(opening, directive, self.inside[-1], self.sheet)
        found = placing.values_of(opening, directive, self.sheet)
        self.raw = token.content
        self.inside.append(opening.name)
        value = self.builders[opening.name](self, opening, found)
        self.inside.pop()
        return value if fits else None

    def _unknown(self, opening: Opening) -> None:
        """Say so, and read on inside it as though it were not there, to find what else there is."""
        if opening.name:
            near = meant(opening.name, DIRECTIVES)
            self.fault(opening.line, f"There is no directive `{opening.name}`.{near}")
        self.pieces()

    # --- what would be lost in silence --------------------------------------------------------------------------------
    def _warn_of_depth(self, opening: Opening) -> None:
        if len(self.inside) > DEEPEST:
            self.fault(opening.line, f"More than {DEEPEST} blocks stand within one another here. Use fewer.")
        if opening.spilt:
            self.fault(
                opening.spilt,
                f"This line stands in `::: {opening.name}` of line {opening.line}, so indent it as much as that line.",
            )

    def _warn_of_text_like_a_directive(self, content: str, first: int) -> None:
        """A stray ::: has been named already, and so has what was opened but never seen."""
        for number, line in enumerate(content.split("\n"), first):
            if not line.lstrip().startswith(":::"):
                continue
            if "quotation" in self.inside:
                self.fault(
                    number, "A directive cannot stand in lines that begin with >. Use ::: quote in place of them."
                )
            elif line.strip(" \t:") and number not in self._env["openings"]:
                self.fault(number, "This looks like a directive but is read as text. Put an empty line above it.")

    def _warn_of_what_was_lost(self, tokens: list[Token], opened: dict[int, Opening]) -> None:
        for opening in opened.values():
            if not opening.seen:
                self.fault(opening.line, f"`::: {opening.name}` cannot begin here. Put an empty line above it.")
        deep = next((token for token in tokens if token.level >= DEEPEST_TOKEN - 1), None)
        if deep:  # the parser goes no deeper, and says nothing
            self.fault(_line(deep), "Too many lists or quotations stand within one another here. Use fewer.")

    _BLOCKS: ClassVar[dict[str, Callable[["PageReader", Token], Any]]] = {
        "paragraph_open": _paragraph,
        "heading_open": _heading,
        "bullet_list_open": _list,
        "ordered_list_open": _list,
        "blockquote_open": _quotation,
        "fence": _code,
        "hr": _rule,
        "table_open": _table,
        "footnote_reference_open": _footnote,
        "directive_open": _directive,
    }


def _line(token: Token) -> int:
    return (token.map or [0])[0] + 1
