"""Where directives begin and end. They nest by counting: a line `:::` closes what was opened last, nothing else.

The pairs are found once for a whole page, before anything else is read. Lines of a fenced block of code are no
directives. Indentation does not matter: in a course it never makes code.
"""

import re

from interplay.plain.coursebook.faults import Sheet
from interplay.plain.coursebook.grammar import DIRECTIVES
from interplay.plain.coursebook.opening import Opening, read_opening

_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_CLOSING = re.compile(r"\s*:{3,}\s*")
_FENCE = re.compile(r"\s*(?:[-*+>]\s+|\d+[.)]\s+)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})")


def openings(lines: list[str], sheet: Sheet) -> dict[int, Opening]:
    """All directives of a page by the line they open on; faults for those that never close, or close nothing."""
    pairing = _Pairing(sheet)
    fence, fenced = "", 0
    for number, line in enumerate(lines, 1):
        before, fence = fence, _fence(line, fence)
        fenced = number if fence and not before else fenced
        if not fence:
            pairing.read(line, number)
    pairing.end(len(lines) + 1)
    if fence:
        sheet.fault(fenced, f"The block of code that begins here never ends. Add a line {fence} where it does.")
    return pairing.found


class _Pairing:
    """Goes through the lines of a page and pairs what opens with what closes.

    Where a line cannot stand in what is open but could stand further out (an activity in a box, a heading in anything),
    a line ::: was forgotten before it: what is open is taken as closed there, so that one slip makes one fault.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.found: dict[int, Opening] = {}
        self._waiting: list[Opening] = []
        self._forgotten = 0  # how many were taken as closed, and may be closed by their authors all the same

    def read(self, line: str, number: int) -> None:
        """Take one line that is not in a block of code."""
        if not line.lstrip().startswith(":::"):
            if self._waiting and _HEADING.match(line) and not _is_raw(self._waiting[-1]):
                self._forget(0, number, "the heading")
        elif _CLOSING.fullmatch(line):
            self._close(number)
        else:
            opening = self.found[number] = read_opening(line, number, self.sheet)
            self._forget(self._depth_for(opening), number, f"`::: {opening.name}`")
            self._waiting.append(opening)

    def end(self, number: int) -> None:
        """The page ends before line `number`."""
        for opening in self._waiting:
            opening.close = number
            self.sheet.fault(
                opening.line, f"`::: {opening.name}` is opened here and never closed. Add a line ::: where it ends."
            )

    def _close(self, number: int) -> None:
        if self._waiting:
            opening = self._waiting.pop()
            opening.close, opening.is_closed = number, True
        elif self._forgotten:
            self._forgotten -= 1
        else:
            self.sheet.fault(number, "This ::: closes nothing. Take it out, or open a directive above it.")

    def _depth_for(self, opening: Opening) -> int:
        """How many of the open directives it may stand in; all of them when it can stand in none, or is unknown."""
        directive = DIRECTIVES.get(opening.name)
        depths = [depth for depth, one in enumerate(self._waiting, 1) if directive and one.name in directive.inside]
        if directive and "section" in directive.inside:
            depths.append(0)
        is_known = not self._waiting or self._waiting[-1].name in DIRECTIVES
        return max(depths) if depths and is_known else len(self._waiting)

    def _forget(self, depth: int, number: int, what: str) -> None:
        """Take everything deeper than `depth` as closed before line `number`."""
        instead = ", or write **bold** words there" if what == "the heading" else ""
        for opening in self._waiting[depth:]:
            opening.close = number
            self._forgotten += 1
            self.sheet.fault(
                opening.line,
                f"`::: {opening.name}` is not closed before {what} on line {number}, which cannot stand in it. "
                f"Add a line ::: above that{instead}.",
            )
        del self._waiting[depth:]


def _is_raw(opening: Opening) -> bool:
    return opening.name in DIRECTIVES and DIRECTIVES[opening.name].raw


def _fence(line: str, fence: str) -> str:
    """The mark of the block of code that goes on after `line`, or nothing. `fence` is the one that went on before."""
    match = _FENCE.match(line)
    if not match:
        return fence
    if not fence:
        return match["mark"]
    closes = match["mark"].startswith(fence) and not line.strip(" \t>`~")
    return "" if closes else fence
