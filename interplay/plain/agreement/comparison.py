"""What people who committed their marks on a film get to see together: computed once, kept as JSON, shown with care.

A comparison holds exact counts of people and nobody's marks. `few.shown` says how a count is shown, and `publishing`
whether it may be shown at all; whoever shows a comparison asks both.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from interplay.plain.agreement import levels, marked
from interplay.plain.agreement.moments import (
    MOST_MOMENTS,
    Moment,
    Reading,
    marked_in,
    where_we_agree,
    where_we_differ,
)
from interplay.plain.agreement.stretches import Timed


@dataclass(frozen=True, slots=True)
class Code:
    """How far people agree on one code. `counts` has the people who marked each stretch with it."""

    code: str
    counts: tuple[int, ...]
    alpha: float | None
    interval: marked.Interval | None
    level: levels.Level


@dataclass(frozen=True, slots=True)
class Comparison:
    """The marks of `people` people side by side. `compared` says on which codes they agree more than on others."""

    people: int
    codes: tuple[Code, ...]
    compared: tuple[levels.Compared, ...]
    differ: tuple[Moment, ...]
    agree: tuple[Moment, ...]

    def to_json(self) -> dict[str, Any]:
        """As plain data; `from_json` makes the same of it again."""
        return asdict(self)


def compare(
    stretches: Sequence[Timed],
    readings: Iterable[Mapping[str, Iterable[int]]],
    codes: Sequence[str],
    *,
    seed: int,
    resamples: int = marked.RESAMPLES,
    most: int = MOST_MOMENTS,
) -> Comparison:
    """Compare what people marked. A reading has, by code, the places in `stretches` that one person marked.

    The order of people does not matter. Raises ValueError for a code or a place that there is not.
    """
    read = [_reading(reading, codes, len(stretches)) for reading in readings]
    counts = {code: _counts(read, code, len(stretches)) for code in codes}
    drawn = dict(zip(codes, marked.draws([*counts.values()], len(read), seed=seed, resamples=resamples), strict=True))
    alphas = {code: marked.marked_alpha(counts[code], len(read)) for code in codes}
    differ = where_we_differ(stretches, read, counts, most)
    return Comparison(
        people=len(read),
        codes=tuple(_code(code, counts[code], alphas[code], drawn[code]) for code in codes),
        compared=levels.compared(alphas, drawn),
        differ=differ,
        agree=where_we_agree(stretches, read, counts, most, differ),
    )


def from_json(data: Mapping[str, Any]) -> Comparison:
    """The comparison that `to_json` made `data` of, also after it has been through a file or a database."""
    return Comparison(
        people=data["people"],
        codes=tuple(
            Code(**{**one, "counts": tuple(one["counts"]), "interval": _pair(one["interval"])}) for one in data["codes"]
        ),
        compared=tuple(levels.Compared(**{**one, "interval": _pair(one["interval"])}) for one in data["compared"]),
        differ=tuple(Moment(**one) for one in data["differ"]),
        agree=tuple(Moment(**one) for one in data["agree"]),
    )


def rows(
    stretches: Sequence[Timed],
    readings: Iterable[Mapping[str, Iterable[int]]],
    codes: Sequence[str],
    spans: Iterable[tuple[float, float]],
) -> list[dict[str, int]]:
    """For each span of time (seconds from, to) how many people marked something in it, by code.

    A stretch belongs to the span in which it begins, and a person counts once however often she marked.
    """
    read = [_reading(reading, codes, len(stretches)) for reading in readings]
    inside = [
        [place for place, stretch in enumerate(stretches) if begin <= stretch.start < end] for begin, end in spans
    ]
    return [{code: marked_in(read, code, places) for code in codes} for places in inside]


def _reading(reading: Mapping[str, Iterable[int]], codes: Sequence[str], size: int) -> Reading:
    read = {code: frozenset(places) for code, places in reading.items()}
    if unknown := read.keys() - set(codes):
        raise ValueError(f"there is no code {min(unknown)}")
    if any(not 0 <= place < size for places in read.values() for place in places):
        raise ValueError(f"a place lies between 0 and {size - 1}")
    return read


def _counts(readings: Sequence[Reading], code: str, size: int) -> tuple[int, ...]:
    counts = [0] * size
    for reading in readings:
        for place in reading.get(code, ()):
            counts[place] += 1
    return tuple(counts)


def _code(code: str, counts: tuple[int, ...], alpha: float | None, drawn: marked.Draws) -> Code:
    found = marked.between(drawn)
    return Code(code, counts, alpha, found if alpha is not None else None, levels.level(alpha, found))


def _pair(pair: Sequence[float] | None) -> marked.Interval | None:
    return None if pair is None else (pair[0], pair[1])
