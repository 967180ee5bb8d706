"""The editions of a course: when, by whom, what changed; and putting an older one before readers again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from interplay.exchange.packages import selectors, services
from interplay.exchange.packages.views.doors import author
from interplay.learn.courses import selectors as courses
from interplay.web.views import SeeOther


@require_safe
@never_cache
@login_required
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """All editions of a course, and what was put back."""
    author(request)
    found = courses.editions(slug)
    if not found:
        raise Http404
    present = next((one for one in found if one.is_present), found[0])
    context = {"slug": slug, "present": present, "editions": found, "turns": selectors.turns(slug)}
    return render(request, "packages/editions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def turn(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say what putting that edition back means; with POST do it."""
    person = author(request)
    found = {one.number: one for one in courses.editions(slug)}
    wanted, present = found.get(number), courses.reading(slug)
    older = courses.edition(wanted.id) if wanted else None
    if older is None or present is None:
        raise Http404
    if request.method == "POST":
        done = services.turn_to(by=person, course_id=older.course_id, edition_id=older.edition_id)
        words = _("Readers have edition %(number)d now.") if done else _("Readers had edition %(number)d already.")
        messages.success(request, words % {"number": number})
        return SeeOther(reverse("packages:editions", args=[slug]))
    context = {
        "slug": slug,
        "wanted": wanted,
        "present": present,
        "changes": courses.changes_between(present, older),
        "is_present": older.edition_id == present.edition_id,
    }
    return render(request, "packages/turn.html", context)
