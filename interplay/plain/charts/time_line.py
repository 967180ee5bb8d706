"""One person's own marks along a film, and the same as rows of a table."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interplay.plain.charts import strands
from interplay.plain.charts.drawing import LETTER, WIDTHS, Axis, Size, Words, axis_of_time, framed, length, line, text

MOST_ROWS = 6


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark `at` seconds into the film. `strand` is that of its code, "" where it has none."""

    at: float
    strand: str
    code: str = ""


def time_line(
    marks: Iterable[Placed],
    seconds: float,
    words: Words,
    *,
    size: Size = "large",
    now: float | None = None,
    now_said: str = "",
) -> str:
    """The marks on an axis of time. `now` is where the film stands, `now_said` what is written there.

    Raises ValueError for a length or a moment that is none.
    """
    axis = Axis(length(seconds), 1, WIDTHS[size] - 1)
    drawn = [axis_of_time(axis, 46)]
    drawn += [strands.mark(each.strand, axis.place(each.at, strands.ROOM), 24) for each in marks]
    if now is None:
        return framed("".join(drawn), 76, size, words)
    x, half = axis.place(now), len(now_said) * LETTER / 2
    stands = "" if x - half < axis.left else " t-end" if x + half > axis.right else " t-mid"
    drawn += [line(x, 4, x, 52, "now"), text(now_said, x, 90, f"t-strong{stands}")]
    return framed("".join(drawn), 96, size, words)


def spans(seconds: float, most: int = MOST_ROWS) -> list[tuple[float, float]]:
    """The film in at most so many spans of one round length, for the rows of a table; the last ends with the film."""
    whole = length(seconds)
    steps = (5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1200, 1800, 3600)
    step = next((float(step) for step in steps if whole / step <= most), whole / most)
    begins = [place * step for place in range(most) if place * step < whole]
    return [(begin, min(begin + step, whole)) for begin in begins]


def own_rows(marks: Sequence[Placed], within: Iterable[tuple[float, float]]) -> list[dict[str, int]]:
    """For each span how many marks of each code stand in it. Spans are in order; a mark after them is in the last."""
    cut = list(within)
    counts = [Counter[str]() for _ in cut]
    for each in marks:
        place = bisect_right(cut, each.at, key=lambda span: span[0]) - 1
        if place >= 0:
            counts[place][each.code] += 1
    return [dict(count) for count in counts]
