"""What stands within a line, as HTML."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render.markup import element, link, text

if TYPE_CHECKING:  # the writer calls these, and hands itself in
    from interplay.plain.coursebook.render.writer import Writer

STRANDS = ("lead", "learn", "both")


def line(writer: "Writer", inlines: Iterable[tree.Inline]) -> str:
    """`inlines` one after the other."""
    return "".join(_inline(writer, inline) for inline in inlines)


def _inline(writer: "Writer", inline: tree.Inline) -> str:
    return text(inline) if isinstance(inline, str) else _WRITTEN[type(inline)](writer, inline)


def _emphasis(writer: "Writer", inline: tree.Emphasis) -> str:
    return element("em", line(writer, inline.inlines))


def _strong(writer: "Writer", inline: tree.Strong) -> str:
    return element("strong", line(writer, inline.inlines))


def _code(writer: "Writer", inline: tree.Code) -> str:
    return element("code", text(inline.text))


def _break(writer: "Writer", inline: tree.Break) -> str:
    return "<br>"


def _link(writer: "Writer", inline: tree.Link) -> str:
    return link(inline.href, line(writer, inline.inlines), rel="noopener")


def _cross_reference(writer: "Writer", inline: tree.CrossReference) -> str:
    inside = line(writer, inline.inlines) or text(writer.called(inline.id))
    return element("a", inside, href=writer.address(inline.id))


def _course_link(writer: "Writer", inline: tree.CourseLink) -> str:
    address = writer.page.course(inline.course, inline.id)
    return element("a", line(writer, inline.inlines) or text(inline.course), href=address)


def _term(writer: "Writer", inline: tree.Term) -> str:
    inside = line(writer, inline.inlines) or text(writer.course.glossary[inline.id].term)
    return element("a", inside, class_="term", href=f"#{writer.term(inline.id)}")


def _citation(writer: "Writer", inline: tree.Citation) -> str:
    inside = line(writer, inline.inlines) or text(f"({writer.course.references[inline.id].label})")
    return element("a", inside, class_="citation", href=f"#{writer.cite(inline.id)}")


def _strand(writer: "Writer", inline: tree.Strand) -> str:
    inside = line(writer, inline.inlines)
    if inline.strand not in STRANDS:
        return inside
    mark = f'<svg class="mark mark-{inline.strand}" aria-hidden="true"><use href="#m-{inline.strand}"/></svg>'
    return element("span", mark + inside, class_=f"strand strand-{inline.strand}")


def _foreign(writer: "Writer", inline: tree.Foreign) -> str:
    return element("span", line(writer, inline.inlines), lang=inline.language, dir="auto")


def _footnote_mark(writer: "Writer", inline: tree.FootnoteMark) -> str:
    here, there = writer.mark(inline.number)
    called = writer.words.note % {"number": inline.number}
    told = {"id": here, "href": f"#{there}", "role": "doc-noteref", "aria_label": called}
    return element("sup", element("a", text(inline.number), **told), class_="note-mark")


_WRITTEN: dict[type, Callable[["Writer", Any], str]] = {
    tree.Emphasis: _emphasis,
    tree.Strong: _strong,
    tree.Code: _code,
    tree.Break: _break,
    tree.Link: _link,
    tree.CrossReference: _cross_reference,
    tree.CourseLink: _course_link,
    tree.Term: _term,
    tree.Citation: _citation,
    tree.Strand: _strand,
    tree.Foreign: _foreign,
    tree.FootnoteMark: _footnote_mark,
}
