"""A house in which a course author brings in courses."""

import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from interplay.exchange.packages.models import Parcel
from interplay.people import services
from tests.cast import Cast, cast
from tests.plain.parcel import zips

SLUG = "a-first-course"


def house() -> Cast:
    """The six; the owner is a course author by the administrator's word."""
    people = cast()
    services.make_course_author(by=people.administrator, person=people.owner)
    return people


def bring(client: Client, whole: bytes | None = None, name: str = "course.zip") -> Any:
    """What the house answers to that zip (the example course)."""
    file = SimpleUploadedFile(name, zips.packed() if whole is None else whole, "application/zip")
    return client.post("/workshop/bring-in/", {"zip": file})


def brought(client: Client, whole: bytes | None = None) -> Parcel:
    """The parcel that the house made of it."""
    response = bring(client, whole)
    assert response.status_code == 303, response.content.decode()
    return Parcel.objects.get(pk=uuid.UUID(response.url.split("/")[2]))


def published(client: Client, whole: bytes | None = None) -> Any:
    """The edition that came of it."""
    parcel = brought(client, whole)
    response = client.post(f"/workshop/{parcel.pk}/publish/")
    assert response.status_code == 303, response.content.decode()
    parcel.refresh_from_db()
    return parcel.edition


def changed(old: str = "Asking one question well", new: str = "Asking two questions well") -> bytes:
    """The example course with other words in it."""
    return zips.packed({name: said.replace(old.encode(), new.encode()) for name, said in zips.files().items()})
