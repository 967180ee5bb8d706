"""What is worth talking about, in which words, and what small counts become."""

import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interplay.plain.agreement import comparison, levels
from interplay.plain.agreement.few import shown
from interplay.plain.agreement.moments import disagreement
from interplay.plain.agreement.stretches import Stretch, stretch_at, windows

CODES = ("leading", "learning")
FILM = [Stretch(10.0 * place, 10.0 * place + 9, "AABBCC"[place]) for place in range(6)]


def readings(*marks: str) -> list[dict[str, set[int]]]:
    """One person for each text: "0 2/3" marked stretches 0 and 2 as leading, 3 as learning."""
    sides = [text.split("/") for text in marks]
    return [
        {code: {int(word) for word in side.split()} for code, side in zip(CODES, each, strict=True)} for each in sides
    ]


SIX = readings("0 4/", "0 4/", "0 4/2", "0/2 4", "0/2 4", "1 0/4")


def compare(read: list[dict[str, set[int]]], **more: int) -> comparison.Comparison:
    return comparison.compare(FILM, read, CODES, seed=1, **more)


def test_counts_are_of_people() -> None:
    found = compare(SIX)
    assert found.people == 6
    assert [code.counts for code in found.codes] == [(6, 1, 0, 0, 3, 0), (0, 0, 3, 0, 3, 0)]


def test_disagreement_counts_the_codes_on_which_two_people_differ() -> None:
    # Three of six: 9 of 15 pairs differ. On both codes: 18 of 15.
    assert disagreement({"a": [3, 3, 6, 0], "b": [0, 3, 0, 0]}, 6) == pytest.approx([0.6, 1.2, 0, 0])


def test_where_we_differ_most_comes_first() -> None:
    found = compare(SIX).differ
    assert [(moment.first, moment.last) for moment in found] == [(4, 4), (2, 2)]
    assert found[0].counts == {"leading": 3, "learning": 3}
    assert (found[0].anyone, found[0].speaker, found[0].start, found[0].end) == (6, "C", 40.0, 49.0)
    assert len(compare(SIX, most=1).differ) == 1


def test_ties_go_by_time() -> None:
    found = compare(readings("1 5/", "1 5/", "1 5/", "/", "/", "/")).differ
    assert [moment.first for moment in found] == [1, 5]


def test_adjoining_stretches_of_one_voice_are_one_moment() -> None:
    found = compare(readings("2 3/", "2/", "3/", "2 3/", "/", "/")).differ
    assert [(moment.first, moment.last, moment.counts["leading"]) for moment in found] == [(2, 3, 4)]
    voices = compare(readings("1 2/", "1/", "1 2/", "1 2/", "/", "/")).differ
    assert [(moment.first, moment.last) for moment in voices] == [(2, 2), (1, 1)]


@pytest.mark.parametrize(
    ("film", "expected"),
    [
        ([(0, 7), (7, 14), (14, 20)], [(0, 2)]),
        ([(0, 7), (7, 14), (14, 21)], [(0, 1), (2, 2)]),
        ([(0, 5), (7, 10), (10.5, 12)], [(0, 2)]),
        ([(0, 5), (7.5, 10), (10.5, 12)], [(0, 0), (1, 2)]),
    ],
)
def test_a_moment_ends_with_a_silence_or_after_twenty_seconds(
    film: list[tuple[float, float]], expected: list[tuple[int, int]]
) -> None:
    read = readings("0 1 2/", "0 1 2/", "0 1 2/", "/", "/", "/")
    found = comparison.compare([Stretch(*each) for each in film], read, CODES, seed=1).differ
    assert [(moment.first, moment.last) for moment in found] == expected


def test_a_neighbour_that_is_far_lower_is_no_part_of_a_moment() -> None:
    # Of eight, four marked one stretch (32 of 56 pairs differ), one the next (14 of 56).
    found = compare(readings("2 3/", "2/", "2/", "2/", "/", "/", "/", "/")).differ
    assert [(moment.first, moment.last) for moment in found] == [(2, 2)]


