"""How a mark and a column look, by strand: colour and pattern say the same, so that neither speaks alone.

Leading is a solid bar, learning two lines, both a diamond and peaks. Codes of no strand are rings, and pins.
"""

from collections.abc import Callable

from interplay.plain.charts.drawing import element

TALL = 20.0  # a mark
ROOM = 9.0  # from the middle of a mark to its side, at most


def mark(strand: str, x: float, y: float) -> str:
    """A mark with its middle at (x, y). `strand` is "lead", "learn" or "both"; anything else has no strand."""
    return _MARKS.get(strand, _ring)(x, y)


def column(strand: str, left: float, width: float, base: float, height: float) -> str:
    """A column of a strip of densities, standing on `base`."""
    return _COLUMNS.get(strand, _pin)(left, width, base, height)


def _bar(x: float, y: float) -> str:
    return element("rect", "f-lead", x=x - 3.5, y=y - TALL / 2, width=7, height=TALL)


def _lines(x: float, y: float) -> str:
    top, bottom = f"{y - TALL / 2:.1f}", f"{y + TALL / 2:.1f}"
    return element("path", "s-learn", stroke_width=2.8, d=f"M{x - 3.5:.1f} {top}V{bottom}M{x + 3.5:.1f} {top}V{bottom}")


def _diamond(x: float, y: float) -> str:
    high, wide = TALL / 2, 8
    return element(
        "path",
        "f-both",
        d=f"M{x - wide:.1f} {y:.1f}L{x:.1f} {y - high:.1f}L{x + wide:.1f} {y:.1f}L{x:.1f} {y + high:.1f}Z",
    )


def _ring(x: float, y: float) -> str:
    return element("circle", "s-ink", cx=x, cy=y, r=6.5, stroke_width=2.4)


def _solid(left: float, width: float, base: float, height: float) -> str:
    return element("rect", "f-lead", x=left + 0.5, y=base - height, width=width - 1, height=height)


def _open(left: float, width: float, base: float, height: float) -> str:
    a, b, top = left + 1.5, left + width - 1.5, base - height + 1
    return element("path", "s-learn", stroke_width=2, d=f"M{a:.1f} {base:.1f}V{top:.1f}H{b:.1f}V{base:.1f}")


def _peak(left: float, width: float, base: float, height: float) -> str:
    d = f"M{left + 0.5:.1f} {base:.1f}L{left + width / 2:.1f} {base - height:.1f}L{left + width - 0.5:.1f} {base:.1f}Z"
    return element("path", "f-both", d=d)


def _pin(left: float, width: float, base: float, height: float) -> str:
    x, top = left + width / 2, base - height + 2.5
    stem = element("path", "s-ink", stroke_width=1.6, d=f"M{x:.1f} {base:.1f}V{top:.1f}")
    return stem + element("circle", "f-ink", cx=x, cy=top, r=2.5)


_MARKS: dict[str, Callable[[float, float], str]] = {"lead": _bar, "learn": _lines, "both": _diamond}
_COLUMNS: dict[str, Callable[[float, float, float, float], str]] = {"lead": _solid, "learn": _open, "both": _peak}
