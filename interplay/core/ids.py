"""Names for things: ids that sort by time, and codes that a person can copy from paper."""

import os
import secrets
import time
import uuid

# No vowels, so that no code is ever a word; no 0 1 l o, so that none is misread.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def new_id() -> uuid.UUID:
    """A UUID of version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    high = (milliseconds & 0xFFFFFFFFFFFF) << 80
    return uuid.UUID(int=high | 0x7 << 76 | (random >> 68 & 0xFFF) << 64 | 0b10 << 62 | random & (1 << 62) - 1)


def new_code(groups: int = 3, size: int = 4) -> str:
    """An unguessable code such as ``7f3k-92qd-x4tz``; each letter is worth 4.75 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(size)) for _ in range(groups))
