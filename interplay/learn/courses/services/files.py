"""The bytes of a course's pictures and other files: kept once under their hash, whatever edition asks for them."""

import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from interplay.learn.courses.selectors import place_of
from interplay.plain.coursebook import tree

STALE_SECONDS = 3600  # a half-written file of that age was left by a process that died


class Altered(Exception):
    """A file is no longer what was checked: somebody changed the folder while it was being published."""


def keep(assets: Iterable[tree.Asset], folder: Path) -> None:
    """Copy every asset of `folder` to its place, on disk when this returns. What is there already stays as it is.

    Raises Altered when a file is not what its asset says. Files kept for an edition that then fails lie unused until
    the next try: a file without an edition harms nobody, an edition without its file would.
    """
    for asset in assets:
        place = place_of(asset.sha256)
        if not place.exists():
            _copy(folder / asset.path, place, asset.sha256)


def _copy(source: Path, place: Path, sha256: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    _sweep(place.parent)
    halfway = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        _write(source, halfway, sha256)
        halfway.replace(place)
    finally:
        halfway.unlink(missing_ok=True)
    _settle(place.parent)


def _write(source: Path, halfway: Path, sha256: str) -> None:
    with source.open("rb") as reader, halfway.open("wb") as writer:
        shutil.copyfileobj(reader, writer)
        writer.flush()
        os.fsync(writer.fileno())
    with halfway.open("rb") as written:
        if hashlib.file_digest(written, "sha256").hexdigest() != sha256:
            raise Altered(f"{source} was changed while the course was being published")


def _settle(folder: Path) -> None:
    """Have the folder itself on disk: without this a power cut may forget the file's name."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Take away what was left half-written by a process that died."""
    for left in folder.glob(".*.part"):
        with suppress(FileNotFoundError):  # another process has just finished with it
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink()
