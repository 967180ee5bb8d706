"""Marks on the time line of a film, as the text they are kept as: one line a mark, written as one would by hand.

    1:11.0 leading (5) Selim sets out nine chairs, not twenty-six.
    2:06.4 learning (5)

First the moment in the film, then the code, then in brackets how many seconds before the press the mark stands, then a
note, if there is any. Being text, marks are kept, compared, joined and taken out as every other answer is.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from interplay.plain import captions

MOST_MARKS = 500  # on one film by one person: one every two seconds for a quarter of an hour
MOST_NOTE = 500  # letters of one note
MOST_BEFORE = 60.0  # seconds that a mark may stand before the press
LONGEST = 24 * 3600.0  # seconds; for films of which nobody could say how long they are

_LINE = re.compile(
    r"(?P<at>[^\s()]+)\s+(?P<code>[^\s()]+)(?:\s+\((?P<before>[^()\s]{1,6})\))?(?:\s+(?P<note>.*))?", re.DOTALL
)
_MOMENT = re.compile(
    r"(?:(?:(?P<hours>\d{1,2}):)?(?P<minutes>\d{1,3}):)?(?P<seconds>\d{1,5})(?:[.,](?P<rest>\d{1,6}))?"
)
# The beginning of a line as `Mark.line` writes it: moment and code.
_KEPT = re.compile(r"^(?:(\d{1,2}):)?(\d{1,2}):(\d\d\.\d) ([^\s()]+)(?= |$)", re.MULTILINE)
_SIXTY = 60
_ODD = re.compile(r"[\u0000-\u0008\u000b-\u001f\u2028\u2029]")


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """`at` seconds into the film (one decimal), `before` seconds before the press; `code` is the id of a code."""

    at: float
    code: str
    before: float = 0.0
    note: str = ""

    @property
    def line(self) -> str:
        """The mark as it is kept."""
        before = f" ({_short(self.before)})" if self.before or self.note.startswith("(") else ""
        return f"{moment(self.at, decimals=1)} {self.code}{before}{self.note and f' {self.note}'}"


class Wrong(Exception):
    """A line that is no mark. `kind` says why (a key of `KINDS`), `line` which one (from 1), `said` what is wrong."""

    def __init__(self, kind: str, line: int, said: str = "") -> None:
        super().__init__(f"line {line}: {KINDS[kind]}")
        self.kind, self.line, self.said = kind, line, said


KINDS = {
    "shape": "a mark is written 1:11 leading, then a note",
    "moment": "this is no moment of a film",
    "end": "this is after the end of the film",
    "code": "there is no such code",
    "before": "a mark stands 0 to 60 seconds before the press",
    "note": f"a note has at most {MOST_NOTE} letters",
    "many": f"there are more than {MOST_MARKS} marks",
}


def read(body: str, codes: Collection[str], seconds: float = 0.0) -> list[Mark]:
    """The marks of `body` by their moments, each once. `seconds` is how long the film is, 0 where nobody knows.

    Raises Wrong for the first line that is none, or that stands after the end of the film.
    """
    lines = [(number, line.strip()) for number, line in enumerate(body.split("\n"), 1) if line.strip()]
    if len(lines) > MOST_MARKS:
        raise Wrong("many", lines[MOST_MARKS][0])
    return sorted({_mark(number, line, codes, seconds or LONGEST) for number, line in lines})


def moments(body: str) -> list[tuple[float, str]]:
    """Moment and code of every line of a text that `written` made; notes are not looked at, so it is quick for crowds.

    Raises ValueError where a line is written in another way: then `read` has to say what it is.
    """
    found = _KEPT.findall(body)
    if len(found) != len(body.split("\n")):
        raise ValueError("these lines were not written here")
    return [
        (round(int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds), 1), code)
        for hours, minutes, seconds, code in found
    ]


def _mark(number: int, line: str, codes: Collection[str], end: float) -> Mark:
    found = _LINE.fullmatch(line)
    if found is None:
        raise Wrong("shape", number, line)
    at = seconds_of(found["at"])
    if at is None:
        raise Wrong("moment", number, found["at"])
    if at > end + 0.05:
        raise Wrong("end", number, found["at"])
    if found["code"] not in codes:
        raise Wrong("code", number, found["code"])
    note = _ODD.sub(" ", found["note"] or "").strip()
    if len(note) > MOST_NOTE:
        raise Wrong("note", number)
    return Mark(at, found["code"], _before(number, found["before"]), note)


def _before(number: int, said: str | None) -> float:
    seconds = seconds_of(said) if said else 0.0
    if seconds is None or seconds > MOST_BEFORE:
        raise Wrong("before", number, said or "")
    return seconds


def seconds_of(said: str) -> float | None:
    """`1:11`, `1:11.5`, `0:01:11` or `71` as seconds with one decimal; None for everything else."""
    found = _MOMENT.fullmatch(said) if said.isascii() else None
    if found is None or any(int(found[part]) >= _SIXTY for part in _bounded(found)):
        return None
    whole = int(found["hours"] or 0) * 3600 + int(found["minutes"] or 0) * 60 + int(found["seconds"])
    at = round(whole + float(f"0.{found['rest'] or 0}"), 1)
    return at if at <= LONGEST else None


def _bounded(found: re.Match[str]) -> list[str]:
    """What must stay below sixty: seconds after minutes, minutes after hours."""
    return [part for part, above in (("seconds", "minutes"), ("minutes", "hours")) if found[above]]


def moment(seconds: float, decimals: int = 0) -> str:
    """Seconds as `1:11` or, with one decimal, `1:11.0`; from an hour on `1:01:11`."""
    tenths = round(seconds * 10) if decimals else int(seconds) * 10
    whole, rest = divmod(tenths, 10)
    minutes, left = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    said = f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
    return f"{said}.{rest}" if decimals else said


def _short(seconds: float) -> str:
    return f"{seconds:.1f}".removesuffix(".0")


def written(marks: Iterable[Mark]) -> str:
    """Marks as the text they are kept as: by their moments, each once."""
    return "\n".join(mark.line for mark in sorted(set(marks)))


# --- taking them out ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Told:
    """A mark with what is around it: the code's name, and who speaks then, saying what ("" for nobody).

    `is_told` where it is the film's narration that speaks.
    """

    mark: Mark
    name: str
    speaker: str = ""
    words: str = ""
    is_told: bool = False


def as_csv(told: Sequence[Told], heads: Sequence[str]) -> str:
    """A table for spreadsheets, `heads` above it: moment, seconds, code, name, before the press, speaker, words, note.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    for one in told:
        mark = one.mark
        facts = (moment(mark.at, 1), f"{mark.at:.1f}", mark.code, one.name, _short(mark.before))
        writer.writerow([_safe(cell) for cell in (*facts, one.speaker, one.words, mark.note)])
    return out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell


