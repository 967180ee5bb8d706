"""Groups are started, people invited to them; they join, lead and leave."""

import datetime as dt

from django.db import transaction

from interplay.core import clock
from interplay.core.permits import require
from interplay.learn.courses.selectors import Reading
from interplay.learn.groups import rules
from interplay.learn.groups.models import Membership, StudyGroup
from interplay.people.selectors import Person


class Full(Exception):
    """The group has as many people as a group may have."""


@transaction.atomic
def start(
    *, by: Person, reading: Reading, name: str, from_on: dt.date, until_on: dt.date, meets_on: int | None
) -> StudyGroup:
    """Start a group that takes that course; `by` is its first member and facilitator."""
    require("groups.start", by)
    now = clock.now()
    group = StudyGroup.objects.create(
        course_id=reading.course_id,
        name=name,
        from_on=from_on,
        until_on=until_on,
        meets_on=meets_on,
        made_by=by,
        made_at=now,
    )
    Membership.objects.create(group=group, person=by, is_facilitator=True, invited_by=by, invited_at=now, joined_at=now)
    return group


@transaction.atomic
def invite(*, by: Person, mine: Membership, person: Person) -> None:
    """Invite `person` to the group that `by` facilitates; who is in it or invited stays as she is. Raises Full."""
    require("groups.facilitate", by, mine)
    if rules.is_full(Membership.objects.filter(group=mine.group).count()):
        raise Full
    Membership.objects.get_or_create(
        group=mine.group, person=person, defaults={"invited_by": by, "invited_at": clock.now()}
    )


def join(*, by: Person, mine: Membership) -> None:
    """Accept an invitation."""
    require("groups.answer", by, mine)
    Membership.objects.filter(pk=mine.pk, joined_at=None).update(joined_at=clock.now())


def decline(*, by: Person, mine: Membership) -> None:
    """Say no to an invitation; nothing of it is kept."""
    require("groups.answer", by, mine)
    Membership.objects.filter(pk=mine.pk).delete()


def name_facilitator(*, by: Person, mine: Membership, member: int) -> None:
    """Let another member facilitate too. Who is only invited cannot."""
    require("groups.facilitate", by, mine)
    members = Membership.objects.filter(pk=member, group=mine.group, joined_at__isnull=False)
    members.update(is_facilitator=True)


@transaction.atomic
def leave(*, by: Person, mine: Membership) -> None:
    """Leave the group, so that nothing in it names `by` any longer; the group goes with its last member."""
    require("groups.see", by, mine)
    Membership.objects.filter(pk=mine.pk).delete()
    Membership.objects.filter(group=mine.group, invited_by=by).update(invited_by=None)
    StudyGroup.objects.filter(pk=mine.group_id, made_by=by).update(made_by=None)
    if not Membership.objects.filter(group=mine.group, joined_at__isnull=False).exists():
        StudyGroup.objects.filter(pk=mine.group_id).delete()
