"""One section, or the whole course on a single page: reading it, and everything that is pressed there.

A page is one form, without a token for visitors, so that it needs no cookie. Whoever is signed in shows the token; a
token that has grown old (signed out and in again in another tab) loses nothing: the page comes back with every text in
its field and asks for one more press, if the browser says that the request came from a page of ours.
"""

import uuid
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from interplay.core import db
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.constants import PAGE, SINGLE
from interplay.learn.courses.selectors import PageReading, Reading
from interplay.learn.study import forms, rules, services
from interplay.learn.study import selectors as study
from interplay.learn.study.constants import MAX_PARKED, Keep
from interplay.learn.study.forms import Pressed, Typed
from interplay.learn.study.rules import Unfit
from interplay.learn.study.services import Conflict, Draft, Outcome
from interplay.learn.study.views import pages, shelf
from interplay.learn.study.views.showing import Showing
from interplay.people import selectors as people
from interplay.people.selectors import Person
from interplay.web import origin
from interplay.web.views import SeeOther, forbidden

PARKED = "parked"  # in the session: writer -> course -> item -> text, from before signing in
VISITOR = "visitor"


@dataclass(slots=True)
class Asked:
    """A request about a page of a course."""

    request: HttpRequest
    reading: Reading
    pages: list[PageReading]
    here: str
    person: Person | None
    typed: Typed = field(default_factory=Typed)

    @property
    def items(self) -> list[str]:
        """Every item whose answer the page shows: those asked on it, and those shown again."""
        holes = (hole for page in self.pages for hole in page.segments if not isinstance(hole, bytes))
        return [hole.id for hole in holes if hole.kind == "interaction" or (hole.kind == "again" and not hole.course)]


@csrf_exempt  # asked for below, for those who are signed in
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, slug: str, section: str) -> HttpResponseBase:
    """One section of a course."""
    reading = read(slug)
    page = courses.page(reading, section, PAGE)
    if page is None:
        raise Http404
    return _answer(Asked(request, reading, [page], pages.address(reading, section), people.person_of(request.user)))


