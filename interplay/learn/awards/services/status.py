"""Places in status lists, and the lists as others read them."""

import datetime as dt
import json
import random

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Count, Max
from django.utils import timezone

from interplay.learn.awards.constants import LIST_IS_KEPT_SECONDS, LIST_LASTS_HOURS, TRIES
from interplay.learn.awards.models import BadgeStatus
from interplay.learn.awards.selectors import list_address
from interplay.learn.awards.services.keys import key_in_use
from interplay.plain.credentials import proof, status

_chance = random.SystemRandom()


def place() -> BadgeStatus:
    """A free place by chance, so that nothing can be told from it; in a new list where the present one is crowded."""
    newest = BadgeStatus.objects.aggregate(newest=Max("list"))["newest"] or 1
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return BadgeStatus.objects.create(list=newest, place=_chance.randrange(status.BITS))
        except IntegrityError:  # taken
            continue
    return BadgeStatus.objects.create(list=newest + 1, place=_chance.randrange(status.BITS))


def status_list(*, number: int) -> str | None:
    """List `number` as a signed credential, as JSON; None where no badge stands in it. Signed anew when it changes.

    Raises KeyUnreadable.
    """
    rows = BadgeStatus.objects.filter(list=number)
    if not rows.exists():
        return None
    withdrawn = rows.exclude(withdrawn_at=None)
    seen = withdrawn.aggregate(many=Count("pk"), last=Max("withdrawn_at"))
    key, secret = key_in_use()
    # By the real clock, as is everything that other houses' verifiers look at.
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    name = f"awards:list:{number}:{key.pk}:{seen['many']}:{seen['last'] and seen['last'].timestamp()}:{hour:%Y%m%d%H}"
    text: str | None = cache.get(name)
    if text is None:
        listing = status.listing(
            list_address(number),
            key.controller,
            withdrawn.values_list("place", flat=True),
            valid_from=proof.moment(hour),
            valid_until=proof.moment(hour + dt.timedelta(hours=LIST_LASTS_HOURS)),
        )
        text = json.dumps(proof.signed(listing, secret, key.method, hour), separators=(",", ":"))
        cache.set(name, text, LIST_IS_KEPT_SECONDS)
    return text
