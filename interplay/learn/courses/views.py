"""Files of courses. Pages of a course are `learn.study`'s, the catalogue is a desk's."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from interplay.learn.courses import selectors
from interplay.web.sending import File, send

FOREVER = "public, max-age=31536000, immutable"  # a file of an edition never changes
# A drawing may carry styles of its own, but no script and nothing from elsewhere, even when opened by itself.
DRAWING = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
# What a browser may show in our name. Anything else is handed over as a file to keep.
SHOWN = frozenset(
    {
        "application/pdf",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "image/avif",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/svg+xml",
        "image/webp",
        "text/plain",
        "text/vtt",
        "video/mp4",
        "video/webm",
    }
)


@require_safe
def file(request: HttpRequest, slug: str, number: int, path: str) -> HttpResponseBase:
    """A file that an edition lists, whole or in part, from where it lies under its hash; `?download` hands it over."""
    asset = selectors.asset(slug, number, path)
    if asset is None:
        raise Http404
    is_known = asset.media_type in SHOWN
    found = File(
        path=selectors.place_of(asset.sha256),
        tag=asset.sha256,
        media_type=_media_type(asset.media_type) if is_known else "application/octet-stream",
        name=asset.path.rsplit("/", 1)[-1],
        shown=is_known and "download" not in request.GET,
    )
    answer = send(request, found)
    answer["Cache-Control"] = FOREVER
    if asset.media_type == "image/svg+xml":
        answer["Content-Security-Policy"] = DRAWING
    return answer


def _media_type(said: str) -> str:
    return f"{said}; charset=utf-8" if said.startswith("text/") else said
