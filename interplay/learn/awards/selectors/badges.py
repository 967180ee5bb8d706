"""Reads of badges and of the keys that sign them."""

import uuid
from typing import Any, Literal
from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from interplay.learn.awards import rules
from interplay.learn.awards.constants import Showing
from interplay.learn.awards.models import Badge, IssuerKey
from interplay.plain.credentials import baking, did
from interplay.plain.papers.badge import picture


def badge(viewer: Any, badge_id: uuid.UUID) -> Badge | None:
    """The badge of that id if it is `viewer`'s own; else None, as if there were none. One query."""
    found = _badges().filter(pk=badge_id).first()
    return found if found and rules.may_take_badge(viewer, found) else None


def shown_badge(viewer: Any, badge_id: uuid.UUID) -> Badge | None:
    """The badge of that id if its holder shows it to everybody, or is `viewer`; else None. One query."""
    found = _badges().filter(pk=badge_id).first()
    return found if found and rules.may_see_badge(viewer, found) else None


def _badges() -> QuerySet[Badge]:
    return Badge.objects.select_related("award", "award__person", "status")


def face(badge: Badge, form: Literal["png", "svg"]) -> bytes:
    """The picture of a badge, without the badge in it."""
    return picture(badge.facts["name"], badge.facts["issuer"], badge.facts["language"], form)


def baked(badge: Badge, form: str, text: str) -> bytes:
    """The badge `text` as a file of its own, or inside its picture: `form` is json, png or svg."""
    if form == "png":
        return baking.into_png(face(badge, "png"), text)
    if form == "svg":
        return baking.into_svg(face(badge, "svg").decode(), text).encode()
    return text.encode()


def address_for_linkedin(badge: Badge) -> str:
    """Where LinkedIn's form for a certificate lies, filled in; the badge's own page only where there is one to see."""
    issued = timezone.localtime(badge.award.issued_at)
    told = {
        "startTask": "CERTIFICATION_NAME",
        "name": badge.facts["name"],
        "organizationName": badge.facts["issuer"],
        "issueYear": issued.year,
        "issueMonth": issued.month,
        "certId": str(badge.pk),
    }
    if badge.showing != Showing.NOTHING:
        told["certUrl"] = urljoin(settings.INTERPLAY_URL, reverse("awards:badge", args=[badge.pk]))
    return f"https://www.linkedin.com/profile/add?{urlencode(told)}"


# --- the issuer ------------------------------------------------------------------------------------------------------
def house_did() -> str:
    """The house's name as an issuer, made of its address."""
    return did.did_web(settings.INTERPLAY_URL)


def keys(viewer: Any) -> QuerySet[IssuerKey]:
    """Every key that this house has signed with at its present address, the latest first. Public for everybody."""
    return IssuerKey.objects.filter(controller=house_did()).order_by("-number")


def did_document(viewer: Any) -> dict[str, Any]:
    """The house's DID document. One query."""
    return did.document(house_did(), [(key.method, key.public) for key in reversed(keys(viewer))])


def list_address(number: int) -> str:
    """Where others find status list `number`."""
    return urljoin(settings.INTERPLAY_URL, reverse("awards:status-list", args=[number]))
