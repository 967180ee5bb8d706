"""Six people whom every room asks: one owns the thing, the others must be told no, or yes, as its rules say.

people = cast()
people.client("owner").get("/me/")
"""

import datetime as dt
from dataclasses import dataclass, field

from django.test import Client

from interplay.people import services
from interplay.people.constants import Grade, OfficeKind, StaffGroup
from interplay.people.models import Account, Organisation, Person, School

RELATIONS = ("owner", "colleague", "leader", "administrator", "stranger", "visitor")
BEGAN = dt.date(2024, 9, 1)


@dataclass(frozen=True)
class Cast:
    """An organisation with two schools, and the people by their relation to the owner; the visitor is None."""

    organisation: Organisation
    school: School
    other_school: School
    owner: Person
    colleague: Person
    leader: Person
    administrator: Person
    stranger: Person
    visitor: None = None
    _clients: dict[str, Client] = field(default_factory=dict, repr=False)

    def client(self, relation: str) -> Client:
        """A browser in which that person is signed in (the visitor's is signed out); always the same one."""
        if relation not in self._clients:
            self._clients[relation] = browser(getattr(self, relation))
        return self._clients[relation]


def browser(person: Person | None) -> Client:
    """A new browser in which `person` is signed in, or nobody."""
    client = Client()
    if person is not None:
        client.force_login(person.account)
    return client


def cast() -> Cast:
    """Make the organisation, its two schools and the six; about forty quick statements."""
    organisation = services.found(by=None, name="Tarn Federation", short="Tarn")
    school = services.open_school(by=None, organisation=organisation, name="Tarn Middle School", short="TAR")
    other = services.open_school(by=None, organisation=organisation, name="Beck Upper School", short="BEC")
    leader = _member("Dilys Fawcett", other, staff_group=StaffGroup.LEADER, grade=Grade.HEAD)
    administrator = _member("Priya Hallam", other, staff_group=StaffGroup.SUPPORT, grade=Grade.SUPPORT)
    services.appoint(by=None, person=administrator, kind=OfficeKind.ADMINISTRATOR, from_on=BEGAN)
    return Cast(
        organisation=organisation,
        school=school,
        other_school=other,
        owner=_member("Ewa Lindqvist", school),
        colleague=_member("Mateus Brook", school),
        leader=leader,
        administrator=administrator,
        stranger=somebody("Noor Castell"),
    )


def somebody(name: str) -> Person:
    """Another person with an account of her own and no engagement; the address is made from the name."""
    account = Account(email=".".join(name.lower().split()) + "@mail.example")
    account.set_unusable_password()
    return services.join(account=account, name=name)


def _member(name: str, school: School, **engagement: str) -> Person:
    person = somebody(name)
    services.engage(by=None, person=person, school=school, from_on=BEGAN, **engagement)
    return person
