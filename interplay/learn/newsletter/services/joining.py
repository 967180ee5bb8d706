"""Getting onto the list and off it. An address is on it only after whoever reads its letters has said so."""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from interplay.core import clock, letters
from interplay.core.permits import require
from interplay.learn.newsletter import selectors
from interplay.learn.newsletter.constants import ASKING_LASTS
from interplay.learn.newsletter.models import Asking, Subscriber
from interplay.people import selectors as people
from interplay.people.selectors import Person


@transaction.atomic
def ask(*, by: Person | None, address: str) -> None:
    """Send a letter with the way to confirm `address`.

    One that is on the list already is told so by that letter. For whoever asks it makes no difference: same work, same
    answer.
    """
    require("newsletter.subscribe", by)
    now = clock.now()
    known = Subscriber.objects.filter(address__iexact=address, paused_at__isnull=True).first()
    Asking.objects.filter(asked_at__lt=now - ASKING_LASTS).delete()
    asking = Asking.objects.create(address=address.lower(), asked_at=now)
    sign = signing.dumps(asking.pk.hex, salt=selectors.CONFIRM)
    confirm_at = settings.INTERPLAY_URL + reverse("newsletter:confirm", args=[sign])
    facts = {
        "house": people.house_name(),
        "address": settings.INTERPLAY_URL,
        "link": selectors.stop_address(known.pk) if known else confirm_at,
        "days": ASKING_LASTS.days,
    }
    letters.write("newsletter/known.txt" if known else "newsletter/confirm.txt", address, facts)


@transaction.atomic
def confirm(*, token: str) -> Subscriber | None:
    """Put the address that `token` was sent to on the list; None when it was used already, is too old or not ours."""
    asked = selectors.asked_by(token, ASKING_LASTS)
    asking = Asking.objects.select_for_update().filter(pk=asked).first() if asked else None
    if asking is None:
        return None
    Asking.objects.filter(address=asking.address).delete()
    facts = {"confirmed_at": clock.now(), "hard_bounces": 0, "paused_at": None, "paused_why": ""}
    known = Subscriber.objects.select_for_update().filter(address__iexact=asking.address).first()
    if known is None:
        return Subscriber.objects.create(address=asking.address, **facts)
    Subscriber.objects.filter(pk=known.pk).update(**facts)
    return known


@transaction.atomic
def stop(*, token: str) -> bool:
    """Forget the subscriber whom `token` names; nothing when that was done before. False when the token is not ours."""
    whose = selectors.stopped_by(token)
    if whose:
        Subscriber.objects.filter(pk=whose).delete()
    return whose is not None


@transaction.atomic
def stop_mine(*, by: Person) -> None:
    """Forget the subscriber under the address of the account of `by`."""
    if mine := selectors.subscription_of(by):
        mine.delete()
