"""The process that examines one parcel, and nothing else: `python -m interplay.plain.parcel.examine FOLDER`.

In FOLDER lie `parcel.zip` and, for a course that the house has already, `house.lock`: the ids that were ever published.
When it ends well, `findings.json` lies there, too, and for a course without faults `tree.json`; its files are in
`course/`. It takes no more time, memory or room than `limits` allows, since a stranger wrote what it reads.
"""

import json
import os
import shutil
import signal
import sys
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interplay.plain.coursebook import lock, tree, values
from interplay.plain.coursebook.faults import Fault
from interplay.plain.coursebook.read import read
from interplay.plain.parcel import limits
from interplay.plain.parcel.unpack import Refused, unpack

PARCEL, HOUSE_LOCK, FINDINGS, TREE, COURSE = "parcel.zip", "house.lock", "findings.json", "tree.json", "course"
LONGEST_LINE = 300
TOO_MUCH = "Reading this needs more memory than a course may take. Divide its longest files."


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: why nothing was unpacked, or the faults, or the facts of a course without any."""

    refused: str = ""
    faults: tuple[dict[str, Any], ...] = ()
    left_out: tuple[str, ...] = ()
    slug: str = ""
    title: str = ""


def main(words: list[str]) -> int:
    """Examine the parcel in the folder named; the exit status."""
    [place] = map(Path, words)
    hold_back()
    try:
        findings = examine(place)
    except Refused as refused:
        findings = Findings(refused=str(refused))
    except (MemoryError, RecursionError):
        findings = Findings(refused=TOO_MUCH)
    _write(place / FINDINGS, json.dumps({name: getattr(findings, name) for name in Findings.__slots__}))
    return 0


def hold_back() -> None:
    """Take on the limits: a clock, processor time, address space, the size of a file. Those that the system knows.

    They are soft, since the program that looks into films (`coursebook/probe.py`) takes on limits of its own.
    """
    signal.alarm(limits.SECONDS)
    os.nice(5)
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_CPU", limits.SECONDS),
        ("RLIMIT_AS", limits.MEMORY),
        ("RLIMIT_FSIZE", limits.MOST_UNPACKED),
        ("RLIMIT_CORE", 0),
    ):
        with suppress(AttributeError, ValueError, OSError):  # macOS has no limit of address space
            kind = getattr(resource, name)
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def examine(place: Path) -> Findings:
    """Unpack and read the parcel in `place`; a good course lies there as a tree afterwards. Raises Refused."""
    folder = place / COURSE
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    parcel = unpack(place / PARCEL, folder)
    _join_locks(folder / lock.NAME, place / HOUSE_LOCK)
    book, faults = read(folder)
    if book is None:
        told = tuple(_told(fault, folder) for fault in faults)
        return Findings(faults=told, left_out=parcel.left_out, slug=_slug(folder / "course.toml"))
    said = json.dumps(tree.to_json(book), ensure_ascii=False, separators=(",", ":"))
    if len(said) > limits.MOST_TREE:
        raise Refused(TOO_MUCH)
    _write(place / TREE, said)
    return Findings(slug=book.id, title=book.title, left_out=parcel.left_out)


def _join_locks(own: Path, house: Path) -> None:
    """What the house has published counts, whatever the parcel's own editions.lock says, and whether it has one.

    A lock that cannot be read stays as it is: it is a fault, and so nothing is published by it.
    """
    if not house.is_file():
        return
    try:
        ours = tomllib.loads(house.read_text(encoding="utf-8"))
        theirs = tomllib.loads(own.read_text(encoding="utf-8")) if own.is_file() else {}
        ids = {**theirs.get("ids", {}), **ours["ids"]}
    except (ValueError, TypeError):
        return
    if all(isinstance(said, str) for said in ids.values()):
        lines = "".join(f"{json.dumps(name)} = {json.dumps(said)}\n" for name, said in ids.items())
        own.write_text(f"# What this house has published.\n\n[ids]\n{lines}", encoding="utf-8")


def _slug(path: Path) -> str:
    """Which course a faulty one is, so that the house can say what it published of it; "" where it is not told."""
    try:
        return values.identifier(tomllib.loads(path.read_text(encoding="utf-8")).get("id"))
    except (OSError, ValueError, TypeError, RecursionError):
        return ""


def _told(fault: Fault, folder: Path) -> dict[str, Any]:
    """A fault with the line itself."""
    return {
        "file": fault.file,
        "line": fault.line,
        "message": fault.message,
        "said": _line(folder / fault.file, fault.line, folder),
    }


def _line(path: Path, number: int, folder: Path) -> str:
    is_text = path.suffix in (".md", ".toml", ".vtt", ".lock") and path.resolve().is_relative_to(folder.resolve())
    if number < 1 or not is_text:
        return ""
    with suppress(OSError, ValueError), path.open(encoding="utf-8", errors="replace") as file:
        for at, line in enumerate(file, start=1):
            if at == number:
                said = "".join(sign if sign.isprintable() else " " for sign in line[: LONGEST_LINE + 1]).rstrip()
                return f"{said[:LONGEST_LINE]}…" if len(said) > LONGEST_LINE else said
    return ""


def _write(path: Path, said: str) -> None:
    """Whole or not at all."""
    halfway = path.with_name(f".{path.name}.part")
    halfway.write_text(said, encoding="utf-8")
    halfway.replace(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
