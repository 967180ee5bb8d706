"""Ties a process to the one that started it, so that nothing of a house goes on when the house was killed."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_SET_DEATH_SIGNAL = 1


def tie() -> None:
    """From now on this process is told to end when its parent ends, however that ends. Does nothing but on Linux."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGTERM)


def tied_to(parent: int) -> Callable[[], None]:
    """What a child of `parent` does first: tie itself, and end at once if `parent` ended in between."""

    def first() -> None:
        tie()
        if os.getppid() != parent:
            os._exit(1)

    return first
