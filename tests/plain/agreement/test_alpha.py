"""Alpha against published and computed cases, by hand, and by what must always hold."""

import csv
import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interplay.plain.agreement.alpha import ALL_ALIKE, NOTHING_PAIRABLE, agreement, by_unit

CASES = Path(__file__).parent / "cases"
METRICS = ("nominal", "ordinal", "interval", "ratio")


@pytest.mark.parametrize("case", ["12_observers_published", "13_observers_walks"])
@pytest.mark.parametrize("metric", METRICS)
def test_the_observers_cases(case: str, metric: str) -> None:
    with (CASES / f"{case}.csv").open() as file:
        rows = [(row["unit"], row["observer"], float(row["rating"])) for row in csv.DictReader(file)]
    expected = json.loads((CASES / f"{case}.json").read_text())["expected"]
    found = agreement(by_unit(rows), metric)
    for figure, value in (
        (f"alpha_{metric}", found.alpha),
        ("pairwise_agreement", found.pairwise),
        ("n_pairable", found.pairable),
    ):
        assert value == pytest.approx(expected[figure]["value"], abs=expected[figure]["tol"])
    if "published" in expected:
        published = expected["published"]
        assert found.alpha == pytest.approx(published["value"][f"alpha_{metric}"], abs=published["tol"])


def test_two_observers_by_hand() -> None:
    # Units aa, ab, bb: two coincidences of unequal values of six; by chance 2 * 3 * 3 / 5. 1 - 2 / 3.6.
    found = agreement([["a", "a"], ["a", "b"], ["b", "b"]])
    assert found.alpha == pytest.approx(1 - 2 / 3.6)
    assert found.pairwise == pytest.approx(2 / 3)
    assert found.pairable == 6


def test_three_observers_by_hand() -> None:
    # Units 113 and 22 with one missing. Seen: (1,3) twice, over 2, both ways: 2 * 4 = 8 of squared differences.
    # By chance: 2 * (2*2*1 + 2*1*4 + 2*1*1) = 28, over n - 1 = 4. 1 - 8 / 7.
    assert agreement([[1, 1, 3], [2, None, 2]], "interval").alpha == pytest.approx(1 - 8 / 7)


@pytest.mark.parametrize("metric", METRICS)
def test_where_all_ratings_are_equal_there_is_no_alpha(metric: str) -> None:
    found = agreement([[2, 2], [2, 2, 2]], metric)
    assert (found.alpha, found.reason, found.pairwise, found.pairable) == (None, ALL_ALIKE, 1.0, 5)


@pytest.mark.parametrize("units", [[], [[]], [[1], [2]], [[1, None], [None, None]]])
def test_where_nothing_is_pairable_there_is_no_alpha(units: list[list[float | None]]) -> None:
    found = agreement(units)
    assert (found.alpha, found.reason, found.pairwise, found.pairable) == (None, NOTHING_PAIRABLE, None, 0)


@pytest.mark.parametrize(
    ("units", "metric"),
    [
        ([[math.nan, 1.0]], "nominal"),
        ([[math.inf, 1.0]], "interval"),
        ([["a", "b"]], "ordinal"),
        ([[-1.0, 1.0]], "ratio"),
    ],
)
def test_what_cannot_be_measured_is_refused(units: list[list[float | str | None]], metric: str) -> None:
    with pytest.raises(ValueError, match=r"missing|word|below"):
        agreement(units, metric)


def test_an_observer_rates_a_unit_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        by_unit([(1, "A", 1), (1, "A", 2)])


ratings = st.lists(st.lists(st.sampled_from([None, 0, 1, 2, 5]), min_size=0, max_size=5), max_size=8)


@given(ratings, st.sampled_from(METRICS), st.randoms())
def test_order_does_not_matter_and_nothing_is_nan(units: list[list[float | None]], metric: str, chance: object) -> None:
    found = agreement(units, metric)
    mixed = [chance.sample(unit, len(unit)) for unit in chance.sample(units, len(units))]  # type: ignore[attr-defined]
    again = agreement(mixed, metric)
    assert (found.alpha is None) == bool(found.reason)
    assert again.alpha == pytest.approx(found.alpha)
    assert again.pairable == found.pairable
    assert found.alpha is None or found.alpha <= 1


@given(ratings)
def test_new_names_for_values_change_nothing(units: list[list[float | None]]) -> None:
    names = {None: None, 0: "x", 1: "a", 2: "q", 5: "b"}
    assert agreement([[names[value] for value in unit] for unit in units]).alpha == pytest.approx(
        agreement(units).alpha
    )


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(2, 4)), min_size=2).filter(
        lambda units: len({value for value, _ in units}) > 1
    ),
    st.sampled_from(METRICS),
)
def test_perfect_agreement_is_one(units: list[tuple[int, int]], metric: str) -> None:
    assert agreement([[value] * times for value, times in units], metric).alpha == 1
