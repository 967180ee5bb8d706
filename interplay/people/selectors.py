"""What is known of people, schools and the organisation."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Prefetch, QuerySet

from interplay.core import clock
from interplay.people import rules
from interplay.people.constants import OfficeKind
from interplay.people.models import Engagement, Office, Organisation, Person

# Person is what other rooms name in their signatures; they never ask its table.
__all__ = [
    "Person",
    "administrators",
    "cast",
    "course_authors",
    "demo_is_open",
    "engagement_of",
    "engagements_of",
    "house_name",
    "is_administrator",
    "is_course_author",
    "known_by",
    "of_the_cast",
    "offices",
    "offices_of",
    "organisation",
    "person_of",
    "second_steps_of",
]


def person_of(account: Any) -> Person | None:
    """Who is behind `account` (request.user): None for a visitor. No query where Backend brought the account."""
    return getattr(account, "person", None)


def organisation() -> Organisation | None:
    """The organisation that this house serves, or None before it has one. One query."""
    return Organisation.objects.first()


def house_name() -> str:
    """What stands on every page beside the product's name: the organisation's, or "" before there is one. One query."""
    found = organisation()
    return found.name if found else ""


def is_administrator(person: Person | None) -> bool:
    """Whether `person` is an administrator in office today. One query; none for a visitor."""
    return rules.may_look_after_the_house(person, None)


def is_course_author(person: Person | None) -> bool:
    """Whether `person` may bring in courses today: a course author or an administrator. One query at most."""
    return rules.may_bring_in_courses(person, None)


def course_authors() -> list[Office]:
    """The offices of course authors that are held today, with their holders. One query."""
    return list(offices().filter(kind=OfficeKind.COURSE_AUTHOR))


def known_by(address: str) -> Person | None:
    """The person who signs in with that e-mail address, shown to be hers, or None. One query."""
    return Person.objects.filter(
        account__emailaddress__email__iexact=address, account__emailaddress__verified=True
    ).first()


def administrators(day: dt.date | None = None) -> list[Person]:
    """Who looks after the house on `day` (today), in the order of their coming into office. One query."""
    return [office.person for office in offices(day) if office.kind == "administrator"]


def offices(day: dt.date | None = None) -> QuerySet[Office]:
    """The offices held on `day` (today) with their holders, longest first. One query."""
    held = Office.objects.filter(rules.on_day(day or clock.today()))
    return held.select_related("person").order_by("from_on", "pk")


def offices_of(person: Person, day: dt.date | None = None) -> list[str]:
    """The offices that `person` holds on `day` (today), in words. One query."""
    held = Office.objects.filter(rules.on_day(day or clock.today()), person=person).order_by("from_on", "pk")
    return [str(office.get_kind_display()) for office in held]


def engagements_of(person: Person) -> QuerySet[Engagement]:
    """Where `person` has worked and works, the present first. One query."""
    return person.engagements.select_related("school", "line_manager").order_by("-from_on", "-pk")


def engagement_of(person: Person, day: dt.date | None = None) -> Engagement | None:
    """The home engagement of `person` on `day` (today), or None: somebody from outside. One query."""
    held = Engagement.objects.filter(rules.on_day(day or clock.today()), person=person, is_home=True)
    return held.select_related("school").first()


def cast() -> QuerySet[Person]:
    """The people of a demo house with a handle, each with present engagements and offices. Three queries."""
    today = rules.on_day(clock.today())
    return (
        Person.objects.exclude(demo_handle="")
        .select_related("account")
        .prefetch_related(
            Prefetch("engagements", Engagement.objects.filter(today).select_related("school"), to_attr="works"),
            Prefetch("offices", Office.objects.filter(today), to_attr="holds"),
        )
        .order_by("created_at", "pk")
    )


def of_the_cast(handle: str) -> Person | None:
    """The person of a demo house with that handle, with the account, or None. One query."""
    return cast().prefetch_related(None).filter(demo_handle=handle, account__isnull=False).first()


def second_steps_of(person: Person) -> frozenset[str]:
    """With what `person` signs in beside a password or a code: "webauthn" (a passkey), "totp" (an app). One query.

    Recovery codes do not count, since they only stand for the others.
    """
    kinds = Authenticator.objects.filter(user__person=person).values_list("type", flat=True)
    return frozenset(kinds) - {Authenticator.Type.RECOVERY_CODES}


def demo_is_open(*, bind: str, host: str, headers: Iterable[str]) -> bool:
    """Whether the page exists on which one press signs in as anybody of the cast; see rules.demo_is_open. One query."""
    return rules.demo_is_open(organisation(), bind=bind, host=host, headers=headers)
