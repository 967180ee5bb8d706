"""Marks on a film: read, written, refused in words, taken out."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interplay.plain import marks
from interplay.plain.marks import Mark, Told, Wrong

CODES = ("leading", "learning", "interplay")


def test_a_line_is_a_mark() -> None:
    body = "2:06.4 learning (5)\n\n  1:11 leading   (2.5)  Selim sets out nine chairs.\n"
    assert marks.read(body, CODES) == [
        Mark(71.0, "leading", 2.5, "Selim sets out nine chairs."),
        Mark(126.4, "learning", 5.0),
    ]
    assert (
        marks.written(marks.read(body, CODES))
        == "1:11.0 leading (2.5) Selim sets out nine chairs.\n2:06.4 learning (5)"
    )


def test_two_places_joined_hold_each_mark_once() -> None:
    here, there = "1:00 leading\n1:10 learning", "1:00.0 leading\n1:20 learning"
    assert [mark.at for mark in marks.read(f"{here}\n\n{there}", CODES)] == [60.0, 70.0, 80.0]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("leading", "shape"),
        ("-1:00 leading", "moment"),
        ("NaN leading", "moment"),
        ("Infinity leading", "moment"),
        ("1e3 leading", "moment"),
        ("1:60 leading", "moment"),
        ("1:60:00 leading", "moment"),
        ("١:٠٠ leading", "moment"),
        ("2:00.2 leading", "end"),
        ("1:00 rank", "code"),
        ("1:00 leading (61)", "before"),
        ("1:00 leading (-5)", "before"),
        ("1:00 leading " + "x" * 501, "note"),
    ],
)
def test_what_is_no_mark_is_refused_with_its_line(line: str, kind: str) -> None:
    with pytest.raises(Wrong) as refused:
        marks.read(f"0:01 leading\n\n{line}", CODES, 120.0)
    assert (refused.value.kind, refused.value.line) == (kind, 3)


def test_five_hundred_are_enough() -> None:
    lines = [f"{second} leading" for second in range(marks.MOST_MARKS + 1)]
    assert len(marks.read("\n".join(lines[:-1]), CODES)) == marks.MOST_MARKS
    with pytest.raises(Wrong, match="more than"):
        marks.read("\n".join(lines), CODES)


notes = st.text(max_size=60).map(lambda said: " ".join(said.split()))
some_marks = st.lists(
    st.builds(
        Mark,
        at=st.integers(0, 86_400 * 10).map(lambda tenths: tenths / 10),
        code=st.sampled_from(CODES),
        before=st.integers(0, 600).map(lambda tenths: tenths / 10),
        note=notes.map(lambda said: marks._ODD.sub(" ", said).strip()).map(lambda said: " ".join(said.split())),
    ),
    max_size=20,
)


@given(some_marks)
def test_what_is_written_is_read_again(some: list[Mark]) -> None:
    body = marks.written(some)
    assert marks.read(body, CODES) == sorted(set(some))
    assert marks.written(marks.read(body, CODES)) == body


@given(st.text())
def test_anything_at_all_is_read_or_refused(body: str) -> None:
    try:
        found = marks.read(body, CODES, 100.0)
    except Wrong as wrong:
        assert wrong.line >= 1  # noqa: PT017 - either way is well
    else:
        assert all(0 <= mark.at <= 100.05 for mark in found)


TOLD = [
    Told(Mark(71.0, "leading", 5.0, "=1+1"), "Leading", "Selim", "I brought nothing."),
    Told(Mark(118.5, "interplay", 0.0, "<b> & 2 --> 3"), "Interplay"),
]


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    rows = list(csv.reader(io.StringIO(marks.as_csv(TOLD, list("abcdefgh")))))
    assert rows[1] == ["1:11.0", "71.0", "leading", "Leading", "5", "Selim", "I brought nothing.", "'=1+1"]
    assert len(rows[0]) == len(rows[2]) == 8


def test_webvtt_ends_with_the_film() -> None:
    lines = marks.as_webvtt(TOLD, 119.0).splitlines()
    assert lines[0] == "WEBVTT"
    assert "00:01:11.000 --> 00:01:13.000" in lines
    assert "00:01:58.500 --> 00:01:59.000" in lines
    assert "Interplay: &lt;b&gt; &amp; 2 --&gt; 3" in lines


def test_annotations_point_into_the_film() -> None:
    said = marks.as_annotations(TOLD, "https://house.example/film.mp4", "https://house.example/courses/x/y/")
    json.dumps(said, allow_nan=False)
    item = said["first"]["items"][1]
    assert item["target"]["selector"]["value"] == "t=118.5"
    assert [body["purpose"] for body in item["body"]] == ["classifying", "commenting"]
    assert said["total"] == 2


def test_moments_of_a_crowd_are_those_that_read_finds() -> None:
    body = marks.written(
        [
            Mark(0.0, "leading", 5.0, "a note"),
            Mark(71.5, "learning", 0.0, "(in brackets) 1:11.0 leading"),
            Mark(3671.0, "interplay"),
            Mark(86400.0, "leading", 2.5),
        ]
    )
    assert marks.moments(body) == [(mark.at, mark.code) for mark in marks.read(body, CODES)]


@pytest.mark.parametrize("body", ["", "1:11 leading", "71.0 leading", "1:11.0 leading\n\n2:00.0 leading", "five past"])
def test_moments_are_not_guessed_where_lines_were_written_by_hand(body: str) -> None:
    with pytest.raises(ValueError, match="not written here"):
        marks.moments(body)
