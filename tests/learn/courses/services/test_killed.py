"""A process that is killed while it publishes leaves nothing half done, and the next try succeeds."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]
SCRIPT = Path(__file__).with_name("killed.py")

pytestmark = pytest.mark.slow


def run(home: Path, *words: str) -> int:
    """A program in a house of its own, on SQLite."""
    kept = {name: said for name, said in os.environ.items() if not name.startswith(("INTERPLAY_", "DATABASE_URL"))}
    house = {
        "INTERPLAY_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "interplay.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run([sys.executable, *words], env=kept | house, cwd=ROOT, check=False).returncode


def state(home: Path) -> tuple[list[str], int, int, int]:
    """Titles of editions, pages, files listed and rows for search."""
    with sqlite3.connect(home / "interplay.sqlite3") as base:
        titles = [title for (title,) in base.execute("SELECT title FROM courses_edition ORDER BY number")]
        counts = [
            base.execute(f"SELECT count(*) FROM courses_{table}").fetchone()[0]
            for table in ("page", "asset", "searchrow")
        ]
    return titles, counts[0], counts[1], counts[2]


def test_a_publishing_killed_half_way_never_was(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "course"
    folder.mkdir()
    assert run(home, "manage.py", "migrate", "--verbosity", "0", "--skip-checks") == 0
    for place in ("file", "pages", "index"):
        assert run(home, str(SCRIPT), str(folder), place) == -signal.SIGKILL
        assert state(home) == ([], 0, 0, 0)
    assert run(home, str(SCRIPT), str(folder), "nowhere") == 0
    assert state(home) == (["Whole"], 1, 1, 2)
