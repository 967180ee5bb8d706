"""The folder of a course: its files found, kept inside it, and read as text."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from stat import S_ISREG

from interplay.plain.coursebook.faults import Faults, Sheet, meant, shown
from interplay.plain.coursebook.grammar import MOST_BYTES

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_TURNING = re.compile("[\u202d\u202e]")


@dataclass(frozen=True)
class Folder:
    """Where a course lies."""

    root: Path
    faults: Faults

    def sheet(self, name: str) -> Sheet:
        """The file of that name, for noting faults."""
        return Sheet(name, self.faults)

    def find(self, name: str, sheet: Sheet, line: int) -> Path | None:
        """The file of that name; None, and a fault on that line of `sheet`, when it is missing or leads elsewhere."""
        path = self.root / name
        try:
            if not path.resolve().is_relative_to(self._home):
                sheet.fault(line, f"{shown(name)} leads out of the course's folder. Copy the file into it.")
                return None
            with suppress(FileNotFoundError, NotADirectoryError):
                # Asked by `stat`, since what `is_file` keeps to itself differs from one Python to the next.
                if S_ISREG(path.stat().st_mode):
                    return path
        except (OSError, ValueError, RuntimeError):
            sheet.fault(line, f"{shown(name)} cannot be opened.")
            return None
        sheet.fault(line, f"There is no file {shown(name)}.{meant(name, self._names)}")
        return None

    def has(self, name: str) -> bool:
        """Whether there is anything of that name."""
        try:
            return (self.root / name).exists() or (self.root / name).is_symlink()
        except OSError:  # it cannot be looked at: whoever reads it will be told so
            return True

    def lines(self, name: str, sheet: Sheet, line: int = 0) -> list[str] | None:
        """The lines of a text file; None, and a fault, when it cannot be read as text."""
        path = self.find(name, sheet, line)
        if path is None:
            return None
        own = self.sheet(name)
        try:
            size, data = path.stat().st_size, b""
            if size <= MOST_BYTES:
                data = path.read_bytes()
        except OSError as error:
            own.fault(0, f"This file cannot be read ({error.strerror}).")
            return None
        if size > MOST_BYTES:
            own.fault(0, f"This file has {size:,} bytes; {MOST_BYTES:,} are the most. Divide it.")
            return None
        return _decoded(data, own)

    @cached_property
    def _home(self) -> Path:
        return self.root.resolve()

    @cached_property
    def _names(self) -> list[str]:
        """The files of the folder, at most a thousand, to guess at what was meant."""
        with suppress(OSError):
            return list(islice(self._walk(), 1000))
        return []

    def _walk(self) -> Iterator[str]:
        for inside in (self.root, self.root / "media"):
            if inside.is_dir():
                yield from (
                    path.relative_to(self.root).as_posix() for path in sorted(inside.iterdir()) if path.is_file()
                )


def _decoded(data: bytes, sheet: Sheet) -> list[str] | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:200].count(0) * 3 > len(data[:200]):
        sheet.fault(1, "This file is not saved as UTF-8 (it looks like UTF-16). Save it as UTF-8.")
        return None
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = data.count(b"\n", 0, error.start) + 1
        sheet.fault(place, f"This file is not saved as UTF-8 (byte {data[error.start]:#04x} here). Save it as UTF-8.")
        return None
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, 1):
        if _CONTROL.search(line):
            sheet.fault(number, "There is a control character in this line. Take it out.")
        if _TURNING.search(line):
            sheet.fault(number, "An invisible sign in this line turns the direction of writing. Take it out.")
    return [_CONTROL.sub(" ", line) for line in lines]
