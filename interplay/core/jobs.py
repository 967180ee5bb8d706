"""Work that need not be done while somebody waits: put on a queue in the database, in the caller's own transaction.

What is rolled back was never on the queue; what is committed will be done: again (with growing pauses) if it fails, and
again if the process that had it was killed. So a job may run twice and must not mind. core/worker.py works it off.
"""

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

from django.db.models import Min
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

log = logging.getLogger(__name__)

# The pauses before a job that failed is tried again; after the last it stays on the queue as failed.
PAUSES = [dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720)]


def later(name: str, /, **facts: Any) -> None:
    """Put ``interplay.<name>(**facts)`` on the queue: `later("core.letters.post", to=...)`.

    `facts` must be what JSON can say (ids as text); raises TypeError when they are not.
    """
    _queue(timezone.now(), name, facts, 0)


def _queue(when: dt.datetime, name: str, facts: dict[str, Any], failed: int) -> None:
    perform.using(run_after=when).enqueue(name, facts, failed)


@task
def perform(name: str, facts: dict[str, Any], failed: int) -> None:
    """Do one job. When it fails, put it back with the next pause; raises what it raised when there is none left."""
    try:
        _named(name)(**facts)
    except Exception:
        if failed == len(PAUSES):
            raise
        log.warning("%s failed; it will be tried again in %s.", name, PAUSES[failed], exc_info=True)
        _queue(timezone.now() + PAUSES[failed], name, facts, failed + 1)


def _named(name: str) -> Callable[..., object]:
    found: Callable[..., object] = import_string(f"interplay.{name}")
    return found


def waiting() -> dt.timedelta:
    """For how long the job that waits longest could have been done; nothing when none is due."""
    now = timezone.now()
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after__lte=now)
    since: dt.datetime | None = ready.aggregate(since=Min("run_after"))["since"]
    return now - since if since else dt.timedelta()
