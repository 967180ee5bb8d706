"""Lists that gather: works referred to, the glossary, footnotes."""

from collections.abc import Iterable

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render.markup import element, join, link, opened, text
from interplay.plain.coursebook.render.writer import Writer, writes


@writes(tree.References)
def references(writer: Writer, block: tree.References) -> None:
    """Every work of the course. Those that this text cites are listed here instead of below it."""
    works(writer, writer.course.references)
    writer.listed = True


@writes(tree.Glossary)
def glossary(writer: Writer, block: tree.Glossary) -> None:
    """Every term of the course, by the alphabet."""
    writer.put('<dl class="glossary">')
    for entry in sorted(writer.course.glossary.values(), key=lambda entry: entry.term.casefold()):
        told = {"id": f"{writer.scope}_glossary_{entry.id}"}
        writer.put(element("dt", element("dfn", text(entry.term)), **told))
        writer.put(element("dd", writer.inside(entry.blocks), class_="flow"))
    writer.put("</dl>")


def works(writer: Writer, ids: Iterable[str]) -> None:
    """Those works, in the order of their labels."""
    known = [writer.course.references[one] for one in ids]
    writer.put('<ul class="references">')
    for work in sorted(known, key=lambda work: (work.label.casefold(), work.id)):
        writer.put(element("li", _work(writer, work), id=f"{writer.scope}_ref_{work.id}"))
    writer.put("</ul>")


def below(writer: Writer, notes: Iterable[tree.Footnote]) -> None:
    """What the text pointed at: its footnotes, and the works that it cites."""
    marked = [note for note in notes if note.number in writer.marks]
    if marked:
        _footnotes(writer, marked)
    if writer.cited and not writer.listed:
        _head(writer, "references", writer.words.references)
        works(writer, writer.cited)
        writer.put("</div>")


def _footnotes(writer: Writer, notes: list[tree.Footnote]) -> None:
    _head(writer, "notes", writer.words.notes)
    writer.put("<ol>")
    for note in notes:
        told = {"id": f"{writer.scope}_note_{note.number}", "value": note.number if note.number.isdecimal() else ""}
        back = _ways_back(writer, note.number)
        writer.put(element("li", f"{writer.inside(note.blocks)}{back}", **told))
    writer.put("</ol></div>")


def _head(writer: Writer, name: str, words: str) -> None:
    made = f"{writer.scope}_{name}"
    writer.put(opened("div", class_=f"{name}-below", role="group", aria_labelledby=made))
    writer.put(element(writer.heading(writer.depth), text(words), id=made))


def _ways_back(writer: Writer, number: str) -> str:
    links = (_way_back(writer, number, mark) for mark in range(1, writer.marks[number] + 1))
    return element("p", join(links), class_="back")


def _way_back(writer: Writer, number: str, mark: int) -> str:
    called = f"{writer.words.back}, {writer.words.note % {'number': number}}" + (f" ({mark})" if mark > 1 else "")
    told = {"href": f"#{writer.scope}_note_{number}_{mark}", "role": "doc-backlink", "aria_label": called}
    return element("a", "↩", **told)


def _work(writer: Writer, work: tree.Reference) -> str:
    who = text(" and ".join([", ".join(work.authors[:-1]), work.authors[-1]] if work.authors[1:] else work.authors))
    when = f"({text(work.year)})" if work.year else ""
    title = element("cite", text(work.title))
    where = join((_sentence(work.source), _sentence(work.publisher), _address(work)))
    return join((join((who, when)), f"{title}.", where, _sentence(work.note)))


def _address(work: tree.Reference) -> str:
    found = link(work.url, text(work.url.removeprefix("https://")), rel="noopener") if work.url else ""
    return join((found, f"({text(work.accessed)})" if work.accessed else ""))


def _sentence(words: str) -> str:
    return text(words.rstrip(".") + ".") if words else ""
