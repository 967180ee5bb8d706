"""A badge: its files and its settings for its holder, its page for everybody where its holder wants one."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from interplay.learn.awards import rules, selectors, services
from interplay.learn.awards.constants import Showing
from interplay.learn.awards.forms import ShowingForm
from interplay.people import selectors as people
from interplay.plain.papers.words import attached

_KINDS = {"json": "application/json", "png": "image/png", "svg": "image/svg+xml"}


def _mine(request: HttpRequest, badge_id: uuid.UUID) -> Any:
    if found := selectors.badge(people.person_of(request.user), badge_id):
        return found
    raise Http404


def _shown(request: HttpRequest, badge_id: uuid.UUID) -> Any:
    if found := selectors.shown_badge(people.person_of(request.user), badge_id):
        return found
    raise Http404


@require_safe
@never_cache
def holders_badge(request: HttpRequest, badge_id: uuid.UUID) -> HttpResponse:
    """The holder's own page of a badge: the files, where to put them, and what others may see."""
    found = _mine(request, badge_id)
    context = {
        "badge": found,
        "stands": rules.stands(found.award),
        "form": ShowingForm(initial={"showing": found.showing}),
        "is_shown": found.showing != Showing.NOTHING,
        "linkedin": selectors.address_for_linkedin(found),
    }
    return render(request, "awards/badge_mine.html", context)


@require_safe
@never_cache
def badge_file(request: HttpRequest, badge_id: uuid.UUID, form: str) -> HttpResponse:
    """The badge to keep. One that was withdrawn is not handed out any more: its page says so."""
    found = _mine(request, badge_id)
    if form not in _KINDS:
        raise Http404
    if not rules.stands(found.award):
        return redirect("awards:holders-badge", badge_id)
    try:
        text = services.signed(badge=found)
    except services.KeyUnreadable:
        return render(request, "awards/not_signed.html", {"badge": found}, status=503)
    response = HttpResponse(selectors.baked(found, form, text), content_type=_KINDS[form])
    response["Content-Disposition"] = attached((found.facts["name"],), form)
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_POST
def show(request: HttpRequest, badge_id: uuid.UUID) -> HttpResponse:
    """Decide what others may see."""
    found = _mine(request, badge_id)
    form = ShowingForm(request.POST)
    if form.is_valid():
        showing = Showing(form.cleaned_data["showing"])
        services.show(by=people.person_of(request.user), badge=found, showing=showing)
    return redirect("awards:holders-badge", badge_id)


@require_safe
@never_cache
def badge(request: HttpRequest, badge_id: uuid.UUID) -> HttpResponse:
    """The badge as everybody may see it: what was reached, what it took, who vouches, and whether it stands today."""
    found = _shown(request, badge_id)
    context = {
        "badge": found,
        "stands": rules.stands(found.award),
        "name": found.award.name if found.showing == Showing.NAME else "",
    }
    response = render(request, "awards/badge.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@require_safe
def picture(request: HttpRequest, badge_id: uuid.UUID) -> HttpResponse:
    """The badge's picture, with nothing in it."""
    found = _shown(request, badge_id)
    response = HttpResponse(selectors.face(found, "png"), content_type="image/png")
    patch_cache_control(response, private=True, max_age=3600)
    return response
