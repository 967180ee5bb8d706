"""Statements: issued with the completion, printed with the present name, withdrawn."""

import datetime as dt
import uuid
from typing import Any, Protocol

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interplay.core import clock
from interplay.core.permits import require
from interplay.learn.awards import rules
from interplay.learn.awards.constants import MISSES_SECONDS, AwardKind, SubjectKind
from interplay.learn.awards.models import Award, Badge, BadgeStatus
from interplay.learn.awards.services.badges import issue_badge
from interplay.people import selectors as people


class Completion(Protocol):
    """What study tells when a course is completed: who, which edition, n of m, and when."""

    person: Any
    course_id: uuid.UUID
    edition: Any
    done: int
    needed: int
    at: dt.datetime


@transaction.atomic
def issue_statement(*, completion: Completion, asked: str = "") -> Award:
    """Give the person the statement for an edition of a course, its facts as they are now; once, however often asked.

    Its badge comes with it, and says what the course `asked` for completion, in words.

    Called by name when a course is completed (config/followers.py), inside that transaction.
    """
    award, is_new = Award.objects.get_or_create(
        person=completion.person,
        kind=AwardKind.STATEMENT,
        subject_kind=SubjectKind.COURSE_EDITION,
        subject_id=completion.edition.pk,
        defaults={"name": completion.person.display, "facts": _facts(completion), "issued_at": completion.at},
    )
    if is_new:
        issue_badge(award, completion.edition, asked)
    return award


def _facts(completion: Completion) -> dict[str, Any]:
    edition = completion.edition
    return {
        "course": edition.title,
        "edition": edition.number,
        "authors": list(edition.authors),
        "minutes": edition.minutes,
        "done": completion.done,
        "needed": completion.needed,
        "began_on": _day(_began_at(completion)),
        "completed_on": _day(completion.at),
        "issuer": _issuer(),
    }


def _began_at(completion: Completion) -> dt.datetime:
    """When the person joined the course; the moment of completing it where nobody wrote that down."""
    joined = completion.person.enrolments.filter(course_id=completion.course_id).values_list("joined_at", flat=True)
    return min([*joined, completion.at])


def _day(moment: dt.datetime) -> str:
    return timezone.localtime(moment).date().isoformat()


def _issuer() -> str:
    house = people.organisation()
    return house.name if house else "Interplay"


@transaction.atomic
def print_with_present_name(*, by: Any, award: Award) -> Award:
    """Print the statement with the person's present name from now on; id, code and facts stay.

    Raises Http404 for anybody else, ValidationError for a statement that was withdrawn.
    """
    require("awards.rename_statement", by, award)
    if not rules.stands(award):
        raise ValidationError(_("This statement was withdrawn, so it is not printed any more."))
    award.name = award.person.display
    award.save(update_fields=["name"])
    return award


@transaction.atomic
def withdraw(*, by: Any, award: Award, why: str) -> Award:
    """Withdraw the statement and its badge, for a reason that the house keeps. Their check says so at once.

    It cannot be done twice.

    Raises Http404 for anybody but an administrator, ValidationError without a reason.
    """
    require("awards.withdraw", by, award)
    if not why.strip():
        raise ValidationError(_("Say why the statement is withdrawn."))
    if rules.stands(award):
        award.revoked_at, award.revoked_why = clock.now(), why.strip()
        award.save(update_fields=["revoked_at", "revoked_why"])
        BadgeStatus.objects.filter(pk__in=Badge.objects.filter(award=award).values("status")).update(
            withdrawn_at=award.revoked_at
        )
    return award


def count_miss(*, network: str) -> None:
    """Remember that an unknown code came from `network`."""
    key = rules.misses_key(network)
    cache.set(key, int(cache.get(key, 0)) + 1, MISSES_SECONDS)
