"""Captions of a course's films, and the author's own reading of one: read, and judged as part of a course."""

from collections.abc import Collection

from interplay.plain import captions
from interplay.plain.captions import Captions
from interplay.plain.coursebook.faults import Sheet, meant, shown
from interplay.plain.coursebook.tree import MarkCode, Remark

_FEW = 10  # captions without a speaker that are named one by one


def read_captions(lines: list[str], sheet: Sheet) -> Captions:
    """The captions in `lines`; what is wrong with them is noted in `sheet`, also that nobody says who speaks."""
    found = _read(lines, sheet, one_at_a_time=True)
    unnamed = [line for cue, line in zip(found.cues, found.places, strict=True) if not cue.speaker]
    if len(unnamed) > _FEW:
        sheet.fault(
            unnamed[0],
            f"{len(unnamed)} captions do not say who speaks; this is the first. "
            "Begin each with <v Name>, or with <v Narrator> for what is told.",
        )
        return found
    for line in unnamed:
        sheet.fault(
            line,
            "This caption does not say who speaks. "
            "Begin its words with <v Name>, or with <v Narrator> for what is told.",
        )
    return found


def read_remarks(lines: list[str], sheet: Sheet, codes: Collection[MarkCode]) -> tuple[tuple[Remark, int], ...]:
    """The author's reading in `lines`, each remark with its line. A caption of it reads `code: note`, or `code`."""
    found = _read(lines, sheet, one_at_a_time=False)
    known = {code.id for code in codes}
    remarks = []
    for cue, line in zip(found.cues, found.places, strict=True):
        code, _, note = (one.strip() for one in cue.text.partition(":"))
        if code not in known:
            sheet.fault(
                line,
                f"{shown(code)} is not one of the codes of this course ({', '.join(sorted(known))}). "
                f"Write the code, a colon, and what you see.{meant(code, known)}",
            )
        remarks.append((Remark(cue.start, cue.end, code, note), line))
    return tuple(remarks)


def _read(lines: list[str], sheet: Sheet, *, one_at_a_time: bool) -> Captions:
    found = captions.read(lines, one_at_a_time=one_at_a_time)
    for line, message in found.faults:
        sheet.fault(line, message)
    return found
