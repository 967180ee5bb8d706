"""Sending an edition: one job writes a delivery for each subscriber, others hand them over in batches.

At least once, and once in all but one case. A letter is claimed in a commit of its own, handed to the mail server, and
marked as sent in a second commit. Who is killed before the mail server has said yes leaves a claim that runs out, and
the letter goes out then. Who is killed between that yes and the second commit leaves the same claim: that one letter
goes out twice, with the same Message-ID, by which mail programs know a copy. The other choice, to call it sent before
it is, would lose a letter in silence.
"""

import datetime as dt
import smtplib
import uuid

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone

from interplay.core import jobs
from interplay.learn.newsletter import constants, selectors
from interplay.learn.newsletter.constants import BATCH, DeliveryState
from interplay.learn.newsletter.models import Delivery, Edition, Subscriber
from interplay.learn.newsletter.services import bouncing


class Unfinished(Exception):
    """Some letters of a batch could not go out now; the queue tries again."""


@transaction.atomic
def fan_out(edition: str) -> None:
    """Write a delivery for each subscriber of now and queue their batches: all of it, once, or nothing (a job)."""
    row = Edition.objects.select_for_update().get(pk=edition)
    if row.fanned_out_at:
        return
    whom = Subscriber.objects.filter(paused_at__isnull=True).order_by("pk").values_list("pk", flat=True)
    rows = [Delivery(edition=row, subscriber_id=one, batch=place // BATCH) for place, one in enumerate(whom)]
    Delivery.objects.bulk_create(rows, batch_size=1_000)
    for batch in range(-(-len(rows) // BATCH)):
        jobs.later("learn.newsletter.services.send_batch", edition=edition, batch=batch)
    Edition.objects.filter(pk=row.pk).update(fanned_out_at=timezone.now())


def send_batch(edition: str, batch: int) -> None:
    """Hand over the letters of a batch that are still open (a job). Raises Unfinished while some cannot go out."""
    row = Edition.objects.get(pk=edition)
    sheet = selectors.sheet(row.courses, row.foreword)
    connection = get_connection()
    todo = row.deliveries.filter(_open(), batch=batch, subscriber__paused_at__isnull=True, subscriber__isnull=False)
    try:
        for delivery in todo.select_related("subscriber").order_by("pk"):
            _send(row, sheet, delivery, connection)
    finally:
        connection.close()
    if todo.exists():
        raise Unfinished(f"{row}, batch {batch}: some letters wait.")


def _open() -> Q:
    return Q(state__in=(DeliveryState.WAITING, DeliveryState.SENDING))


def _send(edition: Edition, sheet: selectors.Sheet, delivery: Delivery, connection: BaseEmailBackend) -> None:
    if not _claim(delivery.pk, timezone.now()):
        return
    assert delivery.subscriber is not None  # noqa: S101 - asked for in send_batch
    try:
        connection.open()
        connection.send_messages([letter(edition.number, sheet, delivery.pk, delivery.subscriber)])
    except smtplib.SMTPRecipientsRefused as trouble:
        bouncing.refused(delivery=delivery.pk, replies=trouble.recipients)
    except smtplib.SMTPDataError as trouble:
        bouncing.not_taken(delivery=delivery.pk, code=trouble.smtp_code, said=trouble.smtp_error)
    except Exception:  # the mail server is away: this letter and all others wait
        _release(delivery.pk)
        raise
    else:
        _done(delivery.pk)


def _claim(delivery: uuid.UUID, now: dt.datetime) -> bool:
    """Whether the letter is ours to send. One statement, so that of two workers one gets it."""
    free = Q(state=DeliveryState.WAITING) | Q(state=DeliveryState.SENDING, claimed_at__lte=now - constants.LEASE)
    mine = Delivery.objects.filter(free, pk=delivery, subscriber__isnull=False)
    return mine.update(state=DeliveryState.SENDING, claimed_at=now) == 1


def _release(delivery: uuid.UUID) -> None:
    Delivery.objects.filter(pk=delivery).update(state=DeliveryState.WAITING, claimed_at=None)


def _done(delivery: uuid.UUID) -> None:
    Delivery.objects.filter(pk=delivery).update(state=DeliveryState.SENT, sent_at=timezone.now())


def letter(number: int, sheet: selectors.Sheet, delivery: uuid.UUID, to: Subscriber) -> EmailMultiAlternatives:
    """The letter itself, with the headers of RFC 8058 by which mail programs offer to stop it in one press."""
    stop = selectors.stop_address(to.pk)
    said = bodies(sheet, stop)
    headers = {
        "Message-ID": selectors.message_id(number, delivery),
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMultiAlternatives(
        said["subject"], said["text"], to=[to.address], headers=headers, alternatives=[(said["html"], "text/html")]
    )


def bodies(sheet: selectors.Sheet, stop: str) -> dict[str, str]:
    """Subject, plain text and HTML of `sheet`, all from the one source; `stop` is the address that ends the letters."""
    facts: dict[str, object] = {"sheet": sheet, "stop": stop}
    subject = " ".join(render_to_string("newsletter/subject.txt", facts).split())
    return {
        "subject": subject,
        "text": render_to_string("newsletter/letter.txt", facts).strip() + "\n",
        "html": render_to_string("newsletter/letter.mail", facts | {"subject": subject}),
    }
