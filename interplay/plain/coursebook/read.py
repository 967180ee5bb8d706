"""A folder read into a course: everything that is wrong with it is found in one go."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from interplay.plain.coursebook import check, grammar, lock, sections, settings, tree, values, works
from interplay.plain.coursebook.faults import Fault, Faults, Wrong, shown
from interplay.plain.coursebook.folder import Folder
from interplay.plain.coursebook.media import Shelf
from interplay.plain.coursebook.register import Register
from interplay.plain.coursebook.screening import Screening
from interplay.plain.coursebook.settings import Toml

__all__ = ["Fault", "read"]


def read(path: str | Path) -> tuple[tree.Course | None, list[Fault]]:
    """The course in that folder, and all its faults; the course is None when there are any. Raises nothing."""
    faults = Faults()
    folder = Folder(Path(path), faults)
    course = _course(folder) if _is_folder(folder) else None
    listed = faults.listed()
    return (None, listed) if listed else (course, [])


def _is_folder(folder: Folder) -> bool:
    try:
        if folder.root.is_dir():
            next(folder.root.iterdir(), None)
            return True
        message = "This is not a folder. Name the folder in which course.toml stands."
    except (OSError, ValueError):
        message = "This folder cannot be opened."
    folder.faults.add(str(folder.root), 0, message)
    return False


def _course(folder: Folder) -> tree.Course | None:
    toml = _toml(folder, "course.toml", must=True)
    if toml is None:
        return None
    facts = _facts(toml)
    register = Register(folder.faults)
    rights = _rights(folder, register)
    read_sections, is_whole = _sections(folder, facts, toml, register)
    glossary = sections.read_glossary(folder, register)
    references = _references(folder, facts["language"])
    asked, codes, _ = facts.pop("completion"), facts.pop("marks"), facts.pop("sections")
    assets = rights.gather(register.wanted)
    read_sections = Screening(rights, register, codes).show(read_sections)
    if not is_whole:  # what the missing pages would say is not known, so nothing can be said of it
        return None
    check.check_mentions(check.Known(register, glossary, references))
    required = [activity.id for section in read_sections for activity in section.activities() if activity.required]
    complete = check.completion(asked, toml, register, required)
    code_ids = [code.id for code in codes]
    lock.check(folder, register, code_ids, facts.get("retired", ()), toml.line("", "retired"))
    return tree.Course(
        **facts,
        completion=complete,
        sections=tuple(_with_required(section, complete) for section in read_sections),
        minutes=facts.get("minutes_reading", 0) + sum(section.minutes for section in read_sections),
        assets=assets,
        glossary=glossary,
        references=references,
        targets=register.targets,
    )


# --- course.toml ------------------------------------------------------------------------------------------------------
_EMPTY: dict[str, Any] = {
    "id": "",
    "title": "",
    "summary": "",
    "language": "en",
    "level": "",
    "licence": "",
    "authors": (),
    "outcomes": (),
    "sections": None,
}


def _facts(toml: Toml) -> dict[str, Any]:
    """What course.toml says, with something harmless in place of what is missing, so that reading can go on."""
    given = dict(toml.data)
    completion, further = given.pop("completion", {}), given.pop("further", [])
    marks = given.pop("marks", None)
    facts = {**_EMPTY, **toml.read(given, grammar.COURSE)}
    facts["completion"] = _table(toml, completion, "completion", grammar.COMPLETION)
    facts["marks"] = tree.CODES if marks is None else _codes(toml, marks)
    if isinstance(further, list):
        facts["further"] = tuple(_further(toml, one, number) for number, one in enumerate(further))
    else:
        toml.sheet.fault(toml.line("further"), "`further` is written [[further]], with two brackets, once for each.")
    return facts


def _table(toml: Toml, given: Any, name: str, keys: dict[str, grammar.Key], place: str = "") -> dict[str, Any]:
    if isinstance(given, dict):
        return toml.read(given, keys, name, place)
    toml.sheet.fault(toml.line("", name), f"`{name}` is a table: write [{name}], and its keys below it.")
    return {}


def _further(toml: Toml, given: Any, number: int) -> tree.Further:
    facts = _table(toml, given, "further", grammar.FURTHER, f"further.{number}")
    return tree.Further(**{"title": "", "url": "", **facts})


def _codes(toml: Toml, given: Any) -> tuple[tree.MarkCode, ...]:
    """The codes for marks on films that the course defines, each with a key of its own."""
    if not isinstance(given, list) or not given:
        toml.sheet.fault(toml.line("marks"), "`marks` is written [[marks]], with two brackets, once for each code.")
        return tree.CODES
    if len(given) > grammar.MOST_CODES:
        toml.sheet.fault(
            toml.line(f"marks.{grammar.MOST_CODES}"),
            f"There are {len(given)} codes; {grammar.MOST_CODES} are the most, since each has a key from 1 to 9.",
        )
    found = [_code(toml, one, number) for number, one in enumerate(given[: grammar.MOST_CODES])]
    for key in ("id", "name", "key"):
        said = [getattr(code, key) for code in found]
        for number, one in enumerate(said):
            if one and one in said[:number]:
                line = toml.line(f"marks.{number}", key)
                toml.sheet.fault(line, f"`{key}` is {shown(one)} in two codes. Change one.")
    free = (key for key in "123456789" if key not in {code.key for code in found})
    return tuple(code if code.key else replace(code, key=next(free)) for code in found)


def _code(toml: Toml, given: Any, number: int) -> tree.MarkCode:
    facts = _table(toml, given, "marks", grammar.MARK, f"marks.{number}")
    return tree.MarkCode(**{"id": "", "name": "", **facts})


def _sections(folder: Folder, facts: dict[str, Any], toml: Toml, register: Register) -> tuple[list[tree.Section], bool]:
    """The sections, and whether all could be read."""
    line = toml.line("", "sections")
    names = sections.names(folder, facts["sections"], line)
    found = [section for name in names if (section := sections.read_section(folder, name, register, line))]
    if "minutes_reading" in facts and any(_says_minutes(section) for section in found):
        toml.sheet.fault(
            toml.line("", "minutes_reading"),
            "The time for reading is given here and in sections, too. Keep `minutes_reading`, or `minutes` there.",
        )
    return found, 0 < len(found) == len(names)


def _says_minutes(section: tree.Section) -> bool:
    return section.minutes > sum(activity.minutes for activity in section.activities())


def _with_required(section: tree.Section, complete: tree.Completion) -> tree.Section:
    """The section whose activities know whether they count."""
    blocks = tuple(
        replace(block, required=block.id in complete.of)
        if isinstance(block, tree.Activity) and block.required != (block.id in complete.of)
        else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


# --- the other files --------------------------------------------------------------------------------------------------
def _toml(folder: Folder, name: str, *, must: bool = False) -> Toml | None:
    """That file, or None when it is missing (a fault if it must be there) or is no TOML (a fault in any case)."""
    if not must and not folder.has(name):
        return None
    sheet = folder.sheet(name)
    lines = folder.lines(name, sheet)
    return settings.parse(lines, sheet) if lines is not None else None


def _references(folder: Folder, language: str) -> dict[str, tree.Reference]:
    toml = _toml(folder, "references.toml")
    found = []
    for name, given in (toml.data if toml else {}).items():
        if toml and _may_be_called(toml, name, values.identifier):
            facts = _table(toml, given, name, grammar.REFERENCE)
            found.append(works.reference(name, facts, language))
    return works.told_apart(found)


def _rights(folder: Folder, register: Register) -> Shelf:
    toml = _toml(folder, "media.toml")
    rights: dict[str, dict[str, Any]] = {}
    for name, given in (toml.data if toml else {}).items():
        if toml and _may_be_called(toml, name, values.path):
            rights[name] = _table(toml, given, name, grammar.MEDIA)
            line = toml.line(name, "description")
            if described := rights[name].get("description"):
                rights[name]["description"] = sections.read_text(described, toml.sheet, line, register)
    return Shelf(folder, rights, {name: toml.line(name) for name in rights} if toml else {})


def _may_be_called(toml: Toml, name: str, rule: Any) -> bool:
    try:
        rule(name)
    except Wrong as wrong:
        toml.sheet.fault(toml.line(name), f"`[{name[:80]}]`: {wrong}")
        return False
    return True
