"""A badge in a picture: it is found as it was put in, and what is not quite a picture is told so in time."""

import struct
import time
import zlib

import pytest

from interplay.plain.credentials.baking import found_in, into_png, into_svg
from interplay.plain.credentials.verdicts import Unreadable, Why
from interplay.plain.papers.badge import picture
from tests.plain.credentials.making import signed, text, verdict

TEXT = text(signed())
PNG = picture("Leading", "Larkmere Federation", "en-GB", "png")
SVG = picture("Leading", "Larkmere Federation", "en-GB", "svg").decode()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(data: bytes, picture: bytes = PNG) -> bytes:
    """A PNG with one more chunk behind its head."""
    return picture[:33] + data + picture[33:]


def why(data: bytes) -> Why:
    with pytest.raises(Unreadable) as refused:
        found_in(data)
    return refused.value.why


def test_what_is_baked_is_found() -> None:
    assert found_in(into_png(PNG, TEXT)) == TEXT
    assert found_in(into_svg(SVG, TEXT).encode()) == TEXT
    assert found_in(TEXT.encode()) == TEXT


def test_baking_again_leaves_one_badge() -> None:
    assert found_in(into_png(into_png(PNG, "{}"), TEXT)) == TEXT


def test_text_that_would_end_its_place_does_not() -> None:
    odd = '{"a":"]]> </openbadges:credential>"}'
    assert found_in(into_svg(SVG, odd).encode()) == odd


def test_both_pictures_are_judged_as_the_badge_is() -> None:
    assert verdict(into_png(PNG, TEXT)).why == verdict(into_svg(SVG, TEXT).encode()).why == Why.GENUINE


def test_a_packed_chunk_is_read_too() -> None:
    packed = b"openbadgecredential\0\1\0\0\0" + zlib.compress(TEXT.encode())
    assert found_in(with_chunk(chunk(b"iTXt", packed))) == TEXT


def test_pictures_without_or_with_two() -> None:
    assert why(PNG) == Why.NO_BADGE
    assert why(SVG.encode()) == Why.NO_BADGE
    one = chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{}")
    assert why(with_chunk(one + one)) == Why.TWO_BADGES
    assert why(into_svg(into_svg(SVG, "{}"), "{}").encode()) == Why.TWO_BADGES


def test_fifty_megabytes_are_not_looked_through() -> None:
    began = time.monotonic()
    assert why(with_chunk(chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0" + b" " * 50 * 1024**2))) == Why.TOO_LARGE
    bomb = b"openbadgecredential\0\1\0\0\0" + zlib.compress(b" " * 50 * 1024**2)
    assert why(with_chunk(chunk(b"iTXt", bomb))) == Why.TOO_LARGE
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "data",
    [
        PNG[:20],
        PNG[:-4],
        PNG[:40] + b"\0" + PNG[41:],
        with_chunk(struct.pack(">I", 2**32 - 1) + b"iTXt"),
        with_chunk(chunk(b"iTXt", b"openbadgecredential\0\0")),
        with_chunk(chunk(b"iTXt", b"openbadgecredential\0\1\0\0\0not packed")),
        b"<svg",
        b"<svg><g></svg>",
    ],
)
def test_what_breaks_off_is_told_so(data: bytes) -> None:
    assert why(data) == Why.BROKEN


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<g onload="alert(1)"/>',
        '<a href="java\nscript:alert(1)"/>',
        "<foreignObject/>",
    ],
)
def test_a_picture_that_brings_a_program_is_refused(inside: str) -> None:
    svg = into_svg('<svg xmlns="http://www.w3.org/2000/svg">' + inside + "</svg>", TEXT)
    assert why(svg.encode()) == Why.SCRIPT


def test_entities_are_refused() -> None:
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>'
    assert why(laughs.encode()) == Why.SCRIPT
