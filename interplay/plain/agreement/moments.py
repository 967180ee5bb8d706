"""Moments worth talking about: where people differ most, and where most of them saw the same.

*Where we differ* is measured by the number of codes on which two people drawn by chance differ there: the sum over
codes of 2 k (m - k) / (m (m - 1)), k of m people having marked the stretch with that code. Averaged over stretches each
term is the disagreement that alpha sees, so these are the stretches that bring alpha down. Two people who saw different
things count twice as much as one who marked and one who did not: that is the livelier talk.

*Where we agree* is measured by the chance that two people drawn by chance both set the same mark: the largest
k (k - 1) / (m (m - 1)) among codes, where at least two thirds set it.

A moment begins at its highest stretch and takes in adjoining ones of the same speaker that reach at least half its
measure, up to twenty seconds. All of this is our proposal, but for the parts of alpha.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from interplay.plain.agreement.few import FEW_BELOW, GROUP_FROM
from interplay.plain.agreement.stretches import Timed

MOST_MOMENTS = 5
LONGEST = 20.0  # seconds of a moment of several stretches
GAP = 2.0  # seconds of silence that part two stretches
NEIGHBOUR = 0.5  # a neighbour reaches at least this share of the moment's measure
MOST_OF_US = 2 / 3  # this many set the mark where "we" agree

Reading = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Moment:
    """From `start` to `end`; stretches `first` to `last`. `counts` has the people who marked it, by code.

    `anyone` counts those who marked it with any code. `code` is the mark on which people agree, "" where they differ.
    """

    start: float
    end: float
    first: int
    last: int
    speaker: str
    measure: float
    anyone: int
    counts: dict[str, int] = field(default_factory=dict)
    code: str = ""


def marked_in(readings: Sequence[Reading], code: str, places: Sequence[int]) -> int:
    """How many people set at least one mark with this code in these stretches."""
    return sum(1 for reading in readings if not reading.get(code, frozenset()).isdisjoint(places))


def marked_at_all(readings: Sequence[Reading], places: Sequence[int]) -> int:
    """How many people set at least one mark, with whatever code, in these stretches."""
    return sum(1 for reading in readings if any(not marked.isdisjoint(places) for marked in reading.values()))


def disagreement(counts: Mapping[str, Sequence[int]], people: int) -> list[float]:
    """For each stretch the number of codes on which two people drawn by chance differ."""
    pairs = people * (people - 1)
    return [
        sum(2 * count * (people - count) for count in stretch) / pairs if pairs else 0.0
        for stretch in zip(*counts.values(), strict=True)
    ]


def agreed(counts: Sequence[int], people: int) -> list[float]:
    """For each stretch the chance that two people both set this mark; 0 where fewer than two thirds did."""
    pairs = people * (people - 1)
    return [count * (count - 1) / pairs if pairs and count >= MOST_OF_US * people else 0.0 for count in counts]


def where_we_differ(
    stretches: Sequence[Timed], readings: Sequence[Reading], counts: Mapping[str, Sequence[int]], most: int
) -> tuple[Moment, ...]:
    """The largest disagreements first, at equal measure by time.

    In a group of five or more a moment that fewer than three people marked is left out: it would point at them.
    """
    least = FEW_BELOW if len(readings) >= GROUP_FROM else 1
    measures = disagreement(counts, len(readings))
    tell = _teller(stretches, readings, tuple(counts), measures)
    worth_it = (moment for moment in map(tell, _peaks(stretches, measures)) if moment.anyone >= least)
    return tuple(islice(worth_it, most))


def where_we_agree(
    stretches: Sequence[Timed],
    readings: Sequence[Reading],
    counts: Mapping[str, Sequence[int]],
    most: int,
    apart: Sequence[Moment] = (),
) -> tuple[Moment, ...]:
    """The largest agreements first, at equal measure by time, outside the moments `apart` where people differ."""
    taken = {place for moment in apart for place in range(moment.first, moment.last + 1)}
    found: list[Moment] = []
    for code in counts:
        raw = agreed(counts[code], len(readings))
        measures = [0.0 if place in taken else measure for place, measure in enumerate(raw)]
        tell = _teller(stretches, readings, tuple(counts), measures, code)
        found += map(tell, _peaks(stretches, measures))
    return tuple(sorted(found, key=lambda moment: (-moment.measure, moment.start))[:most])


def _teller(
    stretches: Sequence[Timed],
    readings: Sequence[Reading],
    codes: Sequence[str],
    measures: Sequence[float],
    code: str = "",
) -> Callable[[range], Moment]:
    def tell(places: range) -> Moment:
        return Moment(
            start=stretches[places[0]].start,
            end=stretches[places[-1]].end,
            first=places[0],
            last=places[-1],
            speaker=stretches[places[0]].speaker,
            measure=max(measures[place] for place in places),
            anyone=marked_at_all(readings, places),
            counts={each: marked_in(readings, each, places) for each in codes},
            code=code,
        )

    return tell


def _peaks(stretches: Sequence[Timed], measures: Sequence[float]) -> list[range]:
    """Runs of stretches around the highest ones, the highest first; no stretch is in two."""
    free = {place for place, measure in enumerate(measures) if measure > 0}
    found = []
    for peak in sorted(free, key=lambda place: (-measures[place], place)):
        if peak in free:
            run = _around(peak, stretches, measures, free)
            free.difference_update(run)
            found.append(run)
    return found


def _around(peak: int, stretches: Sequence[Timed], measures: Sequence[float], free: set[int]) -> range:
    """The run that grows from a peak by its higher neighbour, as long as one belongs to it."""
    least = NEIGHBOUR * measures[peak]
    run = range(peak, peak + 1)
    while True:
        wider = {
            run.start - 1: range(run.start - 1, run.stop),
            run.stop: range(run.start, run.stop + 1),
        }
        fit = [
            place for place in wider if place in free and measures[place] >= least and _belong(stretches, wider[place])
        ]
        if not fit:
            return run
        run = wider[max(fit, key=lambda place: measures[place])]


def _belong(stretches: Sequence[Timed], places: range) -> bool:
    """Whether these stretches are of one voice, without a silence between them, and not too long together."""
    inside = [stretches[place] for place in places]
    is_one_voice = len({stretch.speaker for stretch in inside}) == 1
    is_adjoining = all(b.start - a.end <= GAP for a, b in pairwise(inside))
    return is_one_voice and is_adjoining and inside[-1].end - inside[0].start <= LONGEST
