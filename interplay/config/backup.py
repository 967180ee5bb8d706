"""A house in one file, and back. Knows no Django: a house is restored where there is none yet.

The file is a tar: `manifest.json` (version, moment, SHA-256 of every other file), then the database, the secret key and
all media. SQLite itself copies the database (VACUUM INTO) while the house goes on; media never change once written.
"""

import datetime as dt
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import interplay

DATABASE, SECRET, MEDIA, MANIFEST = "interplay.sqlite3", "secret-key", "media", "manifest.json"
KIND = "interplay-backup-1"


class Refused(Exception):
    """It cannot be done, or would do harm; the words say why."""


def home() -> Path:
    """The folder of the house that the environment names."""
    return Path(os.environ.get("INTERPLAY_HOME", Path(__file__).resolve().parents[2] / "var")).resolve()


def backup(house: Path, target: Path) -> int:
    """Write the house into `target`, whole or not at all; how many files are in it. Raises Refused."""
    _on_sqlite()
    if not (house / DATABASE).exists():
        raise Refused(f"There is no house in {house}: its database, {DATABASE}, is missing.")
    halfway = target.with_name(f".{target.name}.part")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder, open_private(halfway) as file:
            count = _pack(house, _copied(house, Path(folder)), file)
            file.flush()
            os.fsync(file.fileno())
        halfway.replace(target)
    finally:
        halfway.unlink(missing_ok=True)
    return count


def open_private(path: Path) -> io.BufferedWriter:
    """A new file that its owner alone may read: it holds everybody's words, and the key."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _on_sqlite() -> None:
    if os.environ.get("DATABASE_URL"):
        raise Refused("This house keeps its database in PostgreSQL. Use pg_dump, and copy its media and secret-key.")


def _copied(house: Path, folder: Path) -> Path:
    """The database as it is at one moment, in a file of its own."""
    copy = folder / DATABASE
    source = sqlite3.connect(house / DATABASE, timeout=20)
    try:
        source.execute("VACUUM INTO ?", (str(copy),))
    finally:
        source.close()
    return copy


def _pack(house: Path, copy: Path, file: io.BufferedWriter) -> int:
    files = {DATABASE: copy, SECRET: house / SECRET}
    files |= {path.relative_to(house).as_posix(): path for path in _media(house)}
    files = {name: path for name, path in files.items() if path.is_file()}
    facts = {
        "kind": KIND,
        "version": interplay.__version__,
        "made_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "files": {name: _hash(path) for name, path in files.items()},
    }
    with tarfile.open(fileobj=file, mode="w") as tar:
        text = json.dumps(facts, indent=1).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(text)
        tar.addfile(entry, io.BytesIO(text))
        for name, path in files.items():
            tar.add(path, name, recursive=False)
    return len(files)


def _media(house: Path) -> Iterator[Path]:
    return (path for path in sorted((house / MEDIA).rglob("*")) if path.is_file() and not path.name.startswith("."))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def restore(source: Path, house: Path) -> int:
    """Put a backup into `house`, where none may be yet; how many files. Looks at every file first. Raises Refused."""
    _on_sqlite()
    if (house / DATABASE).exists():
        raise Refused(f"There is a house in {house} already. Move it away, or name another INTERPLAY_HOME.")
    house.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=house, prefix=".restoring-") as folder:
        facts = _unpack(source, Path(folder))
        # The database comes last: until it is there, there is no house.
        for name in sorted(facts["files"], key=lambda name: name == DATABASE):
            place = house / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(Path(folder, name), place)
    return len(facts["files"])


def _lay_out(tar: tarfile.TarFile, entry: tarfile.TarInfo, folder: Path) -> None:
    """One file of the backup, inside `folder` and nowhere else. By hand: Debian 12's Python has no filters for tars."""
    place, data = (folder / entry.name).resolve(), tar.extractfile(entry) if entry.isfile() else None
    if data is None or not place.is_relative_to(folder.resolve()):
        raise ValueError(f"{entry.name} does not belong in one")
    place.parent.mkdir(parents=True, exist_ok=True)
    kept = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, entry.mode & 0o777)
    with data, os.fdopen(kept, "wb") as file:
        shutil.copyfileobj(data, file)


def _unpack(source: Path, folder: Path) -> dict[str, Any]:
    """Everything in the backup, in `folder`, if it is what the manifest says, no more and no less."""
    try:
        with tarfile.open(source, "r:") as tar:
            for entry in tar:
                _lay_out(tar, entry, folder)
        facts: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        told = dict(facts["files"]) if facts["kind"] == KIND else {}
    except (tarfile.TarError, OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(f"{source} is not a backup of a house ({error}). Nothing was changed.") from error
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    found.pop(MANIFEST)
    wrong = [name for name in sorted({*told, *found}) if name not in found or told.get(name) != _hash(found[name])]
    if wrong or DATABASE not in told:
        raise Refused(f"{source} is damaged: {', '.join(wrong) or DATABASE}. Nothing was changed.")
    return facts
