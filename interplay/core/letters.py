"""Letters: plain text by mail, from a template whose first line is the subject."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from interplay.core import jobs


def write(template: str, to: str, context: Mapping[str, Any]) -> None:
    """Put a letter on the queue, in the caller's transaction: no letter leaves for what was rolled back.

    `template` is a path below templates whose first line is ``Subject: ...``; the body follows an empty line.
    """
    head, _, body = render_to_string(template, dict(context)).strip().partition("\n\n")
    subject = " ".join(head.removeprefix("Subject:").split())
    jobs.later("core.letters.post", to=to, subject=subject, body=body.strip() + "\n")


def post(to: str, subject: str, body: str) -> None:
    """Hand one letter to the mail server (a job; raises what the server raised, so that the queue tries again)."""
    EmailMessage(subject, body, to=[to]).send()
