"""The pages of a course, its glossary, and short texts in Markdown: each a PageReader put to work on one file."""

import re
from dataclasses import replace

from interplay.plain.coursebook import activities, displays, settings, text, tree
from interplay.plain.coursebook.faults import Sheet, shown
from interplay.plain.coursebook.folder import Folder
from interplay.plain.coursebook.grammar import MOST_SECTIONS, SECTION
from interplay.plain.coursebook.page import Build, PageReader, Piece
from interplay.plain.coursebook.register import Register
from interplay.plain.coursebook.tree import Target
from interplay.plain.coursebook.values import LONGEST_ID

BUILDERS: dict[str, Build] = {**activities.BUILDERS, **displays.BUILDERS}

_NUMBERED = re.compile(r"(\d+)-(.+)\.md")


def names(folder: Folder, listed: tuple[str, ...] | None, line: int) -> list[str]:
    """The files of the sections in order: as course.toml lists them, else all `NN-name.md` by name."""
    sheet = folder.sheet("course.toml")
    if listed is None:
        found = sorted(path.name for path in folder.root.iterdir() if _NUMBERED.fullmatch(path.name))
    else:
        found = list(dict.fromkeys(listed))
        for name in sorted({name for name in listed if listed.count(name) > 1}):
            sheet.fault(line, f"`sections` lists {name} twice. Keep one.")
    for name in [name for name in found if "/" in name or not name.endswith(".md")]:
        sheet.fault(
            line, f"`sections` lists {name}, but a section is a file such as 01-beginning.md beside course.toml."
        )
        found.remove(name)
    if not found:
        sheet.fault(line, "This course has no sections. Add a file 01-beginning.md beside course.toml.")
    if len(found) > MOST_SECTIONS:
        sheet.fault(
            line,
            f"This course has {len(found)} sections; {MOST_SECTIONS} are the most. Join some, or make two courses.",
        )
    return found[:MOST_SECTIONS]


def read_section(folder: Folder, name: str, register: Register, line: int) -> tree.Section | None:
    """The section in that file; None when the file cannot be read at all."""
    lines = folder.lines(name, folder.sheet("course.toml"), line)
    if lines is None:
        return None
    sheet = folder.sheet(name)
    front, body = _divided(lines, sheet)
    if body is None:
        return None
    facts = front.read(front.data, SECTION) if front else {}
    title, identifier = facts.get("title", ""), facts.get("id") or _id_of(name)
    number = register.number("section")
    register.name(sheet, front.line("", "id") if front else 1, identifier, Target("section", identifier, number, title))
    page = PageReader(sheet, register, BUILDERS, identifier)
    blocks = page.blocks(page.read(body))
    if front and not any(line.strip() for line in body):
        sheet.fault(front.first - 1, "This section has no text. Write something below the second +++.")
    section = tree.Section(identifier, number, title, blocks, page.footnotes(), facts.get("lede", ""), file=name)
    spent = sum(activity.minutes for activity in section.activities())
    return replace(section, minutes=facts.get("minutes", 0) + spent)


def _divided(lines: list[str], sheet: Sheet) -> tuple[settings.Toml | None, list[str] | None]:
    """The front block, and the rest with empty lines in place of it, so that lines keep their numbers.

    Without the block's end there is no telling what is the rest.
    """
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].strip() != "+++":
        sheet.fault(first + 1, 'A section begins with a line +++, then title = "…", then another line +++.')
        return None, lines
    last = next((number for number in range(first + 1, len(lines)) if lines[number].strip() == "+++"), None)
    if last is None:
        sheet.fault(
            first + 1, "The block that begins with +++ here never ends. Add a second line +++ below its last key."
        )
        return None, None
    body = [""] * (last + 1) + lines[last + 1 :]
    return settings.parse(lines[first + 1 : last], sheet, first + 2), body


def _id_of(name: str) -> str:
    """The id of a section by the name of its file: "two-strands" for 01-Two strands.md."""
    match = _NUMBERED.fullmatch(name)
    bare = (match[2] if match else name.removesuffix(".md")).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:LONGEST_ID]
    return slug if slug[:1].isalpha() else f"section-{slug}".rstrip("-")


def read_glossary(folder: Folder, register: Register) -> dict[str, tree.GlossaryEntry]:
    """The terms of glossary.md by id: `## Term {#id}`, and below it what it means."""
    sheet = folder.sheet("glossary.md")
    lines = folder.lines("glossary.md", sheet) if folder.has("glossary.md") else None
    if lines is None:
        return {}
    page = PageReader(sheet, register, BUILDERS, "", place="entry")
    found: dict[str, tree.GlossaryEntry] = {}
    for heading, below in _entries(page.read(lines), sheet):
        entry = _entry(heading, below, sheet)
        if entry.id in found:
            sheet.fault(heading.line, f"The id `{entry.id}` stands twice in the glossary. Change one.")
        if entry.id:
            found.setdefault(entry.id, entry)
    if page.footnotes():
        sheet.fault(1, "There are no footnotes in a glossary. Put the text where it is needed.")
    return found


def _entries(pieces: list[Piece], sheet: Sheet) -> list[tuple[Piece, list[Piece]]]:
    """Every heading with what stands below it."""
    entries: list[tuple[Piece, list[Piece]]] = []
    for piece in pieces:
        if isinstance(piece.value, tree.Heading):
            entries.append((piece, []))
        elif entries:
            entries[-1][1].append(piece)
        else:
            sheet.fault(piece.line, "A glossary begins with a term: ## The word {#its-id}.")
    return entries


def _entry(heading: Piece, below: list[Piece], sheet: Sheet) -> tree.GlossaryEntry:
    term = text.line(heading.value.inlines)
    if heading.value.level != 2:
        sheet.fault(heading.line, "A term in the glossary is written ## The word {#its-id}, with two #.")
    if not heading.value.id:
        sheet.fault(heading.line, "This term has no id. Write ## The word {#its-id}.")
    if not below:
        sheet.fault(heading.line, f"Nothing explains {shown(term)}. Write below it what it means.")
    return tree.GlossaryEntry(heading.value.id, term, tuple(piece.value for piece in below))


def read_text(words: str, sheet: Sheet, line: int, register: Register) -> tree.Blocks:
    """Blocks of a text in Markdown that stands in a value of TOML (a long description), beginning on `line`."""
    page = PageReader(sheet, register, BUILDERS, "", place="description")
    return page.blocks(page.read([""] * (line - 1) + words.split("\n")))
