"""What this house expects of its database, and how it asks for it."""

import datetime as dt
import errno
import sqlite3
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db import connection

# WAL with synchronous FULL: an acknowledged write survives a power cut; NORMAL silently loses the last ones.
# IMMEDIATE: a writer waits for its turn at BEGIN instead of failing half-way.
SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-16000;"


def sqlite(path: Path) -> dict[str, Any]:
    """Django's settings for one SQLite file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"init_command": SQLITE_START, "transaction_mode": "IMMEDIATE", "timeout": 20},
    }


def postgres(url: str) -> dict[str, Any]:
    """Django's settings for `postgres://user:password@host:port/name?option=value`. A folder as host is a socket."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def from_url(url: str | None, home: Path) -> dict[str, Any]:
    """SQLite under `home` without a URL, else PostgreSQL. Raises ValueError for any other engine."""
    if not url:
        return sqlite(home / "interplay.sqlite3")
    if urlsplit(url).scheme not in ("postgres", "postgresql"):
        raise ValueError("DATABASE_URL must begin with postgres:// (leave it unset for SQLite).")
    return postgres(url)


def is_full(error: BaseException | None) -> bool:
    """Whether `error`, or what caused it, says that there is no room left on the disk."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            return True
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            return True
        if getattr(error, "sqlstate", None) == "53100":  # PostgreSQL's disk_full
            return True
        error = error.__cause__
    return False


def stored(value: uuid.UUID | dt.datetime) -> Any:
    """`value` as a parameter of SQL written by hand, as this database keeps it."""
    if isinstance(value, uuid.UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return connection.ops.adapt_datetimefield_value(value)
