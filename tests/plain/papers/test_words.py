"""Names stay as written; what would turn, hide or pile up does not reach the paper."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interplay.plain.papers.words import MARKS, clean, face, is_rtl


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Siân Ŵyn", "Siân Ŵyn"),
        ("Sia\u0302n W\u0302yn", "Siân Ŵyn"),
        ("  Ana \t Maria\nBell ", "Ana Maria Bell"),
        ("Ana\u202egnp.exe", "Anagnp.exe"),
        ("\u2067Ana\u2069", "Ana"),
        ("Ana\x00\x1b[1m", "Ana[1m"),
        ("Ana\ud800", "Ana"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("a" + "\u0316" * 40, "a" + "\u0316" * MARKS),
        ("", ""),
    ],
)
def test_clean(written: str, printed: str) -> None:
    assert clean(written) == printed


@settings(max_examples=50)
@given(st.text(max_size=20))
def test_cleaning_twice_changes_nothing(written: str) -> None:
    assert clean(clean(written)) == clean(written)


@pytest.mark.parametrize(
    ("text", "rtl", "first"),
    [
        ("Tamsin", False, ""),
        ("3 Tamsin", False, ""),
        ("(محمد) Ali", True, "Amiri"),
        ("דוד", True, "Noto Serif Hebrew"),
        ("प्रिया", False, "Noto Sans Devanagari"),
        ("王小明", False, ""),
        ("123", False, ""),
    ],
)
def test_the_first_letter_gives_direction_and_face(text: str, rtl: bool, first: str) -> None:
    assert (is_rtl(text), face(text)) == (rtl, first)
