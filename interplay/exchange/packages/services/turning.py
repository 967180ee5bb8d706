"""How an older edition is put before readers again, and who did it."""

import uuid

from django.db import transaction

from interplay.core import clock
from interplay.core.permits import require
from interplay.exchange.packages.models import Turn
from interplay.learn.courses import services as courses
from interplay.people.selectors import Person


@transaction.atomic
def turn_to(*, by: Person | None, course_id: uuid.UUID, edition_id: uuid.UUID) -> Turn | None:
    """Make that edition the present one of its course, and keep who did it. None where it is so already."""
    require("people.bring_in_courses", by)
    before = courses.turn_to(edition_id)
    if before is None:
        return None
    return Turn.objects.create(course_id=course_id, before_id=before, after_id=edition_id, by=by, at=clock.now())
