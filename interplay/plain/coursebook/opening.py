"""The line that opens a directive: its name, and what stands in its braces."""

import re
from dataclasses import dataclass, field

from interplay.plain.coursebook.faults import Sheet, Wrong, shown

_OPENING = re.compile(r"\s*:{3,}\s*(?P<name>[A-Za-z][\w-]*)?\s*(?P<rest>.*?)\s*")
_ATTRIBUTE = re.compile(
    r"""\s*(?:\#(?P<id>[^\s"'=}]+)
        |(?P<key>[A-Za-z][\w-]*)\s*=\s*
            (?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'
            |(?P<bare>[^\s"'=}“”„«»‘’]+))
        |(?P<flag>[A-Za-z][\w-]*)(?=[\s}]|$))""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Opening:
    """A directive as it was opened on `line`; what it holds goes on until before line `close` (lines count from 1).

    `is_closed` when a ::: stands on that line; `seen` when the Markdown parser came by it; `spilt` is the first line
    in it that is indented too little, `holds` that of a directive in one that is kept as it is typed (or 0).
    """

    name: str
    line: int
    close: int = 0
    is_closed: bool = False
    id: str = ""
    attributes: dict[str, str | bool] = field(default_factory=dict)
    seen: bool = False
    spilt: int = 0
    holds: int = 0


def read_opening(line: str, number: int, sheet: Sheet) -> Opening:
    """The directive that `line` opens; what cannot be read in it becomes a fault."""
    match = _OPENING.fullmatch(line)
    if not match or not match["name"]:
        sheet.fault(number, "The name is missing after :::. Write for example ::: box.")
        return Opening("", number)
    opening = Opening(match["name"], number)
    try:
        _read_attributes(opening, match["rest"])
    except Wrong as wrong:
        sheet.fault(number, f"`::: {opening.name}`: {wrong}")
    return opening


def _read_attributes(opening: Opening, rest: str) -> None:
    """Put what stands in braces into `opening`. Raises Wrong."""
    if not rest:
        return
    if not rest.startswith("{"):
        raise Wrong(f'{shown(rest)} cannot stand here. Put names and values in braces: {{#an-id key="value"}}.')
    at = 1
    while match := _ATTRIBUTE.match(rest, at):
        _take(opening, match)
        at = match.end()
    left = rest[at:].strip()
    if left != "}":
        raise Wrong(_trouble(left))


def _take(opening: Opening, match: "re.Match[str]") -> None:
    if match["id"]:
        if opening.id:
            raise Wrong(f"it has two ids, {opening.id} and {match['id']}. Keep one.")
        opening.id = match["id"]
        return
    key = match["key"] or match["flag"]
    if key in opening.attributes:
        raise Wrong(f"`{key}` stands there twice. Keep one.")
    opening.attributes[key] = True if match["flag"] else _value(match)


def _value(match: "re.Match[str]") -> str:
    if match["bare"] is not None:
        return match["bare"]
    quoted = match["double"] if match["double"] is not None else match["single"]
    return re.sub(r"\\(.)", r"\1", quoted)


def _trouble(left: str) -> str:
    """Why the rest of the braces cannot be read."""
    if "}" not in left:
        return "the brace { is not closed. Close it with } on the same line."
    if left.startswith("}"):
        return f"{shown(left[1:])} stands after the brace. Put the text on the next line."
    if re.search("[“”„«»‘’]", left):
        return f'{shown(left)} has curly quotation marks. Write straight ones: key="value".'
    return f'{shown(left)} cannot be read. Write {{#an-id key="value"}}, with straight quotation marks around values.'
