"""Parcels for those who brought them, and the history of what was put back."""

import uuid
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from interplay.exchange.packages import rules
from interplay.exchange.packages.constants import State
from interplay.exchange.packages.models import Parcel, Turn
from interplay.people.selectors import Person


def workshop() -> Path:
    """The folder in which zips arrive and are unpacked. It holds nothing that a reader ever gets."""
    return Path(settings.INTERPLAY_HOME) / "workshop"


def place_of(parcel_id: uuid.UUID) -> Path:
    """The folder of one parcel, whether it is there or not."""
    return workshop() / str(parcel_id)


def mine(viewer: Person) -> QuerySet[Parcel]:
    """What `viewer` brought in and has not published, the last first. One query."""
    return Parcel.objects.filter(brought_by=viewer).exclude(state=State.PUBLISHED).order_by("-brought_at", "-pk")


def found(viewer: Person | None, parcel_id: uuid.UUID) -> Parcel | None:
    """The parcel of that id if `viewer` may see it; else None, as if there were none. Two queries."""
    parcel = Parcel.objects.filter(pk=parcel_id).select_related("edition").first()
    return parcel if parcel and rules.may_see(viewer, parcel) else None


def turns(slug: str) -> QuerySet[Turn]:
    """When an older edition was put back, the last first, with both editions and who did it. One query."""
    rows = Turn.objects.filter(course__slug=slug).select_related("before", "after", "by")
    return rows.order_by("-at", "-pk")
