"""The words of a tree without their looks: for search, for wordings, and as Markdown for a reader to take away."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from interplay.plain.coursebook import films, tree


def line(inlines: Iterable[tree.Inline]) -> str:
    """The words of `inlines` in one line. What a link would fill in by itself ("Activity 3") is left out."""
    return " ".join("".join(map(_inline_words, inlines)).split())


def plain(blocks: Iterable[tree.Block]) -> str:
    """The words of `blocks`, a paragraph between empty lines. What is kept back (answers, discussions) is left out."""
    return "\n\n".join(filter(None, (_block_words(block) for block in blocks)))


def search_text(section: tree.Section) -> str:
    """What search may find in `section`: lede, text, questions, options, captions, footnotes.

    Nothing that is kept back is among them.
    """
    notes = (plain(note.blocks) for note in section.footnotes)
    said = (" ".join(cue.text for cue in film.cues) for film in films.shown_films(section.blocks))
    return "\n\n".join(filter(None, (section.lede, plain(section.blocks), *said, *notes)))


def markdown(blocks: Iterable[tree.Block]) -> str:
    """`blocks` as CommonMark with pipe tables, for a document of one's own. What is kept back is written out, too.

    Links within the course become their words, since a document on its own has nothing that they could lead to.
    """
    return "\n\n".join(filter(None, (_block_markdown(block) for block in blocks)))


def _inline_words(inline: tree.Inline) -> str:
    if isinstance(inline, str):
        return inline
    if isinstance(inline, tree.Code):
        return inline.text
    if isinstance(inline, tree.Break):
        return " "
    return "".join(map(_inline_words, getattr(inline, "inlines", ())))


# --- words ------------------------------------------------------------------------------------------------------------
def _block_words(block: tree.Block) -> str:
    words = _WORDS.get(type(block))
    return words(block) if words else ""


def _list_words(block: tree.List) -> str:
    marks = (f"{n}. " if block.ordered else "- " for n in range(block.start, block.start + len(block.items)))
    return "\n".join(mark + plain(item).replace("\n\n", "\n") for mark, item in zip(marks, block.items, strict=True))


def _table_words(block: tree.Table) -> str:
    rows = (" | ".join(line(cell) for cell in row) for row in (block.head, *block.rows))
    return "\n\n".join(filter(None, (line(block.caption), "\n".join(rows), plain(block.note))))


def _panel_words(block: tree.Panel) -> str:
    return "\n\n".join(filter(None, (block.title, plain(block.blocks), block.by, block.source)))


def _film_words(block: tree.Film) -> str:
    return "\n\n".join(filter(None, (block.title, plain(block.caption), plain(block.transcript))))


def _activity_words(block: tree.Activity) -> str:
    parts = (words for part in block.parts for words in _part_words(part))
    return "\n\n".join(filter(None, (block.title, plain(block.intro), *parts)))


def _part_words(part: tree.Part) -> Iterator[str]:
    yield part.title
    yield plain(part.question)
    for interaction in part.interactions:
        yield plain(interaction.before)
        yield from _interaction_words(interaction)


def _interaction_words(interaction: tree.Interaction) -> Iterator[str]:
    if isinstance(interaction, tree.Response):
        yield interaction.label
        yield interaction.hint
    if isinstance(interaction, tree.Choice):
        yield from (line(option.inlines) for option in interaction.options)
    if isinstance(interaction, tree.Match):
        yield from (line(pair.left) for pair in interaction.pairs)
        yield from (line(pair.right) for pair in interaction.shuffled)


_WORDS: dict[type, Callable[[Any], str]] = {
    tree.Paragraph: lambda block: line(block.inlines),
    tree.Heading: lambda block: line(block.inlines),
    tree.List: _list_words,
    tree.Quotation: lambda block: plain(block.blocks),
    tree.CodeBlock: lambda block: block.text.rstrip("\n"),
    tree.Table: _table_words,
    tree.Figure: lambda block: plain(block.caption),
    tree.Film: _film_words,
    tree.Panel: _panel_words,
    tree.Maths: lambda block: block.alt or block.text,
    tree.Activity: _activity_words,
}


# --- Markdown ---------------------------------------------------------------------------------------------------------
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>&~"})
_BLOCK_MARK = re.compile(r"^(\s*)(?:([-+#=])|(\d+)([.)])(?=\s|$))", re.MULTILINE)


def _inline_markdown(inline: tree.Inline) -> str:
    if isinstance(inline, str):
        return inline.translate(_ESCAPED)
    if isinstance(inline, tree.Code):
        return _fenced(inline.text)
    if isinstance(inline, tree.Break):
        return "\\\n"
    inner = line_markdown(getattr(inline, "inlines", ()))
    if isinstance(inline, tree.Emphasis | tree.Strong):
        mark = "*" if isinstance(inline, tree.Emphasis) else "**"
        return f"{mark}{inner}{mark}"
    return f"[{inner}](<{inline.href}>)" if isinstance(inline, tree.Link) else inner


def line_markdown(inlines: Iterable[tree.Inline]) -> str:
    """`inlines` as Markdown."""
    return "".join(map(_inline_markdown, inlines))


def _fenced(code: str) -> str:
    """Code between more backticks than it holds in a row."""
    mark = "`"
    while mark in code:
        mark += "`"
    return f"{mark} {code} {mark}" if "`" in code else f"{mark}{code}{mark}"


def _block_markdown(block: tree.Block) -> str:
    write = _MARKDOWN.get(type(block))
    return write(block) if write else _block_words(block).translate(_ESCAPED)


def _paragraph_markdown(block: tree.Paragraph) -> str:
    """The paragraph, so that no line of it is taken for a list or a heading."""
    return _BLOCK_MARK.sub(
        lambda found: f"{found[1]}{found[3] or ''}\\{found[2] or found[4]}", line_markdown(block.inlines)
    )


def _indented(words: str, mark: str) -> str:
    return mark + re.sub(r"\n(?!\n)", "\n" + " " * len(mark), words)


def _list_markdown(block: tree.List) -> str:
    marks = (f"{n}. " if block.ordered else "- " for n in range(block.start, block.start + len(block.items)))
    between = "\n" if block.tight else "\n\n"
    return between.join(_indented(markdown(item), mark) for mark, item in zip(marks, block.items, strict=True))


def _table_markdown(block: tree.Table) -> str:
    rule = "|" + "|".join(_RULES[align] for align in block.aligns) + "|"
    head, *rows = (
        "| " + " | ".join(line_markdown(cell).replace("|", "\\|").replace("\n", " ") for cell in row) + " |"
        for row in (block.head, *block.rows)
    )
    caption = line_markdown(block.caption)
    return "\n\n".join(filter(None, (caption, "\n".join([head, rule, *rows]), markdown(block.note))))


_RULES = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}


def _quoted(words: str) -> str:
    return "\n".join(f"> {one}".rstrip() for one in words.split("\n"))


def _titled(title: str, blocks: tree.Blocks) -> str:
    return "\n\n".join(filter(None, (f"**{title.translate(_ESCAPED)}**" if title else "", markdown(blocks))))


def _panel_markdown(block: tree.Panel) -> str:
    said = _titled(block.title, block.blocks)
    source = ", ".join(filter(None, (block.by, block.source))).translate(_ESCAPED)
    if block.kind in ("quote", "extract"):
        return _quoted("\n\n".join(filter(None, (said, f"— {source}" if source else ""))))
    return said


def _code_markdown(block: tree.CodeBlock) -> str:
    mark = "```"
    while mark in block.text:
        mark += "`"
    return f"{mark}{block.info}\n{block.text.rstrip(chr(10))}\n{mark}"


_MARKDOWN: dict[type, Callable[[Any], str]] = {
    tree.Paragraph: _paragraph_markdown,
    tree.Heading: lambda block: f"{'#' * block.level} {line_markdown(block.inlines)}",
    tree.List: _list_markdown,
    tree.Quotation: lambda block: _quoted(markdown(block.blocks)),
    tree.CodeBlock: _code_markdown,
    tree.Rule: lambda block: "---",
    tree.Table: _table_markdown,
    tree.Panel: _panel_markdown,
    tree.Hidden: lambda block: _titled(block.title, block.blocks),
}
