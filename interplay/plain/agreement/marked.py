"""Alpha for marks: the unit is a stretch of film, the value marked or not marked; counts are enough.

With m people, and k of them marking a stretch, k (m - k) pairs differ there. Over all stretches, with n the number of
values, n1 of them marked and n0 not, alpha = 1 - (n - 1) / (m - 1) * sum of k (m - k) / (n1 n0). That is the general
alpha with the nominal metric; a test holds the two together.

Intervals are percentile intervals. Stretches are drawn anew, with replacement, as many as there are, and alpha is
computed of each draw. All codes are computed of the same draws, so that their differences are paired. A draw in which
nobody marked anything, or everybody everything, has no alpha and is left out; where more than one in twenty are such,
there is no interval at all (our proposal). Neighbouring stretches are not quite independent, so true uncertainty is
somewhat larger.
"""

import random
from collections.abc import Sequence

RESAMPLES = 2000
LEVEL = 0.95
MOST_UNDEFINED = 0.05  # our proposal

Interval = tuple[float, float]
Draws = list[float | None]


def marked_alpha(counts: Sequence[int], people: int) -> float | None:
    """Alpha of marked or not marked. `counts` says of each stretch how many of the `people` marked it.

    None where it is undefined: fewer than two people, no stretches, nothing marked, or everything by everybody.
    Raises ValueError for a count that cannot be.
    """
    _check(counts, people)
    return _alpha(sum(counts), sum(count * count for count in counts), len(counts), people)


def interval(
    counts: Sequence[int], people: int, *, seed: int, resamples: int = RESAMPLES, level: float = LEVEL
) -> Interval | None:
    """Between which two values alpha lies, as far as the stretches of this film can tell; None where nobody can."""
    return between(draws([counts], people, seed=seed, resamples=resamples)[0], level)


def draws(codes: Sequence[Sequence[int]], people: int, *, seed: int, resamples: int = RESAMPLES) -> list[Draws]:
    """The alpha of every code in each of the same draws of stretches; None where a draw has none.

    Of fewer than two stretches nothing can be drawn that differs, so their draws are all None.
    """
    for counts in codes:
        _check(counts, people)
    size = len(codes[0]) if codes else 0
    if size < 2:
        return [[None] * resamples for _ in codes]
    # One whole number holds all sums of a draw, each in a digit of its own that no sum can overflow: one addition
    # for each stretch, whatever the number of codes, is what makes this quick without a library.
    digit = (size * people * people).bit_length()
    packed = [_packed([counts[place] for counts in codes], digit) for place in range(size)]
    choose = random.Random(seed).choices  # noqa: S311  # chance that can be repeated is what is wanted
    sums = [sum(choose(packed, k=size)) for _ in range(resamples)]
    return [_alphas(sums, 2 * digit * place, digit, size, people) for place in range(len(codes))]


def differences(one: Draws, other: Draws) -> Draws:
    """Alpha of `one` less alpha of `other`, draw by draw."""
    return [a - b if a is not None and b is not None else None for a, b in zip(one, other, strict=True)]


def between(drawn: Draws, level: float = LEVEL) -> Interval | None:
    """The middle `level` of what was drawn; None where too many draws are undefined."""
    known = sorted(value for value in drawn if value is not None)
    if not known or len(known) < (1 - MOST_UNDEFINED) * len(drawn):
        return None
    return _quantile(known, (1 - level) / 2), _quantile(known, (1 + level) / 2)


def _check(counts: Sequence[int], people: int) -> None:
    if any(count < 0 or count > people for count in counts):
        raise ValueError(f"a count lies between 0 and {people}")


def _alpha(marked: int, squares: int, size: int, people: int) -> float | None:
    values = size * people
    if people < 2 or marked in (0, values):
        return None
    return 1 - (values - 1) * (marked * people - squares) / ((people - 1) * marked * (values - marked))


def _packed(counts: Sequence[int], digit: int) -> int:
    return sum((count | count * count << digit) << 2 * digit * place for place, count in enumerate(counts))


def _alphas(sums: Sequence[int], shift: int, digit: int, size: int, people: int) -> Draws:
    mask = (1 << digit) - 1
    return [_alpha(each >> shift & mask, each >> shift + digit & mask, size, people) for each in sums]


def _quantile(ordered: Sequence[float], share: float) -> float:
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
