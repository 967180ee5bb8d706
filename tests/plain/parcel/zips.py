"""Zips of a small course: good ones, and every kind that was made to do harm."""

import io
import struct
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

EXAMPLE = Path("interplay/plain/coursebook/example")
LOCAL_HEADER = 30


def files(**changed: str) -> dict[str, bytes]:
    """The example course's files by name; `changed` replaces what one says (course_toml="...")."""
    found = {path.relative_to(EXAMPLE).as_posix(): path.read_bytes() for path in EXAMPLE.rglob("*") if path.is_file()}
    return found | {name.replace("_", "."): said.encode() for name, said in changed.items()}


def packed(entries: dict[str, bytes] | None = None, *more: tuple[Any, bytes], below: str = "") -> bytes:
    """A zip of `entries` (the example course) in the folder `below`, and of `more`, whatever that is called."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, said in (files() if entries is None else entries).items():
            target.writestr(f"{below}{name}", said)
        for called, said in more:
            target.writestr(called, said)
    return file.getvalue()


def named(name: str, said: bytes = b"x", *, mode: int = 0o100644) -> bytes:
    """The example course with one more file of that name, and that mode."""
    entry = zipfile.ZipInfo("placeholder")
    entry.filename = name
    entry.external_attr = mode << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    return packed(None, (entry, said))


def bytes_changed(whole: bytes, old: bytes, new: bytes) -> bytes:
    """`whole` with `new` wherever `old` stood, of the same length."""
    assert len(old) == len(new)
    assert old in whole
    return whole.replace(old, new)


def encrypted() -> bytes:
    """Says of its last file that it is locked, in both places."""
    whole = bytearray(packed({"course.toml": b"x"}))
    whole[6] |= 1
    whole[whole.index(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


def zip64() -> bytes:
    """Written in the large form, as for files of more than 4 GB."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as target, target.open("course.toml", "w", force_zip64=True) as entry:
        entry.write(b"x")
    whole = file.getvalue()
    at = whole.index(b"PK\x05\x06")
    return whole[:at] + b"PK\x06\x07" + struct.pack("<IQI", 0, 0, 1) + whole[at:]


def lying(name: str, said: bytes, size: int) -> bytes:
    """Says of its last file that it is only `size` bytes long."""
    whole = bytearray(packed(None, (name, said)))
    struct.pack_into("<I", whole, whole.rindex(b"PK\x01\x02") + 24, size)
    return bytes(whole)


def old_writing() -> bytes:
    """A name in an old writing: not ASCII, and not said to be Unicode."""
    return bytes_changed(packed(None, ("media/cafe.svg", b"x")), b"cafe.svg", b"caf\x82.svg")


def many(count: int) -> bytes:
    """So many files."""
    return packed({f"{number}.md": b"" for number in range(count)})


NFC, NFD = (unicodedata.normalize(form, "media/é.svg") for form in ("NFC", "NFD"))
BOMB = b"\0" * 40_000_000

# What is wrong with it, the zip, and a word that the refusal must hold.
HOSTILE: dict[str, tuple[Any, str]] = {
    "up and out": (lambda: named("../../etc/cron.d/x.md"), "leads out"),
    "out in the middle": (lambda: named("media/../../x.md"), "leads out"),
    "absolute": (lambda: named("/etc/passwd.md"), "top of a machine"),
    "a drive": (lambda: named("C:/x.md"), "top of a machine"),
    "a drive without a stroke": (lambda: named("c:x.md"), "top of a machine"),
    "backslashes": (lambda: named("..\\..\\x.md"), "backslash"),
    "an empty folder name": (lambda: named("media//x.md"), "leads out"),
    "a line break": (lambda: named("a\nb.md"), "cannot be seen"),
    "turned writing": (lambda: named("media/gp\u202egnp.md"), "cannot be seen"),
    "nul": (lambda: named("a\0b.md"), "cannot be seen"),
    "a device": (lambda: named("media/CON.svg"), "device"),
    "another device": (lambda: named("lpt1.tar.md"), "device"),
    "hidden": (lambda: named(".htaccess"), "dot"),
    "hidden folder": (lambda: named(".git/hooks/x.md"), "dot"),
    "quotes": (lambda: named('a"b.md'), "do not allow"),
    "300 bytes": (lambda: named("é" * 150 + ".md"), "longer than"),
    "deep": (lambda: named("a/" * 12 + "x.md"), "deep"),
    "ends with a dot": (lambda: named("x.md."), "dot"),
    "a link": (lambda: named("media/x.svg", b"/etc/passwd", mode=0o120777), "link"),
    "a device node": (lambda: named("media/x.svg", b"", mode=0o020666), "link or a device"),
    "capitals clash": (lambda: packed(None, ("media/A.svg", b"x"), ("media/a.svg", b"y")), "capitals"),
    "folders clash": (lambda: packed(None, ("Media/a.svg", b"x")), "capitals"),
    "accents clash": (lambda: packed(None, (NFC, b"x"), (NFD, b"y")), "two files"),
    "twice": (lambda: bytes_changed(packed(None, ("aa.md", b"x"), ("ab.md", b"y")), b"ab.md", b"aa.md"), "two files"),
    "file and folder": (lambda: packed(None, ("x.md", b"x"), ("x.md/y.md", b"y")), "folder at once"),
    "old writing": (old_writing, "old writing"),
    "bomb": (lambda: packed(None, ("media/x.mp4", BOMB)), "grow"),
    "bomb that lies": (lambda: lying("media/x.mp4", BOMB, 900_000), "damaged"),
    "bomb beside a good course, left out": (lambda: packed(None, ("x.bin", BOMB)), "grow"),
    "2,001 files": (lambda: many(2_001), "2,000 are the most"),
    "locked": (encrypted, "password"),
    "truncated by one": (lambda: packed()[:-1], "end of this zip"),
    "half of it": (lambda: packed()[: len(packed()) // 2], "end of this zip"),
    "broken in the middle": (lambda: packed()[:40] + b"\xff" * 40 + packed()[80:], "damaged"),
    "something after it": (lambda: packed() + b"MZ", "damaged"),
    "something before it": (lambda: b"PK\x03\x04GIF89a" + packed(), "damaged"),
    "no zip": (lambda: b"%PDF-1.7 and so on", "not a zip"),
    "no bytes": (lambda: b"", "not a zip"),
    "no entries": (lambda: packed({}), "nothing in this zip"),
    "zip64": (zip64, "zip64"),
    "no course.toml": (lambda: packed({"notes.md": b"x"}), "no course.toml"),
    "two folders": (lambda: packed({"a/course.toml": b"x", "b/course.toml": b"x"}), "no course.toml"),
}
