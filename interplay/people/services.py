"""Everything that is written about people, schools and the organisation.

`by` is who does it; None is the house itself, when it is set up from the command line.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction

from interplay.core import clock
from interplay.core.permits import require
from interplay.people.constants import Grade, OfficeKind, OrganisationKind, Phase, StaffGroup
from interplay.people.models import Account, Engagement, Office, Organisation, Person, School
from interplay.people.rules import on_day
from interplay.plain import names


@transaction.atomic
def found(
    *,
    by: Person | None,
    name: str,
    short: str = "",
    kind: str = OrganisationKind.FEDERATION,
    contact: str = "",
    is_demo: bool = False,
) -> Organisation:
    """Make the organisation that this house serves. Raises ValidationError when there is one already."""
    if Organisation.objects.exists():
        raise ValidationError("This house has its organisation already; one installation serves one.")
    return Organisation.objects.create(name=name, short=short, kind=kind, contact=contact, is_demo=is_demo)


@transaction.atomic
def open_school(
    *,
    by: Person | None,
    organisation: Organisation,
    name: str,
    short: str,
    phase: str = Phase.OTHER,
    identifiers: Mapping[str, str] | None = None,
) -> School:
    """Add a school, last in the fixed order, with the numbers that others know it by (scheme to value)."""
    last = organisation.schools.count()
    school = organisation.schools.create(name=name, short=short, phase=phase, position=last + 1)
    for scheme, value in (identifiers or {}).items():
        school.identifiers.create(scheme=scheme, value=value)
    return school


@transaction.atomic
def join(*, account: Account, name: str) -> Person:
    """Keep a new account, and make the person whose it is. `name` is printed as written; ValueError if it is none."""
    account.email = account.email.lower()
    account.save()
    return Person.objects.create(account=account, display=names.written(name))


@transaction.atomic
def welcome(
    *,
    by: Person | None,
    name: str,
    given: str = "",
    family: str = "",
    demo_handle: str = "",
    demo_about: str = "",
) -> Person:
    """Add somebody whom the organisation knows and who has no account yet."""
    return Person.objects.create(
        display=names.written(name), given=given, family=family, demo_handle=demo_handle, demo_about=demo_about
    )


@transaction.atomic
def give_account(*, by: Person | None, person: Person, email: str) -> Account:
    """Give `person` an account under an address known to be hers. It has no password: a code comes by letter."""
    account = Account(email=email.lower())
    account.set_unusable_password()
    account.save()
    EmailAddress.objects.create(user=account, email=account.email, primary=True, verified=True)
    person.account = account
    person.save(update_fields=["account"])
    return account


@transaction.atomic
def engage(
    *,
    by: Person | None,
    person: Person,
    school: School,
    from_on: dt.date,
    to_on: dt.date | None = None,
    title: str = "",
    staff_group: str = StaffGroup.TEACHER,
    grade: str = Grade.TEACHER,
    fte: Decimal = Decimal(1),
    is_home: bool = True,
    line_manager: Person | None = None,
) -> Engagement:
    """Say where `person` works. Raises ValidationError where two home engagements would share a day."""
    if is_home and _at_home_between(person, from_on, to_on):
        raise ValidationError(f"{person} has a home school on some of these days already.")
    return Engagement.objects.create(
        person=person,
        school=school,
        from_on=from_on,
        to_on=to_on,
        title=title,
        staff_group=staff_group,
        grade=grade,
        fte=fte,
        is_home=is_home,
        line_manager=line_manager,
    )


def _at_home_between(person: Person, from_on: dt.date, to_on: dt.date | None) -> bool:
    home = person.engagements.filter(is_home=True).exclude(to_on__lte=from_on)
    return (home.filter(from_on__lt=to_on) if to_on else home).exists()


@transaction.atomic
def appoint(
    *, by: Person | None, person: Person, kind: OfficeKind, from_on: dt.date, to_on: dt.date | None = None
) -> Office:
    """Put `person` in an office of the organisation from a day on."""
    return Office.objects.create(person=person, kind=kind, from_on=from_on, to_on=to_on)


@transaction.atomic
def make_course_author(*, by: Person, person: Person) -> Office:
    """Let `person` bring in courses from today on; nothing changes where she may already. Http404 unless `by` may."""
    require("people.look_after_the_house", by)
    held = Office.objects.filter(on_day(clock.today()), person=person, kind=OfficeKind.COURSE_AUTHOR).first()
    return held or appoint(by=by, person=person, kind=OfficeKind.COURSE_AUTHOR, from_on=clock.today())


@transaction.atomic
def end_course_author(*, by: Person, office: int) -> None:
    """End that office of a course author with yesterday; one begun today has never been. Http404 unless `by` may."""
    require("people.look_after_the_house", by)
    held = Office.objects.filter(pk=office, kind=OfficeKind.COURSE_AUTHOR)
    held.filter(from_on__gte=clock.today()).delete()
    held.filter(on_day(clock.today())).update(to_on=clock.today())


@transaction.atomic
def rename(*, by: Person | None, person: Person, name: str) -> Person:
    """Change the name under which `person` is printed. Http404 for anybody else's name; ValueError if it is none."""
    require("people.rename", by, person)
    person.display = names.written(name)
    person.save(update_fields=["display"])
    return person


@transaction.atomic
def change_password(*, account: Account, password: str) -> None:
    """Keep a new password. Every other session of the account ends, since each carries a print of the old one."""
    account.set_password(password)
    account.save(update_fields=["password"])


@transaction.atomic
def forget_password(*, account: Account) -> None:
    """Leave the account without a password; its owner comes in by a code, and may set one."""
    account.set_unusable_password()
    account.save(update_fields=["password"])
