"""Where directives begin and end. They nest by counting: a line `:::` closes what was opened last, nothing else.

The pairs are found once for a whole page, before anything else is read; the Markdown parser then only looks them up.
Lines of a fenced block of code are no directives. Indentation does not matter: in a course it never makes code.
"""

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from interplay.plain.coursebook.faults import Sheet, Wrong, shown
from interplay.plain.coursebook.grammar import DIRECTIVES

_OPENING = re.compile(r"\s*:{3,}\s*(?P<name>[A-Za-z][\w-]*)?\s*(?P<rest>.*?)\s*")
_CLOSING = re.compile(r"\s*:{3,}\s*")
_FENCE = re.compile(r"\s*(?:[-*+>]\s+|\d+[.)]\s+)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})")
_ATTRIBUTE = re.compile(
    r"""\s*(?:\#(?P<id>[^\s"'=}]+)
        |(?P<key>[A-Za-z][\w-]*)\s*=\s*(?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[^\s"'=}“”„«»‘’]+))
        |(?P<flag>[A-Za-z][\w-]*)(?=[\s}]|$))""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Opening:
    """A directive as it was opened on `line` and closed on `close` (lines count from 1).

    `seen` when the Markdown parser came by it; `spilt` is the first line that is indented too little to stand in it,
    `holds` that of the first directive in one that is kept as it is typed (0 where there is none).
    """

    name: str
    line: int
    close: int = 0
    id: str = ""
    attributes: dict[str, str | bool] = field(default_factory=dict)
    seen: bool = False
    spilt: int = 0
    holds: int = 0


def openings(lines: list[str], sheet: Sheet) -> dict[int, Opening]:
    """All directives of a page by the line they open on; faults for those that never close, or close nothing."""
    found: dict[int, Opening] = {}
    waiting: list[Opening] = []
    fence, fenced = "", 0
    for number, line in enumerate(lines, 1):
        before, fence = fence, _fence(line, fence)
        fenced = number if fence and not before else fenced
        if fence or not line.lstrip().startswith(":::"):
            continue
        if _CLOSING.fullmatch(line):
            _close(waiting, number, sheet)
        else:
            found[number] = _opening(line, number, sheet)
            waiting.append(found[number])
    for opening in waiting:
        opening.close = len(lines) + 1
        sheet.fault(
            opening.line, f"`::: {opening.name}` is opened here and never closed. Add a line ::: where it ends."
        )
    if fence:
        sheet.fault(fenced, f"The block of code that begins here never ends. Add a line {fence} where it does.")
    return found


def _close(waiting: list[Opening], number: int, sheet: Sheet) -> None:
    if waiting:
        waiting.pop().close = number
    else:
        sheet.fault(number, "This ::: closes nothing. Take it out, or open a directive above it.")


def _fence(line: str, fence: str) -> str:
    """The mark of the block of code that goes on after `line`, or nothing. `fence` is the one that went on before."""
    match = _FENCE.match(line)
    if not match:
        return fence
    if not fence:
        return match["mark"]
    closes = match["mark"].startswith(fence) and not line.strip(" \t>`~")
    return "" if closes else fence


def _opening(line: str, number: int, sheet: Sheet) -> Opening:
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


def directive_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for markdown-it: a directive is where `openings` found one (they are in `state.env`)."""
    opening: Opening | None = state.env["openings"].get(start + 1)
    if opening is None:
        return False
    if not silent:
        opening.seen = True
        close = min(opening.close - 1, end)
        _push(state, opening, close)
        state.line = min(close + 1, end)
    return True


def _push(state: StateBlock, opening: Opening, close: int) -> None:
    token = state.push("directive_open", "", 1)
    token.meta, token.map = {"opening": opening}, [opening.line - 1, close]
    directive = DIRECTIVES.get(opening.name)
    if directive and directive.raw:
        inside = [
            state.env["openings"][line] for line in range(opening.line + 1, close + 1) if line in state.env["openings"]
        ]
        for one in inside:
            one.seen, opening.holds = True, opening.holds or one.line
        token.content = state.getLines(opening.line, close, state.blkIndent, keepLastLF=False)
    else:
        _read_body(state, opening, close)
    state.push("directive_close", "", -1)


def _read_body(state: StateBlock, opening: Opening, close: int) -> None:
    """Read what stands between the two lines. In a list, all of it must be indented as the list is."""
    before = state.lineMax, state.parentType
    state.line, state.lineMax, state.parentType = opening.line, close, "directive"
    state.md.block.tokenize(state, opening.line, close)
    state.lineMax, state.parentType = before
    left = state.skipEmptyLines(max(state.line, opening.line))  # an empty body moves nothing
    if left < close and state.level < state.md.options.maxNesting:
        opening.spilt = left + 1


def install(markdown: MarkdownIt) -> None:
    """Teach `markdown` directives."""
    markdown.block.ruler.before(
        "fence", "directive", directive_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
