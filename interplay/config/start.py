"""Makes a house ready to be served: its tables, its shared cache, the files that pages need, and a demo's people."""

import hashlib
import shutil
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.db import IntegrityError, connection, transaction

from interplay.core import clock
from interplay.people import selectors, services
from interplay.people.constants import OfficeKind


class Refused(Exception):
    """What was asked for would do harm, or cannot be done; the words say why."""


def start(organisation: str | None, administrator: str | None, administrator_name: str | None) -> None:
    """Bring tables and files up to date; the first time, name whose house it is and who looks after it.

    Safe to repeat, and quick when there is nothing to do. Raises Refused when somebody is named the second time.
    """
    _bring_up_to_date()
    if organisation or administrator:
        _settle_in(organisation, administrator, administrator_name)


def _bring_up_to_date() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    _collect()


@transaction.atomic
def _settle_in(organisation: str | None, administrator: str | None, name: str | None) -> None:
    try:
        if organisation:
            services.found(by=None, name=organisation)
        if administrator:
            validate_email(administrator)
            person = services.welcome(by=None, name=name or administrator.partition("@")[0])
            services.give_account(by=None, person=person, email=administrator)
            services.appoint(by=None, person=person, kind=OfficeKind.ADMINISTRATOR, from_on=clock.today())
    except (ValidationError, ValueError) as error:
        raise Refused(" ".join(getattr(error, "messages", [str(error)]))) from error
    except IntegrityError as error:
        raise Refused(f"{administrator} has an account already.") from error


def start_demo(*, fresh: bool) -> None:
    """A house with the demo federation in it, made anew if `fresh`. Raises Refused in a house where people work."""
    _bring_up_to_date()
    organisation = selectors.organisation()
    if organisation and not organisation.is_demo:
        raise Refused(f"The house in {settings.INTERPLAY_HOME} is not a demo. Please choose another --home.")
    if organisation and fresh:
        _forget()
        organisation = None
    if organisation is None:
        print("Building the Larkmere Federation ...", flush=True)
        with transaction.atomic():  # all of it or nothing, so that an interrupted start can be repeated
            import_module("demo.federation").build()


def _forget() -> None:
    """Empty a demo's database, and throw away its letters and media."""
    call_command("flush", interactive=False, verbosity=0)
    for folder in (settings.MEDIA_ROOT, settings.EMAIL_FILE_PATH):
        shutil.rmtree(folder, ignore_errors=True)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")


def _collect() -> None:
    """Collect style sheets, scripts and typefaces under their hashed names, if any of them changed."""
    stamp, want = settings.INTERPLAY_HOME / "static-collected", _fingerprint()
    if stamp.exists() and stamp.read_text() == want and settings.STATIC_ROOT.exists():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(want)


def _fingerprint() -> str:
    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = Path(storage.path(name)).stat()
            seen.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return seen.hexdigest()
