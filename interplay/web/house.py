"""The name that stands on every page beside the product's: whose house this is."""

import time

from django.conf import settings
from django.utils.module_loading import import_string

FRESH_SECONDS = 60.0
_known: tuple[float, str] | None = None


def name() -> str:
    """Whose house this is, or "" when nobody can say. Asked again at most once a minute.

    `settings.INTERPLAY_HOUSE` is the dotted path of a function without arguments, since this room stands below the
    one that knows.
    """
    global _known  # one word kept for the process: cheaper than a query or a cache look-up on every page
    if _known is None or time.monotonic() - _known[0] > FRESH_SECONDS:
        _known = time.monotonic(), _ask()
    return _known[1]


def forget() -> None:
    """Ask again at the next page: the organisation has just been named."""
    global _known  # see name()
    _known = None


def _ask() -> str:
    path = getattr(settings, "INTERPLAY_HOUSE", "")
    return str(import_string(path)()) if path else ""
