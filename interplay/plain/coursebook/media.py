"""Pictures, films and other files of a course: found, looked into, and joined with their rights in media.toml."""

import hashlib
import warnings
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from interplay.plain.captions import Captions
from interplay.plain.coursebook import captions, containers, markup
from interplay.plain.coursebook.faults import Sheet, Wrong, shown
from interplay.plain.coursebook.folder import Folder
from interplay.plain.coursebook.register import Wanted
from interplay.plain.coursebook.tree import Asset, MarkCode, Remark

MEGABYTE = 1_000_000
MOST_FILES = 2_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what it may be used as, its media type, the most bytes, and how such a file begins."""

    uses: tuple[str, ...]
    media_type: str
    most: int
    begins: Callable[[bytes], bool]


def _with(*starts: bytes, at: int = 0) -> Callable[[bytes], bool]:
    return lambda head: head[at:].startswith(starts)


_ANY: Callable[[bytes], bool] = lambda head: True  # noqa: E731 - a rule among rules


def _is_webm(head: bytes) -> bool:
    """Whether it is WebM, and not the Matroska it is a part of."""
    return head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head


# Every suffix that a file of a course may have.
KINDS: dict[str, Kind] = {
    ".svg": Kind(("picture",), "image/svg+xml", MEGABYTE, _ANY),
    ".png": Kind(("picture",), "image/png", 10 * MEGABYTE, _with(b"\x89PNG\r\n\x1a\n")),
    ".jpg": Kind(("picture",), "image/jpeg", 10 * MEGABYTE, _with(b"\xff\xd8\xff")),
    ".jpeg": Kind(("picture",), "image/jpeg", 10 * MEGABYTE, _with(b"\xff\xd8\xff")),
    ".gif": Kind(("picture",), "image/gif", 10 * MEGABYTE, _with(b"GIF87a", b"GIF89a")),
    ".webp": Kind(("picture",), "image/webp", 10 * MEGABYTE, _with(b"WEBP", at=8)),
    ".mp4": Kind(("film",), "video/mp4", 2_000 * MEGABYTE, _with(b"ftyp", at=4)),
    ".webm": Kind(("film",), "video/webm", 2_000 * MEGABYTE, _is_webm),
    ".mp3": Kind(("audio",), "audio/mpeg", 200 * MEGABYTE, _with(b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    ".m4a": Kind(("audio",), "audio/mp4", 200 * MEGABYTE, _with(b"ftyp", at=4)),
    ".ogg": Kind(("audio",), "audio/ogg", 200 * MEGABYTE, _with(b"OggS")),
    ".vtt": Kind(("captions", "reading"), "text/vtt", MEGABYTE, _ANY),
    ".pdf": Kind(("file",), "application/pdf", 50 * MEGABYTE, _with(b"%PDF-")),
}

_CALLED = {
    "picture": "a picture",
    "film": "a film",
    "audio": "a recording",
    "captions": "captions",
    "reading": "the author's reading",
    "file": "a file to read",
}


class Shelf:
    """The files of one course; each is looked into once."""

    def __init__(self, folder: Folder, rights: dict[str, dict[str, Any]], lines: dict[str, int]) -> None:
        """`rights` is what media.toml says by path, already read; `lines` where in it each path stands."""
        self.folder, self.rights, self.lines = folder, rights, lines
        self.own = folder.sheet("media.toml")
        self.assets: dict[str, Asset] = {}
        self.captions: dict[str, Captions] = {}
        self.seconds: dict[str, float] = {}
        self._tried: set[str] = set()

    def gather(self, wanted: list[Wanted]) -> dict[str, Asset]:
        """The assets of everything in media.toml and everything that is wanted, by path."""
        kept_back = {want.path for want in wanted if want.use == "reading"}
        for path in list(self.rights)[:MOST_FILES]:
            if path in kept_back:
                self._must_be_kept_back(path, self.own, self.lines.get(path, 1))
            else:
                self._look_into(path, self.own, self.lines.get(path, 1))
        for want in wanted[:MOST_FILES]:
            if not self._fits(want) or want.use == "reading":
                continue
            if want.path in kept_back:
                self._must_be_kept_back(want.path, want.sheet, want.line)
            else:
                self._look_into(want.path, want.sheet, want.line)
                self._check_rights(want)
        for where in (list(self.rights)[MOST_FILES:], wanted[MOST_FILES:]):
            if where:
                self.own.fault(0, f"This course has more than {MOST_FILES} files. Divide it.")
        return self.assets

    def remarks(self, want: Wanted, codes: Collection[MarkCode]) -> tuple[tuple[Remark, int], ...]:
        """The author's reading in that file, with lines. It is none of the assets: nobody is ever sent it as a file."""
        if not want.path.lower().endswith(".vtt"):  # that has been told
            return ()
        lines = self.folder.lines(want.path, want.sheet, want.line)
        return captions.read_remarks(lines, self.folder.sheet(want.path), codes) if lines is not None else ()

    def _must_be_kept_back(self, path: str, sheet: Sheet, line: int) -> None:
        sheet.fault(
            line,
            f"{shown(path)} is the author's reading of a film, which is kept back. Do not name it here: "
            "everybody could fetch it.",
        )

    def _fits(self, want: Wanted) -> bool:
        kind = KINDS.get(Path(want.path).suffix.lower())
        if kind and want.use in kind.uses:
            return True
        suffixes = [suffix for suffix, kind in KINDS.items() if want.use in kind.uses]
        want.sheet.fault(
            want.line,
            f"{shown(want.path)} cannot be shown as {_CALLED[want.use]}. Use a file with {_either(suffixes)}.",
        )
        return False

    def _check_rights(self, want: Wanted) -> None:
        """Captions belong to their film; everything else needs an owner and a licence, and a picture its words."""
        rights = self.rights.get(want.path)
        if want.use == "captions" or want.path not in self.assets:
            return
        if rights is None:
            want.sheet.fault(
                want.line,
                f'Nothing says whose {shown(want.path)} is. Add ["{want.path}"] to media.toml, with owner and licence'
                + (" and alt." if want.use == "picture" else "."),
            )
        elif want.use == "picture" and "alt" not in rights:
            self.own.fault(
                self.lines.get(want.path, 1),
                f"`alt` is missing for {shown(want.path)}: say in a sentence what one sees in it.",
            )

    def _look_into(self, path: str, sheet: Sheet, line: int) -> None:
        if path in self._tried:
            return
        self._tried.add(path)
        found = self.folder.find(path, sheet, line)
        if found is None:
            return
        try:
            self.assets[path] = asset = self._asset(path, found)
            if {"film", "audio"} & set(KINDS[found.suffix.lower()].uses):
                self._play(asset, found, lambda message: sheet.fault(line, f"{shown(path)}: {message}"))
        except Wrong as wrong:
            sheet.fault(line, f"{shown(path)}: {wrong}")
        except OSError as error:
            sheet.fault(line, f"{shown(path)} cannot be read ({error.strerror}).")

    def _asset(self, path: str, found: Path) -> Asset:
        kind = KINDS.get(found.suffix.lower())
        if kind is None:
            raise Wrong(f"a file of this kind cannot be part of a course. Use {_either(list(KINDS))}.")
        size = found.stat().st_size
        if size > kind.most:
            raise Wrong(f"it has {_megabytes(size)} MB; {_megabytes(kind.most)} MB are the most. Make it smaller.")
        with found.open("rb") as file:
            head = file.read(64)
            if not kind.begins(head):
                raise Wrong(
                    f"it is not what its name says: inside it is no {found.suffix.lower()} file. Save it again."
                )
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        width, height = self._measure(path, found, kind)
        return Asset(
            path=path,
            sha256=digest,
            size=size,
            media_type=kind.media_type,
            width=width,
            height=height,
            **self.rights.get(path, {}),
        )

    def _play(self, asset: Asset, found: Path, fault: Callable[[str], None]) -> None:
        """Look into a film or recording, whose length and size are known then."""
        container = containers.look_into(found, asset.sha256)
        for message in containers.faults_in(container, found):
            fault(message)
        self.seconds[asset.path] = round(container.seconds, 1)
        if container.pictures:
            picture = container.pictures[0]
            self.assets[asset.path] = replace(asset, width=picture.width, height=picture.height)

    def _measure(self, path: str, found: Path, kind: Kind) -> tuple[int, int]:
        if kind.media_type == "image/svg+xml":
            return markup.check_svg(found.read_bytes())
        if "picture" in kind.uses:
            return _picture_size(found)
        if "captions" in kind.uses:
            own = self.folder.sheet(path)
            lines = self.folder.lines(path, own)
            self.captions[path] = captions.read_captions(lines, own) if lines is not None else Captions()
        return 0, 0


def _picture_size(found: Path) -> tuple[int, int]:
    from PIL import Image  # noqa: PLC0415 - slow to load, and many courses have drawings alone

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about sizes, which are judged here
            with Image.open(found) as image:
                width, height = image.size
    except Image.DecompressionBombError:
        raise Wrong(f"it has far more pixels than {markup.MOST_PIXELS // MEGABYTE} million. Make it smaller.") from None
    except Exception:  # noqa: BLE001 - a broken picture can raise anything at all
        raise Wrong("it is broken: no picture can be made of it. Save it again.") from None
    if width * height > markup.MOST_PIXELS:
        raise Wrong(
            f"it has {width} × {height} pixels; {markup.MOST_PIXELS // MEGABYTE} million are the most. Make it smaller."
        )
    return width, height


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}".removesuffix(".0")


def _either(words: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
