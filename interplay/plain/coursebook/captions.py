"""A first look at captions in WebVTT: that they are captions at all, and that every cue ends after it begins."""

import re
from collections.abc import Iterator

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_CUE = re.compile(rf"{_TIME}\s+-->\s+{_TIME}(?:\s.*)?")


def faults_in(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Line and message of everything that is wrong with the captions in `lines`."""
    if not lines or not re.match(r"WEBVTT(?:\s|$)", lines[0]):
        yield 1, "Captions begin with a line WEBVTT. Save them as WebVTT (.vtt)."
        return
    cues = [(number, line) for number, line in enumerate(lines, 1) if "-->" in line]
    if not cues:
        yield 1, "There is nothing in these captions. Add a line 00:00:01.000 --> 00:00:04.000, and below it the words."
    last = -1
    for number, line in cues:
        times = _CUE.fullmatch(line.strip())
        if not times:
            yield number, "This is not the time of a caption. Write 00:00:01.000 --> 00:00:04.000."
            continue
        start, end = _thousandths(times.groups()[:4]), _thousandths(times.groups()[4:])
        if end <= start:
            yield number, "This caption ends before it begins, or at once. Mend its times."
        if start < last:
            yield number, "This caption begins before the one above it. Put captions in order."
        last = start


def _thousandths(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
