"""Nothing can be found out about fewer people than the rule allows, whatever counts are added and subtracted."""

import time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interplay.plain.agreement.publishing import may_publish

K = 3


def smallest_isolated(sets: list[set[int]], factors: range) -> int:
    """The fewest people that any sum of counts with such factors holds with one and the same factor, and no others."""
    everybody = set().union(*sets)
    found = len(everybody)
    for chosen in product(factors, repeat=len(sets)):
        held = {person: sum(f for f, each in zip(chosen, sets, strict=True) if person in each) for person in everybody}
        for factor in set(held.values()) - {0}:
            found = min(found, sum(1 for each in held.values() if each == factor))
    return found


def can_isolate(sets: list[set[int]], factors: range) -> bool:
    """Whether some sum of counts is the count of a group of fewer than K people."""
    everybody = set().union(*sets)
    for chosen in product(factors, repeat=len(sets)):
        held = [sum(f for f, each in zip(chosen, sets, strict=True) if person in each) for person in everybody]
        if set(held) <= {0, 1} and 0 < sum(held) < K:
            return True
    return False


people = st.sets(st.integers(0, 11), min_size=1)


@settings(max_examples=200)
@given(st.lists(people, min_size=1, max_size=4))
def test_what_is_published_isolates_nobody(sets: list[set[int]]) -> None:
    published: list[set[int]] = []
    for each in sets:
        if may_publish(each, published, K):
            published.append(each)
    if published:
        assert smallest_isolated(published, range(-2, 3)) >= K
        assert not can_isolate(published, range(-2, 3))


@settings(max_examples=200)
@given(st.lists(people, min_size=1, max_size=4))
def test_of_sets_inside_or_outside_each_other_none_is_refused_without_need(sets: list[set[int]]) -> None:
    nested: list[set[int]] = []
    for each in sets:
        if all(each <= other or other <= each or not each & other for other in nested) and each not in nested:
            nested.append(each)
    if not all(may_publish(each, nested, K) for each in nested):
        assert can_isolate(nested, range(-1, 2))


@pytest.mark.parametrize(
    ("new", "published", "may"),
    [
        (range(5), [], True),
        (range(4), [], False),
        ([], [], False),
        (range(5), [range(5)], True),
        (range(6), [range(5)], False),
        (range(9), [range(5)], False),
        (range(10), [range(5)], True),
        (range(5), [range(6)], False),
        (range(5, 10), [range(5)], True),
        (range(4, 10), [range(9)], False),
        (range(5, 15), [range(10)], True),
        (range(10), [range(5), range(5, 10)], True),
    ],
)
def test_simple_cases(new: range, published: list[range], may: bool) -> None:
    assert may_publish(new, published) is may


def test_never_for_fewer_than_three() -> None:
    with pytest.raises(ValueError, match="fewer than 3"):
        may_publish(range(9), [], 2)


def test_it_is_quick() -> None:
    sets = [set(range(place * 25, 500)) for place in range(20)]
    began = time.perf_counter()
    assert may_publish(range(500), sets)
    assert time.perf_counter() - began < 0.5  # 0.003 s on a quiet machine
