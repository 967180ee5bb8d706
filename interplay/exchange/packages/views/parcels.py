"""The workshop's own page, and that of one parcel: what was found in it, and what can be done with it."""

import uuid
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from interplay.exchange.packages import selectors, services
from interplay.exchange.packages.constants import MEGABYTE, MOST_BYTES
from interplay.exchange.packages.forms import ParcelForm
from interplay.exchange.packages.views.doors import author, parcel_of
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.services import Altered
from interplay.people import selectors as people
from interplay.people.selectors import Person
from interplay.web.views import SeeOther


@require_safe
@never_cache
@login_required
def workshop(request: HttpRequest) -> HttpResponse:
    """Bring in a course; what waits to be published; the courses of this house."""
    return shown(request, author(request))


def shown(
    request: HttpRequest, person: Person, form: ParcelForm | None = None, *, status: int = 200, refusal: str = ""
) -> HttpResponse:
    """The workshop, with what was wrong with the file that was brought."""
    context = {
        "form": form or ParcelForm(),
        "refusal": refusal,
        "parcels": selectors.mine(person),
        "courses": courses.kept(),
        "may_appoint": people.is_administrator(person),
        "most": MOST_BYTES // MEGABYTE,
    }
    return render(request, "packages/workshop.html", context, status=status)


@require_safe
@never_cache
@login_required
def report(request: HttpRequest, parcel_id: uuid.UUID) -> HttpResponse:
    """What was found in a parcel, line by line."""
    return _report(request, parcel_of(request, parcel_id))


def _report(request: HttpRequest, parcel: Any, *, status: int = 200, alarm: str = "") -> HttpResponse:
    faults = parcel.findings.get("faults", [])
    known = courses.editions(parcel.slug) if parcel.slug else []
    context = {
        "parcel": parcel,
        "alarm": alarm,
        "refused": parcel.findings.get("refused", ""),
        "count": len(faults),
        "files": [(name, list(told)) for name, told in groupby(faults, key=lambda fault: fault["file"])],
        "left_out": parcel.findings.get("left_out", []),
        "number": known[0].number + 1 if known else 1,
        "present": next((one for one in known if one.is_present), None),
    }
    return render(request, "packages/report.html", context, status=status)


@require_POST
@login_required
def check(request: HttpRequest, parcel_id: uuid.UUID) -> HttpResponse:
    """Check a parcel, again or for the first time."""
    parcel = parcel_of(request, parcel_id)
    return checked(request, author(request), parcel)


def checked(request: HttpRequest, person: Person, parcel: Any) -> HttpResponse:
    """Check a parcel, and lead to what was found."""
    try:
        services.check(by=person, parcel=parcel)
    except services.Busy:
        head = _(
            "Another course is being checked just now. Yours has arrived and is safe: press “Check it” in a moment."
        )
        messages.info(request, head)
    return SeeOther(reverse("packages:report", args=[parcel.pk]))


@require_POST
@login_required
def publish(request: HttpRequest, parcel_id: uuid.UUID) -> HttpResponse:
    """Put a checked course before readers."""
    parcel, person = parcel_of(request, parcel_id), author(request)
    try:
        published = services.publish(by=person, parcel=parcel)
    except services.NotReady:
        return _report(request, parcel, status=409, alarm=_("There is nothing here to be published any more."))
    except services.Overtaken:
        words = _("Another edition was published since you brought this one in, so it has been checked once more.")
        messages.info(request, words)
        return checked(request, person, parcel)
    except (Altered, OSError):
        words = _("The files could not be kept, so nothing was published. Please bring the zip again.")
        return _report(request, parcel, status=507, alarm=words)
    edition = published.edition
    told = {"title": edition.title, "number": edition.number}
    said = (
        _("“%(title)s” is before readers now, as edition %(number)d.")
        if published.is_new
        else _("Readers have just this already: “%(title)s”, edition %(number)d. Nothing was changed.")
    )
    messages.success(request, said % told)
    return SeeOther(reverse("packages:editions", args=[parcel.slug]))


@require_POST
@login_required
def discard(request: HttpRequest, parcel_id: uuid.UUID) -> HttpResponse:
    """Throw a parcel away."""
    services.discard(by=author(request), parcel=parcel_of(request, parcel_id))
    messages.info(request, _("The zip has been thrown away. Nothing that readers have was touched."))
    return SeeOther(reverse("packages:workshop"))
