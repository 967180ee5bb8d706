"""What a group's page shows to one of its members, and which groups somebody has."""

import uuid
from dataclasses import dataclass

from interplay.core import clock
from interplay.core.permits import may, require
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import ActivityRef, Reading
from interplay.learn.groups import rules
from interplay.learn.groups.models import Membership
from interplay.learn.study import selectors as study
from interplay.learn.study.selectors import Asked
from interplay.people.selectors import Person
from interplay.web.words import course_words


@dataclass(frozen=True, slots=True)
class Row:
    """One activity or film and, in the order of the columns, whether it is handed in."""

    title: str
    is_film: bool
    handed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A group as one member sees it. `shown` are the people whose column she sees: all, or herself alone."""

    mine: Membership
    reading: Reading
    members: list[Membership]
    invited: list[Membership]  # empty for who does not facilitate
    shown: list[Person]
    rows: list[Row]
    is_running: bool
    facilitates: bool


def membership(viewer: Person | None, group_id: uuid.UUID) -> Membership | None:
    """How `viewer` belongs to that group, or is invited to it; None where she does not. One query."""
    if viewer is None:
        return None
    found = Membership.objects.filter(person=viewer, group_id=group_id)
    return found.select_related("group", "invited_by").first()


def memberships(viewer: Person) -> list[tuple[Membership, Reading]]:
    """The groups of `viewer` and her invitations, those first, each with its course. Two queries."""
    mine = Membership.objects.filter(person=viewer).select_related("group", "invited_by")
    found = list(mine.order_by("-group__from_on", "-pk"))
    readings = {one.course_id: one for one in courses.present({one.group.course_id for one in found})}
    told = [(one, readings[one.group.course_id]) for one in found if one.group.course_id in readings]
    return sorted(told, key=lambda pair: pair[0].joined_at is not None)


def reading_of(mine: Membership) -> Reading | None:
    """The course that the group takes, as it is now; None where it is no longer published."""
    return next(iter(courses.present({mine.group.course_id})), None)


def gathered(viewer: Person, mine: Membership, reading: Reading) -> Gathered:
    """The group of `mine` for `viewer`. Http404 for who does not belong to it. Two queries."""
    require("groups.see", viewer, mine)
    everybody = Membership.objects.filter(group=mine.group).select_related("person").order_by("joined_at", "pk")
    members = [one for one in everybody if one.joined_at]
    facilitates = may("groups.facilitate", viewer, mine)
    shown = [one.person for one in members] if may("groups.see_handed_in", viewer, mine) else [viewer]
    asked = [one.pk for one in shown]
    handed = study.handed_in(viewer, reading, asked, permit="groups.see_handed_in", thing=mine)
    told = [handed[one.pk] for one in shown]
    return Gathered(
        mine=mine,
        reading=reading,
        members=members,
        invited=[one for one in everybody if not one.joined_at] if facilitates else [],
        shown=shown,
        rows=[row for one in study.asked(reading) for row in _rows(reading, one, told)],
        is_running=rules.is_running(mine.group, clock.today()),
        facilitates=facilitates,
    )


def _rows(reading: Reading, asked: Asked, told: list[frozenset[str]]) -> list[Row]:
    activity = asked.activity
    films = [Row(_film_title(reading, film), True, tuple(film in one for one in told)) for film in asked.films]
    return [Row(_activity_title(reading, activity), False, tuple(activity.id in one for one in told)), *films]


def _activity_title(reading: Reading, activity: ActivityRef) -> str:
    """As "Activity 2: Your own roles"."""
    numbered = course_words().numbered[activity.kind] % {"number": activity.number} if activity.number else ""
    return ": ".join(filter(None, (numbered, activity.title))) or reading.title


def _film_title(reading: Reading, item: str) -> str:
    target = reading.frame.targets.get(reading.items[item].of)
    return (target.title if target else "") or reading.title
