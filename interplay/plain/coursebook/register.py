"""What a course names and what it points at, gathered page by page and compared at the end."""

from collections import Counter
from dataclasses import dataclass, field

from interplay.plain.coursebook.faults import Faults, Sheet
from interplay.plain.coursebook.tree import Target


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that points at something: `kind` is what it must be ("id", "term", "reference", "answer", "film")."""

    kind: str
    id: str
    sheet: Sheet
    line: int
    earlier: bool  # whether what it points at had been named before


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is needed somewhere, and as what ("picture", "film", "audio", "captions", "reading", "file")."""

    path: str
    use: str
    sheet: Sheet
    line: int


@dataclass
class Register:
    """One for a whole course. Targets keep the order in which they were named.

    `readings` has, by the id of film-notes, their author's reading: the tree keeps no path to it.
    """

    faults: Faults
    targets: dict[str, Target] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    readings: dict[str, Wanted] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def name(self, sheet: Sheet, line: int, identifier: str, target: Target) -> None:
        """Give `identifier` to what stands there; a fault when it is taken."""
        if identifier in self.targets:
            file, first = self.places[identifier]
            where = f"on line {first}" if file == sheet.file else f"in {file} on line {first}"
            sheet.fault(line, f"The id `{identifier}` is taken: it stands {where}. Choose another one for this.")
            return
        self.targets[identifier] = target
        self.places[identifier] = sheet.file, line

    def number(self, kind: str) -> str:
        """The next number for something of that kind: films are counted apart from figures, and so on."""
        self.counts[kind] += 1
        return str(self.counts[kind])

    def mention(self, kind: str, identifier: str, sheet: Sheet, line: int) -> None:
        """Note that something is pointed at."""
        self.mentions.append(Mention(kind, identifier, sheet, line, identifier in self.targets))

    def want(self, path: str, use: str, sheet: Sheet, line: int) -> None:
        """Note that a file is needed."""
        self.wanted.append(Wanted(path, use, sheet, line))
