"""A course looked at before it is published, as a reader will see it, in both views. Nothing can be saved in it."""

import uuid
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from interplay.exchange.packages import selectors
from interplay.exchange.packages.selectors import Leaf, Preview
from interplay.exchange.packages.views.doors import parcel_of
from interplay.plain.coursebook import text, tree
from interplay.plain.coursebook.render import Hole
from interplay.web.sending import File, send
from interplay.web.views import SeeOther

# A drawing may carry styles of its own, but no script and nothing from elsewhere, even when opened by itself.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
ROWS = {"paragraph": 5, "long": 10, "formatted": 10, "line": 2}


@require_safe
@never_cache
@login_required
def beginning(request: HttpRequest, parcel_id: uuid.UUID) -> HttpResponse:
    """Lead to the first section."""
    seen = _preview(request, parcel_id)
    return SeeOther(f"{seen.here}{seen.book.sections[0].id}/")


@require_safe
@never_cache
@login_required
def section(request: HttpRequest, parcel_id: uuid.UUID, section: str) -> HttpResponse:
    """One section."""
    seen = _preview(request, parcel_id)
    leaf = seen.leaf(section)
    if leaf is None:
        raise Http404
    return _page(request, seen, [leaf], is_single=False)


@require_safe
@never_cache
@login_required
def single(request: HttpRequest, parcel_id: uuid.UUID) -> HttpResponse:
    """The whole course on a single page."""
    seen = _preview(request, parcel_id)
    return _page(request, seen, seen.leaves(), is_single=True)


@require_safe
@never_cache
@login_required
def file(request: HttpRequest, parcel_id: uuid.UUID, path: str) -> HttpResponseBase:
    """A picture or another file of the course, for its preview alone."""
    found = _preview(request, parcel_id).file(path)
    if found is None:
        raise Http404
    place, asset = found
    name = asset.path.rsplit("/", 1)[-1]
    answer = send(request, File(place, asset.sha256, asset.media_type, name))
    answer["Content-Security-Policy"] = ALONE
    return answer


def _preview(request: HttpRequest, parcel_id: uuid.UUID) -> Preview:
    parcel = parcel_of(request, parcel_id)
    seen = selectors.preview(parcel, reverse("packages:preview", args=[parcel_id]))
    if seen is None:
        raise Http404
    return seen


def _page(request: HttpRequest, seen: Preview, leaves: list[Leaf], *, is_single: bool) -> HttpResponse:
    at = leaves[0].ref.position
    refs = seen.contents.pages
    opened = request.GET.get("show", "")
    context = {
        "book": seen.book,
        "here": seen.here,
        "report": seen.here.removesuffix("preview/"),
        "is_single": is_single,
        "leaves": [(leaf.ref, _body(seen, leaf, opened, is_single)) for leaf in leaves],
        "entries": [
            {
                "number": ref.number,
                "title": ref.title,
                "href": f"#{ref.slug}" if is_single else f"{seen.here}{ref.slug}/",
                "is_here": not is_single and ref.position == at,
                "dot": "todo",
            }
            for ref in refs
        ],
        "row": not is_single,
        "position": at,
        "count": len(refs),
        "before": refs[at - 2] if at > 1 else None,
        "following": refs[at] if at < len(refs) else None,
    }
    return render(request, "packages/preview.html", context)


def _body(seen: Preview, leaf: Leaf, opened: str, is_single: bool) -> SafeString:
    said = (one if isinstance(one, str) else _filled(seen, leaf, one, opened, is_single) for one in leaf.pieces)
    return mark_safe("".join(said))  # noqa: S308 - by the renderer, or by a template


def _filled(seen: Preview, leaf: Leaf, hole: Hole, opened: str, is_single: bool) -> str:
    """What stands in a hole for a reader who has written nothing yet."""
    if hole.kind == "interaction":
        return _field(seen, seen.contents.items[hole.id], hole.part_id)
    if hole.kind == "after":
        return _after(seen, leaf, hole, opened, is_single)
    return render_to_string("packages/_hole.html", {"kind": hole.kind})


def _after(seen: Preview, leaf: Leaf, hole: Hole, opened: str, is_single: bool) -> str:
    parts = {part.id: part for activity in leaf.ref.activities for part in activity.parts}
    part = parts[hole.part_id]
    shows = part.id == opened and bool(part.hides)
    html = seen.hidden(leaf, part.id, is_single=is_single) if shows else ""
    context = {
        "kind": "after",
        "part": part,
        "opens": bool(part.hides) and not shows,
        "hidden": mark_safe(html),  # noqa: S308 - by the renderer
    }
    return render_to_string("packages/_hole.html", context)


def _field(seen: Preview, item: tree.Item, part: str) -> str:
    context: dict[str, Any] = {
        "kind": item.kind,
        "item": item,
        "part": part,
        "rows": ROWS.get(item.size, ROWS["paragraph"]),
        "options": [_safe(seen.inline(option.inlines, item.id)) for option in item.options],
        "pairs": [(pair.id, _safe(seen.inline(pair.left, item.id))) for pair in item.pairs],
        "others": [text.line(pair.right) for pair in sorted(item.pairs, key=lambda one: one.key)],
    }
    return render_to_string("packages/_hole.html", context)


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - by the renderer
