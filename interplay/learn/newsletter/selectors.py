"""Reads of the newsletter. From outside: `from interplay.learn.newsletter import selectors as newsletter`."""

import datetime as dt
import uuid
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from interplay.core import clock
from interplay.learn.courses.selectors import fresh
from interplay.learn.newsletter.constants import FIRST_LOOKS_BACK, SETTLING, DeliveryState
from interplay.learn.newsletter.models import Edition, Plan, Subscriber
from interplay.people import selectors as people
from interplay.people.selectors import Person

CONFIRM, STOP = "newsletter.confirm", "newsletter.stop"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one edition says, to whomever it goes: the one source of the plain text and the HTML."""

    house: str
    foreword: tuple[str, ...]
    new: tuple[dict[str, str], ...]
    updated: tuple[dict[str, str], ...]
    address: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell. A foreword alone is not sent."""
        return not self.new and not self.updated


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when courses are gathered, and what was found."""

    since: dt.datetime
    until: dt.datetime
    courses: list[dict[str, str]]


def plan() -> Plan:
    """When editions go out: what an administrator chose, or the default, not kept yet. One query."""
    return Plan.objects.first() or Plan(pk=1, looked_at=clock.now())


def gathered(now: dt.datetime) -> Span:
    """The courses that are new or updated since the last edition. Two queries."""
    until = now - SETTLING
    last = Edition.objects.order_by("-number").values_list("until", flat=True).first()
    since = last or until - FIRST_LOOKS_BACK
    return Span(since, until, [one.as_facts() for one in fresh.published(since, until)])


def sheet(courses: list[dict[str, str]], foreword: str) -> Sheet:
    """The sheet that tells of `courses`. One query."""
    paragraphs = tuple(part.strip() for part in foreword.replace("\r\n", "\n").split("\n\n") if part.strip())
    return Sheet(
        house=" ".join((people.house_name() or settings.SITE_NAME).split()),
        foreword=paragraphs,
        new=tuple(one for one in courses if one["what"] == "new"),
        updated=tuple(one for one in courses if one["what"] != "new"),
        address=settings.INTERPLAY_URL,
    )


def next_sheet() -> Sheet:
    """What would be sent if an edition went out now. Four queries."""
    return sheet(gathered(clock.now()).courses, plan().foreword)


def subscription_of(person: Person | None) -> Subscriber | None:
    """The subscription under the address of `person`'s account, or None. One query; none for a visitor."""
    if person is None or person.account is None:
        return None
    return Subscriber.objects.filter(address__iexact=person.account.email).first()


def subscribers() -> tuple[int, int]:
    """How many addresses get the newsletter, and how many are paused. One query."""
    told = Subscriber.objects.aggregate(
        active=Count("pk", filter=Q(paused_at__isnull=True)), paused=Count("pk", filter=Q(paused_at__isnull=False))
    )
    return told["active"], told["paused"]


def paused() -> QuerySet[Subscriber]:
    """The paused addresses, the latest first, at most a hundred. One query."""
    return Subscriber.objects.filter(paused_at__isnull=False).order_by("-paused_at")[:100]


def editions() -> QuerySet[Edition]:
    """The latest editions with what became of their letters. One query."""
    lost = Q(deliveries__state__in=(DeliveryState.REFUSED, DeliveryState.RETURNED))
    open_ones = Q(deliveries__state__in=(DeliveryState.WAITING, DeliveryState.SENDING))
    counted = Edition.objects.annotate(
        sent=Count("deliveries", filter=Q(deliveries__state=DeliveryState.SENT)),
        lost=Count("deliveries", filter=lost),
        open=Count("deliveries", filter=open_ones),
    )
    return counted.order_by("-number")[:24]


def token_of(subscriber: uuid.UUID) -> str:
    """What stands in the address that stops the letters of `subscriber`. It holds as long as the house's key does."""
    return signing.dumps(subscriber.hex, salt=STOP)


def stop_address(subscriber: uuid.UUID) -> str:
    """The whole address that stops the letters of `subscriber`."""
    return settings.INTERPLAY_URL + reverse("newsletter:stop", args=[token_of(subscriber)])


def stopped_by(token: str) -> uuid.UUID | None:
    """Whose letters `token` stops; None when we never wrote it."""
    return _id_in(token, STOP, None)


def asked_by(token: str, lasts: dt.timedelta) -> uuid.UUID | None:
    """Which asking `token` confirms; None when we never wrote it, or too long ago."""
    return _id_in(token, CONFIRM, lasts)


def _id_in(token: str, salt: str, lasts: dt.timedelta | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(hex=signing.loads(token, salt=salt, max_age=lasts))
    except (signing.BadSignature, ValueError):
        return None


def message_id(edition: int, delivery: uuid.UUID) -> str:
    """The Message-ID of a letter: the same each time it is tried, so that a second copy can be known as one."""
    return f"<newsletter.{edition}.{delivery.hex}@{urlsplit(settings.INTERPLAY_URL).hostname or 'localhost'}>"
