"""The letters that a demo house would have sent, read from the folder in which they lie."""

import datetime as dt
import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

MOST = 60
# What Django's file backend writes after each letter; a line of dashes inside a letter has no letter's head below it.
_BETWEEN = re.compile(rb"^-{79}\r?\n(?=Content-Type:|\Z)", re.MULTILINE)


@dataclass(frozen=True)
class Letter:
    """A letter as its reader sees it."""

    to: str
    subject: str
    sent_at: dt.datetime | None
    text: str


def letters(folder: Path) -> list[Letter]:
    """The latest letters in `folder`, newest first, at most MOST; none when the folder is not there."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    found = [letter for file in files[:MOST] for letter in reversed(_in_file(file))]
    return found[:MOST]


def _in_file(file: Path) -> list[Letter]:
    return [_letter(piece) for piece in _BETWEEN.split(file.read_bytes()) if piece.strip()]


def _letter(raw: bytes) -> Letter:
    message = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    body = message.get_body(("plain",))
    date = message["Date"]
    return Letter(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=date.datetime if date else None,
        text=body.get_content() if body else "",
    )
