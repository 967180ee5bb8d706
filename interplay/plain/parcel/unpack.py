"""A zip of a course's folder, looked over before a byte of it is written, then unpacked into one folder and no other.

Only what a course can be made of is unpacked; anything else is named and left out. A zip inside the zip is not opened.
"""

import shutil
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from interplay.plain.coursebook.faults import shown
from interplay.plain.coursebook.media import KINDS
from interplay.plain.parcel import limits, names
from interplay.plain.parcel.names import Refused

__all__ = ["Parcel", "Refused", "look_over", "unpack"]

PARTS = frozenset({".md", ".toml", *KINDS})
LOCK, HEART = "editions.lock", "course.toml"
_END, _LARGE_END, _FIRST = b"PK\x05\x06", b"PK\x06\x07", b"PK\x03\x04"
_END_SIZE, _LONGEST_COMMENT, _LARGE_END_SIZE = 22, 65_535, 20
_LARGE_FIELD = 1  # the extra field of an entry that needs more than 4 GB
_ENCRYPTED, _UNICODE = 0x1 | 0x40 | 0x2000, 0x800
_AGAIN = "Zip the folder again with what your machine has for it, and bring that."


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be unpacked: entries by the name that each gets; and the names of what is no part of a course."""

    wanted: dict[str, zipfile.ZipInfo]
    left_out: tuple[str, ...]


def unpack(path: Path, folder: Path) -> Parcel:
    """Unpack the zip at `path` into `folder`, which must be there and empty. Raises Refused."""
    with path.open("rb") as file:
        _look_at_the_end(file)
        try:
            with zipfile.ZipFile(file) as opened:
                parcel = look_over(opened)
                _write(opened, parcel, folder)
        except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError) as broken:
            raise Refused(f"This zip is damaged, or its end is missing. {_AGAIN}") from broken
    return parcel


# --- before it is opened -----------------------------------------------------------------------------------------
def _look_at_the_end(file: IO[bytes]) -> None:
    """Whether this is a whole zip of a bearable number of entries, told from its last bytes alone. Raises Refused."""
    size = file.seek(0, 2)
    file.seek(0)
    first = file.read(4)
    if first == _END:
        raise Refused("There is nothing in this zip. Zip the folder in which course.toml stands.")
    if first != _FIRST:
        raise Refused("This is not a zip, whatever its name says. Zip the folder in which course.toml stands.")
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise Refused(f"The end of this zip is missing, perhaps because it was not copied whole. {_AGAIN}")
    disk, first_disk, here, entries, length, start, comment = struct.unpack("<4xHHHHIIH", tail[at : at + _END_SIZE])
    place = size - len(tail) + at
    if tail[max(0, at - _LARGE_END_SIZE) :].startswith(_LARGE_END) or 0xFFFF in (here, entries):
        raise Refused(f"This zip is written in the form for huge files (zip64), which no course needs. {_AGAIN}")
    if disk or first_disk or here != entries:
        raise Refused("This is one piece of a zip in several pieces. Zip the folder into a single file.")
    _bearable(entries)
    if length > limits.MOST_DIRECTORY or start + length != place or place + _END_SIZE + comment != size:
        raise Refused(f"This zip is damaged, or something was put before or after it. {_AGAIN}")


def _bearable(entries: int) -> None:
    if entries > limits.MOST_ENTRIES:
        raise Refused(
            f"There are {entries:,} files in this zip; {limits.MOST_ENTRIES:,} are the most. Divide the course."
        )


# --- before it is unpacked ---------------------------------------------------------------------------------------
def look_over(opened: zipfile.ZipFile) -> Parcel:
    """What is to be unpacked of that zip. Raises Refused for everything that could do harm."""
    entries = opened.infolist()
    _bearable(len(entries))
    register = names.Register()
    files: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        if names.is_litter(entry.orig_filename):
            continue
        name = _checked(entry)
        register.add(name, is_folder=entry.is_dir())
        if not entry.is_dir():
            files[name] = entry
    if (whole := sum(entry.file_size for entry in files.values())) > limits.MOST_UNPACKED:
        raise Refused(
            f"Unpacked, this would have {whole // limits.MEGABYTE:,} MB; "
            f"{limits.MOST_UNPACKED // limits.MEGABYTE:,} MB are the most. Nothing was unpacked."
        )
    return _sorted(_inside(files))


def _checked(entry: zipfile.ZipInfo) -> str:
    """The name of an entry that may be unpacked. Raises Refused."""
    said = entry.orig_filename
    if not entry.flag_bits & _UNICODE and not said.isascii():
        raise Refused(
            f"The name of a file, perhaps {shown(said)}, is in an old writing that every machine reads differently. "
            "Rename it with letters from a to z, or zip the folder with a newer program."
        )
    name = names.checked(said)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refused(f"{shown(name)} is a link or a device, not a file. Put the file itself there and zip again.")
    if entry.flag_bits & _ENCRYPTED:
        raise Refused(f"{shown(name)} is locked with a password. Zip the folder without one.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(f"{shown(name)} is packed in an uncommon way. {_AGAIN}")
    if _has_large_field(entry.extra):
        raise Refused(f"This zip is written in the form for huge files (zip64), which no course needs. {_AGAIN}")
    if entry.file_size > max(limits.SMALL, limits.MOST_RATIO * entry.compress_size):
        raise Refused(
            f"{shown(name)} would grow {entry.file_size // max(entry.compress_size, 1):,} times when unpacked, "
            "as no file of a course does. Nothing was unpacked."
        )
    return name


def _has_large_field(extra: bytes) -> bool:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == _LARGE_FIELD:
            return True
        at += 4 + length
    return False


def _inside(files: dict[str, zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The files as they lie beside course.toml: many zip the folder, some what is in it. Raises Refused."""
    if HEART in files:
        return files
    tops = {name.partition("/")[0] for name in files}
    [top] = tops if len(tops) == 1 else [""]
    if not top or f"{top}/{HEART}" not in files:
        raise Refused("There is no course.toml in this zip, or more than one folder. Zip the one folder it stands in.")
    return {name.partition("/")[2]: entry for name, entry in files.items()}


def _sorted(files: dict[str, zipfile.ZipInfo]) -> Parcel:
    wanted = {name: entry for name, entry in files.items() if _is_part(name)}
    return Parcel(wanted, tuple(sorted(files.keys() - wanted.keys())))


def _is_part(name: str) -> bool:
    return name == LOCK or Path(name).suffix.lower() in PARTS


# --- unpacking ---------------------------------------------------------------------------------------------------
def _write(opened: zipfile.ZipFile, parcel: Parcel, folder: Path) -> None:
    needed = sum(entry.file_size for entry in parcel.wanted.values())
    if shutil.disk_usage(folder).free < needed + limits.SPARE:
        raise Refused("There is no room to unpack this just now. Nothing is lost; tell whoever looks after this house.")
    for name, entry in parcel.wanted.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        with opened.open(entry) as source, place.open("xb") as target:
            shutil.copyfileobj(source, target, 1 << 16)
