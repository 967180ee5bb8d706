"""What a killed process left behind is taken up; what nobody asks for again is forgotten."""

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from interplay.core import jobs, worker

pytestmark = pytest.mark.django_db


def _left_behind(minutes: int, lives: int = 1) -> DBTaskResult[Any, Any]:
    """A job as a process that was killed `minutes` ago has left it."""
    jobs.later("core.letters.post", to="ewa@mail.example", subject="Hello", body="A line.\n")
    job = DBTaskResult.objects.get(status="READY")
    job.status, job.started_at = "RUNNING", timezone.now() - dt.timedelta(minutes=minutes)
    job.worker_ids = [f"worker {number}" for number in range(lives)]
    job.save()
    return job


def test_a_job_left_behind_is_done_after_all() -> None:
    _left_behind(minutes=16)
    worker.work_off()
    assert mail.outbox == []
    assert worker.reap() == 1
    worker.work_off()
    assert [letter.subject for letter in mail.outbox] == ["Hello"]


def test_a_job_in_hand_is_left_alone() -> None:
    job = _left_behind(minutes=14)
    assert worker.reap() == 0
    job.refresh_from_db()
    assert job.status == "RUNNING"


def test_a_job_that_kills_its_processes_is_given_up() -> None:
    job = _left_behind(minutes=16, lives=worker.MOST_LIVES)
    assert worker.reap() == 1
    job.refresh_from_db()
    assert (job.status, job.finished_at is not None) == ("FAILED", True)


def test_old_jobs_are_forgotten_and_failed_ones_later() -> None:
    for days, status in ((6, "SUCCESSFUL"), (8, "SUCCESSFUL"), (59, "FAILED"), (61, "FAILED")):
        job = _left_behind(minutes=0)
        job.status, job.finished_at = status, timezone.now() - dt.timedelta(days=days)
        job.save()
    waiting = _left_behind(minutes=0)
    worker.tidy()
    kept = DBTaskResult.objects.exclude(pk=waiting.pk).order_by("-finished_at")
    assert [(timezone.now() - job.finished_at).days for job in kept] == [6, 59]
    assert DBTaskResult.objects.filter(pk=waiting.pk).exists()


def test_ended_sessions_are_forgotten() -> None:
    now = timezone.now()
    for key, hours in (("ended", -1), ("open", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + dt.timedelta(hours=hours))
    worker.tidy()
    assert [session.session_key for session in Session.objects.all()] == ["open"]


def test_old_letters_of_a_demo_are_forgotten(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_FILE_PATH = tmp_path
    for name, days in (("old.log", 61), ("new.log", 59)):
        (tmp_path / name).write_text("A line.\n")
        then = (timezone.now() - dt.timedelta(days=days)).timestamp()
        os.utime(tmp_path / name, (then, then))
    worker.tidy()  # only a demo keeps letters
    assert len(list(tmp_path.iterdir())) == 2
    settings.INTERPLAY_DEMO = True
    worker.tidy()
    assert [letter.name for letter in tmp_path.iterdir()] == ["new.log"]


def test_a_round_that_fails_does_not_keep_the_others_from_being_made(settings: Settings) -> None:
    settings.INTERPLAY_ROUNDS = ["interplay.no.such.place", "tests.core.test_worker._went"]
    worker.go_round()
    assert _ROUNDS == ["went"]


_ROUNDS: list[str] = []


def _went() -> None:
    _ROUNDS.append("went")
