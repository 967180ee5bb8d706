"""Lengths of time as authors write them."""

import re

from interplay.plain.coursebook.faults import Wrong, shown

LONGEST = 100 * 60  # minutes

_WRITTEN = re.compile(
    r"(?:(?P<hours>\d{1,4})\s*(?:h|hr|hrs|hour|hours))?\s*(?:(?P<minutes>\d{1,4})\s*(?:m|min|mins|minute|minutes))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"PT(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,4})M)?")


def minutes(text: str) -> int:
    """The minutes of "20 min", "1 h", "1 h 30 min" or "PT20M". Raises Wrong for anything else, 0 or over 100 hours."""
    match = _ISO.fullmatch(text.strip()) or _WRITTEN.fullmatch(text.strip())
    if not match or not (match["hours"] or match["minutes"]):
        raise Wrong(f"{shown(text)} is not a length of time. Write 20 min, 1 h or 1 h 30 min.")
    total = int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)
    if not 0 < total <= LONGEST:
        raise Wrong(f"{shown(text)} is no time that somebody can spend. Write between 1 min and 100 h.")
    return total
