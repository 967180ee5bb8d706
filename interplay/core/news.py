"""How news travels upwards. A room tells what happened by name; config/followers.py lists who wants to hear of it.

A follower runs inside the teller's transaction: what follows from a fact is true as soon as the fact is, or neither is.
Slow or outward work (letters, other servers) a follower puts on the queue (core.jobs.later).
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string


def tell(verb: str, **facts: Any) -> None:
    """Call every follower of `verb` with `facts`, in the order listed. Their exceptions undo the teller's work."""
    for follower in _followers(verb):
        follower(**facts)


@cache
def _followers(verb: str) -> tuple[Callable[..., object], ...]:
    register: dict[str, list[str]] = import_string(settings.INTERPLAY_FOLLOWERS)
    return tuple(import_string(path) for path in register[verb])
