"""editions.lock: the ids of everything that was ever published, so that no answer of a reader loses its question.

It is TOML, written by publishing and kept beside course.toml:

    edition = 2
    course = "leading-and-learning"

    [ids]
    one-hour = "activity"
    one-hour-r = "response 70ad375f77d04e36"

An id that is answered carries the hash of its wording in that edition, and notes on a film the ids of their codes:

    watch-n = "film-notes 2a9c11f0b4d65e87 leading learning interplay"

Ids that were retired stay in the list.
"""

import os
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from interplay.plain.coursebook import settings, tree
from interplay.plain.coursebook.faults import Sheet, meant
from interplay.plain.coursebook.folder import Folder
from interplay.plain.coursebook.grammar import ACTIVITIES, INTERACTIONS
from interplay.plain.coursebook.register import Register

NAME = "editions.lock"

_HEAD = """\
# The ids of everything that readers may have answered, in this edition or an earlier one.
# Written by `interplay course publish`. Keep it beside course.toml, and do not edit it.
"""


@dataclass(frozen=True, slots=True)
class _Locked:
    """What was published under an id: its kind, the codes of its marks, and its line in the lock."""

    kind: str
    codes: tuple[str, ...]
    line: int


def _locked(folder: Folder) -> dict[str, _Locked]:
    """By id everything that was ever published; empty when nothing was."""
    sheet = folder.sheet(NAME)
    lines = folder.lines(NAME, sheet) if folder.has(NAME) else None
    toml = settings.parse(lines, sheet) if lines else None
    ids = toml.data.get("ids", {}) if toml else {}
    if not toml:
        return {}
    if isinstance(ids, dict) and all(isinstance(said, str) and said.strip() for said in ids.values()):
        return {
            identifier: _Locked(said.split()[0], tuple(said.split()[2:]), toml.line("ids", identifier))
            for identifier, said in ids.items()
        }
    sheet.fault(1, "This file is not as it was written. Fetch it back from your last published edition.")
    return {}


def check(folder: Folder, register: Register, codes: Iterable[str], retired: tuple[str, ...], line: int) -> None:
    """Faults for ids that vanished, became something else, or came back after they were retired.

    `codes` are those of the course for marks on films, `line` is where `retired` stands.
    """
    locked = _locked(folder)
    present = {name: target.kind for name, target in register.targets.items() if _group(target.kind)}
    course, own = folder.sheet("course.toml"), folder.sheet(NAME)
    for identifier in retired:
        if identifier in present:
            course.fault(line, f"`retired` names {identifier}, but it is in the course. Give the new one another id.")
    _check_codes(course, {code for name in locked.keys() & present for code in locked[name].codes}, set(codes))
    for identifier, was in locked.items():
        kind = was.kind
        if identifier in present and _group(present[identifier]) != _group(kind):
            file, place = register.places[identifier]
            folder.sheet(file).fault(
                place,
                f"The id `{identifier}` was a {kind} in an earlier edition, and answers hang on it. Choose a new id.",
            )
        if identifier not in present and identifier not in retired:
            near = meant(identifier, [name for name in present if name not in locked])
            own.fault(
                was.line,
                f"The {kind} `{identifier}` was published and is gone.{near} Bring its id back, "
                f'or write retired = ["{identifier}"] in course.toml.',
            )


def _check_codes(course: Sheet, published: set[str], codes: set[str]) -> None:
    for code in sorted(published - codes):
        near = meant(code, codes - published)
        course.fault(
            1,
            f"Marks on films hang on the code `{code}`, which was published and is gone.{near} "
            f'Bring it back: [[marks]] with id = "{code}". Its name may change.',
        )


def write_lock(course: tree.Course, folder: Path, edition: int) -> None:
    """Note in `folder` what was published as that edition. The file is replaced whole or not at all. Raises OSError."""
    before = _kept(folder / NAME)
    ids = {**before, **dict(_lines(course))}
    body = "".join(f'{name} = "{said}"\n' for name, said in ids.items())
    halfway = folder / f".{NAME}.part"
    halfway.write_text(f'{_HEAD}edition = {edition}\ncourse = "{course.id}"\n\n[ids]\n{body}', encoding="utf-8")
    os.replace(halfway, folder / NAME)  # noqa: PTH105 - the one word for this


def _kept(path: Path) -> dict[str, str]:
    """The ids of the file as it is; publishing is not the time to complain, a check came before it."""
    return dict(tomllib.loads(path.read_text(encoding="utf-8")).get("ids", {})) if path.is_file() else {}


def _lines(course: tree.Course) -> Iterator[tuple[str, str]]:
    told = {item.id: " ".join((item.wording_hash, *(code.id for code in item.codes))) for item in course.items()}
    for activity in course.activities():
        yield activity.id, activity.kind
        for part in activity.parts:
            if part.id != activity.id:
                yield part.id, "part"
            for interaction in part.interactions:
                yield interaction.id, f"{tree.kind_of(interaction)} {told[interaction.id]}"


def _group(kind: str) -> str:
    """What a kind is as far as answers go: an activity may become a saq. "" for what nobody answers."""
    if kind in ACTIVITIES:
        return "activity"
    return kind if kind in ("part", *INTERACTIONS) else ""
