"""Tables, pictures, films and recordings, with captions, descriptions and rights."""

import re

from interplay.plain import marks
from interplay.plain.captions import Cue
from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render.markup import Told, element, image, join, opened, size, text
from interplay.plain.coursebook.render.writer import Writer, writes

SPEEDS = (0.5, 0.75, 1, 1.25, 1.5, 2)
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
    """A film or recording in the browser's own player, with what can be taken away and, below it, what is said."""
    writer.put(opened("figure", id=block.id, class_=f"film {block.kind}"))
    writer.put(element("p", text(block.title), class_="film-title") if block.title else "")
    writer.put(opened("film-player", class_="player-place", data_key=writer.course.assets[block.src].sha256[:16]))
    writer.put(_player(writer, block), _bar(writer, block), "</film-player>")
    writer.put("<figcaption>", writer.led(_strong(writer.numbered(block.kind, block.number)), block.caption))
    writer.put(_rights(writer, writer.course.assets[block.src]), _files(writer, block), "</figcaption>")
    writer.put(_transcript(writer, block), "</figure>")


def _player(writer: Writer, block: tree.Film) -> str:
    """The element that plays. It never plays by itself, and fetches nothing but what is needed to show its length."""
    named = join((block.title, writer.numbered(block.kind, block.number)), ", ")
    told: Told = {"controls": True, "preload": "metadata", "aria_label": named, "playsinline": block.kind == "film"}
    if block.poster:
        told["poster"] = writer.page.media(block.poster)
    sources = "".join(_source(writer, path) for path in (block.src, block.also) if path)
    return element("video" if block.kind == "film" else "audio", sources + _track(writer, block), **told)


def _source(writer: Writer, path: str) -> str:
    return opened("source", src=writer.page.media(path), type=writer.course.assets[path].media_type)


def _track(writer: Writer, block: tree.Film) -> str:
    if not block.captions:
        return ""
    told: Told = {"kind": "captions", "srclang": writer.course.language, "label": writer.words.captions}
    return opened("track", src=writer.page.media(block.captions), default=True, **told)


def _bar(writer: Writer, block: tree.Film) -> str:
    """What the browser's own player leaves out. It works by script, and shows itself then."""
    words = writer.words
    steps = ((-10, words.back_10), (10, words.on_10))
    buttons = "".join(element("button", text(said), type="button", data_step=step) for step, said in steps)
    speeds = "".join(element("option", text(f"{rate:g}×"), value=f"{rate:g}", selected=rate == 1) for rate in SPEEDS)
    speed = element("label", text(words.speed) + " " + element("select", speeds, data_speed=True, autocomplete="off"))
    resumed = element("p", text(words.resumed) + " " + _again(writer), class_="small", data_resumed=True, hidden=True)
    return element("div", buttons + speed, class_="player-bar", data_bar=True, hidden=True) + resumed


def _again(writer: Writer) -> str:
    return element("button", text(writer.words.from_start), type="button", class_="link", data_again=True)


def _files(writer: Writer, block: tree.Film) -> str:
    """What can be taken away: the film itself, and what is said in it as text and as captions."""
    words = writer.words.download % {"size": size(writer.course.assets[block.src].size)}
    links = [element("a", text(words), href=writer.page.media(block.src), download=True)]
    if block.cues:
        said, address = writer.words.transcript_text, writer.page.film(block.id, "txt")
        links.append(element("a", text(said), href=address, download=True))
    if block.captions:
        said = writer.words.captions_file
        links.append(element("a", text(said), href=writer.page.media(block.captions), download=True))
    return element("p", join(links, " · "), class_="film-files small")


def _transcript(writer: Writer, block: tree.Film) -> str:
    """What is said, open from the start, with a way past it before and its end said after."""
    if not block.cues and not block.transcript:
        return ""
    words, after = writer.words, f"{block.id}_after"
    called = join((words.transcript, writer.numbered(block.kind, block.number)), ", ")
    told: Told = {"class_": "transcript plain-list", "tabindex": 0, "aria_label": called}
    said = "".join(_cue(writer, block, cue) for cue in block.cues)
    listed = element("ol", said, **told) if block.cues else _paragraphs(writer, block, called)
    skip = element("a", text(words.skip_transcript), href=f"#{after}", class_="skip-here")
    summary = element("summary", text(words.transcript))
    tools = _tools(writer, block) if block.cues else ""
    shown = element("film-words", element("details", summary + tools + listed, open=True), data_film=block.id)
    return skip + shown + element("p", text(words.end_transcript), id=after, class_="quiet small", tabindex=-1)


def _tools(writer: Writer, block: tree.Film) -> str:
    """Finding and copying work by script; printing and reading it by itself is an address."""
    words = writer.words
    field = opened("input", class_="input", type="search", data_find=True, autocomplete="off")
    find = element("label", text(words.find) + " " + field)
    found = element("span", "", role="status", class_="quiet", data_found=words.found)
    copy = element("button", text(words.copy), type="button", class_="link", data_copy=True, data_copied=words.copied)
    follow = element("button", text(words.follow), type="button", class_="link", data_follow=True, hidden=True)
    told: Told = {"data_tools": True, "hidden": True, "class_": "transcript-by-script"}
    by_script = element("span", find + found + copy + follow, **told)
    to_print = element("a", text(words.to_print), href=writer.page.film(block.id, ""))
    return element("div", by_script + to_print, class_="transcript-tools")


def _cue(writer: Writer, block: tree.Film, cue: Cue) -> str:
    """One line: its moment leads into the film, also where no script runs."""
    href = f"{writer.page.media(block.src)}#t={cue.start:g}"
    at = marks.moment(cue.start)
    moment = element("a", at, class_="cue-at", href=href, aria_label=writer.words.go_to % {"time": at})
    who = writer.words.narration if cue.is_narration else cue.speaker
    said = element("div", (element("span", text(who), class_="who") if who else "") + text(cue.text))
    told: Told = {"class_": "cue cue-told" if cue.is_narration else "cue"}
    return element("li", moment + said, data_cue_from=f"{cue.start:g}", data_cue_to=f"{cue.end:g}", **told)


def _paragraphs(writer: Writer, block: tree.Film, called: str) -> str:
    said = "".join(_said(writer, one) for one in block.transcript)
    return element("div", said, class_="transcript", tabindex=0, role="region", aria_label=called)


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
