"""Stretches of film: the units in which people's marks are counted. Captions where a film has them, else windows."""

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

WINDOW = 5.0  # seconds


class Timed(Protocol):
    """What a stretch must tell: captions do."""

    @property
    def start(self) -> float: ...
    @property
    def end(self) -> float: ...
    @property
    def speaker(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` until `end`, in seconds; `speaker` is "" where nobody is named."""

    start: float
    end: float
    speaker: str = ""


def windows(seconds: float, width: float = WINDOW) -> list[Stretch]:
    """A film of that length cut into windows, the last as long as what is left. Nothing of a film without length."""
    if not math.isfinite(seconds) or width <= 0:
        raise ValueError("a film has a length, and a window a width")
    count = max(0, math.ceil(seconds / width))
    return [Stretch(place * width, min((place + 1) * width, seconds)) for place in range(count)]


def stretch_at(stretches: Sequence[Timed], seconds: float) -> int | None:
    """The stretch (in order of time) that a moment stands in; None between two, before the first, after the last."""
    return finder(stretches)(seconds)


def finder(stretches: Sequence[Timed]) -> Callable[[float], int | None]:
    """`stretch_at` for many moments of the same film."""
    starts, ends = [one.start for one in stretches], [one.end for one in stretches]

    def found(seconds: float) -> int | None:
        place = bisect_right(starts, seconds) - 1
        return place if place >= 0 and seconds < ends[place] else None

    return found
