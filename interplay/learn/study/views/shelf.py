"""Visitors' pages, ready to send: the same bytes for everybody, handed out before anything else is asked.

A visitor is whoever sends no session. Nothing of hers is in the page, so that it can be kept whole, packed and plain,
for as long as its edition is the present one. Neither session nor messages nor addresses are looked at on the way.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.translation import get_language

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.constants import KEPT_BYTES, KEPT_PAGES
from interplay.learn.courses.selectors import Reading
from interplay.learn.courses.selectors.kept import Kept
from interplay.web import context as web
from interplay.web import house

HEADERS = {"Cache-Control": "no-cache", "Vary": "Cookie, Accept-Encoding"}


@dataclass(frozen=True, eq=False, slots=True)
class Copy:
    """A page as it is sent, for the edition and the house that it was made of."""

    reading: Reading
    house_name: str
    plain: bytes
    packed: bytes
    tag: str

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        return len(self.plain) + len(self.packed)


_copies: Kept[Copy] = Kept(KEPT_PAGES, KEPT_BYTES, lambda copy: copy.size)


class Shelf:
    """Middleware that answers a visitor's GET of a page that is kept here, and leaves everything else to the house."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        copy = _find(request)
        return self.get_response(request) if copy is None else answer(request, copy)


def put(request: HttpRequest, reading: Reading, page: bytes) -> HttpResponse:
    """Keep the page made for the visitor's `request`; the answer with it."""
    tag = f'"{blake2b(page, digest_size=12).hexdigest()}"'
    copy = Copy(reading, house.name(), page, gzip.compress(page, 9), tag)
    return answer(request, _copies.put(_key(request), copy))


def answer(request: HttpRequest, copy: Copy) -> HttpResponse:
    """200 with the page, packed where the browser takes it so; 304 where it has it already."""
    told = request.META.get
    if copy.tag in told("HTTP_IF_NONE_MATCH", ""):
        return HttpResponseNotModified(headers=HEADERS | {"ETag": copy.tag})
    packed = "gzip" in told("HTTP_ACCEPT_ENCODING", "")
    response = HttpResponse(copy.packed if packed else copy.plain, headers=HEADERS)
    response.headers["ETag"] = copy.tag
    response.headers["Content-Length"] = str(len(response.content))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return response


def has_nobody(request: HttpRequest) -> bool:
    """Whether a request for a page brings nothing of its own: no session, no question, nothing pressed."""
    asks = request.method != "GET" or bool(request.META.get("QUERY_STRING"))
    return not asks and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _find(request: HttpRequest) -> Copy | None:
    if not has_nobody(request):
        return None
    copy = _copies.get(_key(request))
    if copy is None or courses.reading(copy.reading.slug) is not copy.reading or house.name() != copy.house_name:
        return None
    request.get_host()  # refuses a host that is not ours, as every other page does
    return copy


def _key(request: HttpRequest) -> tuple[str, str, str | None]:
    return request.path, web.light(request), get_language()
