"""The Markdown of courses: CommonMark with tables, footnotes and directives, without HTML."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from mdit_py_plugins.footnote import footnote_plugin

from interplay.plain.coursebook.grammar import DIRECTIVES, MOST_LETTERS
from interplay.plain.coursebook.opening import Opening

DEEPEST_TOKEN = 60


def _made() -> MarkdownIt:
    """CommonMark with tables, footnotes and directives; without HTML, and without code made by indenting."""
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST_TOKEN})
    markdown.enable("table").disable(["code", "html_block", "html_inline"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    markdown.core.ruler.before("inline", "longest", _leave_out_what_is_too_long)
    markdown.block.ruler.before(
        "fence", "directive", _directive, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # judged by us, who can say why
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]  # kept as it is written
    return markdown


def _leave_out_what_is_too_long(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > MOST_LETTERS:
            line = (token.map or [0])[0] + 1
            state.env["sheet"].fault(
                line, f"This paragraph is {len(token.content)} letters long; {MOST_LETTERS} is the most. Divide it."
            )
            token.content = ""


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for markdown-it: a directive is where `openings` found one (they are in `state.env`)."""
    opening: Opening | None = state.env["openings"].get(start + 1)
    if opening is None:
        return False
    if not silent:
        opening.seen = True
        close = min(opening.close - 1, end)
        _push(state, opening, close)
        state.line = min(close + opening.is_closed, end)
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


MARKDOWN = _made()
