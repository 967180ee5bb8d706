"""How a zip comes into the house, and how it leaves it unpublished."""

import datetime as dt
import os
import shutil
import time
import uuid
from contextlib import suppress
from pathlib import Path

from django.db import transaction

from interplay.core import clock
from interplay.core.ids import new_id
from interplay.core.permits import require
from interplay.exchange.packages import selectors
from interplay.exchange.packages.constants import KEPT_DAYS, STRAY_SECONDS, State
from interplay.exchange.packages.models import Parcel
from interplay.people.selectors import Person
from interplay.plain.parcel.examine import PARCEL

LONGEST_FILE_NAME = 200


def receive(*, by: Person | None, file: Path, file_name: str) -> Parcel:
    """Keep the zip that has arrived in `file`, unopened. Http404 for who may not bring in courses."""
    require("people.bring_in_courses", by)
    assert by is not None  # noqa: S101 - nobody is no author
    tidy()
    parcel = Parcel(id=new_id(), brought_by=by, brought_at=clock.now(), file_name=_shown(file_name))
    place = selectors.place_of(parcel.pk)
    place.mkdir(parents=True)
    _move(file, place / PARCEL)
    parcel.size = (place / PARCEL).stat().st_size
    parcel.save(force_insert=True)
    return parcel


def discard(*, by: Person | None, parcel: Parcel) -> None:
    """Throw a parcel away, with everything that was unpacked of it."""
    require("packages.see", by, parcel)
    with transaction.atomic():
        Parcel.objects.filter(pk=parcel.pk).delete()
        transaction.on_commit(lambda: empty(parcel.pk))


def empty(parcel_id: uuid.UUID) -> None:
    """Take away the zip and the files of a parcel; what was found in it stays in its row."""
    shutil.rmtree(selectors.place_of(parcel_id), ignore_errors=True)


def tidy() -> None:
    """Forget what was brought in long ago and never published, and what a process that died has left lying about."""
    old = clock.now() - dt.timedelta(days=KEPT_DAYS)
    Parcel.objects.filter(brought_at__lt=old).exclude(state=State.PUBLISHED).delete()
    folder = selectors.workshop()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = {str(one) for one in Parcel.objects.exclude(state=State.PUBLISHED).values_list("pk", flat=True)}
    for place in folder.iterdir():
        with suppress(OSError):  # another process may be doing the same
            if place.name not in known and time.time() - place.stat().st_mtime > STRAY_SECONDS:
                shutil.rmtree(place) if place.is_dir() else place.unlink()


def _move(file: Path, place: Path) -> None:
    """A second name for the same bytes where the disk allows it, else a copy."""
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)


def _shown(file_name: str) -> str:
    """The name for people to recognise it by; nothing on the disk is ever called so."""
    return "".join(sign for sign in file_name if sign.isprintable())[-LONGEST_FILE_NAME:] or "zip"
