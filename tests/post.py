"""The letters that a test caused, read as their reader would read them."""

import re

from django.core import mail
from django.core.mail import EmailMessage

from interplay.core import worker

CODE = re.compile(r"^    ([A-Z]{4}-[A-Z]{4})$", re.MULTILINE)


def delivered() -> list[EmailMessage]:
    """Every letter so far, after the queue has been worked off."""
    worker.work_off()
    return list(mail.outbox)


def last_to(address: str) -> EmailMessage:
    """The latest letter to `address`; AssertionError when there is none."""
    letters = [letter for letter in delivered() if letter.to == [address]]
    assert letters, f"no letter to {address}"
    return letters[-1]


def code_to(address: str) -> str:
    """The code in the latest letter to `address`."""
    found = CODE.search(str(last_to(address).body))
    assert found, "the letter has no code in it"
    return found[1]
