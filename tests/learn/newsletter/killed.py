"""A worker that is killed with a letter in hand. Run by test_killed.py: killed.py HOW_MANY PLACE.

Its mail server is a file: one line for each letter that it took. HOW_MANY letters go well; with the next one the
process dies "before" the mail server says yes, or "after" it has said so and before that is written down.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - after Django is ready
from django.core.mail.backends import filebased  # noqa: E402 - as above

from interplay.core import worker  # noqa: E402 - as above

how_many, place = int(sys.argv[1]), sys.argv[2]
kept = Path(settings.INTERPLAY_HOME, "taken")


def take(_: Any, messages: Any) -> int:
    global how_many  # noqa: PLW0603 - one life, one count
    [message] = messages
    if how_many == 0 and place == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    with kept.open("a") as file:
        file.write(f"{message.to[0]} {message.extra_headers['Message-ID']}\n")
    if how_many == 0 and place == "after":
        os.kill(os.getpid(), signal.SIGKILL)
    how_many -= 1
    return 1


filebased.EmailBackend.send_messages = take  # type: ignore[method-assign] # the mail server of this house
filebased.EmailBackend.open = lambda _: None  # type: ignore[method-assign] # as above
worker.reap()
worker.work_off()
