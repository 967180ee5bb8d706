"""Tables, pictures, films and recordings, with captions, descriptions and rights."""

import re

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render.markup import Told, element, icon, image, join, opened, size, text
from interplay.plain.coursebook.render.writer import Writer, writes

SPEAKER = re.compile(r"(?P<name>[^\s:][^:\n]{0,39}):\s+")


# --- tables -----------------------------------------------------------------------------------------------------------
@writes(tree.Table)
def table(writer: Writer, block: tree.Table) -> None:
    """A table that scrolls by itself where paper is narrow, reachable by keyboard and named."""
    caption = f"{block.id}_caption" if block.id else ""
    region: Told = {"role": "region", "tabindex": 0, "aria_labelledby": caption}
    region["aria_label"] = "" if caption else writer.words.table
    writer.put(opened("figure", id=block.id, class_="table"), opened("div", class_="scroll", **region), "<table>")
    if caption:
        named = _strong(writer.numbered("table", block.number))
        writer.put(element("caption", join((named, writer.line(block.caption))), id=caption))
    writer.put(_head(writer, block), _body(writer, block), "</table></div>")
    writer.put(element("figcaption", writer.inside(block.note)) if block.note else "", "</figure>")


def _head(writer: Writer, block: tree.Table) -> str:
    cells = (_cell(writer, block, at, cell, "col") for at, cell in enumerate(block.head))
    return element("thead", element("tr", "".join(cells)))


def _body(writer: Writer, block: tree.Table) -> str:
    rows = (element("tr", _row(writer, block, row)) for row in block.rows)
    return element("tbody", "".join(rows))


def _row(writer: Writer, block: tree.Table, row: tuple[tree.Inlines, ...]) -> str:
    first = "row" if block.row_headers else ""
    return "".join(_cell(writer, block, at, cell, "" if at else first) for at, cell in enumerate(row))


def _cell(writer: Writer, block: tree.Table, at: int, cell: tree.Inlines, scope: str) -> str:
    align = block.aligns[at] if at < len(block.aligns) else ""
    told = {"scope": scope, "class_": {"right": "num", "center": "middle"}.get(align, "")}
    return element("th" if scope else "td", writer.line(cell), **told)


# --- pictures ---------------------------------------------------------------------------------------------------------
@writes(tree.Figure)
def figure(writer: Writer, block: tree.Figure) -> None:
    """A picture with what it shows said three times: shortly, in its caption, and at length for who asks."""
    asset = writer.course.assets[block.src]
    told: Told = {"width": asset.width or "", "height": asset.height or "", "loading": "lazy"}
    picture = image(writer.page.media(block.src), asset.alt, **told)
    writer.put(opened("figure", id=block.id), picture, "<figcaption>")
    writer.put(writer.led(_strong(writer.numbered("figure", block.number)), block.caption))
    writer.put(_rights(writer, asset), _described(writer, asset), "</figcaption></figure>")


def _rights(writer: Writer, asset: tree.Asset) -> str:
    owned = writer.words.rights % {"owner": asset.owner, "licence": asset.licence} if asset.owner else ""
    words = join((asset.acknowledgement, owned))
    return element("p", text(words), class_="rights") if words else ""


def _described(writer: Writer, asset: tree.Asset) -> str:
    if not asset.description:
        return ""
    inside = element("div", writer.inside(asset.description), class_="flow")
    return element("details", element("summary", text(writer.words.described)) + inside)


# --- films and recordings ---------------------------------------------------------------------------------------------
@writes(tree.Film)
def film(writer: Writer, block: tree.Film) -> None:
    """The place of a film: its picture, its file, its captions and its transcript."""
    writer.put(opened("figure", id=block.id, class_=f"film {block.kind}"), '<div class="film-place">')
    writer.put(_poster(writer, block))
    writer.put(element("p", icon("play") + text(block.title), class_="film-title") if block.title else "")
    later = writer.words.film_later if block.kind == "film" else writer.words.audio_later
    writer.put(element("p", text(later), class_="small"), _files(writer, block), "</div>")
    writer.put(_transcript(writer, block), "<figcaption>")
    writer.put(writer.led(_strong(writer.numbered(block.kind, block.number)), block.caption))
    writer.put(_rights(writer, writer.course.assets[block.src]), "</figcaption></figure>")


def _poster(writer: Writer, block: tree.Film) -> str:
    if not block.poster:
        return ""
    return image(writer.page.media(block.poster), writer.course.assets[block.poster].alt, loading="lazy")


def _files(writer: Writer, block: tree.Film) -> str:
    words = writer.words.download % {"size": size(writer.course.assets[block.src].size)}
    links = [element("a", text(words), href=writer.page.media(block.src), download=True)]
    if block.captions:
        captions = writer.page.media(block.captions)
        links.append(element("a", text(writer.words.captions), href=captions, download=True))
    return element("p", join(links), class_="actions small")


def _transcript(writer: Writer, block: tree.Film) -> str:
    if not block.transcript:
        return ""
    called = join((writer.words.transcript, writer.numbered(block.kind, block.number)), ", ")
    said = "".join(_said(writer, one) for one in block.transcript)
    told: Told = {"class_": "transcript", "tabindex": 0, "role": "region", "aria_label": called}
    return element("details", element("summary", text(writer.words.transcript)) + element("div", said, **told))


def _said(writer: Writer, block: tree.Block) -> str:
    """A paragraph of a transcript, with its speaker's name set apart when it begins with one."""
    if not isinstance(block, tree.Paragraph) or not block.inlines:
        return writer.inside([block])
    first, *rest = block.inlines
    spoken = SPEAKER.match(first) if isinstance(first, str) else None
    if spoken is None or not isinstance(first, str):
        return element("p", writer.line(block.inlines), class_="cue cue-told")
    words = writer.line([first[spoken.end() :], *rest])
    return element("p", element("b", text(spoken["name"]), class_="who") + " " + words, class_="cue")


def _strong(words: str) -> str:
    return element("strong", text(words) + ".") if words else ""
