"""Files of courses. Pages of a course are `learn.study`'s, the catalogue is a desk's."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from interplay.learn.courses import selectors

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
def file(request: HttpRequest, slug: str, number: int, path: str) -> FileResponse:
    """A file that an edition lists, streamed from where it lies under its hash."""
    asset = selectors.asset(slug, number, path)
    if asset is None:
        raise Http404
    is_shown = asset.media_type in SHOWN
    answer = FileResponse(
        _opened(asset.sha256),
        content_type=_media_type(asset.media_type) if is_shown else "application/octet-stream",
        as_attachment=not is_shown,
        filename=asset.path.rsplit("/", 1)[-1],
    )
    answer["Cache-Control"] = FOREVER
    if asset.media_type == "image/svg+xml":
        answer["Content-Security-Policy"] = DRAWING
    return answer


def _opened(sha256: str) -> Any:
    try:
        return selectors.place_of(sha256).open("rb")
    except FileNotFoundError as lost:
        raise Http404 from lost


def _media_type(said: str) -> str:
    return f"{said}; charset=utf-8" if said.startswith("text/") else said
