"""Reads of statements, and what a statement prints in the reader's language."""

import datetime as dt
import uuid
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, ngettext, pgettext

from interplay.learn.awards import rules
from interplay.learn.awards.constants import MISSES, AwardKind
from interplay.learn.awards.models import Award
from interplay.plain.papers.documents import StatementFacts
from interplay.web.templatetags.web import minutes


def statements_of(viewer: Any) -> QuerySet[Award]:
    """The own statements of `viewer`, the latest first. One query; none for a visitor."""
    if viewer is None:
        return Award.objects.none()
    return Award.objects.filter(person=viewer, kind=AwardKind.STATEMENT).order_by("-issued_at", "-pk")


def statement(viewer: Any, award_id: uuid.UUID) -> Award | None:
    """The statement of that id if `viewer` may see its page; else None, as if there were none. One query."""
    award = Award.objects.select_related("person", "badge").filter(pk=award_id).first()
    return award if award and rules.may_see_statement(viewer, award) else None


def verified(viewer: Any, asked: str) -> Award | None:
    """The award that an address or a code speaks of, withdrawn or not; None for everything else. One query at most."""
    if award_id := rules.id_in(asked):
        return Award.objects.filter(pk=award_id).first()
    code = rules.code_in(asked)
    return Award.objects.filter(code=code).first() if code else None


def withdrawable(viewer: Any, award_id: uuid.UUID) -> Award | None:
    """The award of that id if `viewer` may withdraw it, whether that was done already or not; else None."""
    award = Award.objects.filter(pk=award_id).first()
    return award if award and rules.may_withdraw(viewer, award) else None


def has_guessed_enough(viewer: Any, network: str) -> bool:
    """Whether so many unknown codes came from `network` lately that no more are looked up."""
    return int(cache.get(rules.misses_key(network), 0)) >= MISSES


def printed(award: Award) -> StatementFacts:
    """What `award` prints, word for word: the PDF, its own page and the check of it all show exactly this."""
    facts = award.facts
    issued = date_format(timezone.localtime(award.issued_at), "j F Y")
    return StatementFacts(
        brand=settings.SITE_NAME,
        title=gettext("Statement of participation"),
        name=award.name,
        sentence=_sentence(facts),
        course=facts["course"],
        columns=(gettext("What was done"), gettext("How much")),
        rows=_rows(facts),
        remark=gettext(
            "It says what was done. It does not say how well: nobody has marked these answers, and nobody but their "
            "author can read them."
        ),
        signs=(*_authors(facts), (facts["issuer"], gettext("Issued %(day)s") % {"day": issued})),
        address_label=gettext("Check it at"),
        address=urljoin(settings.INTERPLAY_URL, reverse("awards:verify", args=[award.code])),
        code_label=pgettext("of a statement", "Code"),
        code=award.code,
        language=get_language() or settings.LANGUAGE_CODE,
        issued_at=award.issued_at,
    )


def _sentence(facts: dict[str, Any]) -> str:
    began, ended = dt.date.fromisoformat(facts["began_on"]), dt.date.fromisoformat(facts["completed_on"])
    first = date_format(began, "j F" if began.year == ended.year else "j F Y")
    words = {"course": "{course}", "edition": _edition(facts["edition"]), "first": first}
    words["last"] = date_format(ended, "j F Y")
    if began == ended:
        return gettext("took part in the course %(course)s, %(edition)s, on %(last)s, and did the following.") % words
    return (
        gettext(
            "took part in the course %(course)s, %(edition)s, between %(first)s and %(last)s, and did the following."
        )
        % words
    )


def _edition(number: int) -> str:
    named = (
        gettext("first edition"),
        gettext("second edition"),
        gettext("third edition"),
        gettext("fourth edition"),
        gettext("fifth edition"),
        gettext("sixth edition"),
        gettext("seventh edition"),
        gettext("eighth edition"),
        gettext("ninth edition"),
        gettext("tenth edition"),
    )
    return named[number - 1] if number <= len(named) else gettext("edition %(number)d") % {"number": number}


def _rows(facts: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    rows = [(gettext("Activities answered"), _counted(facts["done"], facts["needed"]))]
    if facts["minutes"]:
        rows.append((gettext("Time the course allows for this"), minutes(facts["minutes"])))
    return tuple(rows)


def _counted(done: int, needed: int) -> str:
    words = {"done": done, "needed": needed}
    if done > needed:
        return gettext("%(done)d; the course asks for %(needed)d") % words
    return gettext("%(done)d of %(needed)d") % words


def _authors(facts: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    names = facts["authors"]
    if not names:
        return ()
    return ((", ".join(names), ngettext("Author of the course", "Authors of the course", len(names))),)
