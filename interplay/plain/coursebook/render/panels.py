"""What an author sets apart: boxes, cases, quotations, things to read."""

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render.markup import element, join, link, opened, size, text
from interplay.plain.coursebook.render.writer import Writer, writes

QUOTED = ("quote", "extract")


@writes(tree.Panel)
def panel(writer: Writer, block: tree.Panel) -> None:
    """One of the kinds of Panel."""
    if block.kind == "passage":
        _passage(writer, block)
    elif block.kind in QUOTED:
        _quoted(writer, block)
    else:
        _set_apart(writer, block)


def _passage(writer: Writer, block: tree.Panel) -> None:
    writer.put(opened("div", class_="passage flow", id=block.id, lang=block.language, dir="auto"))
    writer.nested(block.blocks)
    writer.put("</div>")


def _quoted(writer: Writer, block: tree.Panel) -> None:
    writer.put(opened("figure", class_=block.kind, id=block.id))
    if block.title:
        writer.put(element("p", text(block.title), class_="panel-head"))
    writer.put(opened("blockquote", class_="flow", lang=block.language))
    writer.nested(block.blocks)
    writer.put("</blockquote>")
    who = join((text(block.by), element("cite", text(block.source)) if block.source else ""), ", ")
    writer.put(element("figcaption", who) if who else "", "</figure>")


def _set_apart(writer: Writer, block: tree.Panel) -> None:
    title = block.title or writer.words.titles.get(block.kind, "")
    named, head = writer.labelled(title) if title else ("", "")
    told = {"id": block.id, "role": "group" if named else "note", "aria_labelledby": named, "lang": block.language}
    writer.put(opened("div", class_=f"panel {block.kind} flow", **told), head)
    writer.nested(block.blocks)
    writer.put(_reading(writer, block) if block.kind == "reading" else "", "</div>")


def _reading(writer: Writer, block: tree.Panel) -> str:
    """The way to what is to be read, on the web or in the course's own folder."""
    if block.href:
        shown = block.href.partition("://")[2].partition("/")[0] or block.href
        return element("p", link(block.href, text(shown), rel="noopener"), class_="way")
    if block.src:
        words = writer.words.read % {"size": size(writer.course.assets[block.src].size)}
        return element("p", element("a", text(words), href=writer.page.media(block.src)), class_="way")
    return ""