@csrf_exempt  # as above
@require_http_methods(["GET", "HEAD", "POST"])
def single(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The whole course on a single page."""
    reading = read(slug)
    if not reading.pages:
        raise Http404
    all_pages = courses.pages(reading, SINGLE)
    return _answer(Asked(request, reading, all_pages, pages.address(reading), people.person_of(request.user)))


def read(slug: str) -> Reading:
    """The present edition of the course of that slug; Http404 where there is none."""
    reading = courses.reading(slug)
    if reading is None:
        raise Http404
    return reading


def _answer(asked: Asked) -> HttpResponseBase:
    if asked.request.method == "POST":
        return _pressed(asked)
    if asked.person is None:
        showing = Showing(asked.reading, asked.here)
        return shelf.put(asked.request, asked.reading, pages.html(asked.request, asked.pages, showing))
    came_back = _bring_back(asked)
    completed, changing = asked.request.GET.get("completed", ""), asked.request.GET.get("change", "")
    return _page(asked, notices=came_back, completed=completed, changing=changing)


def _page(
    asked: Asked,
    *,
    status: int = 200,
    outcome: Outcome | None = None,
    notices: Iterable[dict[str, str]] = (),
    opened: str = "",
    completed: str = "",
    changing: str = "",
) -> HttpResponse:
    """The page as the reader's things stand now; texts that are not kept stay in their fields."""
    stands = study.standing(asked.person, asked.reading, asked.items)
    refused: dict[str, Conflict | Unfit] = {**asked.typed.refused, **(outcome.refused if outcome else {})}
    saved = outcome.saved if outcome else {}
    drafts = {item: draft for item, draft in asked.typed.drafts.items() if item not in saved}
    doubtful = {item: Draft(asked.typed.bodies[item], 0) for item in asked.typed.refused}
    showing = Showing(
        reading=asked.reading,
        here=asked.here,
        person=asked.person,
        stands=stands,
        earlier=_earlier(asked, stands),
        elsewhere=_elsewhere(asked),
        unsaved=drafts | doubtful,
        refused=refused,
        opened=frozenset([opened] if opened else []),
        completed=completed,
        changing=changing,
    )
    told = [*notices, *_homeless(asked, showing)]
    return pages.response(pages.html(asked.request, asked.pages, showing, told), showing, status)


def _homeless(asked: Asked, showing: Showing) -> Iterable[dict[str, str]]:
    """Texts that were refused and have no field on this page any more: they are shown above it."""
    for item, refused in showing.refused.items():
        if item not in asked.items and item in showing.unsaved and isinstance(refused, Unfit):
            yield {"kind": "alarm", "head": refused.words, "text": rules.showable(showing.unsaved[item].body)}


def _earlier(asked: Asked, stands: study.Standing) -> dict[str, list[study.Given]]:
    items = [item for item, mine in stands.answers.items() if mine.handed_in > 1 or mine.is_changed]
    return study.earlier(asked.person, asked.reading, items) if asked.person else {}


def _elsewhere(asked: Asked) -> dict[tuple[uuid.UUID, str], study.Mine]:
    holes = (hole for page in asked.pages for hole in page.segments if not isinstance(hole, bytes))
    named = [(courses.reading(hole.course), hole.id) for hole in holes if hole.kind == "again" and hole.course]
    wanted = [(other.course_id, item) for other, item in named if other]
    return study.elsewhere(asked.person, wanted) if asked.person else {}


# --- pressing ----------------------------------------------------------------------------------------------------


def _pressed(asked: Asked) -> HttpResponseBase:
    if forms.too_large(asked.request):
        return _too_large(asked)
    if asked.person is not None and (refusal := _token_refused(asked.request)):
        return _old_token(asked) if origin.from_here(asked.request) else refusal
    asked.typed = forms.typed(asked.reading, asked.request.POST)
    button = forms.pressed(asked.request.POST)
    if asked.person is None:
        return _visitor_pressed(asked, button)
    if (writer := _writer(asked.request)) not in (VISITOR, str(asked.person.pk)):
        return _for_somebody_else(asked, writer)
    try:
        return _member_pressed(asked, asked.person, button)
    except (Error, OSError) as error:
        if not db.is_full(error):
            raise
        return _page(asked, status=507, notices=[_no_room()])


def _token_refused(request: HttpRequest) -> HttpResponseBase | None:
    """What Django answers to a request without a good token; None where the token is good."""
    guard = CsrfViewMiddleware(lambda request: HttpResponse())
    guard.process_request(request)
    return guard.process_view(request, _guarded, (), {})


def _guarded(request: HttpRequest) -> HttpResponse:
    """Stands for any view that asks for the token."""
    return HttpResponse()


def _old_token(asked: Asked) -> HttpResponse:
    asked.typed = forms.typed(asked.reading, asked.request.POST)
    head = _("This page had grown old, so nothing was done yet.")
    text = _("Everything you typed is still in its field. Please press the button once more.")
    return _page(asked, status=403, notices=[{"kind": "alarm", "head": head, "text": text}])


def _too_large(asked: Asked) -> HttpResponse:
    head = _("This is more than can be sent at once, so nothing was saved.")
    text = _(
        "Your browser’s Back button brings your words back. Please hand in or save a part of them, or shorten them."
    )
    return _page(asked, status=413, notices=[{"kind": "alarm", "head": head, "text": text}])


def _no_room() -> dict[str, str]:
    head = _("There is no room left to save anything just now.")
    text = _(
        "Your words are in their fields: leave this page open, or copy them. Reading goes on. "
        "Please tell whoever runs this house."
    )
    return {"kind": "alarm", "head": head, "text": text}


def _member_pressed(asked: Asked, person: Person, button: Pressed) -> HttpResponseBase:
    reading, drafts = asked.reading, asked.typed.drafts
    if button.verb in ("hand-in", "reveal") and button.name not in reading.parts:
        raise Http404
    if button.verb == "hand-in":
        return _handed_in(asked, person, button.name)
    if button.verb == "reveal":
        return _done(asked, services.reveal(by=person, reading=reading, part=button.name, drafts=drafts), button.name)
    outcome = services.save_drafts(by=person, reading=reading, drafts=drafts)
    if button.verb == "keep":
        return _kept(asked, person, outcome, button)
    if button.verb == "noted":
        services.note_edition_seen(by=person, reading=reading)
    if button.verb == "place" and reading.page(button.name):
        services.keep_place(by=person, reading=reading, section=button.name)
    return _done(asked, outcome, button.name)


def _handed_in(asked: Asked, person: Person, part: str) -> HttpResponse:
    if asked.typed.refused.keys() & set(asked.reading.parts[part].items):
        return _done(asked, services.save_drafts(by=person, reading=asked.reading, drafts=asked.typed.drafts), part)
    outcome = services.hand_in(by=person, reading=asked.reading, part=part, drafts=asked.typed.drafts)
    return _done(asked, outcome, part)


def _kept(asked: Asked, person: Person, outcome: Outcome, button: Pressed) -> HttpResponse:
    """The writer chose between two versions of `button.name`."""
    data, item = asked.request.POST, button.name
    seen = data.get(f"chose:{item}", "")
    if button.value not in Keep.values or not forms.is_revision(seen):
        outcome.refused[item] = forms.unseen()
        return _done(asked, outcome, item)
    try:
        services.resolve(
            by=person,
            reading=asked.reading,
            item=item,
            keep=button.value,
            seen=int(seen),
            rival=data.get(f"rival:{item}", ""),
        )
    except (Conflict, Unfit) as refused:
        outcome.refused[item] = refused
    except KeyError:
        pass  # chosen already, in another tab
    known = asked.reading.items.get(item)
    return _done(asked, outcome, known.part_id if known else "")


def _done(asked: Asked, outcome: Outcome, part: str) -> HttpResponse:
    """Back to where it was pressed; or the page itself, when something of it could not be kept or not be handed in."""
    refused = {**asked.typed.refused, **outcome.refused}
    if refused:
        return _page(
            asked, status=_status(refused.values()), outcome=outcome, completed=part if outcome.completion else ""
        )
    completed = f"?completed={part}" if outcome.completion else ""
    return SeeOther(f"{asked.here}{completed}{f'#{part}' if part in asked.reading.parts else ''}")


def _status(refused: Iterable[Conflict | Unfit]) -> int:
    if any(isinstance(one, Conflict) for one in refused):
        return 409
    return 422


# --- visitors ----------------------------------------------------------------------------------------------------


def _writer(request: HttpRequest) -> str:
    """For whom the page was made that sent this: a person's id, or VISITOR."""
    try:
        return str(uuid.UUID(request.POST.get("writer", "")))
    except ValueError:
        return VISITOR


def _for_somebody_else(asked: Asked, writer: str) -> HttpResponse:
    """A page that was made for another person: what she typed waits for her, unseen, and nothing is done."""
    with suppress(Unfit):  # what cannot be kept stays where it is: in the page before this one, and on her device
        asked.request.session[PARKED] = _parked(asked, writer)
    asked.typed = Typed()
    head = _("Somebody else is signed in on this device now.")
    text = _(
        "The page you pressed was another person’s. Her words were not saved under your name; sign in as yourself."
    )
    return _page(asked, status=403, notices=[{"kind": "alarm", "head": head, "text": text}])


def _visitor_pressed(asked: Asked, button: Pressed) -> HttpResponse:
    """Show what a part keeps back, or keep what was typed and lead to signing in: then it is back in its field."""
    if button.verb == "show" and button.name in asked.reading.parts:
        return _page(asked, opened=button.name)
    if not origin.from_here(asked.request):
        return forbidden(asked.request)
    try:
        parked = _parked(asked, _writer(asked.request))
    except Unfit as unfit:
        return _page(asked, status=422, notices=[{"kind": "alarm", "head": unfit.words, "text": ""}])
    asked.request.session[PARKED] = parked
    anchor = f"#{button.name}" if button.name in asked.reading.parts else ""
    return SeeOther(f"{resolve_url('account_login')}?next={quote(asked.here + anchor)}")


def _parked(asked: Asked, writer: str) -> dict[str, Any]:
    """What waits in the session for signing in, with what was typed on this page. Raises Unfit for too much of it."""
    parked: dict[str, Any] = dict(asked.request.session.get(PARKED, {}))
    waiting = dict(parked.get(writer, {}))
    waiting[asked.reading.slug] = waiting.get(asked.reading.slug, {}) | forms.parkable(asked.reading, asked.typed)
    parked[writer] = waiting
    if forms.parked_length(parked) > MAX_PARKED:
        raise Unfit(
            _("This is more than can wait here while you sign in. Your words are still in this page: sign in first.")
        )
    return parked


def _bring_back(asked: Asked) -> list[dict[str, str]]:
    """Save what was typed before signing in: the end of a press that signing in interrupted, hence written on a GET.

    What somebody else typed on a page of hers, before her session ended here, stays where it is and is not shown.
    """
    parked, person = asked.request.session.get(PARKED), asked.person
    if not parked or person is None:
        return []
    drafts: dict[str, Draft] = {}
    for writer in (VISITOR, str(person.pk)):
        texts = parked.get(writer, {}).pop(asked.reading.slug, {})
        drafts |= {item: Draft(body, 0) for item, body in texts.items()}
    if not drafts:
        return []
    outcome = services.save_drafts(by=person, reading=asked.reading, drafts=drafts)
    asked.request.session[PARKED] = parked
    head = _("What you typed before you signed in is back in its place, and saved as a draft.")
    return [{"kind": "quiet", "head": head, "text": ""}] if outcome.saved else []
