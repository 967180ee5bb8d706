"""Alpha of marks is alpha; its intervals are those of drawn stretches, the same every time."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interplay.plain.agreement import marked
from interplay.plain.agreement.alpha import agreement

COUNTS = [0, 1, 14, 3, 9, 0, 2, 12, 7, 0, 5, 0]


@given(st.data())
def test_it_is_the_general_alpha(data: st.DataObject) -> None:
    people = data.draw(st.integers(0, 9))
    counts = data.draw(st.lists(st.integers(0, people), max_size=12))
    units = [[1] * count + [0] * (people - count) for count in counts]
    assert marked.marked_alpha(counts, people) == pytest.approx(agreement(units).alpha)


def test_by_hand() -> None:
    # Two people, four stretches marked by 2, 1, 0, 0: n = 8, n1 = 3, n0 = 5, one stretch in which a pair differs.
    assert marked.marked_alpha([2, 1, 0, 0], 2) == pytest.approx(1 - 7 * 1 / (3 * 5))


@pytest.mark.parametrize(("counts", "people"), [([], 5), ([0, 0], 5), ([5, 5], 5), ([1, 0], 1), ([0], 0)])
def test_where_it_is_undefined_it_is_none(counts: list[int], people: int) -> None:
    assert marked.marked_alpha(counts, people) is None
    assert marked.interval(counts, people, seed=1) is None


def test_counts_that_cannot_be_are_refused() -> None:
    for counts in ([6], [-1]):
        with pytest.raises(ValueError, match="between"):
            marked.marked_alpha(counts, 5)
        with pytest.raises(ValueError, match="between"):
            marked.interval(counts, 5, seed=1)


def test_an_interval_is_made_of_draws_of_stretches() -> None:
    chance = random.Random(7)
    drawn = sorted(marked.marked_alpha(chance.choices(COUNTS, k=12), 14) for _ in range(2000))
    low, high = marked.interval(COUNTS, 14, seed=7)
    assert (low, high) == pytest.approx(
        (drawn[49] * 0.025 + drawn[50] * 0.975, drawn[1949] * 0.975 + drawn[1950] * 0.025), abs=0.002
    )
    assert low < marked.marked_alpha(COUNTS, 14) < high


def test_the_same_seed_gives_the_same_interval_and_a_wider_level_a_wider_one() -> None:
    assert marked.interval(COUNTS, 14, seed=3) == marked.interval(COUNTS, 14, seed=3)
    assert marked.interval(COUNTS, 14, seed=3) != marked.interval(COUNTS, 14, seed=4)
    low, high = marked.interval(COUNTS, 14, seed=3, level=0.8)
    wide = marked.interval(COUNTS, 14, seed=3, level=0.95)
    assert wide[0] < low < high < wide[1]


def test_where_many_draws_are_undefined_there_is_no_interval() -> None:
    # One marked stretch of ten is drawn by no chance in (9/10) ** 10 = 35 of 100 draws; four of ten in 0.6 of 100.
    assert marked.interval([3] + [0] * 9, 5, seed=1) is None
    assert marked.interval([3] * 4 + [0] * 6, 5, seed=1) is not None


@given(st.data())
def test_every_code_is_drawn_with_the_same_stretches(data: st.DataObject) -> None:
    people, size = data.draw(st.integers(2, 600)), data.draw(st.integers(2, 8))
    counts = st.lists(st.integers(0, people), min_size=size, max_size=size)
    one, other = data.draw(counts), data.draw(counts)
    together = marked.draws([one, other, one], people, seed=5, resamples=20)
    alone = marked.draws([other], people, seed=5, resamples=20)
    assert together[0] == together[2]
    assert together[1] == alone[0]
    assert set(marked.differences(together[0], together[2])) <= {0.0, None}


def test_it_is_quick() -> None:
    counts = [random.Random(1).randint(0, 14) for _ in range(200)]
    began = time.perf_counter()
    marked.interval(counts, 14, seed=1)
    assert time.perf_counter() - began < 1  # 0.04 s on a quiet machine
