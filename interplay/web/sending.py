"""Large files, sent in parts: byte ranges after RFC 9110, never more than a piece of the file in memory.

Where a server in front can send files itself, it is only told which: by `X-Accel-Redirect` (nginx) or `X-Sendfile`
(Apache, lighttpd). What is asked before (may this person? which edition?) is asked here in every case.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header, parse_etags
from django.utils.translation import gettext as _

from interplay.web.limits import WHOLE_AT_ONCE

# Bytes in memory at a time. The server takes four pieces ahead of a slow reader; a part is four, so that the thread
# which sends it is free at once, however slow the line.
PIECE = 256 * 1024
MOST_AT_ONCE = 4 * PIECE  # bytes of one partial answer; players ask for the next part by themselves
BRIEFLY = 30  # seconds after which to ask again

_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.IGNORECASE)
_whole = BoundedSemaphore(WHOLE_AT_ONCE)


@dataclass(frozen=True, slots=True)
class File:
    """A file to send. `tag` is a strong validator: it differs whenever a byte does. `shown`: not as an attachment."""

    path: Path
    tag: str
    media_type: str
    name: str
    shown: bool = True


class Unsatisfiable(Exception):
    """The range begins after the end of the file."""


def send(request: HttpRequest, file: File) -> HttpResponseBase:
    """The answer to a GET or HEAD for `file`: 200, 206, 304 or 416. Raises Http404 where its bytes are lost."""
    try:
        size = file.path.stat().st_size
    except OSError as lost:
        raise Http404 from lost
    etag = f'"{file.tag}"'
    if _has_it(request, etag):
        answer: HttpResponseBase = HttpResponse(status=304)
    elif settings.INTERPLAY_SENDS_FILES and file.path.is_relative_to(settings.MEDIA_ROOT):
        answer = _handed_over(file)
    else:
        answer = _own(request, file, size, etag)
    answer["ETag"] = etag
    answer["Accept-Ranges"] = "bytes"
    return answer


def part(said: str, size: int) -> tuple[int, int] | None:
    """The first and last byte that a Range header asks for, of a file of `size` bytes; None to send the whole file.

    A header that is none of bytes, is malformed or asks for several ranges at once is left alone, as RFC 9110 (14.2)
    allows. Raises Unsatisfiable for a range that begins after the end.
    """
    found = _RANGE.fullmatch(said)
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        return _last(int(found[2]), size)
    first, last = int(found[1]), int(found[2]) if found[2] else size - 1
    if found[2] and last < first:
        return None
    if first >= size:
        raise Unsatisfiable
    return first, min(last, size - 1)


def _last(length: int, size: int) -> tuple[int, int]:
    if not length or not size:
        raise Unsatisfiable
    return max(0, size - length), size - 1


def _has_it(request: HttpRequest, etag: str) -> bool:
    tags = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in tags or etag in {tag.removeprefix("W/") for tag in tags}


def _own(request: HttpRequest, file: File, size: int, etag: str) -> HttpResponseBase:
    said = request.headers.get("Range", "") if request.method == "GET" else ""
    # Of another version than the one that the asker has, a part is of no use: then the whole.
    if request.headers.get("If-Range", etag) != etag:
        said = ""
    try:
        asked = part(said, size)
    except Unsatisfiable:
        answer = HttpResponse(status=416)
        answer["Content-Range"] = f"bytes */{size}"
        return answer
    first, last = asked or (0, size - 1)
    if asked:
        last = min(last, first + MOST_AT_ONCE - 1)
    return _pieces(request, file, (first, last), size, is_part=asked is not None)


def _pieces(request: HttpRequest, file: File, span: tuple[int, int], size: int, *, is_part: bool) -> HttpResponseBase:
    first, last = span
    length = last - first + 1
    if request.method == "HEAD":
        answer: HttpResponseBase = HttpResponse()
    elif length <= MOST_AT_ONCE:
        answer = StreamingHttpResponse(_read(file.path, first, length), status=206 if is_part else 200)
    elif _whole.acquire(blocking=False):
        answer = StreamingHttpResponse(_Whole(_read(file.path, first, length)))
    else:
        return _later()
    if is_part:
        answer["Content-Range"] = f"bytes {first}-{last}/{size}"
    answer["Content-Length"] = str(length)
    return _described(answer, file)


def _described(answer: HttpResponseBase, file: File) -> HttpResponseBase:
    answer["Content-Type"] = file.media_type
    answer["Content-Disposition"] = content_disposition_header(not file.shown, file.name) or "inline"
    return answer


class _Whole:
    """A large file on its way. When it is read, or given up, another may be sent."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self.pieces, self.is_open = pieces, True

    def __iter__(self) -> Iterator[bytes]:
        return self.pieces

    def close(self) -> None:
        """The server calls this once the answer is over, whatever became of it."""
        if self.is_open:
            self.is_open = False
            _whole.release()


def _later() -> HttpResponse:
    words = _("Several large files are being fetched just now. Please try again in half a minute; watching goes on.")
    answer = HttpResponse(words, status=503, content_type="text/plain; charset=utf-8")
    answer["Retry-After"] = str(BRIEFLY)
    return answer


def _read(path: Path, first: int, length: int) -> Iterator[bytes]:
    """The bytes from `first` on, piece by piece; the file is open only while somebody reads."""
    with path.open("rb") as file:
        file.seek(first)
        while length > 0 and (piece := file.read(min(PIECE, length))):
            length -= len(piece)
            yield piece


def _handed_over(file: File) -> HttpResponseBase:
    """The server in front sends the file, parts and all; it reads the length and the range itself."""
    answer = _described(HttpResponse(), file)
    if settings.INTERPLAY_SENDS_FILES == "x-sendfile":
        answer["X-Sendfile"] = str(file.path)
    else:
        within = file.path.relative_to(settings.MEDIA_ROOT).as_posix()
        answer["X-Accel-Redirect"] = f"/-/media/{quote(within)}"
    return answer
