"""What every drawing is made of: a frame with a title and a description, elements, texts, places on an axis of time."""

import html
import math
from dataclasses import dataclass
from typing import Literal

from interplay.plain import marks

Size = Literal["large", "small"]

# A drawing is as wide as the column it stands in, and its letters grow and shrink with it. At these widths a letter of
# FONT is never below 13 pixels: the small one in the 284 pixels that a window of 320 leaves, the large one from 46 rem.
WIDTHS: dict[Size, float] = {"large": 632.0, "small": 320.0}
FONT = 15
LETTER = 8.0  # how wide a letter is at most, on average, in strong type
STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400)  # seconds from tick to tick
MOST_TICKS = 7  # after the first
BETWEEN = 16.0  # from the label of a tick to the next


@dataclass(frozen=True, slots=True)
class Words:
    """What a drawing is called and what can be seen in it; `ident` begins the ids, and is used once in a page."""

    ident: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Time from 0 to `seconds`, drawn from `left` to `right`."""

    seconds: float
    left: float
    right: float

    def place(self, moment: float, room: float = 0.0) -> float:
        """Where a moment stands, at least `room` from either end. Moments outside the film stand at its ends."""
        share = min(max(number(moment) / self.seconds, 0.0), 1.0)
        return min(max(self.left + share * (self.right - self.left), self.left + room), self.right - room)

    def ticks(self) -> list[float]:
        """Round moments, so far apart that their labels do not touch."""
        apart = (len(marks.moment(self.seconds)) * LETTER + BETWEEN) * self.seconds / (self.right - self.left)
        step = next((step for step in STEPS if step >= max(apart, self.seconds / MOST_TICKS)), self.seconds)
        return [place * step for place in range(int(self.seconds / step) + 1)]


def number(value: float) -> float:
    """The number itself. Raises ValueError where it is none, for nothing can be drawn of it."""
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot be drawn")
    return value


def length(seconds: float) -> float:
    """How long a film is, in seconds. Raises ValueError where that is no length."""
    if number(seconds) <= 0:
        raise ValueError("a film is longer than nothing")
    return seconds


def framed(body: str, height: float, size: Size, words: Words) -> str:
    """The whole drawing: one image to whoever does not see it, with a title and a description."""
    ident = html.escape(f"{words.ident}-{size}")
    return (
        f'<svg class="chart" viewBox="0 0 {short(WIDTHS[size])} {short(height)}" font-size="{FONT}" role="img"'
        f' aria-labelledby="{ident}-title" aria-describedby="{ident}-description">'
        f'<title id="{ident}-title">{html.escape(words.title)}</title>'
        f'<desc id="{ident}-description">{html.escape(words.description)}</desc>{body}</svg>'
    )


def element(name: str, class_: str, **places: float | str) -> str:
    """An element of that class; `stroke_width=2` becomes stroke-width="2", numbers get one decimal."""
    given = "".join(
        f' {key.replace("_", "-")}="{value if isinstance(value, str) else short(value)}"'
        for key, value in places.items()
    )
    return f'<{name} class="{class_}"{given}/>'


def text(words: str, x: float, y: float, class_: str) -> str:
    """Words on a line, beginning at `x`; a class `t-mid` sets their middle there, `t-end` their end."""
    return f'<text class="{class_}" x="{short(x)}" y="{short(y)}">{html.escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, class_: str = "axis") -> str:
    """A straight line."""
    return element("line", class_, x1=x1, y1=y1, x2=x2, y2=y2)


def fitted(words: str, room: float) -> str:
    """The words, cut with a sign of it where they would be wider than `room`."""
    most = max(1, int(room / LETTER))
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def axis_of_time(axis: Axis, y: float) -> str:
    """The axis at `y` with ticks, and their labels within 24 below it."""
    drawn = [line(axis.left, y, axis.right, y)]
    for moment in axis.ticks():
        x, label = axis.place(moment), marks.moment(moment)
        half = len(label) * LETTER / 2
        stands = "" if x - half < axis.left else " t-end" if x + half > axis.right else " t-mid"
        drawn += [line(x, y, x, y + 6), text(label, x, y + 24, f"t-quiet{stands}")]
    return "".join(drawn)


def short(value: float) -> str:
    """A number with at most one decimal, which is finer than a screen."""
    return f"{round(number(value), 1):g}"
