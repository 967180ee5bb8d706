"""Zips unpacked: good ones as they are, and nothing of those that were made to do harm."""

from pathlib import Path
from typing import Any

import pytest

from interplay.plain.parcel import limits, names
from interplay.plain.parcel.unpack import Refused, unpack
from tests.plain.parcel import zips


def unpacked(whole: bytes, tmp_path: Path) -> tuple[Any, set[str]]:
    (tmp_path / "inside").mkdir()
    (tmp_path / "parcel.zip").write_bytes(whole)
    parcel = unpack(tmp_path / "parcel.zip", tmp_path / "inside")
    return parcel, {path.relative_to(tmp_path / "inside").as_posix() for path in tmp_path.rglob("inside/**/*.*")}


@pytest.mark.parametrize("below", ["", "my course/"])
def test_a_course_is_unpacked_with_or_without_the_folder_around_it(tmp_path: Path, below: str) -> None:
    parcel, inside = unpacked(zips.packed(below=below), tmp_path)
    assert inside == set(zips.files())
    assert parcel.left_out == ()
    assert (tmp_path / "inside" / "course.toml").read_bytes() == zips.files()["course.toml"]


@pytest.mark.parametrize("kind", zips.HOSTILE)
def test_what_could_do_harm_is_refused_in_words_and_leaves_nothing_elsewhere(tmp_path: Path, kind: str) -> None:
    made, word = zips.HOSTILE[kind]
    with pytest.raises(Refused, match=word):
        unpacked(made(), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"inside", "parcel.zip"}


def test_nothing_is_written_before_every_entry_was_looked_at(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        unpacked(zips.named("../x.md"), tmp_path)
    assert not list((tmp_path / "inside").iterdir())


def test_what_unpacks_to_too_much_in_all_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_UNPACKED", 3_000)
    with pytest.raises(Refused, match="are the most"):
        unpacked(zips.packed(), tmp_path)


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SPARE", 1 << 62)
    with pytest.raises(Refused, match="no room"):
        unpacked(zips.packed(), tmp_path)


def test_a_zip_in_the_zip_is_left_closed_and_named(tmp_path: Path) -> None:
    parcel, inside = unpacked(zips.packed(None, ("media/inner.zip", zips.packed()), ("run.sh", b"x")), tmp_path)
    assert parcel.left_out == ("media/inner.zip", "run.sh")
    assert inside == set(zips.files())


def test_what_a_machine_put_there_is_left_out_without_a_word(tmp_path: Path) -> None:
    parcel, inside = unpacked(zips.packed(None, ("__MACOSX/._course.toml", b"x"), (".DS_Store", b"x")), tmp_path)
    assert inside == set(zips.files())
    assert parcel.left_out == ()


def test_a_name_from_a_mac_is_composed() -> None:
    assert names.checked(zips.NFD) == zips.NFC
