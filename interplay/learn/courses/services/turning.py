"""How an older edition becomes the present one again. No edition is altered or lost by it, and no answer."""

import uuid

from django.db import transaction

from interplay.learn.courses import selectors
from interplay.learn.courses.models import Course, Edition
from interplay.learn.courses.services import indexing


@transaction.atomic
def turn_to(edition_id: uuid.UUID) -> uuid.UUID | None:
    """Put that edition before readers, and let search find what it says. The edition they had until now.

    None, and nothing done, where they have it already. DoesNotExist when there is no such edition.
    """
    edition = Edition.objects.defer("frame", "outline", "changes").get(pk=edition_id)
    course = Course.objects.select_for_update().get(pk=edition.course_id)
    before = course.edition_id
    if before == edition_id:
        return None
    course.edition = edition
    course.save(update_fields=["edition"])
    indexing.index(course, selectors.whole(edition_id))
    transaction.on_commit(lambda: selectors.forget(course.slug))
    return before
