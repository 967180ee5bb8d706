"""Letters that the mail server refused, or that came back."""

import re
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from interplay.core import jobs
from interplay.core.permits import require
from interplay.learn.newsletter import rules
from interplay.learn.newsletter.constants import LONGEST_WHY, DeliveryState
from interplay.learn.newsletter.models import Delivery, Edition, Subscriber
from interplay.people.selectors import Person
from interplay.plain import returned

_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_OURS = re.compile(r"<newsletter\.\d+\.([0-9a-f]{32})@[^<>@\s]+>")


def bounce(raw: bytes) -> str:
    """Record a letter that came back (RFC 3464). Says "paused", "counted", "later", "known" or "not ours".

    A letter counts once, however often it comes back; who cannot quote its Message-ID cannot make it count.
    """
    report = returned.read(raw)
    found = _OURS.fullmatch(report.message_id) if report else None
    if report is None or found is None:
        return "not ours"
    if not report.has_failed or not rules.is_hard(report.status):
        return "later"
    return _count(uuid.UUID(hex=found[1]), DeliveryState.RETURNED, report.status, report.said)


def refused(*, delivery: uuid.UUID, replies: Mapping[str, tuple[int, bytes]]) -> None:
    """Record that the mail server refused a recipient: for good, or for now."""
    code, said = next(iter(replies.values()), (0, b""))
    words = _words(said)
    if code < 500:
        _wait(delivery, f"{code} {words}")
        return
    status = _STATUS.search(words)
    _count(delivery, DeliveryState.REFUSED, status[0] if status else str(code), f"{code} {words}")


def not_taken(*, delivery: uuid.UUID, code: int, said: bytes | str) -> None:
    """Record that the mail server did not take the letter itself; not counted, since the address is not to blame."""
    words = f"{code} {_words(said)}"[:LONGEST_WHY]
    if code < 500:
        _wait(delivery, words)
    else:
        Delivery.objects.filter(pk=delivery).update(state=DeliveryState.REFUSED, why=words)


@transaction.atomic
def resume(*, by: Person, edition: uuid.UUID) -> None:
    """Try once more to send what waits of `edition` after the queue gave up."""
    require("newsletter.look_after", by)
    waits = Delivery.objects.filter(
        edition=edition, subscriber__isnull=False, state__in=(DeliveryState.WAITING, DeliveryState.SENDING)
    )
    for batch in sorted(set(waits.values_list("batch", flat=True))):
        jobs.later("learn.newsletter.services.send_batch", edition=str(edition), batch=batch)
    if Edition.objects.filter(pk=edition, fanned_out_at__isnull=True).exists():
        jobs.later("learn.newsletter.services.fan_out", edition=str(edition))


def _wait(delivery: uuid.UUID, why: str) -> None:
    waiting = {"state": DeliveryState.WAITING, "claimed_at": None, "why": why[:LONGEST_WHY]}
    Delivery.objects.filter(pk=delivery).update(**waiting)


@transaction.atomic
def _count(delivery: uuid.UUID, state: str, status: str, why: str) -> str:
    row = Delivery.objects.select_for_update().filter(pk=delivery).first()
    if row is None:
        return "not ours"
    if row.state in (DeliveryState.REFUSED, DeliveryState.RETURNED):
        return "known"
    Delivery.objects.filter(pk=delivery).update(state=state, why=f"{status} {why}"[:LONGEST_WHY])
    if row.subscriber_id is None:
        return "known"
    whose = Subscriber.objects.select_for_update().get(pk=row.subscriber_id)
    whose.hard_bounces += 1
    if rules.must_pause(status, whose.hard_bounces) and whose.paused_at is None:
        whose.paused_at, whose.paused_why = timezone.now(), f"{status} {why}"[:LONGEST_WHY]
    whose.save(update_fields=["hard_bounces", "paused_at", "paused_why"])
    return "paused" if whose.paused_at else "counted"


def _words(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())
