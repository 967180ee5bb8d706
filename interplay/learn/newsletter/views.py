"""Getting the newsletter and stopping it, for everybody; its desk, for administrators."""

import base64
import hashlib
import re
import uuid

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interplay.core.permits import may, require
from interplay.learn.newsletter import selectors, services
from interplay.learn.newsletter.constants import ASKING_LASTS
from interplay.learn.newsletter.forms import AskForm, PlanForm
from interplay.people import selectors as people
from interplay.web import origin
from interplay.web.views import SeeOther, forbidden

_HERE = "/newsletter/"
_DESK = "/newsletter/desk/"


@csrf_exempt  # no token, so that a visitor's page needs no cookie; the browser says where the form stood
@require_http_methods(["GET", "HEAD", "POST"])
def newsletter(request: HttpRequest) -> HttpResponseBase:
    """Ask for the newsletter; whoever is signed in sees whether it comes to the own address, and may stop it."""
    person = people.person_of(request.user)
    if request.method == "POST":
        return _ask(request, AskForm(request.POST))
    mine = selectors.subscription_of(person)
    known = {"address": person.account.email} if person and person.account and not mine else None
    return _page(request, AskForm(initial=known), mine=mine)


def _ask(request: HttpRequest, form: AskForm) -> HttpResponseBase:
    if not origin.from_here(request):
        return forbidden(request)
    if not form.is_valid():
        return _page(request, form, mine=None)
    if too_many := ratelimit.consume_or_429(request, action="newsletter"):
        return too_many
    address = form.cleaned_data["address"]
    # Who asks too often for one address is told nothing else than who asks once.
    if ratelimit.consume(request, action="newsletter_address", key=address.lower()):
        services.ask(by=people.person_of(request.user), address=address)
    return SeeOther(f"{_HERE}asked/")


def _page(request: HttpRequest, form: AskForm, *, mine: object) -> HttpResponse:
    may_plan = may("newsletter.look_after", people.person_of(request.user))
    return render(request, "newsletter/newsletter.html", {"form": form, "mine": mine, "may_plan": may_plan})


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """What follows after asking: the same page whoever asked, and whatever the list says."""
    return render(request, "newsletter/asked.html", {"days": ASKING_LASTS.days})


@csrf_exempt  # the address is the proof
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Look (GET changes nothing, since mail servers open addresses), then say yes (POST), once."""
    if request.method == "POST":
        there = services.confirm(token=token)
        stop = selectors.token_of(there.pk) if there else ""
        context = {"is_done": bool(there), "is_old": not there, "stop": stop}
        return _unlisted(render(request, "newsletter/confirm.html", context, status=200 if there else 410))
    old = selectors.asked_by(token, ASKING_LASTS) is None
    return _unlisted(
        render(request, "newsletter/confirm.html", {"is_old": old, "token": token}, status=410 if old else 200)
    )


@csrf_exempt  # RFC 8058: the mail program presses, without cookie and token
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Look (GET changes nothing), then stop the letters (POST): at once, and as often as one likes."""
    is_ours = services.stop(token=token) if request.method == "POST" else bool(selectors.stopped_by(token))
    if not is_ours:
        raise Http404
    return _unlisted(render(request, "newsletter/stop.html", {"is_done": request.method == "POST", "token": token}))


def _unlisted(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex"
    return response


@require_POST
@login_required
def stop_mine(request: HttpRequest) -> HttpResponse:
    """Stop the letters to the address of one's account."""
    person = people.person_of(request.user)
    if person is None:
        raise Http404
    services.stop_mine(by=person)
    messages.success(request, _("You get no more newsletters. Your address is off the list."))
    return SeeOther(_HERE)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """Plan the newsletter, see what would be sent, and what became of what was."""
    person = people.person_of(request.user)
    require("newsletter.look_after", person)
    assert person is not None  # noqa: S101 - a visitor looks after nothing
    form = PlanForm(request.POST or None, initial=_planned())
    if form.is_valid():
        services.set_plan(by=person, **form.cleaned_data)
        messages.success(request, _("Kept. The next edition goes out as you said."))
        return SeeOther(_DESK)
    sheet = selectors.next_sheet()
    active, paused = selectors.subscribers()
    context = {
        "form": form,
        "sheet": sheet,
        "letter": None if sheet.is_empty else _preview(sheet),
        "active": active,
        "paused": paused,
        "paused_ones": selectors.paused(),
        "editions": selectors.editions(),
    }
    return render(request, "newsletter/desk.html", context)


@login_required
@require_safe
def letter(request: HttpRequest) -> HttpResponse:
    """The HTML of the next edition, byte for byte as it would be sent. Its one style sheet is allowed by its hash."""
    require("newsletter.look_after", people.person_of(request.user))
    sheet = selectors.next_sheet()
    if sheet.is_empty:
        raise Http404
    html = _preview(sheet)["html"]
    response = HttpResponse(html)
    styles = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in styles)
    response["Content-Security-Policy"] = f"default-src 'none'; style-src {hashes}; frame-ancestors 'none'"
    return response


@require_POST
@login_required
def send(request: HttpRequest) -> HttpResponse:
    """Send an edition now."""
    person = people.person_of(request.user)
    require("newsletter.look_after", person)
    assert person is not None  # noqa: S101 - a visitor looks after nothing
    if edition := services.make(by=person):
        said = _("Edition %(number)d is on its way. This page counts the letters.") % {"number": edition.number}
        messages.success(request, said)
    else:
        messages.error(request, _("Nothing was sent: there is nothing new to tell, or nobody to tell it."))
    return SeeOther(_DESK)


@require_POST
@login_required
def again(request: HttpRequest, edition_id: uuid.UUID) -> HttpResponse:
    """Try once more to send what waits of an edition."""
    person = people.person_of(request.user)
    require("newsletter.look_after", person)
    assert person is not None  # noqa: S101 - a visitor looks after nothing
    services.resume(by=person, edition=edition_id)
    messages.success(request, _("What waits is tried once more. Nobody gets a letter that went out before."))
    return SeeOther(_DESK)


def _planned() -> dict[str, object]:
    plan = selectors.plan()
    return {name: getattr(plan, name) for name in ("rhythm", "weekday", "day", "hour", "foreword")}


def _preview(sheet: selectors.Sheet) -> dict[str, str]:
    """The letter to a subscriber who is nobody: only the address that stops it differs from hers."""
    return services.bodies(sheet, selectors.stop_address(uuid.UUID(int=0)))