def test_a_moment_is_not_both_where_we_agree_and_where_we_differ() -> None:
    found = compare(readings("0 2/", "0 2/", "0 2/", "0 2/", "2/", "2/"))
    assert [moment.first for moment in found.differ] == [0]
    assert [moment.first for moment in found.agree] == [2]


def test_a_moment_that_few_marked_is_left_out_of_a_group_of_five() -> None:
    assert compare(readings("2/", "2/", "/", "/", "/")).differ == ()
    assert compare(readings("2/", "/2", "/2", "/", "/")).differ[0].anyone == 3
    assert compare(readings("2/", "/", "/")).differ[0].anyone == 1


def test_where_we_agree_most_of_us_set_the_same_mark() -> None:
    found = compare(SIX).agree
    assert [(moment.first, moment.code, moment.measure) for moment in found] == [(0, "leading", 1.0)]


@pytest.mark.parametrize(
    ("alpha", "interval", "words"),
    [
        (0.71, (0.60, 0.79), "much the same"),
        (0.60, (0.40, 0.79), "much the same"),
        (0.48, (0.35, 0.60), "partly the same"),
        (0.30, (0.10, 0.50), "partly the same"),
        (0.19, (0.05, 0.33), "hardly yet"),
        (-0.2, (-0.3, -0.1), "hardly yet"),
        (0.45, (0.10, 0.80), "cannot be judged"),
        (None, None, "cannot be judged"),
        (0.9, None, "cannot be judged"),
    ],
)
def test_levels(alpha: float | None, interval: tuple[float, float] | None, words: str) -> None:
    assert levels.level(alpha, interval) == words


def test_codes_are_compared_only_where_the_difference_is_sure() -> None:
    sure = {"a": [0.8, 0.7, 0.9] * 20, "b": [0.3, 0.2, 0.4] * 20, "c": [0.9, 0.1, 0.5] * 20, "d": [0.7, 0.6, 0.8] * 20}
    alphas = {"b": 0.3, "a": 0.8, "c": 0.5, "d": 0.7, "e": None}
    found = {(pair.one, pair.other): pair.words for pair in levels.compared(alphas, {**sure, "e": [None] * 60})}
    assert found["a", "b"] == "far more"
    assert found["a", "d"] == "more"
    assert found["a", "c"] == "about as much"
    assert found["b", "e"] == "cannot be judged"
    assert len(found) == 10


@pytest.mark.parametrize("read", [[], readings("/"), readings("/", "/"), readings("0 1 2 3 4 5/", "0 1 2 3 4 5/"), SIX])
def test_it_goes_through_json(read: list[dict[str, set[int]]]) -> None:
    found = compare(read)
    assert comparison.from_json(json.loads(json.dumps(found.to_json(), allow_nan=False))) == found


@given(st.permutations(SIX))
def test_the_order_of_people_does_not_matter(mixed: list[dict[str, set[int]]]) -> None:
    assert compare(mixed) == compare(SIX)


@pytest.mark.parametrize("reading", [{"other": {0}}, {"leading": {6}}, {"leading": {-1}}])
def test_what_there_is_not_is_refused(reading: Mapping[str, set[int]]) -> None:
    with pytest.raises(ValueError, match=r"there is no code|between"):
        compare([reading])


def test_rows_count_a_person_once() -> None:
    found = comparison.rows(FILM, SIX, CODES, [(0, 20), (20, 60)])
    assert found == [{"leading": 6, "learning": 0}, {"leading": 3, "learning": 4}]


def test_small_counts_are_few_where_there_are_five() -> None:
    assert [shown(count, 5) for count in range(5)] == [0, None, None, 3, 4]
    assert [shown(count, 4) for count in range(5)] == [0, 1, 2, 3, 4]
    assert shown(4, 9, few_below=5) is None


def test_windows_and_their_places() -> None:
    film = windows(12.5)
    assert [(each.start, each.end) for each in film] == [(0, 5), (5, 10), (10, 12.5)]
    assert [stretch_at(film, moment) for moment in (0, 4.9, 5, 12.4, 12.5, -1)] == [0, 0, 1, 2, None, None]
    assert stretch_at(FILM, 9.5) is None
    assert windows(0) == []
    with pytest.raises(ValueError, match="length"):
        windows(float("nan"))
