"""Captions in WebVTT: what is read, what is told, what is written again."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interplay.plain import captions
from interplay.plain.captions import Cue


def read(text: str, **how: bool) -> captions.Captions:
    return captions.read(text.split("\n"), **how)


def one(words: str) -> list[Cue]:
    """The cues of a caption of four seconds with these words."""
    return list(read(f"WEBVTT\n\n00:01.000 --> 00:05.000\n{words}\n").cues)


def said(words: str) -> list[tuple[str, str]]:
    return [(cue.speaker, cue.text) for cue in one(words)]


FULL = """\
WEBVTT An hour in the art room

STYLE
::cue { color: lime }

REGION
id:fred
width:40%

NOTE A remark
of two lines

first
00:01.000 --> 00:04.500 line:0 position:20%,line-left size:60% align:start
<v Narrator>The art room, a Thursday.

2
01:00:04.500 --> 100:00:06.000\tregion:fred vertical:rl line:10%,end
<v.loud.first Umar Cresson><i>We</i> have nine chairs &amp; <b.big>no</b> tables.
And <c.red>one</c> <lang cy>bwrdd</lang>.</v>

NOTE The end
"""


def test_everything_that_webvtt_has_is_read() -> None:
    found = read(FULL)
    assert found.faults == []
    assert found.cues == (
        Cue(1.0, 4.5, "Narrator", "The art room, a Thursday.", is_narration=True),
        Cue(3604.5, 360006.0, "Umar Cresson", "We have nine chairs & no tables. And one bwrdd."),
    )
    assert found.places == (14, 18)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nobody says this.", [("", "Nobody says this.")]),
        ("<v Wilf>I was.", [("Wilf", "I was.")]),
        ("<v Wilf>I was.\nThen.", [("Wilf", "I was. Then.")]),
        ("<v Wilf>I was.</v>\n<v Zora>No.</v>", [("Wilf", "I was."), ("Zora", "No.")]),
        ("<v Wilf>I was.\n<v Zora>No.", [("Wilf", "I was."), ("Zora", "No.")]),
        ("<v Wilf>I was.</v> Were you?", [("Wilf", "I was."), ("", "Were you?")]),
        ("<v Wilf &amp; Zora>We were.", [("Wilf & Zora", "We were.")]),
        ("<v  Wilf   Norchard >I was.", [("Wilf Norchard", "I was.")]),
        ("<v Wilf>I <00:02.000>was.", [("Wilf", "I was.")]),
        ("<v Wilf>1 &lt; 2 &gt; 0 &#233;&#xe9; &nbsp; Q & A &unknown;", [("Wilf", "1 < 2 > 0 éé Q & A &unknown;")]),
        ("<v Wilf>&lt;script&gt;alert(1)&lt;/script&gt;", [("Wilf", "<script>alert(1)</script>")]),
        ("<v Wilf>a&#x202e;b&#8238;c&#0;", [("Wilf", "abc�")]),
        ("<v Wilf><ruby>漢<rt>kan</rt></ruby>", [("Wilf", "漢 (kan)")]),
    ],
)
def test_who_says_what(words: str, expected: list[tuple[str, str]]) -> None:
    assert said(words) == expected


@pytest.mark.parametrize(
    ("voice", "is_narration"),
    [
        ("v Narrator", True),
        ("v NARRATION", True),
        ("v.narration Zora", True),
        ("v Erzählerin", True),
        ("v Zora", False),
        ("v.loud Zora", False),
    ],
)
def test_narration_goes_by_its_name_or_class(voice: str, is_narration: bool) -> None:
    assert [cue.is_narration for cue in one(f"<{voice}>A Thursday.")] == [is_narration]


def test_voices_of_one_caption_share_its_time() -> None:
    assert one("<v Wilf>abc</v> <v Zora>d</v>") == [Cue(1.0, 4.0, "Wilf", "abc"), Cue(4.0, 5.0, "Zora", "d")]


TIME = "00:01.000 --> 00:04.000"
NO_TIME = "This is not the time of a caption. Write 00:00:01.000 --> 00:00:04.000."
NO_PLACE = "does not say how a caption is placed. Write for example line:0 or align:start."


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", ["1: Captions begin with a line WEBVTT. Save them as WebVTT (.vtt)."]),
        ("webvtt\n", ["1: Captions begin with a line WEBVTT. Save them as WebVTT (.vtt)."]),
        ("WEBVTTX\n", ["1: Captions begin with a line WEBVTT. Save them as WebVTT (.vtt)."]),
        (
            "1\n00:00:01,000 --> 00:00:04,000\nHello\n",
            [
                (
                    "1: Captions begin with a line WEBVTT. This looks like SubRip (.srt), which browsers do not show. "
                    "Save them as WebVTT (.vtt)."
                )
            ],
        ),
        (
            "WEBVTT\n",
            [
                (
                    "1: There is nothing in these captions. "
                    "Add a line 00:00:01.000 --> 00:00:04.000, and below it the words."
                )
            ],
        ),
        (f"WEBVTT\n{TIME}\nA", ["2: The line below WEBVTT must be empty. Put an empty line here."]),
        (
            "WEBVTT\n\n00:01,000 --> 00:04,000\nA",
            [
                (
                    "3: This is not the time of a caption. Write a full stop, not a comma, before the thousandths: "
                    "00:00:01.000 --> 00:00:04.000."
                )
            ],
        ),
        ("WEBVTT\n\n00:01.000 --> 4s\nA", [f"3: {NO_TIME}"]),
        ("WEBVTT\n\n00:01.000-->00:04.000\nA", [f"3: {NO_TIME}"]),
        ("WEBVTT\n\n0:01.000 --> 0:04.000\nA", [f"3: {NO_TIME}"]),
        ("WEBVTT\n\n00:61.000 --> 00:64.000\nA", [f"3: {NO_TIME}"]),
        ("WEBVTT\n\n00:01.00 --> 00:04.00\nA", [f"3: {NO_TIME}"]),
        ("WEBVTT\n\n-00:01.000 --> 00:04.000\nA", [f"3: {NO_TIME}"]),
        (
            "WEBVTT\n\n00:04.000 --> 00:04.000\nA",
            ["3: This caption ends before it begins, or at once. Mend its times."],
        ),
        (
            f"WEBVTT\n\n{TIME}\nA\n\n00:00.500 --> 00:01.000\nB",
            ["6: This caption begins before the one above it. Put captions in order."],
        ),
        (
            f"WEBVTT\n\n{TIME}\nA\n\n00:03.999 --> 00:05.000\nB",
            [
                (
                    "6: This caption begins before the one above it has ended. "
                    "Mend the times, or write both voices into one."
                )
            ],
        ),
        (
            f"WEBVTT\n\n{TIME}\n\n00:05.000 --> 00:06.000\n<v A> &nbsp;<i></i>",
            [
                "3: There are no words in this caption. Write what is said, or take it out.",
                "5: There are no words in this caption. Write what is said, or take it out.",
            ],
        ),
        (
            f"WEBVTT\n\n{TIME}\nA\n00:05.000 --> 00:06.000\nB",
            ["5: There is no empty line above this caption. Put one there."],
        ),
        (
            f"WEBVTT\n\n{TIME}\nA\n\nHello?",
            ["6: A caption without a time. Write 00:00:01.000 --> 00:00:04.000 above the words, or NOTE for a remark."],
        ),
        (
            f"WEBVTT\n\na\n{TIME}\nA\n\na\n00:05.000 --> 00:06.000\nB",
            ["7: There are two captions with the name a. Change one, or take it out."],
        ),
        (
            f"WEBVTT\n\n{TIME}\nA\n\nSTYLE\n::cue {{}}",
            ["6: STYLE stands above the first caption, or not at all. Move it up."],
        ),
        (f"WEBVTT\n\n{TIME} align:justify\nA", [f"3: “align:justify” {NO_PLACE}"]),
        (
            f"WEBVTT\n\n{TIME} size:101% position:-1%\nA",
            [f"3: “size:101%” {NO_PLACE}", f"3: “position:-1%” {NO_PLACE}"],
        ),
        (
            f"WEBVTT\n\nNOTE\n{TIME}\nA",
            ["3: A remark ends with an empty line. Put one between this and the time below it."],
        ),
        (
            f"WEBVTT\n\nNOTE this --> that\n\n{TIME}\nA",
            [f"3: {NO_TIME}"],
        ),
        (
            f"WEBVTT\n\nNOTE One\ntwo\n{TIME}\nA\n\n00:05.000 --> 00:06.000\nB",
            ["3: There is --> in this remark, so it would be taken for a caption. Write → instead."],
        ),
        (f"WEBVTT\n\n{TIME}\n<rt>A</rt>", ["4: <rt> stands within <ruby> alone. Take it out."]),
        (f"WEBVTT\n\n{TIME}\n<i very>A</i>", ["4: “<i very>” says more than it may. Write <i>."]),
        (f"WEBVTT\n\n{TIME} size:50% size:60% up\nA", [f"3: “size:60%” {NO_PLACE}", f"3: “up” {NO_PLACE}"]),
        (
            f"WEBVTT\n\n{TIME}\nA\n<script>alert(1)</script>",
            [
                "5: “<script>” is no mark of a caption. Write &lt; where < is meant.",
                "5: “</script>” is no mark of a caption. Write &lt; where < is meant.",
            ],
        ),
        (f"WEBVTT\n\n{TIME}\n1 < 2", ["4: “<” is no mark of a caption. Write &lt; where < is meant."]),
        (f"WEBVTT\n\n{TIME}\n<i>A", ["4: <i> is opened in this caption and never closed. Add </i>."]),
        (f"WEBVTT\n\n{TIME}\nA</b>", ["4: “</b>” closes nothing that is open. Take it out, or close in order."]),
        (
            f"WEBVTT\n\n{TIME}\n<i><b>A</i></b>",
            [
                "4: “</i>” closes nothing that is open. Take it out, or close in order.",
                "4: <i> is opened in this caption and never closed. Add </i>.",
            ],
        ),
        (f"WEBVTT\n\n{TIME}\n<v>A", ["4: <v> does not say who speaks. Write <v Name>."]),
        (
            f"WEBVTT\n\n{TIME}\n<lang>A</lang>",
            ["4: <lang> does not say which language. Write for example <lang cy>."],
        ),
        (f"WEBVTT\n\n{TIME}\n<v {'a' * 81}>A", ["4: A name of more than 80 letters. Write a shorter one."]),
        (
            f"WEBVTT\n\n{TIME}\n{'a' * 1_001}",
            ["3: This caption has more than 1,000 letters, and nobody can read so fast. Divide it."],
        ),
        (
            f"WEBVTT\n\n{TIME}\n{'a' * 1_000_000}",
            ["1: These captions have more than 1,000,000 letters. Divide the film."],
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, faults: list[str]) -> None:
    assert [f"{line}: {message}" for line, message in read(text).faults] == faults


def stamps(count: int) -> list[str]:
    return [f"{captions.stamp(at)} --> {captions.stamp(at + 1)}" for at in range(count)]


def test_far_too_many_captions_are_refused_by_their_number_and_at_once() -> None:
    begun = time.perf_counter()
    found = captions.read(["WEBVTT", "", *(line for one in stamps(10_002) for line in (one, "<v A>a", ""))])
    assert found.faults == [(30_006, "There are more than 10,000 captions here. Divide the film.")]
    many = captions.read(["WEBVTT", "", *(line for one in stamps(200_000) for line in (one, "a", ""))])
    assert many.faults == [(1, "These captions have more than 1,000,000 letters. Divide the film.")]
    assert time.perf_counter() - begun < 5


def test_far_too_many_speakers_are_refused_by_their_number() -> None:
    lines = [line for at, one in enumerate(stamps(9_000)) for line in (one, f"<v P{at}>a", "")]
    found = captions.read(["WEBVTT", "", *lines])
    assert found.faults == [(606, "More than 200 people speak up to here. Write each name in one way only.")]


def test_faults_without_end_are_cut_short() -> None:
    lines = [line for _ in range(9_000) for line in ("4s --> 5s", "a", "")]
    assert len(captions.read(["WEBVTT", "", *lines]).faults) == captions.MOST_FAULTS


PIECES = st.sampled_from(
    [
        *("WEBVTT", "\n", "\n\n", "NOTE", "STYLE", "-->", " --> ", "00:01.000", "00:02.500", "01:00:00.000", "1,000"),
        *("<v A>", "</v>", "<v.narration B>", "<i>", "</i>", "<b>", "</b>", "<c.x>", "</c>", "<lang cy>", "</lang>"),
        *("<ruby>", "<rt>", "</rt>", "</ruby>", "<", ">", "&amp;", "&lt;", "&#x202e;", "&#0;", "words", " ", "line:0"),
    ]
)
CUES = st.builds(
    lambda start, length, voice, words: Cue(start / 1000, (start + length) / 1000, voice, words),
    st.integers(0, 9_999_999),
    st.integers(1, 9_999),
    st.sampled_from(["", "Wilf", "Umar & Zora", "<i>"]),
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40),
)


@given(st.lists(PIECES).map("".join))
def test_whatever_is_written_is_read_or_told(text: str) -> None:
    for start in ("", "WEBVTT\n\n00:00.000 --> 00:00.500\n"):
        found = read(start + text)
        assert found.cues or found.faults
        assert len(found.places) == len(found.cues)
        assert all(cue.text and cue.start < cue.end for cue in found.cues)
        if not found.faults:
            again = read(captions.written(found.cues))
            assert (again.cues, again.faults) == (found.cues, [])
            assert all(one.end <= other.start for one, other in pairwise(found.cues))
            assert [captions.at(found.cues, cue.start) for cue in found.cues] == list(range(len(found.cues)))


@given(st.lists(CUES))
def test_every_cue_that_can_be_is_written_and_read_back(cues: list[Cue]) -> None:
    ordered = sorted(cues, key=lambda cue: cue.start)
    assert list(read(captions.written(ordered), one_at_a_time=False).cues) == ordered


@pytest.mark.parametrize(
    "words",
    ["<" * 900_000, "<i>" * 300_000, "<b>" * 99_000 + "<i></i>" * 60_000, "1,000 " * 160_000, "<v A>a" * 150_000],
)
@pytest.mark.parametrize("start", ["", f"WEBVTT\n\n{TIME}\n", "WEBVTT\n\n--> "])
def test_nothing_takes_long(words: str, start: str) -> None:
    begun = time.perf_counter()
    assert len(read(start + words).faults) <= captions.MOST_FAULTS
    assert time.perf_counter() - begun < 1


def test_readings_may_lie_over_one_another() -> None:
    text = f"WEBVTT\n\n{TIME}\nA\n\n00:03.000 --> 00:05.000\nB"
    assert read(text, one_at_a_time=False).faults == []


@pytest.mark.parametrize(
    ("seconds", "index"),
    [(-1, None), (0.999, None), (1.0, 0), (4.499, 0), (4.5, None), (5.0, 1), (7.0, 2), (8.999, 2), (9.0, None)],
)
def test_the_cue_that_stands_at_a_moment(seconds: float, index: int | None) -> None:
    cues = (Cue(1.0, 4.5, "A", "a"), Cue(5.0, 7.0, "B", "b"), Cue(7.0, 9.0, "C", "c"))
    assert captions.at(cues, seconds) == index


def test_no_cue_stands_where_there_are_none() -> None:
    assert captions.at((), 1.0) is None


def test_what_is_written_is_read_back() -> None:
    cues = (
        Cue(0.0, 1.5, "Narrator", "A Thursday.", is_narration=True),
        Cue(1.5, 3.25, "Umar <3 & co", "1 < 2 --> 3 & </v>"),
        Cue(3.25, 4.0, "Zora", "Later.", is_narration=True),
        Cue(3605.0, 3606.007, "", "Nobody."),
    )
    found = read(captions.written(cues))
    assert found.faults == []
    assert found.cues == cues


def test_a_transcript_has_a_paragraph_for_every_turn() -> None:
    cues = (Cue(0, 1, "", "Rain."), Cue(1, 2, "Wilf", "I was."), Cue(2, 3, "Wilf", "Then."), Cue(3, 4, "Zora", "No."))
    assert captions.transcript(cues) == "Rain.\n\nWilf: I was. Then.\n\nZora: No.\n"
    assert captions.transcript(()) == ""
