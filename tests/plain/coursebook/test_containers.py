"""Films and recordings looked into: by libmediainfo, by ffprobe, and by neither."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from interplay.plain.coursebook import containers
from interplay.plain.coursebook.containers import Container, Picture, faults_in, look_into
from interplay.plain.coursebook.faults import Wrong
from tests.plain.coursebook.folders import FILMS

SMALL = Picture("H.264", 64, 36, "4:2:0", 8)
KNOWN = {
    "hour.mp4": Container(2.0, (SMALL,), ("AAC",)),
    "hour.webm": Container(2.0, (Picture("VP9", 64, 36, "4:2:0", 8),), ("Opus",)),
    "longer.webm": Container(4.0, (Picture("VP8", 64, 36),), ()),
    "hevc.mp4": Container(2.0, (Picture("HEVC (H.265)", 64, 36, "4:2:0", 8),), ()),
    "colours.mp4": Container(2.0, (Picture("H.264", 64, 36, "4:4:4", 8),), ()),
    "old.mp4": Container(2.0, (Picture("MPEG-4 Visual", 64, 36, "4:2:0", 8),), ()),
    "sound.mp4": Container(2.0, (), ("AAC",)),
    "umar.mp3": Container(2.1, (), ("MP3",)),
    "umar.m4a": Container(2.0, (), ("AAC",)),
    "umar.ogg": Container(2.0, (), ("Vorbis",)),
    "opus.ogg": Container(2.0, (), ("Opus",)),
    "lossless.m4a": Container(2.0, (), ("ALAC",)),
}
PLAYS = ("hour.mp4", "hour.webm", "longer.webm", "umar.mp3", "umar.m4a", "umar.ogg", "opus.ogg")


def without(monkeypatch: pytest.MonkeyPatch, *programs: str) -> None:
    """A machine on which these are missing."""
    look_into.cache_clear()
    for program in programs:
        monkeypatch.setattr(containers, f"_ask_{program}", lambda path: None)


def bare(found: Container) -> Container:
    """What both programs say: lengths to the tenth, and no colours of VP8, of which only one of them speaks."""
    pictures = tuple(Picture(one.codec, one.width, one.height) if one.codec == "VP8" else one for one in found.pictures)
    return Container(round(found.seconds, 1), pictures, found.sounds)


@pytest.mark.parametrize("name", KNOWN)
def test_libmediainfo_tells_what_is_in_a_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "ffprobe")
    assert bare(look_into(FILMS / name, "")) == KNOWN[name]


@pytest.mark.skipif(not shutil.which("ffprobe"), reason="ffprobe is not on this machine")
@pytest.mark.parametrize("name", KNOWN)
def test_ffprobe_tells_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "mediainfo")
    assert bare(look_into(FILMS / name, "")) == KNOWN[name]


def test_where_neither_is_there_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "mediainfo", "ffprobe")
    with pytest.raises(Wrong, match="neither libmediainfo nor ffprobe is here"):
        look_into(FILMS / "hour.mp4", "")


def test_a_missing_library_is_told_from_a_broken_film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pymediainfo.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    without(monkeypatch, "ffprobe")
    with pytest.raises(Wrong, match="neither libmediainfo nor ffprobe is here"):
        look_into(FILMS / "hour.mp4", "")


def test_a_film_that_kills_the_library_kills_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pymediainfo.py").write_text("import os; os.abort()")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    without(monkeypatch)
    with pytest.raises(Wrong, match="it is broken"):
        look_into(FILMS / "hour.mp4", "")


def test_a_film_that_takes_for_ever_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pymediainfo.py").write_text("import time; time.sleep(60)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(containers, "PATIENCE", 0.5)
    without(monkeypatch)
    with pytest.raises(Wrong, match=r"could not be examined in 0\.5 seconds"):
        look_into(FILMS / "hour.mp4", "")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux alone")
def test_a_film_that_takes_all_memory_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pymediainfo.py").write_text("bytearray(4_000_000_000)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    without(monkeypatch)
    with pytest.raises(Wrong, match="it is broken"):
        look_into(FILMS / "hour.mp4", "")


def test_no_secret_of_the_house_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    monkeypatch.setenv("INTERPLAY_SECRET_KEY", "kept")

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        seen.update(options["env"])
        return subprocess.CompletedProcess(command, 3, b"", b"")

    monkeypatch.setattr(subprocess, "run", run)
    without(monkeypatch, "ffprobe")
    with pytest.raises(Wrong):
        look_into(FILMS / "hour.mp4", "")
    assert "PATH" in seen
    assert "INTERPLAY_SECRET_KEY" not in seen


@pytest.mark.parametrize("words", [b"", b"nothing", b"[1", b"{}", b"3", b"null"])
def test_whatever_the_program_says_a_film_is_judged(words: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 0, words, b""))
    without(monkeypatch)
    with pytest.raises(Wrong, match="it is broken"):
        look_into(FILMS / "hour.mp4", "")


@pytest.mark.parametrize("name", PLAYS)
def test_nothing_is_wrong_with_what_browsers_play(name: str) -> None:
    assert list(faults_in(KNOWN[name], FILMS / name)) == []


@pytest.mark.parametrize(
    ("name", "container", "fault"),
    [
        (
            "old.mp4",
            KNOWN["old.mp4"],
            "its picture is in MPEG-4 Visual, which many browsers cannot show. Save it with H.",
        ),
        (
            "hour.webm",
            KNOWN["hour.mp4"],
            "its picture is in H.264, which many browsers cannot show. Save it with VP8, VP9",
        ),
        ("hour.mp4", Container(2, (SMALL,), ("Opus",)), "its sound is in Opus, which many browsers cannot play. Save"),
        ("hour.mp4", Container(2, (Picture("H.264", 64, 36, "4:2:0", 10),), ()), "(4:2:0, 10 bits)"),
        ("hour.mp4", Container(2, (Picture("H.264", 7680, 4320),), ()), "7680 × 4320 pixels; 3840 × 2160 are the most"),
        ("hour.mp4", Container(0, (SMALL,), ()), "it does not say how long it lasts"),
        ("hour.mp4", Container(22_000, (SMALL,), ()), "it lasts 6.1 hours; 6 are the most. Divide it."),
        ("hour.mp4", Container(0.001, (SMALL,), ()), "it takes 43 million bits a second; 20 million are the most"),
        ("late.mp4", KNOWN["hour.mp4"], "its index stands at the end"),
        ("umar.mp3", Container(2, (SMALL,), ()), "there is no sound in it"),
    ],
)
def test_what_browsers_do_not_play_is_told(name: str, container: Container, fault: str) -> None:
    found = list(faults_in(container, FILMS / name))
    assert found
    assert fault in found[0]


@pytest.mark.parametrize(
    "boxes", [b"", b"\0\0\0\0", b"\0\0\0\1free" + b"\0" * 8, b"\0\0\0\x08free", b"\xff\xff\xff\xfffree"]
)
def test_boxes_that_lead_nowhere_end(boxes: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(boxes)
    assert any("its index" in fault for fault in faults_in(KNOWN["hour.mp4"], tmp_path / "a.mp4"))


def test_boxes_of_more_than_four_gigabytes_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"\0\0\0\1free" + (24).to_bytes(8) + b"\0" * 8 + b"\0\0\0\x08moov")
    assert list(faults_in(KNOWN["hour.mp4"], tmp_path / "a.mp4")) == []
