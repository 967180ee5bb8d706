"""Who sees a statement, who may change what it prints, and what counts as a code."""

import ipaddress
import time
import unicodedata
import uuid
from typing import Any

from interplay.core.ids import ALPHABET
from interplay.core.permits import permit
from interplay.learn.awards.constants import LONGEST_ASKED, MISSES_SECONDS, Showing
from interplay.learn.awards.models import Award, Badge
from interplay.people import selectors as people

_GROUPS, _SIZE = 3, 4


@permit("awards.see_statements", "Everybody who is signed in sees the list of the own statements.")
def may_see_statements(person: Any, _: Any = None) -> bool:
    """Whether `person` has a list of statements at all: a visitor has not."""
    return person is not None


@permit("awards.see_statement", "The page and the PDF of a statement are for the person whose it is, and nobody else.")
def may_see_statement(person: Any, award: Award) -> bool:
    """Whether `person` may see the page and the PDF of `award`."""
    return person is not None and award.person_id == person.pk


@permit("awards.rename_statement", "A person may have an own statement printed with the present name.")
def may_rename_statement(person: Any, award: Award) -> bool:
    """Whether `person` may have the name on `award` brought up to date."""
    return may_see_statement(person, award)


@permit("awards.withdraw", "An administrator in office may withdraw a statement, with a reason.")
def may_withdraw(person: Any, award: Award) -> bool:
    """Whether `person` may withdraw `award`."""
    return people.is_administrator(person)


@permit("awards.verify", "Everybody who has a statement's address or code may check it, and sees what it prints.")
def may_verify(person: Any, award: Any = None) -> bool:
    """Whether `person` (or a visitor) may check a statement: always."""
    return True


@permit("awards.take_badge", "A badge's files, and the page on which it is shown or not, are for its holder alone.")
def may_take_badge(person: Any, badge: Badge) -> bool:
    """Whether `person` may have the badge as a file."""
    return may_see_statement(person, badge.award)


@permit("awards.show_badge", "Its holder decides whether everybody may see a badge, and whether with the name.")
def may_show_badge(person: Any, badge: Badge) -> bool:
    """Whether `person` may decide what the badge's page shows."""
    return may_take_badge(person, badge)


@permit("awards.see_badge", "Everybody sees the page of a badge that its holder shows; else its holder alone.")
def may_see_badge(person: Any, badge: Badge) -> bool:
    """Whether `person` (or a visitor) may see the badge's page."""
    return badge.showing != Showing.NOTHING or may_take_badge(person, badge)


@permit("awards.rotate_key", "The key that signs badges is changed on the command line only.")
def may_rotate_key(person: Any, _: Any = None) -> bool:
    """Whether the key may be changed: by whoever is nobody's account, which is the command line."""
    return person is None


def stands(award: Award) -> bool:
    """Whether the statement holds: it was not withdrawn."""
    return award.revoked_at is None


def id_in(asked: str) -> uuid.UUID | None:
    """The id in `asked`, written as addresses write it; None where it is none."""
    try:
        found = uuid.UUID(asked.strip())
    except ValueError:
        return None
    return found if str(found) == asked.strip().lower() else None


def code_in(asked: str) -> str | None:
    """The code in `asked`, whatever its capitals, spaces and hyphens, alone or at the end of an address; else None."""
    if len(asked) > LONGEST_ASKED:
        return None
    last = asked.strip().rstrip("/").rpartition("/")[2].lower()
    letters = "".join(sign for sign in last if not sign.isspace() and unicodedata.category(sign) != "Pd")
    if len(letters) != _GROUPS * _SIZE or not set(letters) <= set(ALPHABET):
        return None
    return "-".join(letters[start : start + _SIZE] for start in range(0, len(letters), _SIZE))


def network_of(address: str) -> str:
    """Whom misses are counted for: an IPv4 address, or the /64 that one subscriber has of IPv6."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    return str(found) if found.version == 4 else str(ipaddress.ip_network((found, 64), strict=False))


def misses_key(network: str) -> str:
    """Where unknown codes from `network` are counted just now, by the real clock."""
    return f"awards:misses:{network}:{int(time.time()) // MISSES_SECONDS}"
