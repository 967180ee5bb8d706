"""The bytes of a course lie once under their hash, whole or not at all."""

import os
import time
from pathlib import Path

import pytest

from interplay.learn.courses import selectors
from interplay.learn.courses.services import files
from tests.learn.courses import samples


def kept(media: Path) -> list[Path]:
    return sorted(path for path in media.rglob("*") if path.is_file())


def test_a_file_is_kept_under_its_hash(tmp_path: Path, media: Path) -> None:
    drawn = samples.drawing(tmp_path)
    files.keep([drawn], tmp_path)
    assert kept(media) == [media / drawn.sha256[:2] / drawn.sha256]
    assert selectors.place_of(drawn.sha256).read_bytes() == (tmp_path / drawn.path).read_bytes()


def test_the_same_bytes_are_kept_once_whatever_they_are_called(tmp_path: Path, media: Path) -> None:
    files.keep([samples.drawing(tmp_path, "media/a.svg"), samples.drawing(tmp_path, "media/b.svg")], tmp_path)
    assert len(kept(media)) == 1


def test_what_is_kept_already_is_not_written_again(tmp_path: Path, media: Path) -> None:
    drawn = samples.drawing(tmp_path)
    files.keep([drawn], tmp_path)
    before = kept(media)[0].stat()
    (tmp_path / drawn.path).unlink()
    files.keep([drawn], tmp_path)
    assert kept(media)[0].stat() == before


def test_an_altered_file_is_refused_and_nothing_is_left(tmp_path: Path, media: Path) -> None:
    drawn = samples.drawing(tmp_path)
    (tmp_path / drawn.path).write_bytes(b"changed meanwhile")
    with pytest.raises(files.Altered, match=r"braid\.svg"):
        files.keep([drawn], tmp_path)
    assert kept(media) == []


def test_a_write_that_fails_leaves_nothing_under_the_hash(
    tmp_path: Path, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.keep([samples.drawing(tmp_path)], tmp_path)
    assert kept(media) == []


def test_what_a_dead_process_left_is_swept_away_and_what_is_being_written_stays(tmp_path: Path, media: Path) -> None:
    drawn = samples.drawing(tmp_path)
    shelf = media / drawn.sha256[:2]
    shelf.mkdir(parents=True)
    dead, busy = shelf / ".dead.1.part", shelf / ".busy.2.part"
    dead.touch()
    busy.touch()
    old = time.time() - files.STALE_SECONDS - 1
    os.utime(dead, (old, old))
    files.keep([drawn], tmp_path)
    assert kept(media) == [busy, shelf / drawn.sha256]
