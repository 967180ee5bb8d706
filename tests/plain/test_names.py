"""Names in any script are kept as their bearers write them; what only misleads a reader is not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interplay.plain import names


@pytest.mark.parametrize(
    "name",
    ["Siân Llŷr-Ŵyn", "Ħal Għaxaq", "Łucja Żółć", "Nguyễn Thị Ánh", "Ελένη", "محمد", "שָׂרָה", "मीरा", "李小龍", "O", "Ó"],
)
def test_a_name_stays_as_it_is_written(name: str) -> None:
    assert names.written(unicodedata.normalize("NFD", name)) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Rosa \t  Fernhalt\n", "Rosa Fernhalt"),
        ("Rosa\u00a0Fernhalt", "Rosa Fernhalt"),
        ("山田\u3000太郎", "山田 太郎"),
        ("Ro\u202esa\u202c", "Rosa"),
        ("Ro\u2066sa\u2069", "Rosa"),
        ("Ro\x00sa\x1b", "Rosa"),
        ("Ro\u200bsa\ufeff", "Rosa"),
        ("Ro\u2028sa", "Ro sa"),
        ("علی\u200cرضا", "علی\u200cرضا"),
    ],
)
def test_what_cannot_be_seen_goes_and_joiners_stay(typed: str, kept: str) -> None:
    assert names.written(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u202e", "...", "12345", "\u200d", "\u0301"])
def test_without_a_letter_it_is_no_name(typed: str) -> None:
    with pytest.raises(names.NoLetter):
        names.written(typed)


def test_two_hundred_signs_are_a_name_and_one_more_is_not() -> None:
    assert len(names.written("ŵ" * names.LONGEST)) == names.LONGEST
    with pytest.raises(names.TooLong):
        names.written("ŵ" * (names.LONGEST + 1))


@given(st.text(max_size=60))
def test_what_was_kept_once_is_kept_so_for_good(typed: str) -> None:
    try:
        once = names.written(typed)
    except ValueError:
        return
    assert names.written(once) == once
    assert once == " ".join(once.split(" "))


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Rosa Fernhalt", "RF"),
        ("Ana María de la Cruz", "AC"),
        ("Plato", "P"),
        ("śiva ṛta", "ŚṚ"),
        ("मीरा नायर", "मीना"),
        ("", ""),
    ],
)
def test_initials_take_the_first_letters_with_their_marks(name: str, drawn: str) -> None:
    assert names.initials(name) == drawn
