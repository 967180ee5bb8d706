"""Begins to publish a course, and dies where it is told to. Run by test_killed.py."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import django

django.setup()

from interplay.learn.courses import services  # noqa: E402 - after Django is ready
from interplay.learn.courses.services import files, indexing  # noqa: E402 - as above
from tests.learn.courses import samples  # noqa: E402 - as above


def die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def after(work: Callable[..., object]) -> Callable[..., None]:
    def work_and_die(*given: object) -> None:
        work(*given)
        die()

    return work_and_die


folder, place = Path(sys.argv[1]), sys.argv[2]
if place == "file":
    files._write = after(files._write)  # type: ignore[assignment] # dies with the file half on its way
elif place == "pages":
    indexing.index = die  # with edition and pages written
elif place == "index":
    indexing.index = after(indexing.index)  # with everything written and nothing committed
drawn = samples.drawing(folder, said=b"<svg id='whole'/>")
services.publish(samples.book(title="Whole", assets={drawn.path: drawn}), folder)
