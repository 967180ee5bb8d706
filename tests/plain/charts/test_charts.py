"""Drawings are well formed, keep to their paper, can be read, say the same as their tables, and refuse what is none."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interplay.plain.agreement.stretches import Stretch, windows
from interplay.plain.charts.densities import Strip, densities, shown_rows
from interplay.plain.charts.drawing import FONT, LETTER, Axis, Words
from interplay.plain.charts.time_line import Placed, own_rows, spans, time_line
from interplay.plain.marks import moment

SVG = "{http://www.w3.org/2000/svg}"
CSS = Path(__file__).parents[3] / "interplay/web/static/web/css/parts/chart.css"
WORDS = Words("d1", 'Marks of "five" & <others>', "Three <strips>")
SIZES = ("large", "small")
STRANDS = ("lead", "learn", "both", "", "unknown")
SHOWN_FROM = {"large": 632.0, "small": 284.0}  # the narrowest column that each stands in, in pixels

seconds = st.floats(0.5, 20_000, allow_nan=False)
share = st.floats(-0.2, 1.2)


def parsed(drawing: str) -> ET.Element:
    """The drawing as a browser in a page of HTML would read it."""
    return ET.fromstring(drawing.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def corners(element: ET.Element) -> Iterator[tuple[float, float]]:
    """Points at the outermost of what an element draws."""
    a: dict[str, Any] = {key: float(value) for key, value in element.attrib.items() if re.fullmatch(r"-?[\d.]+", value)}
    if element.tag == f"{SVG}rect":
        yield from ((a["x"], a["y"]), (a["x"] + a["width"], a["y"] + a["height"]))
    elif element.tag == f"{SVG}circle":
        yield from ((a["cx"] - a["r"], a["cy"] - a["r"]), (a["cx"] + a["r"], a["cy"] + a["r"]))
    elif element.tag == f"{SVG}line":
        yield from ((a["x1"], a["y1"]), (a["x2"], a["y2"]))
    elif element.tag == f"{SVG}text":
        wide = len(element.text or "") * LETTER
        left = a["x"] - wide * (
            1 if "t-end" in element.attrib["class"] else 0.5 if "t-mid" in element.attrib["class"] else 0
        )
        yield from ((left, a["y"] - FONT), (left + wide, a["y"] + 4))
    elif element.tag == f"{SVG}path":
        x = y = 0.0
        for letter, numbers in re.findall(r"([MLHVZ])([^MLHVZ]*)", element.attrib["d"]):
            found = [float(each) for each in numbers.split()]
            x = found[0] if letter in "MLH" else x
            y = found[-1] if letter in "MLV" else y
            yield x, y


def check(drawing: str, size: str) -> ET.Element:
    """What must be true of every drawing."""
    root = parsed(drawing)
    left, top, width, height = map(float, root.attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    for element in root.iter():
        assert "style" not in element.attrib
        for x, y in corners(element):
            assert 0 <= x <= width
            assert 0 <= y <= height
    assert float(root.attrib["font-size"]) * SHOWN_FROM[size] / width >= 13
    assert root.attrib["role"] == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == (WORDS.title, WORDS.description)
    assert root.attrib["aria-labelledby"] == title.attrib["id"]
    assert root.attrib["aria-describedby"] == description.attrib["id"]
    return root


@settings(max_examples=60, deadline=None)
@given(st.data(), seconds, st.sampled_from(SIZES))
def test_a_time_line_keeps_to_its_paper(data: st.DataObject, length: float, size: Any) -> None:
    placed = data.draw(st.lists(st.tuples(share, st.sampled_from(STRANDS)), max_size=9))
    marks = [Placed(at * length, strand) for at, strand in placed]
    now = data.draw(st.none() | share)
    check(time_line(marks, length, WORDS, size=size, now=now and now * length, now_said="now <4:12>"), size)


@settings(max_examples=60, deadline=None)
@given(st.data(), st.floats(0.5, 900), st.sampled_from(SIZES))
def test_densities_keep_to_their_paper(data: st.DataObject, length: float, size: Any) -> None:
    film, people = windows(length), data.draw(st.integers(1, 500))
    count = st.lists(st.integers(0, people), min_size=len(film), max_size=len(film))
    strips = [
        Strip(data.draw(st.sampled_from(["Lead", "A & B <c>", "W" * 99])), strand, data.draw(count), (length * at,))
        for strand, at in data.draw(st.lists(st.tuples(st.sampled_from(STRANDS), share), max_size=5))
    ]
    moments = [at * length for at in data.draw(st.lists(share, max_size=6))]
    check(densities(strips, film, length, people, WORDS, size=size, you="you", moments=moments), size)


def test_strands_differ_in_shape_as_well_as_in_colour() -> None:
    def shapes(drawing: str) -> list[str]:
        return [
            re.sub(r"[\d.]+", "", ET.tostring(each, "unicode"))
            for each in parsed(drawing)
            if each.tag not in (f"{SVG}line", f"{SVG}text", f"{SVG}title", f"{SVG}desc")
        ]

    marks = [shapes(time_line([Placed(5, strand)], 10, WORDS)) for strand in STRANDS[:4]]
    strips = [shapes(densities([Strip("A", strand, [5])], windows(5), 5, 9, WORDS))[0] for strand in STRANDS[:4]]
    plain = [re.sub(r'class="[^"]*"', "", str(each)) for each in (*marks, *strips)]
    assert len(set(plain)) == 8


def test_every_class_is_painted() -> None:
    drawn = [
        time_line([Placed(1, strand) for strand in STRANDS], 10, WORDS, now=3, now_said="now"),
        densities(
            [Strip("A", strand, [5, 0], (1,)) for strand in STRANDS], windows(10), 10, 9, WORDS, moments=(9, 9, 9)
        ),
    ]
    classes = {name for each in drawn for given in re.findall(r'class="([^"]*)"', each) for name in given.split()}
    css = CSS.read_text()
    assert {name for name in classes - {"chart"} if f".chart .{name} " not in css} == set()


def test_few_look_alike_whatever_they_are() -> None:
    def seen(*counts: int, people: int = 9) -> str:
        return densities([Strip("A", "lead", counts)], windows(20), 20, people, WORDS)

    assert seen(1, 2, 5, 0) == seen(2, 1, 5, 0)
    assert seen(0, 2, 5, 0) != seen(2, 2, 5, 0)
    assert seen(3, 2, 5, 0) != seen(2, 2, 5, 0)
    assert seen(1, 2, 3, 0, people=4) != seen(2, 1, 3, 0, people=4)


def test_heights_are_measured_alike_in_all_strips() -> None:
    strips = [Strip("A", "lead", [8]), Strip("B", "lead", [4])]
    root = parsed(densities(strips, windows(5), 5, 9, WORDS))
    assert {float(each.attrib["height"]) for each in root.iter(f"{SVG}rect")} == {44, 22}


def test_numbers_of_moments_do_not_cover_each_other() -> None:
    film = windows(100)
    root = parsed(densities([Strip("A", "lead", [0] * 20)], film, 100, 9, WORDS, moments=(99, 50, 99, 51, 0)))
    places = [float(each.attrib["cx"]) for each in root.iter(f"{SVG}circle")]
    assert all(b - a >= 25 for a, b in pairwise(sorted(places)))
    assert [each.text for each in root.iter(f"{SVG}text")][-5:] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("wrong", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(wrong: float) -> None:
    film = windows(10)
    for drawn in (
        lambda: time_line([], wrong, WORDS),
        lambda: time_line([Placed(wrong, "lead")], 10, WORDS),
        lambda: time_line([], 10, WORDS, now=wrong),
        lambda: densities([Strip("A", "lead", [0, 0])], film, wrong, 9, WORDS),
        lambda: densities([Strip("A", "lead", [0, 0], (wrong,))], film, 10, 9, WORDS),
        lambda: densities([Strip("A", "lead", [0, 0])], film, 10, 9, WORDS, moments=(wrong,)),
        lambda: densities([Strip("A", "lead", [0])], [Stretch(0, wrong)], 10, 9, WORDS),
    ):
        with pytest.raises(ValueError, match="drawn"):
            drawn()


def test_a_film_without_length_and_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="longer"):
        time_line([], 0, WORDS)
    with pytest.raises(ValueError, match="between"):
        densities([Strip("A", "lead", [10])], windows(5), 5, 9, WORDS)
    with pytest.raises(ValueError, match=r"shorter|longer"):
        densities([Strip("A", "lead", [1, 2])], windows(5), 5, 9, WORDS)


@pytest.mark.parametrize(
    ("length", "width", "labels"),
    [
        (640, 630, "0:00 2:00 4:00 6:00 8:00 10:00"),
        (640, 318, "0:00 2:00 4:00 6:00 8:00 10:00"),
        (150, 318, "0:00 0:30 1:00 1:30 2:00 2:30"),
        (14, 318, "0:00 0:05 0:10"),
        (3700, 318, "0:00 15:00 30:00 45:00 1:00:00"),
        (0.5, 318, "0:00"),
    ],
)
def test_ticks_are_round(length: float, width: float, labels: str) -> None:
    assert " ".join(map(moment, Axis(length, 0, width).ticks())) == labels


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (640, [(0, 120), (120, 240), (240, 360), (360, 480), (480, 600), (600, 640)]),
        (150, [(0, 30), (30, 60), (60, 90), (90, 120), (120, 150)]),
        (4, [(0, 4)]),
    ],
)
def test_spans_are_round(length: float, expected: list[tuple[float, float]]) -> None:
    assert spans(length) == expected


@given(seconds)
def test_spans_cover_the_film(length: float) -> None:
    found = spans(length)
    assert len(found) <= 6
    assert (found[0][0], found[-1][1]) == (0, length)
    assert all(a[1] == b[0] for a, b in pairwise(found))


def test_tables_say_the_same() -> None:
    marks = [Placed(0, "lead", "a"), Placed(1, "lead", "a"), Placed(5, "learn", "b"), Placed(10, "lead", "a")]
    assert own_rows(marks, [(0, 5), (5, 10)]) == [{"a": 2}, {"b": 1, "a": 1}]
    assert own_rows(marks, []) == []
    assert shown_rows([{"a": 2, "b": 0, "c": 3}], 5) == [{"a": None, "b": 0, "c": 3}]
    assert shown_rows([{"a": 2}], 4) == [{"a": 2}]
