"""What is shown rather than answered: figures, films, tables, formulas, text set apart, lists that fill themselves."""

import textwrap
from dataclasses import dataclass, replace

from interplay.plain.coursebook import markup, text, tree
from interplay.plain.coursebook.faults import Wrong
from interplay.plain.coursebook.opening import Opening
from interplay.plain.coursebook.page import Build, PageReader, Piece, Values
from interplay.plain.coursebook.tree import Target


@dataclass(frozen=True, slots=True)
class Transcript:
    """What `::: transcript` holds, until its film is put together."""

    blocks: tree.Blocks


def figure(page: PageReader, opening: Opening, values: Values) -> tree.Figure:
    """A picture with a caption."""
    number = page.register.number("figure")
    page.name(opening, Target("figure", page.section, number))
    _want(page, opening, values.get("src", ""), "picture")
    return tree.Figure(opening.id, values.get("src", ""), number, _caption(page, page.pieces()))


def film(page: PageReader, opening: Opening, values: Values) -> tree.Film:
    """A film with its captions, or a recording with captions or a transcript."""
    kind = opening.name
    number = page.register.number(kind)
    page.name(opening, Target(kind, page.section, number, values.get("title", "")))
    for key, use in (("src", kind), ("also", kind), ("captions", "captions"), ("poster", "picture")):
        _want(page, opening, values.get(key, ""), use)
    pieces = page.pieces()
    transcript = next((piece.value.blocks for piece in pieces if isinstance(piece.value, Transcript)), ())
    _check_words(page, opening, values, has_transcript=bool(transcript))
    caption = _caption(page, [piece for piece in pieces if not isinstance(piece.value, Transcript)])
    return tree.Film(kind=kind, id=opening.id, number=number, caption=caption, transcript=transcript, **values)


def _check_words(page: PageReader, opening: Opening, values: Values, *, has_transcript: bool) -> None:
    """A film needs captions, which make its transcript, too; for a recording a transcript is enough."""
    if opening.name == "film" and "captions" not in values:
        page.fault(
            opening.line, 'This film has no captions. Add captions="media/….vtt"; they make its transcript, too.'
        )
    elif "captions" not in values and not has_transcript:
        page.fault(
            opening.line,
            "This recording has neither captions nor a transcript. "
            'Add captions="media/….vtt", or ::: transcript in it.',
        )


def transcript(page: PageReader, opening: Opening, values: Values) -> Transcript:
    """What is said in a film, in paragraphs."""
    blocks = page.body()
    if page.is_empty(opening):
        page.fault(opening.line, "`::: transcript` is empty. Write down what is said.")
    return Transcript(blocks)


def table(page: PageReader, opening: Opening, values: Values) -> tree.Table:
    """A caption, the table itself, and below it a note, if there is any."""
    number = page.register.number("table")
    pieces = page.pieces()
    at = next((n for n, piece in enumerate(pieces) if isinstance(piece.value, tree.Table)), None)
    caption = pieces[0].value.inlines if pieces and isinstance(pieces[0].value, tree.Paragraph) and at else ()
    page.name(opening, Target("table", page.section, number, text.line(caption)))
    if at is None:
        page.fault(
            opening.line, "There is no table in `::: table`. Write | A | B |, below it |---|---|, then the rows."
        )
        return tree.Table((), (), id=opening.id)
    if at != 1 or not caption:
        page.fault(opening.line, "`::: table` begins with its caption: one paragraph, an empty line, then the table.")
    found: tree.Table = pieces[at].value
    return replace(
        found,
        id=opening.id,
        number=number,
        caption=caption,
        note=page.blocks(pieces[at + 1 :]),
        row_headers="row-headers" in values,
    )


def maths(page: PageReader, opening: Opening, values: Values) -> tree.Maths:
    """A formula, in MathML or as text."""
    body = textwrap.dedent(page.raw).strip()
    page.body()
    is_mathml = body.startswith("<")
    try:
        if is_mathml:
            markup.check_mathml(body)
    except Wrong as wrong:
        page.fault(opening.line, f"`::: maths`: {wrong}")
    if not body:
        page.fault(opening.line, "`::: maths` is empty. Write the formula in it, as MathML or as text.")
    return tree.Maths(body, values.get("alt", ""), is_mathml)


def panel(page: PageReader, opening: Opening, values: Values) -> tree.Panel:
    """Text set apart."""
    kind = opening.name
    page.name(opening, Target(kind, page.section, title=values.get("title", "")))
    blocks = page.body()
    if kind == "reading":
        _check_reading(page, opening, values)
    elif page.is_empty(opening):
        page.fault(opening.line, f"`::: {kind}` is empty. Write something in it, or take it out.")
    facts = {key: value for key, value in values.items() if key != "lang"}
    return tree.Panel(kind=kind, blocks=blocks, id=opening.id, language=values.get("lang", ""), **facts)


def _check_reading(page: PageReader, opening: Opening, values: Values) -> None:
    if ("href" in opening.attributes) == ("src" in opening.attributes):
        page.fault(
            opening.line,
            '`::: reading` leads to one thing: write href="https://…" for a page, or src="media/…" for a file.',
        )
    _want(page, opening, values.get("src", ""), "file")


def references(page: PageReader, opening: Opening, values: Values) -> tree.References:
    """The place of the list of references."""
    _expect_nothing(page, opening)
    return tree.References()


def glossary(page: PageReader, opening: Opening, values: Values) -> tree.Glossary:
    """The place of the glossary."""
    _expect_nothing(page, opening)
    return tree.Glossary()


def _expect_nothing(page: PageReader, opening: Opening) -> None:
    if page.pieces():
        page.fault(opening.line, f"`::: {opening.name}` holds nothing: the list fills itself. Put the text above it.")


def _caption(page: PageReader, pieces: list[Piece]) -> tree.Blocks:
    for piece in pieces:
        if not isinstance(piece.value, tree.Paragraph):
            page.fault(piece.line, "A caption is made of paragraphs alone. Put this outside.")
    return page.blocks(pieces)


def _want(page: PageReader, opening: Opening, path: str, use: str) -> None:
    if path:
        page.register.want(path, use, page.sheet, opening.line)


BUILDERS: dict[str, Build] = {
    "figure": figure,
    "film": film,
    "audio": film,
    "transcript": transcript,
    "table": table,
    "maths": maths,
    "box": panel,
    "case-study": panel,
    "quote": panel,
    "extract": panel,
    "key-points": panel,
    "study-note": panel,
    "reading": panel,
    "further-reading": panel,
    "acknowledgements": panel,
    "passage": panel,
    "references": references,
    "glossary": glossary,
}
