"""Krippendorff's alpha: how far observers agree beyond chance, by the matrix of coincidences.

Alpha is 1 - (disagreement seen / disagreement expected by chance). 1 is perfect agreement, 0 is what chance alone would
give, below 0 is worse than chance. After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import Literal

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Value = float | str
Coincidences = dict[tuple[Value, Value], float]
Distance = Callable[[Value, Value], float]

NOTHING_PAIRABLE = "nothing pairable"  # no unit was rated by two observers
ALL_ALIKE = "all alike"  # one rating everywhere: nothing could have been told apart


@dataclass(frozen=True, slots=True)
class Agreement:
    """`alpha` is None where it is undefined, and `reason` says why.

    `pairwise` is the share of pairs of ratings of one unit that are equal; `pairable` counts the ratings in such pairs.
    """

    alpha: float | None
    reason: str
    pairwise: float | None
    pairable: int


def agreement(units: Iterable[Iterable[Value | None]], metric: Metric = "nominal") -> Agreement:
    """How far observers agree. A unit is the ratings that were given to it, in any order; None is a missing one.

    Raises ValueError for what cannot be measured: words on a scale of numbers, no numbers, numbers below 0 as ratios.
    """
    counted = [Counter(value for value in unit if value is not None) for unit in units]
    paired = [ratings for ratings in counted if ratings.total() > 1]
    _check((value for ratings in counted for value in ratings), metric)
    totals = sum(paired, Counter[Value]())
    if not totals:
        return Agreement(None, NOTHING_PAIRABLE, None, 0)
    pairwise = _agreeing(paired)
    if len(totals) == 1:
        return Agreement(None, ALL_ALIKE, pairwise, totals.total())
    return Agreement(_alpha(_coincidences(paired), totals, metric), "", pairwise, totals.total())


def by_unit(ratings: Iterable[tuple[Hashable, Hashable, Value | None]]) -> list[list[Value | None]]:
    """The units of a list of (unit, observer, rating). Raises ValueError where an observer rated a unit twice."""
    units: dict[Hashable, dict[Hashable, Value | None]] = defaultdict(dict)
    for unit, observer, value in ratings:
        if observer in units[unit]:
            raise ValueError(f"{observer} rated {unit} twice")
        units[unit][observer] = value
    return [list(each.values()) for each in units.values()]


def _check(values: Iterable[Value], metric: Metric) -> None:
    for value in values:
        if isinstance(value, str):
            if metric != "nominal":
                raise ValueError(f"{value!r} is a word; on this scale ratings are numbers")
        elif not math.isfinite(value):
            raise ValueError("a rating that is missing is None")
        elif metric == "ratio" and value < 0:
            raise ValueError(f"{value} is below 0, where ratios mean nothing")


def _agreeing(paired: list[Counter[Value]]) -> float:
    equal = sum(count * (count - 1) for ratings in paired for count in ratings.values())
    return equal / sum(ratings.total() * (ratings.total() - 1) for ratings in paired)


def _coincidences(paired: list[Counter[Value]]) -> Coincidences:
    """How often two different values met in a unit, each unit weighing as much as it has ratings."""
    found: Coincidences = defaultdict(float)
    for ratings in paired:
        for one, other in combinations(ratings, 2):
            met = ratings[one] * ratings[other] / (ratings.total() - 1)
            found[one, other] += met
            found[other, one] += met
    return found


def _alpha(coincidences: Coincidences, totals: Mapping[Value, int], metric: Metric) -> float:
    distance = _distance(totals, metric)
    seen = math.fsum(met * distance(*pair) for pair, met in coincidences.items())
    by_chance = math.fsum(
        2 * totals[one] * totals[other] * distance(one, other) for one, other in combinations(totals, 2)
    )
    return 1 - (sum(totals.values()) - 1) * seen / by_chance


def _distance(totals: Mapping[Value, int], metric: Metric) -> Distance:
    """The squared difference of two unequal values on this scale."""
    if metric == "nominal":
        return lambda one, other: 1.0
    if metric == "ordinal":
        middle = _middles(totals)
        return lambda one, other: (middle[one] - middle[other]) ** 2
    if metric == "interval":
        return lambda one, other: (float(one) - float(other)) ** 2
    return lambda one, other: ((float(one) - float(other)) / (float(one) + float(other))) ** 2


def _middles(totals: Mapping[Value, int]) -> dict[Value, float]:
    """The middle rank of each value: all ratings below it, and half of those that equal it."""
    ordered = sorted(totals, key=float)
    upto = accumulate(totals[value] for value in ordered)
    return {value: reached - totals[value] / 2 for value, reached in zip(ordered, upto, strict=True)}
