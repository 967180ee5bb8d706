"""The name that stands on every page beside the product's: whose house this is."""

import time
from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

FRESH_SECONDS = 60


def name() -> str:
    """Whose house this is, or "" when nobody can say. Asked again at most once a minute.

    `settings.INTERPLAY_HOUSE` is the dotted path of a function without arguments, since this room stands below the
    one that knows.
    """
    return _asked(int(time.monotonic() / FRESH_SECONDS))


def forget() -> None:
    """Ask again at the next page: the organisation has just been named."""
    _asked.cache_clear()


@lru_cache(maxsize=1)
def _asked(minute: int) -> str:
    path = getattr(settings, "INTERPLAY_HOUSE", "")
    return str(import_string(path)()) if path else ""
