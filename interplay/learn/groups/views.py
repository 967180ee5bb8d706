"""Study groups: the own ones, starting one, and a group's page with what is pressed on it."""

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from interplay.core.permits import may, require
from interplay.learn.courses import selectors as courses
from interplay.learn.groups import selectors, services
from interplay.learn.groups.forms import InviteForm, StartForm
from interplay.learn.study import selectors as study
from interplay.people import selectors as people
from interplay.people.selectors import Person
from interplay.web.views import SeeOther


@never_cache
@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """The own groups and invitations, and the courses for which to start one."""
    person = _who(request)
    found = selectors.memberships(person)
    context = {
        "invitations": [pair for pair in found if pair[0].joined_at is None],
        "groups": [pair for pair in found if pair[0].joined_at],
        "courses": [one.reading for one in study.taken(person)],
    }
    return render(request, "groups/mine.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """A new group for that course."""
    person, reading = _who(request), courses.reading(slug)
    require("groups.start", person)
    if reading is None:
        raise Http404(_("There is no such course."))
    form = StartForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = services.start(by=person, reading=reading, **form.cleaned_data)
        return SeeOther(_address(made.pk))
    context = {"form": form, "reading": reading}
    return render(request, "groups/start.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def group(request: HttpRequest, group_id: uuid.UUID) -> HttpResponse:
    """A group's page for its members, an invitation for who is invited; for all others there is no such group."""
    person = _who(request)
    if request.method == "POST":
        return _pressed(request, person, group_id)
    return _page(request, person, group_id, InviteForm())


def _page(
    request: HttpRequest, person: Person, group_id: uuid.UUID, form: InviteForm, status: int = 200
) -> HttpResponse:
    known = selectors.membership(person, group_id)
    reading = selectors.reading_of(known) if known else None
    if known is None or reading is None:
        raise Http404(_("There is no such group."))
    if may("groups.answer", person, known):
        return render(request, "groups/invitation.html", {"mine": known, "reading": reading}, status=status)
    told = selectors.gathered(person, known, reading)
    return render(request, "groups/group.html", {"told": told, "reading": reading, "form": form}, status=status)


def _pressed(request: HttpRequest, person: Person, group_id: uuid.UUID) -> HttpResponse:
    known = selectors.membership(person, group_id)
    if known is None:
        raise Http404(_("There is no such group."))
    verb, _sign, which = request.POST.get("do", "").partition(":")
    if verb == "invite":
        return _invite(request, person, group_id)
    if verb == "facilitator" and which.isdecimal():
        services.name_facilitator(by=person, mine=known, member=int(which))
        return SeeOther(_address(group_id))
    if verb not in ("join", "decline", "leave"):
        raise Http404
    {"join": services.join, "decline": services.decline, "leave": services.leave}[verb](by=person, mine=known)
    return SeeOther(_address(group_id) if verb == "join" else reverse("groups:mine"))


def _invite(request: HttpRequest, person: Person, group_id: uuid.UUID) -> HttpResponse:
    known, form = selectors.membership(person, group_id), InviteForm(request.POST)
    require("groups.facilitate", person, known)
    is_asked = form.is_valid() and may("groups.find_people", person)
    found = people.known_by(form.cleaned_data["address"]) if is_asked else None
    if form.is_valid() and found is None:
        words = _(
            "We found nobody to invite with this address. Only people who work here can invite; is it spelled right?"
        )
        form.add_error("address", words)
    if found is not None and known is not None:
        try:
            services.invite(by=person, mine=known, person=found)
        except services.Full:
            form.add_error("address", _("This group is full. Nobody was invited; a second group can be started."))
    if form.errors:
        return _page(request, person, group_id, form, status=422)
    return SeeOther(_address(group_id) + "#people")


def _address(group_id: uuid.UUID) -> str:
    return reverse("groups:group", args=[group_id])


def _who(request: HttpRequest) -> Person:
    person = people.person_of(request.user)
    if person is None:
        raise Http404
    return person
