"""When editions go out, and the making of one."""

import datetime as dt

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from interplay.core import clock, jobs
from interplay.core.permits import require
from interplay.learn.newsletter import rules, selectors
from interplay.learn.newsletter.constants import ASKING_LASTS
from interplay.learn.newsletter.models import Asking, Edition, Plan, Subscriber
from interplay.people.selectors import Person


@transaction.atomic
def set_plan(*, by: Person, rhythm: str, weekday: int, day: int, hour: int, foreword: str) -> Plan:
    """Choose when editions go out and what the next one begins with. Nothing is sent for a moment that is past."""
    require("newsletter.look_after", by)
    before = Plan.objects.select_for_update().first() or Plan(pk=1, looked_at=clock.now())
    chosen = Plan(pk=1, rhythm=rhythm, weekday=weekday, day=day, hour=hour, foreword=foreword.strip())
    same = all(getattr(before, name) == getattr(chosen, name) for name in ("rhythm", "weekday", "day", "hour"))
    chosen.looked_at = before.looked_at if same else clock.now()
    chosen.save()
    return chosen


def look() -> None:
    """Make an edition if one is due and there is something to tell. The worker calls it every minute."""
    now = clock.now()
    plan = Plan.objects.first()
    if plan is None:
        Plan.objects.get_or_create(pk=1, defaults={"looked_at": now})
    elif rules.is_due(plan, now, timezone.get_default_timezone()):
        _keep_moment(now)


@transaction.atomic
def _keep_moment(now: dt.datetime) -> None:
    plan = Plan.objects.select_for_update().get(pk=1)
    if rules.is_due(plan, now, timezone.get_default_timezone()):  # another worker may have been quicker
        _make(plan, now)
        Plan.objects.filter(pk=1).update(looked_at=now)
        Asking.objects.filter(asked_at__lt=now - ASKING_LASTS).delete()


@transaction.atomic
def make(*, by: Person) -> Edition | None:
    """Send an edition now, whatever the plan says; None when there is nothing to tell, or nobody to tell it."""
    require("newsletter.look_after", by)
    Plan.objects.get_or_create(pk=1, defaults={"looked_at": clock.now()})
    return _make(Plan.objects.select_for_update().get(pk=1), clock.now())


def _make(plan: Plan, now: dt.datetime) -> Edition | None:
    """An edition with what is new, put on the queue. Under the lock on the plan, so that no course is told twice."""
    span = selectors.gathered(now)
    if not span.courses or not Subscriber.objects.filter(paused_at__isnull=True).exists():
        return None
    last: int = Edition.objects.aggregate(last=Max("number"))["last"] or 0
    edition = Edition.objects.create(
        number=last + 1,
        since=span.since,
        until=span.until,
        foreword=plan.foreword,
        courses=span.courses,
        made_at=now,
    )
    Plan.objects.filter(pk=1).update(foreword="")
    jobs.later("learn.newsletter.services.fan_out", edition=str(edition.pk))
    return edition
