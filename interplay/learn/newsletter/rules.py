"""Who may do what with the newsletter, when an edition is due, and what a returned letter means."""

import datetime as dt
from typing import Any

from interplay.core.permits import permit
from interplay.learn.newsletter.constants import HARD_BOUNCES, NO_SUCH_ADDRESS, Rhythm
from interplay.learn.newsletter.models import Plan
from interplay.people import selectors as people


@permit(
    "newsletter.subscribe", "Everybody may ask for the newsletter; whoever reads the address's letters confirms it."
)
def may_subscribe(person: Any, _: Any = None) -> bool:
    """Whether `person` (or a visitor) may ask for the newsletter: always."""
    return True


@permit("newsletter.look_after", "An administrator in office plans, previews and sends the newsletter.")
def may_look_after(person: Any, _: Any = None) -> bool:
    """Whether `person` may see the newsletter's desk."""
    return people.is_administrator(person)


def is_due(plan: Plan, now: dt.datetime, zone: dt.tzinfo) -> bool:
    """Whether an edition should go out by now, if there is something to tell."""
    if plan.rhythm == Rhythm.OFF:
        return False
    return plan.rhythm == Rhythm.AT_ONCE or last_moment(plan, now, zone) > plan.looked_at


def last_moment(plan: Plan, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """The latest moment up to `now` at which a weekly or monthly edition should go out, by the clocks of `zone`."""
    today = now.astimezone(zone).date()
    if plan.rhythm == Rhythm.WEEKLY:
        day = today - dt.timedelta(days=(today.weekday() - plan.weekday) % 7)
        days = (day, day - dt.timedelta(days=7))
    else:
        before = today.replace(day=1) - dt.timedelta(days=1)
        days = (today.replace(day=plan.day), before.replace(day=plan.day))
    return max(moment for day in days if (moment := _at(day, plan.hour, zone)) <= now)


def _at(day: dt.date, hour: int, zone: dt.tzinfo) -> dt.datetime:
    """That hour of the day, in UTC. An hour that the clocks leave out is taken as the one after."""
    return dt.datetime.combine(day, dt.time(hour), tzinfo=zone).astimezone(dt.UTC)


def is_hard(status: str) -> bool:
    """Whether an enhanced status code (RFC 3463) says that trying again is of no use."""
    return status.startswith("5")


def must_pause(status: str, hard_bounces: int) -> bool:
    """Whether an address gets no more letters after a hard bounce of that status, its `hard_bounces`-th."""
    return status == NO_SUCH_ADDRESS or hard_bounces >= HARD_BOUNCES
