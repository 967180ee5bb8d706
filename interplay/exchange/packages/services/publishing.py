"""How a parcel becomes an edition: by the same door, and the same rules, as a folder does from the command line."""

import json

from django.db import transaction

from interplay.core.permits import require
from interplay.exchange.packages import selectors
from interplay.exchange.packages.constants import State
from interplay.exchange.packages.models import Parcel
from interplay.exchange.packages.services.arriving import empty
from interplay.learn.courses import selectors as courses
from interplay.learn.courses import services as courses_services
from interplay.people.selectors import Person
from interplay.plain.coursebook import tree
from interplay.plain.parcel.examine import COURSE, TREE


class NotReady(Exception):
    """There is nothing in this parcel that could be published, or no longer."""


class Overtaken(Exception):
    """Another edition was published since this was checked, so it must be checked once more."""


def publish(*, by: Person | None, parcel: Parcel) -> courses_services.Published:
    """Put the course before readers, and empty the parcel. All or nothing. Raises NotReady, Overtaken, Altered."""
    require("packages.see", by, parcel)
    place = selectors.place_of(parcel.pk)
    with transaction.atomic():
        row = Parcel.objects.select_for_update().get(pk=parcel.pk)
        if row.state != State.GOOD or not (place / TREE).is_file():
            raise NotReady
        book = tree.course_from_json(json.loads((place / TREE).read_text(encoding="utf-8")))
        published = courses_services.publish(book, place / COURSE, by=by)
        if published.is_new and _before(published, book.id) != row.against:
            raise Overtaken
        row.state, row.edition = State.PUBLISHED, published.edition
        row.save(update_fields=["state", "edition"])
        transaction.on_commit(lambda: empty(parcel.pk))
    return published


def _before(published: courses_services.Published, slug: str) -> object:
    """The edition that was the newest until now, or None. Asked after the course was locked, so it stays so."""
    ids = [one.id for one in courses.editions(slug) if one.number < published.edition.number]
    return ids[0] if ids else None
