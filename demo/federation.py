"""Builds the Larkmere Federation in an empty house, by the same services that the pages use."""

import datetime as dt
from pathlib import Path

from django.db import transaction

from demo import learning
from demo.cast import CAST, FEDERATION, SCHOOLS, Member, Work
from interplay.learn.courses import services as courses
from interplay.people import selectors, services
from interplay.people.constants import OrganisationKind
from interplay.people.models import Organisation, Person, School
from interplay.plain.coursebook.read import read

COURSES = Path(__file__).parent / "courses"
# Before anybody in demo/answers.py began to read.
PUBLISHED = dt.datetime(2026, 4, 27, 9, tzinfo=dt.UTC)


def build() -> None:
    """Make the federation, publish its courses, and let some of its people have read them. Safe to repeat.

    Raises ValueError in a house that serves a real organisation, and for a course that has faults.
    """
    found()
    publish()
    learning.build()


def found() -> Organisation:
    """The federation with its schools and people, made unless it is there. ValueError in a real house."""
    organisation = selectors.organisation()
    if organisation is None:
        return _found()
    if not organisation.is_demo:
        raise ValueError(f"This house serves {organisation.name}. A demo needs a house of its own: use another --home.")
    return organisation


def publish() -> None:
    """Every course beside this module becomes an edition, unless it is one already. ValueError names all faults."""
    author = selectors.of_the_cast("zora")
    for folder in sorted(COURSES.iterdir()):
        book, faults = read(folder)
        if book is None:
            raise ValueError("\n".join(str(fault) for fault in faults))
        courses.publish(book, folder, by=author, at=PUBLISHED)


@transaction.atomic
def _found() -> Organisation:
    organisation = services.found(
        by=None, name=FEDERATION, short="Larkmere", kind=OrganisationKind.FEDERATION, is_demo=True
    )
    schools = {
        facts.short: services.open_school(
            by=None,
            organisation=organisation,
            name=facts.name,
            short=facts.short,
            phase=facts.phase,
            identifiers={"URN": facts.urn},
        )
        for facts in SCHOOLS
    }
    people = {member.handle: _welcome(member) for member in CAST}
    for member in CAST:
        for work in member.works:
            _engage(people[member.handle], work, schools, people)
    return organisation


def _welcome(member: Member) -> Person:
    person = services.welcome(
        by=None,
        name=member.name,
        given=member.given,
        family=member.family,
        demo_handle=member.handle,
        demo_about=member.about,
    )
    services.give_account(by=None, person=person, email=member.address)
    if member.office is not None:
        services.appoint(by=None, person=person, kind=member.office, from_on=member.office_from)
    return person


def _engage(person: Person, work: Work, schools: dict[str, School], people: dict[str, Person]) -> None:
    services.engage(
        by=None,
        person=person,
        school=schools[work.school],
        title=work.title,
        staff_group=work.staff_group,
        grade=work.grade,
        fte=work.share(),
        from_on=work.from_on,
        to_on=work.to_on,
        line_manager=people.get(work.line_manager),
    )
