"""Who may do what with people's facts, and which facts hold on a day."""

import datetime as dt
import ipaddress
import re
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from interplay.core import clock
from interplay.core.permits import permit
from interplay.people.constants import OfficeKind, PersonState
from interplay.people.models import Office, Organisation, Person

_PORT = re.compile(r":\d+$")


def on_day(day: dt.date) -> Q:
    """The filter of dated facts that hold on `day`; intervals are [from, to)."""
    return Q(from_on__lte=day) & (Q(to_on__isnull=True) | Q(to_on__gt=day))


def holds_office(person: Person | None, kind: str, day: dt.date | None = None) -> bool:
    """Whether `person` is in an office of `kind` on `day` (today)."""
    if person is None:
        return False
    return Office.objects.filter(on_day(day or clock.today()), person=person, kind=kind).exists()


@permit("people.look_after_the_house", "An administrator in office sees how the house is running, and its version.")
def may_look_after_the_house(person: Person | None, _: Any = None) -> bool:
    """Whether `person` is an administrator in office today."""
    return holds_office(person, OfficeKind.ADMINISTRATOR)


@permit("people.bring_in_courses", "An administrator or a course author, in office.")
def may_bring_in_courses(person: Person | None, _: Any = None) -> bool:
    """Whether `person` is a course author, or an administrator, today. One query; none for a visitor."""
    return person is not None and _bringing_in().filter(person=person).exists()


def brings_in_courses() -> Exists:
    """The same, as a column of a query for accounts."""
    return Exists(_bringing_in().filter(person__account=OuterRef("pk")))


def _bringing_in() -> QuerySet[Office]:
    kinds = (OfficeKind.COURSE_AUTHOR, OfficeKind.ADMINISTRATOR)
    return Office.objects.filter(on_day(clock.today()), kind__in=kinds)


@permit("people.see_own_page", "Everybody who is signed in sees the page about oneself; nobody sees another's.")
def may_see_own_page(person: Person | None, whose: Any = None) -> bool:
    """Whether `person` may see the page about `whose` (None for the own one)."""
    return person is not None and whose in (None, person)


@permit("people.rename", "Everybody may change the name under which one is printed; nobody may change another's.")
def may_rename(person: Person | None, whose: Any) -> bool:
    """Whether `person` may change the printed name of `whose`."""
    return person is not None and person == whose and person.state != PersonState.ERASED


def demo_is_open(organisation: Organisation | None, *, bind: str, host: str, headers: Iterable[str]) -> bool:
    """Whether the page exists on which one press signs in as anybody of the cast.

    All must be so: the database is marked as a demo, the server listens on this machine only (`bind`, the address it
    was told to listen on), the browser asked this machine by name (`host`, with or without port), and nothing stands
    between them (no Forwarded or X-Forwarded-* among the names of `headers`).
    """
    return bool(
        organisation
        and organisation.is_demo
        and _is_this_machine(bind)
        and _PORT.sub("", host).lower() in ("localhost", "127.0.0.1", "[::1]")
        and not any(_tells_of_a_proxy(name) for name in headers)
    )


def _is_this_machine(address: str) -> bool:
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def _tells_of_a_proxy(header: str) -> bool:
    name = header.lower().replace("_", "-")
    return name == "forwarded" or name.startswith("x-forwarded-")
