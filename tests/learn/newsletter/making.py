"""Subscribers, courses to tell of, and a mail server's reports, for the tests of the newsletter."""

import datetime as dt
from pathlib import Path
from unittest import mock

from interplay.core import clock
from interplay.learn.courses import services as courses
from interplay.learn.newsletter.models import Subscriber
from tests.learn.courses import samples


def subscriber(address: str = "ines@mail.example") -> Subscriber:
    return Subscriber.objects.create(address=address, confirmed_at=clock.now())


def publish(folder: Path, name: str = "braid", *, ago: dt.timedelta = dt.timedelta(hours=1), **facts: object) -> None:
    """Publish a course as if that had been some time ago."""
    then = clock.now() - ago
    with mock.patch("interplay.core.clock.now", return_value=then):
        courses.publish(samples.book(name=name, **{"title": name.title(), **facts}), folder)


def report(message_id: str, *, status: str = "5.1.1", action: str = "failed", headers_only: bool = False) -> bytes:
    """What a mail server sends back (RFC 3464) about the letter with that Message-ID."""
    kind = "text/rfc822-headers" if headers_only else "message/rfc822"
    return f"""From: MAILER-DAEMON@mail.example
To: interplay@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="edge"

--edge
Content-Type: text/plain

It could not be delivered.

--edge
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; ines@mail.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} No such mailbox

--edge
Content-Type: {kind}

Message-ID: {message_id}
Subject: New courses

--edge--
""".encode()
