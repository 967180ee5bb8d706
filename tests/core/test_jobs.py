"""The queue: a job is part of its teller's transaction, and is tried again when it fails."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from interplay.core import jobs, worker

LETTER = {"to": "ewa@mail.example", "subject": "Hello", "body": "A line.\n"}
# No job of that name takes these facts: it fails each time.
WRONG = {"to": "ewa@mail.example"}

pytestmark = pytest.mark.django_db


def _queued() -> list[tuple[Any, ...]]:
    return [(job.status, *job.args_kwargs["args"]) for job in DBTaskResult.objects.order_by("enqueued_at")]


def test_a_job_is_done_once() -> None:
    jobs.later("core.letters.post", **LETTER)
    assert mail.outbox == []
    worker.work_off()
    worker.work_off()
    assert [(letter.to, letter.subject, letter.body) for letter in mail.outbox] == [
        (["ewa@mail.example"], "Hello", "A line.\n")
    ]
    assert _queued() == [("SUCCESSFUL", "core.letters.post", LETTER, 0)]


def test_what_is_rolled_back_was_never_queued() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.later("core.letters.post", **LETTER)
        raise ZeroDivisionError
    assert _queued() == []


def test_facts_are_what_json_can_say() -> None:
    with pytest.raises(TypeError):
        jobs.later("core.letters.post", to=object())
    assert _queued() == []


def test_a_failing_job_is_tried_again_after_a_pause(caplog: pytest.LogCaptureFixture) -> None:
    jobs.later("core.letters.post", **WRONG)
    worker.work_off()
    assert _queued() == [
        ("SUCCESSFUL", "core.letters.post", WRONG, 0),
        ("READY", "core.letters.post", WRONG, 1),
    ]
    pause = DBTaskResult.objects.get(status="READY").run_after - timezone.now()
    assert dt.timedelta(seconds=50) < pause <= jobs.PAUSES[0]
    assert "core.letters.post failed" in caplog.text
    worker.work_off()  # not due yet
    assert [status for status, *_ in _queued()] == ["SUCCESSFUL", "READY"]


def test_a_job_that_never_works_is_given_up_and_says_why() -> None:
    jobs.later("core.letters.post", **WRONG)
    for _ in range(len(jobs.PAUSES) + 3):
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        worker.work_off()
    assert [(status, failed) for status, _, _, failed in _queued()] == [
        *(("SUCCESSFUL", time) for time in range(len(jobs.PAUSES))),
        ("FAILED", len(jobs.PAUSES)),
    ]
    assert "missing 2 required" in DBTaskResult.objects.get(status="FAILED").traceback


def test_waiting_is_told_by_the_oldest_job_that_is_due() -> None:
    assert jobs.waiting() == dt.timedelta()
    for minutes in (-30, 3, 7):
        jobs.later("core.letters.post", **LETTER)
        newest = DBTaskResult.objects.order_by("-enqueued_at").first()
        DBTaskResult.objects.filter(pk=newest.pk).update(run_after=timezone.now() - dt.timedelta(minutes=minutes))
    assert jobs.waiting() // dt.timedelta(minutes=1) == 7
    DBTaskResult.objects.filter(run_after__lt=timezone.now()).update(status="SUCCESSFUL")
    assert jobs.waiting() == dt.timedelta()
