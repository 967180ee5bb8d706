"""TOML as authors write it: read, and compared with the tables of keys in `grammar`."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from interplay.plain.coursebook.faults import Sheet, Wrong, meant, shown
from interplay.plain.coursebook.grammar import Key

_HEADER = re.compile(r"\s*\[\[?\s*(?P<name>[^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""\s*(?P<name>"[^"]*"|'[^']*'|[\w-]+)\s*=""")
_PLACE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")


@dataclass(frozen=True, slots=True)
class Toml:
    """A file (or front block) of TOML; `first` is the line of the file on which it begins."""

    sheet: Sheet
    data: dict[str, Any]
    places: dict[tuple[str, str], int]
    first: int

    def line(self, table: str, key: str = "") -> int:
        """The line on which that key of that table stands (or the table itself), as far as one can tell."""
        return self.places.get((table, key)) or self.places.get((table, "")) or self.first

    def read(self, given: dict[str, Any], keys: dict[str, Key], table: str = "", place: str = "") -> dict[str, Any]:
        """The values of `given`, a table of this file, by the rules of `keys`. What is wrong becomes faults.

        `table` is its name for authors ("" for the file itself), `place` its name among `places` when that is another.
        """
        place = place or table
        found: dict[str, Any] = {}
        for key, value in given.items():
            if key in keys:
                self._read_one(key, value, keys[key], found, self.line(place, key))
            else:
                where = f"`[{table}]`" if table else "this file"
                self.sheet.fault(self.line(place, key), f"There is no key {shown(key)} in {where}.{meant(key, keys)}")
        for key, rule in keys.items():
            if rule.needed and key not in given:
                self.sheet.fault(self.line(place), f"`{key}` is missing{f' in `[{table}]`' if table else ''}.")
        return found

    def _read_one(self, key: str, value: Any, rule: Key, found: dict[str, Any], line: int) -> None:
        try:
            found[key] = rule.read(value)
        except Wrong as wrong:
            self.sheet.fault(line, f"`{key}`: {wrong}")


def parse(lines: list[str], sheet: Sheet, first: int = 1) -> Toml | None:
    """The TOML in `lines`, or None and a fault when it is none."""
    try:
        data = tomllib.loads("\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        sheet.fault(_line_of(str(error), len(lines)) + first - 1, f"This is not valid TOML: {_reason(str(error))}.")
        return None
    except (RecursionError, ValueError, OverflowError):
        sheet.fault(first, "This is not TOML that can be read: it holds a number or a list that is far too large.")
        return None
    return Toml(sheet, data, _places(lines, first), first)


def _line_of(message: str, last: int) -> int:
    place = _PLACE.search(message)
    return int(place[1]) if place and place[1] else last


def _reason(message: str) -> str:
    reason = _PLACE.sub("", message).strip()
    known = {
        "Cannot overwrite a value": "a key stands there twice",
        "Invalid value": 'a value is not written as it should be. Text needs quotation marks, as in title = "A title"',
        "Expected '=' after a key in a key/value pair": "there is no = after a key",
        "Unclosed array": "a square bracket is not closed",
        "Illegal character '\\n'": "a quotation mark is not closed on its line",
    }
    return known.get(reason, reason[:1].lower() + reason[1:200])


def _places(lines: list[str], first: int) -> dict[tuple[str, str], int]:
    """(table, key) and (table, "") by the line they stand on; the tables of `[[further]]` are further.0, further.1."""
    places: dict[tuple[str, str], int] = {}
    table, counts = "", dict[str, int]()
    for number, line in enumerate(lines, first):
        if header := _HEADER.fullmatch(line):
            table = header["name"].strip("\"'")
            if line.lstrip().startswith("[["):
                counts[table] = counts.get(table, -1) + 1
                table = f"{table}.{counts[table]}"
            places.setdefault((table, ""), number)
        elif key := _KEY.match(line):
            places.setdefault((table, key["name"].strip("\"'")), number)
    return places
