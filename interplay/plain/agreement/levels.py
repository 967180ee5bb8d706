"""From figures to plain words, as data: which word a page should say is decided here, how it says it there.

Krippendorff's own cut-offs (0.8, and 0.667 for tentative conclusions) are for trained observers with a manual. Marks on
a film are set by people who were told three words and press a key in passing, and their disagreement is what the talk
is for. So there are other thresholds here. All of them are our proposal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from interplay.plain.agreement.marked import Draws, Interval, between, differences

Level = Literal["much the same", "partly the same", "hardly yet", "cannot be judged"]
Difference = Literal["far more", "more", "about as much", "cannot be judged"]

LEVELS: tuple[tuple[float, Level], ...] = ((0.60, "much the same"), (0.30, "partly the same"), (-1.0, "hardly yet"))
FAR = 0.25  # a difference of at least this is far, if its interval excludes 0


@dataclass(frozen=True, slots=True)
class Compared:
    """People agree on `one` so much more than on `other`, by `by`; `interval` is that of the difference."""

    one: str
    other: str
    words: Difference
    by: float | None
    interval: Interval | None


def level(alpha: float | None, interval: Interval | None) -> Level:
    """How far people agree. It cannot be judged without an interval, or where the interval allows every level."""
    if alpha is None or interval is None:
        return "cannot be judged"
    low, high = interval
    if low < LEVELS[1][0] and high >= LEVELS[0][0]:
        return "cannot be judged"
    return next((words for least, words in LEVELS if alpha >= least), "hardly yet")


def compared(alphas: Mapping[str, float | None], draws: Mapping[str, Draws]) -> tuple[Compared, ...]:
    """Every two codes, the one on which people agree more first, the largest difference first."""
    pairs = [_compared(*pair, alphas, draws) for pair in combinations(alphas, 2)]
    return tuple(sorted(pairs, key=lambda pair: -(pair.by or 0.0)))


def _compared(one: str, other: str, alphas: Mapping[str, float | None], draws: Mapping[str, Draws]) -> Compared:
    more, less = alphas[one], alphas[other]
    if more is None or less is None:
        return Compared(one, other, "cannot be judged", None, None)
    if more < less:
        return _compared(other, one, alphas, draws)
    found = between(differences(draws[one], draws[other]))
    return Compared(one, other, _difference(more - less, found), more - less, found)


def _difference(by: float, found: Interval | None) -> Difference:
    if found is None:
        return "cannot be judged"
    if found[0] <= 0 <= found[1]:
        return "about as much"
    return "far more" if by >= FAR else "more"
