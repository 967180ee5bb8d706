"""What is wrong with a course, said so that its author can mend it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

MOST = 500  # an author who has so many mends some and checks again


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`line` counts from 1; 0 stands for the whole file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class Wrong(ValueError):
    """A value cannot be used; the words say why and what to write instead."""


@dataclass
class Faults:
    """All that was found in a course, in any order."""

    found: set[Fault] = field(default_factory=set)

    def add(self, file: str, line: int, message: str) -> None:
        """Note a fault; the same one twice is one."""
        self.found.add(Fault(file, line, message))

    def listed(self) -> list[Fault]:
        """By file and line; after MOST of them a last one says how many more there are."""
        faults = sorted(self.found)
        if len(faults) <= MOST:
            return faults
        last = faults[MOST - 1]
        return [*faults[:MOST], Fault(last.file, last.line, f"There are {len(faults) - MOST} more faults after this.")]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of a course, to which faults are noted by line alone."""

    file: str
    faults: Faults

    def fault(self, line: int, message: str) -> None:
        """Note a fault in this file."""
        self.faults.add(self.file, line, message)


def meant(word: str, known: Iterable[str]) -> str:
    """Words that ask for the nearest known word, after a space; none where no known word is near."""
    words = {one.lower(): one for one in known}
    near = difflib.get_close_matches(word[:80].lower(), list(words), 1, 0.6)
    return f" Did you mean `{words[near[0]]}`?" if near else ""


def shown(text: str, longest: int = 60) -> str:
    """`text` in quotation marks, in one line, cut when it is long."""
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text[: longest * 4]).split())
    return f"“{words[:longest]}…”" if len(words) > longest else f"“{words}”"
