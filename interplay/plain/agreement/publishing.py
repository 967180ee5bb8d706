"""Which sets of people may have their counts published, so that nothing can be found out by taking one from another.

Whoever reads the counts of several sets can add and subtract them: the marks of a school less those of the same school
yesterday are the marks of whoever came today. The rule looks at all sets together. They cut the people into *cells*:
two people are in one cell if exactly the same sets hold them both. A set's count is the sum over its cells, so whatever
is made of counts by adding, subtracting and multiplying by whole numbers is a sum over cells, each with one factor: two
people of a cell can never be told apart. If every cell that anybody is in holds at least k people,
nothing can be isolated that fewer than k brought. For sets that lie inside or outside each other (a school in its
federation, today's people and yesterday's) each cell *is* a set less the sets in it, so there the rule asks for no more
than it must. For sets that overlap it is the careful side.

Three things follow. A comparison that has been shown is shown anew only when at least k more have committed. Who
withdraws leaves a cell of one, so the smaller set waits. And a reader knows her own marks: in the cell she belongs to,
the others are one fewer than k, which is why k is never below 3.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable

LEAST = 3  # never fewer, whatever a house sets
USUAL = 5


def may_publish(new: Collection[Hashable], published: Iterable[Collection[Hashable]] = (), k: int = USUAL) -> bool:
    """Whether counts over the people in `new` may be shown where those over each set in `published` have been.

    An empty set has nothing to show. A set that has been published already may be shown again.
    Raises ValueError where `k` is below LEAST.
    """
    if k < LEAST:
        raise ValueError(f"counts are never shown for fewer than {LEAST}")
    return bool(new) and min(cells([*published, new])) >= k


def cells(sets: Iterable[Collection[Hashable]]) -> list[int]:
    """How many people are in each cell that anybody is in."""
    signs: Counter[Hashable] = Counter()
    for place, people in enumerate(sets):
        for person in set(people):
            signs[person] += 1 << place
    return list(Counter(signs.values()).values())