def as_webvtt(told: Sequence[Told], seconds: float = 0.0, stands: float = 2.0) -> str:
    """The marks as WebVTT cues of `stands` seconds each, for players and editors: `leading: note`."""
    return captions.written(_cue(one, seconds, stands) for one in told)


def _cue(one: Told, seconds: float, stands: float) -> captions.Cue:
    begins = min(one.mark.at, max(seconds - 0.1, 0.0)) if seconds else one.mark.at
    ends = max(min(begins + stands, seconds), begins + 0.1) if seconds else begins + stands
    return captions.Cue(begins, ends, "", f"{one.name}: {one.mark.note}" if one.mark.note else one.name)


def as_annotations(told: Sequence[Told], film: str, page: str) -> dict[str, Any]:
    """The marks as a W3C AnnotationCollection (Web Annotation Data Model, 2017), each at `film#t=<seconds>`.

    `film` and `page` are absolute addresses: the film's file, and the page on which it was marked. Who marked it is
    not in it.
    """
    first = [_annotation(number, one, film, page) for number, one in enumerate(told, 1)]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{page}#marks",
        "type": "AnnotationCollection",
        "total": len(first),
        "first": {"id": f"{page}#marks-1", "type": "AnnotationPage", "startIndex": 0, "items": first},
    }


def _annotation(number: int, one: Told, film: str, page: str) -> dict[str, Any]:
    mark = one.mark
    bodies: list[dict[str, Any]] = [{"type": "TextualBody", "purpose": "classifying", "value": mark.code}]
    if mark.note:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": mark.note})
    return {
        "id": f"{page}#mark-{number}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": {
            "source": film,
            "selector": {
                "type": "FragmentSelector",
                "conformsTo": "http://www.w3.org/TR/media-frags/",
                "value": f"t={_short(mark.at)}",
            },
        },
    }
