"""Who comes into the workshop: visitors sign in first, and for anybody else who may not, there is no such page."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest

from interplay.core.permits import require
from interplay.exchange.packages import selectors
from interplay.people import selectors as people
from interplay.people.selectors import Person


def author(request: HttpRequest) -> Person:
    """Who asks, if she may bring in courses. Http404 for anybody else."""
    person = people.person_of(request.user)
    require("people.bring_in_courses", person)
    assert person is not None  # noqa: S101 - nobody may not
    return person


def parcel_of(request: HttpRequest, parcel_id: uuid.UUID) -> Any:
    """The parcel of that id, if it is hers who asks. Http404 for anybody else."""
    parcel = selectors.found(people.person_of(request.user), parcel_id)
    if parcel is None:
        raise Http404
    return parcel
