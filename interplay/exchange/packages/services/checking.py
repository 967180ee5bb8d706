"""How a parcel is checked: in a process of its own that has little time, little memory and no secrets."""

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from interplay.core.permits import require
from interplay.exchange.packages import selectors
from interplay.exchange.packages.constants import PATIENCE_SECONDS, State
from interplay.exchange.packages.models import Parcel
from interplay.exchange.packages.services.arriving import empty
from interplay.learn.courses import selectors as courses
from interplay.people.selectors import Person
from interplay.plain.coursebook import lock
from interplay.plain.parcel.examine import FINDINGS, HOUSE_LOCK, PARCEL, TREE

# One at a time in each process, so that hostile parcels cannot keep every thread waiting.
_turn = threading.Lock()


class Busy(Exception):
    """Another parcel is being checked; this one lies where it was."""


def check(*, by: Person | None, parcel: Parcel) -> Parcel:
    """Examine a parcel, and keep what was found. Raises Busy. What was published meanwhile can be checked no more."""
    require("packages.see", by, parcel)
    if parcel.state not in (State.ARRIVED, State.GOOD):
        return parcel
    if not _turn.acquire(blocking=False):
        raise Busy
    try:
        findings, against = _examined(parcel)
    finally:
        _turn.release()
    parcel.findings = findings
    parcel.slug, parcel.title = findings.get("slug", ""), findings.get("title", "")[:200]
    parcel.against = against
    parcel.state = State.REFUSED if findings["refused"] else State.FAULTY if findings["faults"] else State.GOOD
    kept = ["findings", "slug", "title", "against", "state"]
    Parcel.objects.filter(pk=parcel.pk, state__in=(State.ARRIVED, State.GOOD)).update(
        **{name: getattr(parcel, name) for name in kept}
    )
    if parcel.state != State.GOOD:  # it has to be mended and brought again anyway
        empty(parcel.pk)
    return parcel


def _examined(parcel: Parcel) -> tuple[dict[str, Any], Any]:
    """What was found, and the newest edition of the house that was taken into account.

    Which course it is, is known only after reading it; for one that the house has, it is read once more, beside the
    ids that were published of it.
    """
    place = selectors.place_of(parcel.pk)
    if not (place / PARCEL).is_file():
        return _refused(_("The zip is no longer here. Please bring it again.")), None
    (place / HOUSE_LOCK).unlink(missing_ok=True)
    findings = _run(place)
    newest = courses.newest(findings["slug"]) if findings.get("slug") else None
    if newest is None:
        return findings, None
    _write_house_lock(findings["slug"], place)
    return _run(place), newest


def _write_house_lock(slug: str, place: Path) -> None:
    """All ids that the house ever published of that course, in the words of editions.lock."""
    for edition in reversed(courses.editions(slug)):
        lock.write_lock(courses.whole(edition.id), place, edition.number)
    (place / lock.NAME).replace(place / HOUSE_LOCK)


def _run(place: Path) -> dict[str, Any]:
    """What the process found that examines the parcel in `place`."""
    for name in (FINDINGS, TREE):
        (place / name).unlink(missing_ok=True)
    root = str(Path(settings.BASE_DIR).parent)
    process = subprocess.Popen(  # noqa: S603 - our own program, told a folder of ours
        [sys.executable, "-m", "interplay.plain.parcel.examine", str(place)],
        cwd=place,
        env={"PATH": os.environ.get("PATH", os.defpath), "PYTHONPATH": root, "LANG": "C.UTF-8"},  # no secrets
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE_SECONDS)
    with suppress(ProcessLookupError):  # whatever it may have started ends with it
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    try:
        found: dict[str, Any] = json.loads((place / FINDINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return _refused(
            _(
                "Reading this course took more time or memory than a course may take. Nothing of it is kept. "
                "Look for a very large file in it, or one with a very long paragraph, and divide it."
            )
        )
    return found


def _refused(words: str) -> dict[str, Any]:
    return {"refused": words, "faults": [], "left_out": []}
