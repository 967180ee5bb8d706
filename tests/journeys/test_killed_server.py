"""The server is killed while people write. Whatever it acknowledged is there afterwards, and nothing is half there.

Fifty kills, at moments of chance, of the whole process group at once. Every writer keeps books; in the end they are
compared with the database, which is opened as the next server would open it.
"""

import contextlib
import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.killed import Drafter, Finisher

pytestmark = [pytest.mark.browser, pytest.mark.slow]  # beside the browsers, since it is as slow as they are

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50
DRAFTERS, FINISHERS, EACH = 6, 2, 500


class House:
    """A furnished house on a free port, whose server can be started and killed."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.home = home
        ours = ("DATABASE_URL", "REDIS_URL", "DJANGO_SETTINGS_MODULE", "INTERPLAY_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        self.environment = {**kept, "INTERPLAY_HOME": str(home), "PYTHONPATH": str(ROOT)}

    def furnish(self, people: int) -> list[dict[str, str]]:
        """Its database, a course and `people`; how each of them is signed in."""
        command = [sys.executable, "-m", "tests.journeys.killed_house", str(people)]
        told = subprocess.check_output(command, cwd=ROOT, env=self.environment, text=True)
        return json.loads(told)

    @contextlib.contextmanager
    def served_until_killed(self) -> Iterator[None]:
        """A server that answers; killed with everything it started when the block ends."""
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "interplay.config.wsgi:application"]
        options = ["--port", str(self.port), "--blocking-threads", "2", "--log-level", "critical"]
        server = subprocess.Popen([*command, *options], cwd=ROOT, env=self.environment, start_new_session=True)
        try:
            self._wait(server)
            yield
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()

    def _wait(self, server: subprocess.Popen[bytes]) -> None:
        well = f"http://127.0.0.1:{self.port}/healthz"
        for _ in range(600):
            assert server.poll() is None
            with (
                contextlib.suppress(OSError),
                urllib.request.urlopen(well, timeout=5),
            ):
                return
            time.sleep(0.02)
        pytest.fail("the server did not become well")

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the database says once the server is dead."""
        with contextlib.closing(sqlite3.connect(self.home / "interplay.sqlite3")) as base:
            return base.execute(query).fetchall()


def test_nothing_acknowledged_is_lost_and_nothing_half_written(tmp_path: Path) -> None:
    house, chance = House(tmp_path), random.Random(20261124)
    people = house.furnish(DRAFTERS + FINISHERS * EACH)
    drafters = [
        Drafter(house.port, one["cookies"], one["token"], "/learn/short/a1-r/save/") for one in people[:DRAFTERS]
    ]
    finishers = [
        Finisher(house.port, people[DRAFTERS + n * EACH : DRAFTERS + (n + 1) * EACH]) for n in range(FINISHERS)
    ]
    for _ in range(KILLS):
        stop, failed = threading.Event(), []
        threads = [threading.Thread(target=_go, args=(one, stop, failed)) for one in (*drafters, *finishers)]
        with house.served_until_killed():
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.15, 0.5))
        stop.set()
        for thread in threads:
            thread.join(20)
        assert failed == []
    assert house.rows("PRAGMA integrity_check") == [("ok",)]
    _check_drafts(house, drafters, people)
    _check_hand_ins(house, finishers)
    assert min(writer.books.acknowledged for writer in drafters) > KILLS  # or it was no test
    assert sum(len(writer.acknowledged) for writer in finishers) > KILLS


def _go(writer: Drafter | Finisher, stop: threading.Event, failed: list[BaseException]) -> None:
    try:
        writer.go(stop)
    except AssertionError as error:
        failed.append(error)


def _check_drafts(house: House, drafters: list[Drafter], people: list[dict[str, str]]) -> None:
    kept = {
        str(uuid.UUID(str(person))): (revision, draft, rival)
        for person, revision, draft, rival in house.rows("SELECT person_id, revision, draft, rival FROM study_answer")
    }
    for drafter, person in zip(drafters, people, strict=False):
        books = drafter.books
        acknowledged, under_way = (books.revision, books.text, ""), (books.revision + 1, books.flying, "")
        assert kept[person["id"]] in (acknowledged, under_way)


def _check_hand_ins(house: House, finishers: list[Finisher]) -> None:
    query = """SELECT a.person_id, a.item, s.body, a.handed_in, s.number FROM study_answer a
               JOIN study_submission s ON s.answer_id = a.id"""
    handed = {(str(uuid.UUID(str(row[0]))), row[1], row[2]): row[3:] for row in house.rows(query)}
    for finisher in finishers:
        for one in finisher.acknowledged:
            assert handed[one] == (1, 1)
    half = """SELECT count(*) FROM study_answer a
              WHERE handed_in <> (SELECT count(*) FROM study_submission s WHERE s.answer_id = a.id)"""
    assert house.rows(half) == [(0,)]
    whole = "SELECT person_id FROM study_answer WHERE handed_in > 0 GROUP BY person_id HAVING count(*) = 3 ORDER BY 1"
    completed = house.rows("SELECT person_id FROM study_completion ORDER BY 1")
    assert completed == house.rows(whole)
    assert completed == house.rows("SELECT person_id FROM awards_award ORDER BY 1")
    assert completed
