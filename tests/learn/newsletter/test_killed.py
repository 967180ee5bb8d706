"""A worker that is killed half-way through an edition: the next takes it up, and nobody is forgotten."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
MANY = 70  # more than one batch
MAKE = f"""
import django; django.setup()
from django.utils import timezone
from interplay.learn.newsletter.models import Edition, Subscriber
from interplay.core import jobs
now = timezone.now()
for n in range({MANY}):
    Subscriber.objects.create(address=f"a{{n}}@mail.example", confirmed_at=now)
facts = dict(slug="braid", title="Braid", summary="", language="en", what="new")
edition = Edition.objects.create(number=1, since=now, until=now, courses=[facts], made_at=now)
jobs.later("learn.newsletter.services.fan_out", edition=str(edition.pk))
"""
# What passes while nobody works: the queue and the claims look at the clock only.
TIME_PASSES = (
    """UPDATE django_tasks_database_dbtaskresult SET started_at = datetime(started_at, '-1 hour')
    WHERE status = 'RUNNING'""",
    "UPDATE newsletter_delivery SET claimed_at = datetime(claimed_at, '-1 hour') WHERE state = 'sending'",
)

pytestmark = pytest.mark.slow


def run(home: Path, *words: str) -> int:
    """A program in a house of its own, on SQLite, that sends no real letters."""
    kept = {name: said for name, said in os.environ.items() if not name.startswith(("INTERPLAY_", "DATABASE_URL"))}
    house = {
        "INTERPLAY_HOME": str(home),
        "INTERPLAY_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "interplay.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run([sys.executable, *words], env=kept | house, cwd=ROOT, check=False).returncode


def work(home: Path, how_many: int, place: str) -> int:
    return run(home, str(Path(__file__).with_name("killed.py")), str(how_many), place)


def later(home: Path) -> None:
    with sqlite3.connect(home / "interplay.sqlite3") as base:
        for statement in TIME_PASSES:
            base.execute(statement)


def test_every_subscriber_gets_the_edition_whenever_the_worker_is_killed(tmp_path: Path) -> None:
    assert run(tmp_path, "manage.py", "migrate", "--verbosity", "0", "--skip-checks") == 0
    assert run(tmp_path, "-c", MAKE) == 0
    for how_many, place in ((3, "before"), (0, "before"), (30, "after"), (30, "before")):
        assert work(tmp_path, how_many, place) == -signal.SIGKILL
        later(tmp_path)
    assert work(tmp_path, -1, "never") == 0
    taken = [line.split() for line in (tmp_path / "taken").read_text().splitlines()]
    addresses = Counter(address for address, _ in taken)
    assert set(addresses) == {f"a{n}@mail.example" for n in range(MANY)}
    # One process was killed after the mail server's yes: one letter is there twice, and can be known as a copy.
    assert sorted(addresses.values()) == [1] * (MANY - 1) + [2]
    assert len({message_id for _, message_id in taken}) == MANY
    with sqlite3.connect(tmp_path / "interplay.sqlite3") as base:
        states = base.execute("SELECT state, count(*) FROM newsletter_delivery GROUP BY state").fetchall()
    assert states == [("sent", MANY)]
