"""How a page of a course is put together: finished pieces of the section, the reader's own things, and the frame.

For a visitor the whole page is kept as bytes (shelf.py). For somebody signed in the frame is a mould, the section is
bytes with holes, and only the holes are filled: one query, and no template in the usual case.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.constants import PAGE, SINGLE
from interplay.learn.courses.selectors import PageReading, Reading
from interplay.learn.study import rules
from interplay.learn.study import selectors as study
from interplay.learn.study.constants import Progress
from interplay.learn.study.views import holes
from interplay.learn.study.views.moments import day
from interplay.learn.study.views.moulds import Mould, gap, mould, pour
from interplay.learn.study.views.showing import Showing
from interplay.web import context as web
from interplay.web import house

LONG, AROUND = 24, 6  # above LONG sections, contents show so many before and after the one at hand
NOTHING = b""


# --- the whole page ----------------------------------------------------------------------------------------------


def html(
    request: HttpRequest, pages: list[PageReading], showing: Showing, notices: Iterable[dict[str, str]] = ()
) -> bytes:
    """The page as bytes: one section, or on a single page all of them."""
    frame = _frame(pages[0], web.light(request), house.name(), showing.is_member)
    return frame.fill_bytes(
        {
            "reader": escape(showing.person.display).encode() if showing.person else NOTHING,
            "writer": showing.reader.encode(),
            "token": get_token(request).encode() if showing.is_member else NOTHING,
            "contents": _contents(pages[0], showing).encode(),
            "news": _news(request, showing, list(notices)),
            "body": b"".join(piece for page in pages for piece in _pieces(page, showing)),
            "standing": _standing(pages, showing).encode(),
        }
    )


def _pieces(page: PageReading, showing: Showing) -> Iterable[bytes]:
    if page.view == SINGLE:
        yield _single_head(page)
    for segment in page.segments:
        yield segment if isinstance(segment, bytes) else holes.filled(page, segment, showing).encode()


@lru_cache(maxsize=1024)
def _single_head(page: PageReading) -> bytes:
    return render_to_string("study/_single_head.html", {"page": page.ref}).encode()


# --- the frame ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _framed(page: PageReading, light: str, house_name: str, is_member: bool, language: str | None) -> Mould:
    reading, single = page.reading, page.view == SINGLE
    before, following = reading.neighbours(page.ref.slug)
    here = address(reading, "" if single else page.ref.slug)
    context = {
        "reading": reading,
        "page": page.ref,
        "course": f"/courses/{reading.slug}/",
        "here": here,
        "before": before,
        "following": following,
        "byline": _byline(reading),
        "sign_in": f"/accounts/login/?next={here}",
        "light": light,
        "house_name": house_name,
        "is_member": is_member,
        "room": "learn",
        "reader": gap("reader"),
        "writer": gap("writer"),
        "csrf_token": gap("token"),
        "request": {"method": "GET", "get_full_path": here},
    }
    return pour("study/single.html" if single else "study/section.html", context)


def _frame(page: PageReading, light: str, house_name: str, is_member: bool) -> Mould:
    return _framed(page, light, house_name, is_member, get_language())


def address(reading: Reading, section: str = "") -> str:
    """The address of a section, or of the course on a single page."""
    return f"/courses/{reading.slug}/{section or 'all'}/"


def _byline(reading: Reading) -> str:
    words = {"authors": ", ".join(reading.frame.authors), "number": reading.number, "day": day(reading.published_at)}
    told = _("%(authors)s. Edition %(number)d, %(day)s.") if words["authors"] else _("Edition %(number)d, %(day)s.")
    return f"{told % words} {_('The whole course; everything you can do section by section you can do here.')}"


# --- contents ----------------------------------------------------------------------------------------------------


def _contents(page: PageReading, showing: Showing) -> str:
    row = page.view == PAGE
    poured, shown = _contents_mould(page, row, get_language())
    values: dict[str, str] = {}
    place = _place(showing)
    for ref in shown:
        how = rules.progress(page.reading, ref, showing.stands.handed, showing.stands.begun, place)
        values[f"dot-{ref.slug}"] = how if showing.is_member else Progress.TODO
        values[f"said-{ref.slug}"] = f", {how.label}" if showing.is_member else ""
    return poured.fill(**values)


def _place(showing: Showing) -> int:
    ref = showing.reading.page(study.stopped_at(showing.reading, showing.stands))
    return ref.position if ref else 0


@lru_cache(maxsize=512)
def _contents_mould(page: PageReading, row: bool, language: str | None) -> tuple[Mould, tuple[courses.PageRef, ...]]:
    reading, at = page.reading, page.ref.position
    shown = tuple(
        ref for ref in reading.pages if not row or len(reading.pages) <= LONG or abs(ref.position - at) <= AROUND
    )
    entries = [
        {
            "number": ref.number,
            "title": ref.title,
            "href": address(reading, ref.slug) if row else f"#{ref.slug}",
            "is_here": row and ref is page.ref,
            "dot": gap(f"dot-{ref.slug}"),
            "said": gap(f"said-{ref.slug}"),
        }
        for ref in shown
    ]
    context = {
        "entries": entries,
        "row": row,
        "position": at,
        "count": len(reading.pages),
        "course": f"/courses/{reading.slug}/",
        "more": len(shown) < len(reading.pages),
    }
    return pour("study/_contents.html", context), shown


# --- what is told ------------------------------------------------------------------------------------------------


def _news(request: HttpRequest, showing: Showing, notices: list[dict[str, str]]) -> bytes:
    changes = changed_since(showing)
    if showing.is_member:
        notices += ({"kind": "", "head": str(message)} for message in get_messages(request))
    if not notices and changes is None:
        return NOTHING
    context = {
        "notices": notices,
        "changes": changes,
        "reading": showing.reading,
        "course": f"/courses/{showing.reading.slug}/",
        "here": showing.here,
    }
    return render_to_string("study/_news.html", context).encode()


def changed_since(showing: Showing) -> courses.Changes | None:
    """What is new since the edition that the reader last saw; None where she has seen this one, or takes no part."""
    seen = showing.stands.edition_id
    if seen is None or seen == showing.reading.edition_id or not showing.stands.is_taking:
        return None
    before = courses.edition(seen)
    return courses.changes_between(before, showing.reading) if before else None


def _standing(pages: list[PageReading], showing: Showing) -> str:
    """How far the reader is with this page and the course, in words."""
    if not showing.is_member:
        return ""
    reading, ref = showing.reading, pages[0].ref
    single = pages[0].view == SINGLE
    words = standing_in_words(showing, None if single else ref)
    section = "" if single else ref.slug
    return mould("study/_standing.html").fill(place=f"/learn/{reading.slug}/place/", section=section, words=words)


def standing_in_words(showing: Showing, ref: courses.PageRef | None) -> str:
    """How far the reader is: ``1 of 2 in this section handed in; 3 of the 14 that complete the course``."""
    reading, told = showing.reading, []
    here = [one for one in ref.activities if rules.answerable(reading, one)] if ref else []
    if here:
        done = sum(rules.is_done(reading, one, showing.stands.handed) for one in here)
        told.append(_("%(done)d of %(all)d in this section handed in") % {"done": done, "all": len(here)})
    if needed := rules.needed(reading):
        words = {"done": rules.done(reading, showing.stands.handed), "needed": needed}
        told.append(_("%(done)d of the %(needed)d that complete the course") % words)
    return "; ".join(told) + "." if told else ""


def response(body: bytes, showing: Showing, status: int = 200) -> HttpResponse:
    """The page, with what it says about keeping it: what holds a person's words is kept nowhere."""
    answer = HttpResponse(body, status=status)
    answer.headers["Cache-Control"] = "private, no-store" if showing.is_member or status != 200 else "no-cache"
    return answer
