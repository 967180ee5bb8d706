"""Does what core/jobs.py put on the queue, takes up what a killed process left, and tidies the house once a day."""

import datetime as dt
import logging
import signal
import time
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import DatabaseError, close_old_connections, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

log = logging.getLogger(__name__)

LOOK_SECONDS, REAP_SECONDS, ROUND_SECONDS, TIDY_SECONDS = 0.5, 60.0, 60.0, 24 * 3600.0
# A job that has been running for longer belonged to a process that is no more.
LONGEST = dt.timedelta(minutes=15)
# A job that outlived so many processes has probably killed them.
MOST_LIVES = 5
DONE_KEPT, FAILED_KEPT, LETTERS_KEPT = dt.timedelta(days=7), dt.timedelta(days=60), dt.timedelta(days=60)


def work() -> None:
    """Do jobs until SIGTERM or SIGINT; the job in hand is finished first, however often one is told."""
    hands = _hands()
    hands.running = True

    def finish(_signal: int, _frame: FrameType | None) -> None:
        hands.running = False

    signal.signal(signal.SIGTERM, finish)
    signal.signal(signal.SIGINT, finish)
    reaped = rounded = tidied = float("-inf")
    while hands.running:
        try:
            if time.monotonic() - reaped > REAP_SECONDS:
                reaped = time.monotonic()
                reap()
            if time.monotonic() - rounded > ROUND_SECONDS:
                rounded = time.monotonic()
                go_round()
            if time.monotonic() - tidied > TIDY_SECONDS:
                tidied = time.monotonic()
                tidy()
            _work_off(hands)
        except DatabaseError:
            log.exception("The database does not answer; the jobs wait.")
        close_old_connections()
        time.sleep(LOOK_SECONDS)


def work_off() -> None:
    """Do every job that is due, then return."""
    _work_off(_hands())


def _work_off(hands: Worker) -> None:
    while hands.running and (job := _taken(hands.worker_id)):
        hands.run_task(job)


def _taken(worker: str) -> "DBTaskResult[Any, Any] | None":
    """The next job that is due, marked as this worker's; None when nothing is."""
    due = DBTaskResult.objects.ready()
    if not due.exists():  # looking is a read; taking needs the one lock that writers of SQLite share
        return None
    with exclusive_transaction(due.db):
        job = due.get_locked()
        if job:
            job.claim(worker)
    return job


def _hands() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )


def reap() -> int:
    """Put back the jobs whose process was killed; give up what was put back too often. How many they were."""
    with transaction.atomic():
        lost = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LONGEST)
        found = list(lost.select_for_update())
        for job in found:
            given_up = len(job.worker_ids) >= MOST_LIVES
            job.status = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
            job.finished_at = timezone.now() if given_up else None
            job.save(update_fields=["status", "finished_at"])
            log.warning("%s was left behind by a process that ended; it is %s.", job.args_kwargs, job.status)
    return len(found)


def go_round() -> None:
    """Call what `settings.INTERPLAY_ROUNDS` names. One that fails is told in the log, and is called again next time."""
    for name in settings.INTERPLAY_ROUNDS:
        try:
            import_string(name)()
        except Exception:
            log.exception("%s failed on its round.", name)


def tidy() -> None:
    """Forget what nobody will ask for again: ended sessions, jobs done long ago, old letters of a demo house."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - DONE_KEPT).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - FAILED_KEPT).delete()
    if settings.INTERPLAY_DEMO:
        for letter in Path(settings.EMAIL_FILE_PATH).glob("*.log"):
            if letter.stat().st_mtime < (now - LETTERS_KEPT).timestamp():
                letter.unlink(missing_ok=True)
