"""Looks a house over and says what is well and what is not."""

import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import django
from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django_tasks_db.models import DBTaskResult

import interplay
from interplay.config.health import PATIENCE
from interplay.core import jobs
from interplay.learn.awards import selectors as awards
from interplay.learn.awards import services as keys
from interplay.people import selectors as people

ENOUGH_DISK = 500 * 1024 * 1024
SYNCHRONOUS = {0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was seen, and what to do about it if it is not well."""

    about: str
    seen: str
    remedy: str = ""

    def __str__(self) -> str:
        mark, remedy = ("!", f"\n    {self.remedy}") if self.remedy else (" ", "")
        return f"{mark} {self.about}: {self.seen}{remedy}"


def look_over() -> list[Finding]:
    """Everything that can be seen of this house. Never raises: what cannot be looked at is a finding too."""
    found = [*_machine(), *_letters(), *_settings()]
    try:
        found += [*_database(), *_queue(), *_organisation(), *_badges()]
    except DatabaseError as error:
        found.append(Finding("database", str(error).strip(), "Run `interplay start`, which makes and updates tables."))
    return found


def _machine() -> Iterator[Finding]:
    yield Finding(
        "Interplay", f"{interplay.__version__}, Django {django.__version__}, Python {platform.python_version()}"
    )
    free = shutil.disk_usage(settings.INTERPLAY_HOME).free
    enough = free > ENOUGH_DISK
    yield Finding("home", str(settings.INTERPLAY_HOME))
    yield Finding(
        "disk", f"{free // 1024**2} MB free", "" if enough else "Saving will be refused when nothing is left."
    )
    collected = (settings.STATIC_ROOT / "staticfiles.json").exists()
    yield Finding("pages", "their files are collected" if collected else "no style sheets", "" if collected else START)


START = "Run `interplay start`."


def _letters() -> Iterator[Finding]:
    if settings.INTERPLAY_DEMO:
        yield Finding("letters", "a demo sends none; they are read at /demo/letters/")
    else:
        yield Finding(
            "letters", f"by way of {settings.EMAIL_HOST}:{settings.EMAIL_PORT}, from {settings.DEFAULT_FROM_EMAIL}"
        )


def _settings() -> Iterator[Finding]:
    local = not settings.SECURE
    remedy = "INTERPLAY_URL does not begin with https: cookies are not marked secure." if local else ""
    yield Finding("address", settings.INTERPLAY_URL, "" if settings.INTERPLAY_DEMO else remedy)
    for message in checks.run_checks():
        yield Finding("settings", message.msg, message.hint or "See what Django says about it.")


def _database() -> Iterator[Finding]:
    yield Finding("database", f"{connection.display_name} {'.'.join(map(str, connection.get_database_version()))}")
    if connection.vendor == "sqlite":
        yield from _pragmas()
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    yield Finding("tables", f"{len(waiting)} changes wait" if waiting else "up to date", START if waiting else "")


def _pragmas() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        journal, synchronous, sound = (
            cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous", "quick_check")
        )
    kept = (journal, synchronous) == ("wal", 2)
    remedy = "" if kept else "An acknowledged write may not survive a power cut: is the disk one that knows WAL?"
    yield Finding("writing", f"journal {journal}, synchronous {SYNCHRONOUS[synchronous]}", remedy)
    yield Finding("file", sound, "" if sound == "ok" else "It is damaged: stop the house and go back to a backup.")


def _queue() -> Iterator[Finding]:
    waiting, failed = jobs.waiting(), DBTaskResult.objects.failed().count()
    remedy = "Nobody works: is `interplay serve` running?" if waiting > PATIENCE else ""
    yield Finding("queue", f"the longest wait is {waiting.total_seconds():.0f} s", remedy)
    yield Finding("failed jobs", str(failed), "The log says why; they were tried six times." if failed else "")


def _organisation() -> Iterator[Finding]:
    organisation = people.organisation()
    yield Finding("organisation", str(organisation or "none yet"))
    if organisation and not settings.INTERPLAY_DEMO:
        names = ", ".join(map(str, people.administrators()))
        yield Finding(
            "administrators", names or "nobody", "" if names else "Give somebody the office of administrator."
        )


def _badges() -> Iterator[Finding]:
    told = {None: "no key yet: the first badge makes one", True: "the key can be read", False: "the key cannot be read"}
    readable = keys.is_key_readable()
    remedy = "Put the old secret key back, or run `interplay award rotate-key`: badges issued before stay valid."
    yield Finding("badges", f"{awards.house_did()}, {told[readable]}", remedy if readable is False else "")
