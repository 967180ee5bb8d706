"""The list of the withdrawn: one bit for each, and no bomb unpacked."""

import base64
import gzip

import pytest

from interplay.plain.credentials import status
from interplay.plain.credentials.verifying import place_of


@pytest.mark.parametrize("places", [[], [0], [7, 8], [status.BITS - 1], [3, 94_567]])
def test_what_is_set_is_found_and_nothing_beside_it(places: list[int]) -> None:
    text = status.encoded(places)
    near = {place + step for place in [*places, 500] for step in (-1, 0, 1)} & set(range(status.BITS))
    assert {place for place in near if status.is_set(text, place)} == set(places)


def test_the_first_place_is_the_leftmost_bit() -> None:
    packed = status.encoded([0])[1:]
    bits = gzip.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert (len(bits), bits[0]) == (16_384, 0x80)


def test_the_same_list_is_the_same_text() -> None:
    assert status.encoded([1, 2]) == status.encoded([2, 1])


@pytest.mark.parametrize("text", ["", "u", "x" + status.encoded([1])[1:], "u####", status.encoded([1])[:40]])
def test_what_is_no_list_says_nothing(text: str) -> None:
    assert status.is_set(text, 100_000) is None


def test_places_outside_say_nothing() -> None:
    assert status.is_set(status.encoded([]), status.BITS) is None
    assert status.is_set(status.encoded([]), -1) is None


def test_a_bomb_is_not_unpacked() -> None:
    bomb = "u" + base64.urlsafe_b64encode(gzip.compress(bytes(50_000_000), 9)).decode().rstrip("=")
    assert status.is_set(bomb, 300_000_000) is None


@pytest.mark.parametrize(
    "change", [{"type": "Other"}, {"statusPurpose": "suspension"}, {"statusListIndex": "-1"}, {"statusListIndex": "٣"}]
)
def test_an_entry_of_another_kind_tells_nothing_of_withdrawing(change: dict[str, str]) -> None:
    entry = status.entry("https://x/1/", 5)
    assert place_of(entry) == ("https://x/1/", 5)
    assert place_of(entry | change) is None
