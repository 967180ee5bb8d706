"""Who knows of a group, who leads it, and what a facilitator may see."""

import datetime as dt
from typing import Any

from interplay.core import clock
from interplay.core.permits import permit
from interplay.learn.groups.constants import MOST_MEMBERS
from interplay.learn.groups.models import Membership, StudyGroup
from interplay.people import selectors as people


@permit("groups.start", "Everybody who is signed in may start a study group, and is its facilitator.")
def may_start(person: Any, _: Any = None) -> bool:
    """Whether `person` may start a group: everybody with an account."""
    return person is not None


@permit(
    "groups.answer",
    "Who is invited to a study group may join it or say no; nobody else learns of the invitation but the group.",
)
def may_answer(person: Any, membership: Membership | None) -> bool:
    """Whether `person` has that invitation to answer."""
    return _is_hers(person, membership) and membership is not None and membership.joined_at is None


@permit(
    "groups.see",
    "A study group is seen by its members alone, no administrator either. Each sees who belongs to it, and of answers "
    "only whether her own are handed in. She may leave at any time.",
)
def may_see(person: Any, membership: Membership | None) -> bool:
    """Whether `person` sees the group of `membership`, her own."""
    return _is_hers(person, membership) and membership is not None and membership.joined_at is not None


@permit(
    "groups.facilitate",
    "Facilitators of a study group invite to it, and name further facilitators.",
)
def may_facilitate(person: Any, membership: Membership | None) -> bool:
    """Whether `person` is a facilitator of the group of `membership`, her own."""
    return may_see(person, membership) and membership is not None and membership.is_facilitator


@permit(
    "groups.find_people",
    "Who works in the organisation finds people by their address, to invite them to a study group; for everybody else "
    "no address is known here, so that nobody from outside can try out addresses.",
)
def may_find_people(person: Any, _: Any = None) -> bool:
    """Whether `person` is told that somebody signs in here with an address: who is engaged in a school today."""
    return person is not None and people.engagement_of(person) is not None


@permit(
    "groups.see_handed_in",
    "While a study group runs, its facilitators see which of its members have handed in which activity of its course "
    "and committed on which film; never what, nor when.",
)
def may_see_handed_in(person: Any, membership: Membership | None) -> bool:
    """Whether `person` sees today who of the group of `membership` has handed in."""
    return may_facilitate(person, membership) and membership is not None and is_running(membership.group, clock.today())


def is_running(group: StudyGroup, day: dt.date) -> bool:
    """Whether the group takes its course on `day`."""
    return group.from_on <= day < group.until_on


def is_full(people: int) -> bool:
    """Whether a group with so many people, those invited among them, takes no more."""
    return people >= MOST_MEMBERS


def _is_hers(person: Any, membership: Membership | None) -> bool:
    return person is not None and membership is not None and membership.person_id == person.pk
