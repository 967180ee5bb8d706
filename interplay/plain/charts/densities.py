"""How many people marked what, along a film: a strip for every code, one's own marks above, numbered moments below.

Columns are as wide as can be seen, and as high as the highest count of the stretches they cover; all strips have one
measure. Counts that are given as "few" have one height, so that nothing can be read off the drawing that the table
does not tell.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interplay.plain.agreement.few import FEW_BELOW, Shown, shown
from interplay.plain.agreement.stretches import Timed
from interplay.plain.charts import strands
from interplay.plain.charts.drawing import (
    LETTER,
    WIDTHS,
    Axis,
    Size,
    Words,
    axis_of_time,
    element,
    fitted,
    framed,
    length,
    line,
    number,
    text,
)

COLUMNS: dict[Size, int] = {"large": 60, "small": 30}
HIGH = 44.0  # the highest column
BESIDE = 104.0  # room for labels beside the strips, where they are short enough
POINT = 11.0  # half as wide as the circle of a numbered moment
APART = 2 * POINT + 4
EDGE = POINT + 1.5  # from the middle of that circle to the edge of the paper
TOP = 4.0
LOWEST = 4.0  # of a column that there is
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Strip:
    """A code with the people who marked each stretch, and the moments that the reader marked herself."""

    label: str
    strand: str
    counts: Sequence[int]
    own: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand. Labels are beside the strips where all of them are short and the paper is wide."""

    axis: Axis
    is_beside: bool
    columns: int
    row: float  # from the top of a strip to the top of the next
    own: float  # from there to the middle of one's own marks
    base: float  # and to the foot of the columns


def densities(
    strips: Sequence[Strip],
    stretches: Sequence[Timed],
    seconds: float,
    people: int,
    words: Words,
    *,
    size: Size = "large",
    you: str = "",
    moments: Iterable[float] = (),
    few_below: int = FEW_BELOW,
) -> str:
    """The drawing. `you` is written beside one's own marks, `moments` are numbered from 1 as they are given.

    Raises ValueError for a length, a count or a moment that is none.
    """
    layout = _layout([strip.label for strip in strips] + [you], length(seconds), size)
    columns = [_columns(strip.counts, stretches, layout, people, few_below) for strip in strips]
    most = max([float(few_below), *(height for each in columns for height in each)])
    foot = TOP + layout.row * len(strips)
    numbered = list(moments)
    drawn = []
    for place, (strip, heights) in enumerate(zip(strips, columns, strict=True)):
        top = TOP + layout.row * place
        drawn.append(_labels(strip, you, top, layout))
        drawn += [strands.mark(strip.strand, layout.axis.place(at, strands.ROOM), top + layout.own) for at in strip.own]
        drawn.append(_strip(strip.strand, [height / most for height in heights], top + layout.base, layout))
    drawn += [axis_of_time(layout.axis, foot), _numbered(numbered, layout.axis, foot)]
    return framed("".join(drawn), foot + (64 if numbered else 30), size, words)


def shown_rows(rows: Iterable[Mapping[str, int]], people: int, few_below: int = FEW_BELOW) -> list[dict[str, Shown]]:
    """The rows of the table that says the same (counts of people by code) as they may be shown: None is "few"."""
    return [{code: shown(count, people, few_below) for code, count in row.items()} for row in rows]


def _layout(labels: Sequence[str], seconds: float, size: Size) -> _Layout:
    width = WIDTHS[size]
    if size == "large" and all(len(label) * LETTER <= BESIDE for label in labels):
        return _Layout(Axis(seconds, BESIDE, width - 1), True, COLUMNS[size], row=92, own=15, base=74)
    return _Layout(Axis(seconds, 1, width - 1), False, COLUMNS[size], row=112, own=31, base=92)


def _columns(
    counts: Sequence[int], stretches: Sequence[Timed], layout: _Layout, people: int, few_below: int
) -> list[float]:
    """The highest count that each column covers; one that is "few" counts as half of what would be shown."""
    heights = [0.0] * layout.columns
    wide = layout.axis.seconds / layout.columns
    for count, stretch in zip(counts, stretches, strict=True):
        if not 0 <= count <= people:
            raise ValueError(f"a count lies between 0 and {people}")
        told = shown(count, people, few_below)
        height = few_below / 2 if told is None else float(told)
        first, last = int(number(stretch.start) / wide + ROUNDING), int(number(stretch.end) / wide - ROUNDING)
        for place in range(max(first, 0), min(max(last, first), layout.columns - 1) + 1):
            heights[place] = max(heights[place], height)
    return heights


def _labels(strip: Strip, you: str, top: float, layout: _Layout) -> str:
    if not layout.is_beside:
        room = layout.axis.right - layout.axis.left
        return text(fitted(strip.label, room), 1, top + 12, "t-strong")
    return text(you, 1, top + layout.own + 5, "t-quiet") + text(strip.label, 1, top + layout.base - 11, "t-strong")


def _strip(strand: str, shares: Sequence[float], base: float, layout: _Layout) -> str:
    wide = (layout.axis.right - layout.axis.left) / layout.columns
    drawn = [
        strands.column(strand, layout.axis.left + place * wide, wide, base, max(share * HIGH, LOWEST))
        for place, share in enumerate(shares)
        if share
    ]
    return "".join(drawn) + line(layout.axis.left, base, layout.axis.right, base)


def _numbered(moments: Sequence[float], axis: Axis, foot: float) -> str:
    """A dotted line where each moment is, and its number below the axis; numbers that would touch step aside."""
    places = [axis.place(moment) for moment in moments]
    y = foot + 50
    drawn = []
    for name, (x, aside) in enumerate(zip(places, _apart(places, axis), strict=True), 1):
        way = f"M{x:.1f} 4V{foot:.1f}" + (f"M{x:.1f} {foot + 30:.1f}L{aside:.1f} {y - POINT:.1f}" if aside != x else "")
        drawn.append(element("path", "differ", stroke_dasharray="1.5 3.5", d=way))
        drawn.append(element("circle", "point", cx=aside, cy=y, r=POINT))
        drawn.append(text(str(name), aside, y + 5, "t-mid t-strong"))
    return "".join(drawn)


def _apart(places: Sequence[float], axis: Axis) -> list[float]:
    """The places, moved no further than needed for circles to stand side by side on the paper."""
    order = sorted(range(len(places)), key=lambda each: (places[each], each))
    apart = min(APART, (axis.right - axis.left - 2 * EDGE) / max(1, len(places) - 1))
    moved = list(places)
    least = axis.left + EDGE
    for each in order:
        moved[each] = least = max(places[each], least)
        least += apart
    most = axis.right - EDGE
    for each in reversed(order):
        moved[each] = most = min(moved[each], most)
        most -= apart
    return moved
