"""Films and recordings looked into: what codecs are in the file, how long it lasts, and whether browsers can play it.

libmediainfo is asked, which comes along as a package; where it cannot be had, ffprobe if it is there. Both run as a
program of their own with a limit of time, and open no other file and no connection.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from interplay.plain.coursebook.faults import Wrong, shown

LONGEST = 6 * 3600  # seconds
MOST_PIXELS = 3840 * 2160
MOST_BITS = 20_000_000  # a second, on average: more than good film for the web needs, and than many a line carries
PATIENCE = 90  # seconds for one file

_PROBE = Path(__file__).with_name("probe.py")
MISSING = 3  # what probe.py ends with when the library is not there


@dataclass(frozen=True, slots=True)
class Picture:
    """What is seen. `chroma` and `bits` (of one colour) say how colours are stored; "" and 0 where nobody knows."""

    codec: str
    width: int = 0
    height: int = 0
    chroma: str = ""
    bits: int = 0


@dataclass(frozen=True, slots=True)
class Container:
    """What is in a file: how long it lasts (0 where it does not say so), what is seen, and the codecs of its sound."""

    seconds: float
    pictures: tuple[Picture, ...]
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Playable:
    """What browsers play in a file with a certain ending; without `pictures` it is a recording."""

    pictures: tuple[str, ...]
    sounds: tuple[str, ...]


PLAYED = {
    ".mp4": Playable(("H.264",), ("AAC",)),
    ".webm": Playable(("VP8", "VP9", "AV1"), ("Opus", "Vorbis")),
    ".mp3": Playable((), ("MP3",)),
    ".m4a": Playable((), ("AAC",)),
    ".ogg": Playable((), ("Opus", "Vorbis")),
}


# --- judging ----------------------------------------------------------------------------------------------------------
def faults_in(container: Container, path: Path) -> Iterator[str]:
    """What keeps that file, whose container was looked into, from being played in any browser."""
    played = PLAYED[path.suffix.lower()]
    if played.pictures:
        yield from _faults_of_pictures(container, played)
    for codec in dict.fromkeys(container.sounds):
        if codec not in played.sounds:
            yield f"its sound is in {codec}, which many browsers cannot play. Save it with {_either(played.sounds)}."
    if not played.pictures and not container.sounds:
        yield "there is no sound in it. Save it again."
    yield from _faults_of_size(container, path)
    if path.suffix.lower() in (".mp4", ".m4a") and not _begins_with_its_index(path):
        yield (
            "its index stands at the end, so that it would have to be fetched whole before it plays. "
            "Save it for the web (“fast start”)."
        )


def _faults_of_pictures(container: Container, played: Playable) -> Iterator[str]:
    if not container.pictures:
        yield "there is sound in it, but no picture. For a recording use ::: audio, with a file .m4a, .mp3 or .ogg."
    for picture in container.pictures[:1]:
        if picture.codec not in played.pictures:
            yield (
                f"its picture is in {picture.codec}, which many browsers cannot show. "
                f"Save it with {_either(played.pictures)}."
            )
        elif picture.chroma not in ("", "4:2:0") or (picture.codec == "H.264" and picture.bits > 8):
            yield (
                f"its colours are stored in a way that many browsers cannot show "
                f"({picture.chroma}, {picture.bits or 8} bits). Save it with 4:2:0 and 8 bits (“yuv420p”)."
            )
        if picture.width * picture.height > MOST_PIXELS:
            yield (
                f"its picture has {picture.width} × {picture.height} pixels; 3840 × 2160 are the most. Make it smaller."
            )


def _faults_of_size(container: Container, path: Path) -> Iterator[str]:
    if not container.seconds:
        yield "it does not say how long it lasts, so that nobody could go to a moment in it. Save it again."
    elif container.seconds > LONGEST:
        yield f"it lasts {container.seconds / 3600:.1f} hours; {LONGEST // 3600} are the most. Divide it."
    elif (bits := path.stat().st_size * 8 / container.seconds) > MOST_BITS:
        yield (
            f"it takes {bits / 1_000_000:.0f} million bits a second; {MOST_BITS // 1_000_000} million are the most, "
            "and 2 million are plenty for most films. Save it smaller."
        )


def _begins_with_its_index(path: Path) -> bool:
    """Whether the index (moov) of an MP4 stands before what it is the index of (mdat)."""
    size = path.stat().st_size
    with path.open("rb") as file:
        at = 0
        for _ in range(1_000):  # boxes at the top: a handful, as a rule
            file.seek(at)
            head = file.read(16)
            length, name = int.from_bytes(head[:4]), head[4:8]
            if name in (b"moov", b"mdat"):
                return name == b"moov"
            length = int.from_bytes(head[8:16]) if length == 1 else length
            at += length
            if length < 8 or at >= size:
                break
    return False


# --- looking ----------------------------------------------------------------------------------------------------------
@lru_cache(maxsize=256)
def look_into(path: Path, sha256: str) -> Container:
    """What is in the file of that content. Raises Wrong, in words for its author, when it cannot be found out."""
    # The content is asked for only so that nobody is told of what a file held before it was changed.
    container = _ask_mediainfo(path) or _ask_ffprobe(path)
    if container is None:
        raise Wrong(
            "it could not be examined, since neither libmediainfo nor ffprobe is here. Install ffmpeg, and check again."
        )
    if not container.pictures and not container.sounds:
        raise Wrong("it is broken: neither a picture nor a sound can be found in it. Save it again.")
    return container


_BROKEN = Container(0.0, (), ())


def _ask_mediainfo(path: Path) -> Container | None:
    """None where libmediainfo is not there."""
    done = _run([sys.executable, "-P", str(_PROBE), str(path.resolve())])
    if done is None or done.returncode == MISSING:
        return None
    tracks = _json(done)
    if not isinstance(tracks, list):
        return _BROKEN
    by_kind = {kind: [one for one in tracks if one["kind"] == kind] for kind in ("General", "Video", "Audio")}
    return Container(
        max((_number(one["duration"]) / 1000 for one in by_kind["General"]), default=0.0),
        tuple(_picture_of_track(one) for one in by_kind["Video"]),
        tuple(_codec(f"{one['format']} {one['format_profile'] or ''}") for one in by_kind["Audio"]),
    )


def _picture_of_track(track: dict[str, Any]) -> Picture:
    width, height, bits = (int(_number(track[name])) for name in ("width", "height", "bit_depth"))
    return Picture(_codec(track["format"]), width, height, str(track["chroma_subsampling"] or "")[:5], bits)


def _ask_ffprobe(path: Path) -> Container | None:
    """None where ffprobe is not there."""
    program = shutil.which("ffprobe")
    options = ["-v", "error", "-protocol_whitelist", "file", "-print_format", "json", "-show_format", "-show_streams"]
    done = _run([program, *options, f"file:{path.resolve()}"]) if program else None
    if done is None:
        return None
    said = _json(done)
    if not isinstance(said, dict):
        return _BROKEN
    by_kind = {
        kind: [one for one in said.get("streams", []) if one.get("codec_type") == kind] for kind in ("video", "audio")
    }
    return Container(
        _number(said.get("format", {}).get("duration")),
        tuple(_picture_of_stream(one) for one in by_kind["video"] if not _is_cover(one)),
        tuple(_codec(one.get("codec_name")) for one in by_kind["audio"]),
    )


def _is_cover(stream: dict[str, Any]) -> bool:
    return bool(stream.get("disposition", {}).get("attached_pic"))


def _picture_of_stream(stream: dict[str, Any]) -> Picture:
    width, height = (int(_number(stream.get(name))) for name in ("width", "height"))
    return Picture(_codec(stream.get("codec_name")), width, height, *_stored(stream))


def _stored(stream: dict[str, Any]) -> tuple[str, int]:
    """How colours are stored, from a name such as yuv420p or yuv422p10le."""
    name = str(stream.get("pix_fmt", ""))
    chroma = next((f"{said[0]}:{said[1]}:{said[2]}" for said in ("420", "422", "444") if said in name), "")
    return chroma, next((bits for bits in (10, 12, 16) if name.endswith((f"p{bits}le", f"p{bits}be"))), 8)


def _run(command: list[str]) -> "subprocess.CompletedProcess[bytes] | None":
    """The program run to its end; None where it cannot be begun."""
    try:
        # No shell, no input, and nothing of the surroundings but what a program needs to find its libraries.
        return subprocess.run(  # noqa: S603 - our own program or ffprobe, with the path of a file as its one word
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False, env=_surroundings()
        )
    except subprocess.TimeoutExpired:
        raise Wrong(f"it could not be examined in {PATIENCE} seconds. Save it again.") from None
    except OSError:
        return None


def _surroundings() -> dict[str, str]:
    """No secret of the house is handed on."""
    needed = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "LANG", "HOME")
    return {name: os.environ[name] for name in needed if name in os.environ}


def _json(done: "subprocess.CompletedProcess[bytes]") -> Any:
    try:
        return json.loads(done.stdout) if done.returncode == 0 else None
    except ValueError:
        return None


def _number(said: Any) -> float:
    """The number that a program said, and 0 for what is none."""
    try:
        number = float(said)
    except (TypeError, ValueError):
        return 0.0
    return number if 0 < number < 1e12 else 0.0


# What both programs call codecs, and what people do.
_CODECS = {
    "avc": "H.264",
    "h264": "H.264",
    "hevc": "HEVC (H.265)",
    "vp8": "VP8",
    "vp9": "VP9",
    "av1": "AV1",
    "mpeg-4 visual": "MPEG-4 Visual",
    "mpeg4": "MPEG-4 Visual",
    "aac": "AAC",
    "aac_latm": "AAC",
    "opus": "Opus",
    "vorbis": "Vorbis",
    "mp3": "MP3",
    "mpeg audio layer 3": "MP3",
    "alac": "ALAC",
}


def _codec(said: Any) -> str:
    words = str(said or "").strip()
    first = words.split(" ")[0] if words else ""
    return (
        _CODECS.get(words.lower()) or _CODECS.get(first.lower()) or (words and shown(words, 30)) or "an unknown codec"
    )


def _either(words: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
