"""The page about oneself, and the page that says what is kept."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interplay.core.permits import may
from interplay.learn.study import selectors as study
from interplay.people import selectors as people
from interplay.people.selectors import Person


@login_required
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, what is mine, and how I sign in."""
    person = people.person_of(request.user)
    if person is None or not may("people.see_own_page", person, person):
        raise Http404
    return render(request, "desks/me.html", _about(person))


def _about(person: Person) -> dict[str, object]:
    return {
        "person": person,
        "courses": study.taken(person),
        "works": people.engagements_of(person),
        "offices": people.offices_of(person),
        "second_steps": people.second_steps_of(person),
    }


@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """What is kept, and who sees it."""
    return render(request, "desks/kept.html", {"administrators": people.administrators()})
