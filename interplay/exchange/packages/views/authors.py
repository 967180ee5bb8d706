"""Who may bring in courses; for those who look after the house."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from interplay.core.permits import require
from interplay.exchange.packages.forms import AuthorForm
from interplay.people import selectors as people
from interplay.people import services
from interplay.people.selectors import Person
from interplay.web.views import SeeOther


def _administrator(request: HttpRequest) -> Person:
    person = people.person_of(request.user)
    require("people.look_after_the_house", person)
    assert person is not None  # noqa: S101 - nobody looks after nothing
    return person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def authors(request: HttpRequest) -> HttpResponse:
    """The course authors in office; with POST one more."""
    by = _administrator(request)
    form = AuthorForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        person = people.known_by(form.cleaned_data["email"])
        if person is not None:
            services.make_course_author(by=by, person=person)
            messages.success(request, _("%(name)s may bring in courses now.") % {"name": person.display})
            return SeeOther(reverse("packages:authors"))
        form.add_error("email", _("Nobody here signs in with this address. That person needs an account first."))
    context = {"form": form, "authors": people.course_authors()}
    return render(request, "packages/authors.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def end(request: HttpRequest, office: int) -> HttpResponse:
    """End somebody's being a course author; what she has published stays."""
    services.end_course_author(by=_administrator(request), office=office)
    return SeeOther(reverse("packages:authors"))
