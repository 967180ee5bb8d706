"""A house goes into one file and comes out whole, or not at all."""

import json
import sqlite3
import stat
import tarfile
from pathlib import Path

import pytest

from interplay.config import backup, command


@pytest.fixture(autouse=True)
def _on_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house in which somebody is just writing."""
    folder = tmp_path / "house"
    (folder / "media" / "ab").mkdir(parents=True)
    (folder / "media" / "ab" / "abcd").write_bytes(b"a picture")
    (folder / "media" / "ab" / ".abce.7.part").write_bytes(b"half a picture")
    (folder / "secret-key").write_text("secret")
    database = sqlite3.connect(folder / "interplay.sqlite3")
    database.executescript(
        "PRAGMA journal_mode=WAL; CREATE TABLE words (said TEXT); INSERT INTO words VALUES ('kept');"
    )
    database.close()
    return folder


def _said(folder: Path) -> list[str]:
    database = sqlite3.connect(folder / "interplay.sqlite3")
    rows = [said for (said,) in database.execute("SELECT said FROM words")]
    database.close()
    return rows


def test_out_and_in_again(house: Path, tmp_path: Path) -> None:
    writer = sqlite3.connect(house / "interplay.sqlite3", isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO words VALUES ('not yet')")
    assert backup.backup(house, tmp_path / "kept.tar") == 3
    writer.execute("COMMIT")
    writer.close()
    assert backup.restore(tmp_path / "kept.tar", tmp_path / "new") == 3
    assert _said(tmp_path / "new") == ["kept"]
    assert (tmp_path / "new" / "media" / "ab" / "abcd").read_bytes() == b"a picture"
    assert (tmp_path / "new" / "secret-key").read_text() == "secret"
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["interplay.sqlite3", "media", "secret-key"]


def test_only_its_owner_may_read_it(house: Path, tmp_path: Path) -> None:
    backup.backup(house, tmp_path / "kept.tar")
    assert stat.S_IMODE((tmp_path / "kept.tar").stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["house", "kept.tar"]


def test_a_house_is_never_written_over(house: Path, tmp_path: Path) -> None:
    backup.backup(house, tmp_path / "kept.tar")
    with pytest.raises(backup.Refused, match="a house in"):
        backup.restore(tmp_path / "kept.tar", house)


def test_no_house_no_backup(tmp_path: Path) -> None:
    with pytest.raises(backup.Refused, match="There is no house"):
        backup.backup(tmp_path, tmp_path / "kept.tar")


def test_postgres_has_its_own_way(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://localhost/interplay")
    with pytest.raises(backup.Refused, match="pg_dump"):
        backup.backup(house, tmp_path / "kept.tar")


def _tampered(house: Path, folder: Path, what: str) -> Path:
    """A backup with one thing wrong."""
    whole, wrong = folder / "kept.tar", folder / "wrong.tar"
    backup.backup(house, whole)
    with tarfile.open(whole) as tar:
        tar.extractall(folder / "open", filter="data")
        names = tar.getnames()
    place = folder / "open"
    manifest = json.loads((place / "manifest.json").read_text())
    if what == "changed":
        (place / "media/ab/abcd").write_bytes(b"another picture")
    elif what == "missing":
        names.remove("media/ab/abcd")
    elif what == "more":
        (place / "more").write_text("more")
        names.append("more")
    elif what == "no database":
        names.remove("interplay.sqlite3")
        del manifest["files"]["interplay.sqlite3"]
    elif what == "another kind":
        manifest["kind"] = "another"
    (place / "manifest.json").write_text(json.dumps(manifest))
    with tarfile.open(wrong, "w") as tar:
        for name in names:
            tar.add(place / name, "../out" if what == "outside" and name == "secret-key" else name, recursive=False)
        if what == "a link":
            link = tarfile.TarInfo("media/link")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
            tar.addfile(link)
    return wrong


@pytest.mark.parametrize("what", ["changed", "missing", "more", "no database", "another kind", "outside", "a link"])
def test_what_is_not_whole_is_refused_and_nothing_changes(house: Path, tmp_path: Path, what: str) -> None:
    wrong = _tampered(house, tmp_path, what)
    with pytest.raises(backup.Refused, match="Nothing was changed"):
        backup.restore(wrong, tmp_path / "new")
    assert list((tmp_path / "new").iterdir()) == []
    assert not (tmp_path / "out").exists()


def test_the_commands(
    house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "kept.tar")
    monkeypatch.setenv("INTERPLAY_HOME", str(house))
    assert command.main(["backup", file]) == 0
    assert command.main(["restore", file]) == 1
    assert "already" in capsys.readouterr().err
    monkeypatch.setenv("INTERPLAY_HOME", str(tmp_path / "new"))
    assert command.main(["restore", file]) == 0
    assert command.main(["restore", str(house / "secret-key")]) == 1
