"""Text within a line: emphasis, code, footnote marks, and links whose scheme says what they mean."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar, TypeAlias

from markdown_it.token import Token

from interplay.plain.coursebook import tree, values
from interplay.plain.coursebook.faults import Sheet, Wrong, meant, shown
from interplay.plain.coursebook.grammar import STRANDS
from interplay.plain.coursebook.register import Register

_ID_AT_END = re.compile(r"\s*\{#(?P<id>[^{}\s]*)\}\s*$")
_CODE = re.compile(r"(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)", re.DOTALL)
_ELEMENT = re.compile(
    r"(?<!\\)<(?:!--|/?(?:a|abbr|audio|b|blockquote|br|button|center|code|dd|del|details|div|dl|dt|em|embed|figcaption"
    r"|figure|font|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|li|link|mark|math|meta|object|ol|p|picture|pre|q|s|script"
    r"|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)"
    r"(?:\s[^<>]*)?/?>)",
    re.IGNORECASE,
)
_LOST_NOTE = re.compile(r"\[\^([^\]\s]+)\]")


class InlineReader:
    """Reads the inline tokens of one paragraph, heading or cell that begins on `line`.

    `marks_allowed` is False where a footnote mark would tell of something that is kept back.
    """

    def __init__(self, sheet: Sheet, register: Register, line: int, *, marks_allowed: bool = True) -> None:
        self.sheet, self.register, self.line = sheet, register, line
        self.marks_allowed = marks_allowed
        self._tokens: Iterator[Token] = iter(())

    def read(self, token: Token) -> tree.Inlines:
        """The inlines of an `inline` token."""
        self._warn_of_html(token.content)
        self._tokens = iter(token.children or ())
        return self._until("")

    def fault(self, message: str) -> None:
        """Note a fault on the line that is being read."""
        self.sheet.fault(self.line, message)

    def mention(self, kind: str, identifier: str) -> None:
        """Note that this line points at something."""
        self.register.mention(kind, identifier, self.sheet, self.line)

    def _until(self, closing: str) -> tree.Inlines:
        found: list[tree.Inline] = []
        for token in self._tokens:
            if token.type == closing:
                break
            inline = self._one(token)
            if isinstance(inline, str) and found and isinstance(found[-1], str):
                found[-1] += inline
            elif inline != "":
                found.append(inline)
        return tuple(found)

    def _one(self, token: Token) -> tree.Inline:
        if token.type == "text":
            self._warn_of_lost_note(token.content)
            return token.content
        return self._KINDS[token.type](self, token)

    def _soft(self, token: Token) -> tree.Inline:
        self.line += 1
        return "\n"

    def _hard(self, token: Token) -> tree.Inline:
        self.line += 1
        return tree.Break()

    def _note(self, token: Token) -> tree.Inline:
        if not self.marks_allowed:
            self.fault(
                "A footnote is shown to every reader, so it cannot belong to something that is kept back. "
                "Put it in brackets instead."
            )
        return tree.FootnoteMark(str(token.meta["id"] + 1), token.meta["subId"] + 1)

    def _picture(self, token: Token) -> tree.Inline:
        source = str(token.attrs.get("src", ""))
        self.fault(f'A picture needs a block of its own. Write ::: figure {{#an-id src="{source}"}} and a line :::.')
        return ""

    def _link(self, token: Token) -> tree.Inline:
        href, inlines = str(token.attrs.get("href", "")), self._until("link_close")
        for scheme, make in _SCHEMES.items():
            if href.startswith(scheme):
                return make(self, href.removeprefix(scheme), inlines)
        return _web(self, href, inlines)

    def _warn_of_html(self, content: str) -> None:
        """Name the elements of HTML that somebody hoped would work. `a < b` and code are left in peace."""
        if "<" not in content:
            return
        bare = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), content)
        for match in _ELEMENT.finditer(bare):
            line = self.line + bare.count("\n", 0, match.start())
            self.sheet.fault(
                line,
                f"HTML does not work here: {shown(match[0])} would be shown as it is. Use Markdown or a directive.",
            )

    def _warn_of_lost_note(self, words: str) -> None:
        if "[^" in words and (match := _LOST_NOTE.search(words)):
            self.fault(f"There is no footnote {match[1]}. Add a line [^{match[1]}]: with its text, or mend the mark.")

    def _emphasis(self, token: Token) -> tree.Inline:
        return tree.Emphasis(self._until("em_close"))

    def _strong(self, token: Token) -> tree.Inline:
        return tree.Strong(self._until("strong_close"))

    def _code(self, token: Token) -> tree.Inline:
        return tree.Code(token.content)

    _KINDS: ClassVar[dict[str, Callable[["InlineReader", Token], tree.Inline]]] = {
        "softbreak": _soft,
        "hardbreak": _hard,
        "code_inline": _code,
        "em_open": _emphasis,
        "strong_open": _strong,
        "link_open": _link,
        "image": _picture,
        "footnote_ref": _note,
    }


# --- what links mean --------------------------------------------------------------------------------------------------
Make: TypeAlias = Callable[[InlineReader, str, tree.Inlines], tree.Inline]


def _cross_reference(reader: InlineReader, rest: str, inlines: tree.Inlines) -> tree.Inline:
    if not rest:
        reader.fault("This link leads nowhere. Write the id of what it should lead to after the #.")
    else:
        reader.mention("id", rest)
    return tree.CrossReference(rest, inlines)


def _term(reader: InlineReader, rest: str, inlines: tree.Inlines) -> tree.Inline:
    reader.mention("term", rest)
    return tree.Term(rest, inlines)


def _citation(reader: InlineReader, rest: str, inlines: tree.Inlines) -> tree.Inline:
    reader.mention("reference", rest)
    return tree.Citation(rest, inlines)


def _strand(reader: InlineReader, rest: str, inlines: tree.Inlines) -> tree.Inline:
    if rest not in STRANDS:
        reader.fault(f"There is no strand {shown(rest)}. Write strand:lead, strand:learn or strand:both.")
    return _wrapped(reader, inlines, tree.Strand(rest, inlines))


def _foreign(reader: InlineReader, rest: str, inlines: tree.Inlines) -> tree.Inline:
    try:
        values.language(rest)
    except Wrong as wrong:
        reader.fault(f"`lang:` in a link: {wrong}")
    return _wrapped(reader, inlines, tree.Foreign(rest, inlines))


def _course(reader: InlineReader, rest: str, inlines: tree.Inlines) -> tree.Inline:
    course, _, identifier = rest.partition("#")
    try:
        values.identifier(course)
        if "#" in rest:
            values.identifier(identifier)
    except Wrong:
        reader.fault(f"{shown('course:' + rest)} is not a course. Write course:its-id, or course:its-id#an-id-in-it.")
    return _wrapped(reader, inlines, tree.CourseLink(course, identifier, inlines))


def _mail(reader: InlineReader, rest: str, inlines: tree.Inlines) -> tree.Inline:
    if not re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+", rest):
        reader.fault(f"{shown(rest)} is not an address of a mailbox.")
    return _wrapped(reader, inlines, tree.Link(f"mailto:{rest}", inlines))


def _web(reader: InlineReader, href: str, inlines: tree.Inlines) -> tree.Inline:
    if not values.is_web(href):
        reader.fault(_why_not(href))
    return _wrapped(reader, inlines, tree.Link(href, inlines))


def _why_not(href: str) -> str:
    if not href:
        return "This link leads nowhere. Write an address, or # and an id, in the round brackets."
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", href)
    if scheme and scheme[1].lower() not in ("http", "https"):
        known = ("term", "ref", "strand", "lang", "course", "mailto", "https")
        return f"A link cannot begin with {shown(scheme[1] + ':')}.{meant(scheme[1], known)}"
    return (
        f"{shown(href)} is not an address on the web. Write https://…, or # and an id for a place in this course; "
        "a file belongs into ::: reading or ::: figure."
    )


def _wrapped(reader: InlineReader, inlines: tree.Inlines, inline: tree.Inline) -> tree.Inline:
    if not inlines:
        reader.fault("This link has no words. Write some in the square brackets.")
    return inline


_SCHEMES: dict[str, Make] = {
    "#": _cross_reference,
    "term:": _term,
    "ref:": _citation,
    "strand:": _strand,
    "lang:": _foreign,
    "course:": _course,
    "mailto:": _mail,
}


# --- ids at the end of a line -----------------------------------------------------------------------------------------
def take_id(inlines: tree.Inlines) -> tuple[tree.Inlines, str]:
    """`inlines` without a `{#id}` at their end, and that id ("" where there is none)."""
    if not inlines or not isinstance(inlines[-1], str):
        return inlines, ""
    match = _ID_AT_END.search(inlines[-1])
    if not match:
        return inlines, ""
    return trimmed((*inlines[:-1], inlines[-1][: match.start()])), match["id"]


def trimmed(inlines: Iterable[tree.Inline]) -> tree.Inlines:
    """`inlines` without empty texts."""
    return tuple(inline for inline in inlines if inline != "")
