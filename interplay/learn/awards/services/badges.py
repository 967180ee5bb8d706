"""A badge beside each statement: its facts frozen with it, signed when its holder first takes it out."""

import base64
import json
import secrets
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interplay.core.permits import require
from interplay.learn.awards.constants import Showing
from interplay.learn.awards.models import Award, Badge
from interplay.learn.awards.selectors import list_address
from interplay.learn.awards.services.keys import key_in_use
from interplay.learn.awards.services.status import place
from interplay.plain.credentials import issuing, proof, status
from interplay.plain.papers.badge import picture

_SMALL = 54  # pixels per inch: the picture inside the badge is 192 pixels wide, some 14 kB


def issue_badge(award: Award, edition: Any, asked: str) -> Badge:
    """The badge of a new statement; `asked` is what the course asks for completion, in words. Inside a transaction."""
    kind, identity = _identity(award)
    salt = secrets.token_hex(16)
    return Badge.objects.create(
        award=award,
        status=place(),
        facts={
            "name": edition.title,
            "description": edition.summary or _("What was done is told by what it took."),
            "criteria": _criteria(award, asked),
            "course": edition.course.slug,
            "edition": str(edition.pk),
            "number": edition.number,
            "language": edition.language,
            "issuer": award.facts["issuer"],
            "identity": {"kind": kind, "hashed": issuing.identity_hash(identity, salt), "salt": salt},
        },
    )


def _identity(award: Award) -> tuple[str, str]:
    """How the holder is told: by the address of the account, or by the name where there is none."""
    account = award.person.account
    return ("emailAddress", account.email) if account else ("name", award.name)


def _criteria(award: Award, asked: str) -> str:
    if asked:
        return _("What the page of the course asks of everybody: %(asked)s") % {"asked": asked}
    return _("Answer %(needed)d activities of the course.") % {"needed": award.facts["needed"]}


def signed(*, badge: Badge) -> str:
    """The badge as JSON, signed now if it has never been. Whoever asks twice gets the same bytes. Raises KeyUnreadable.

    The caller has asked whether the reader may have it. What takes time is done before anything is locked.
    """
    if not badge.signed:
        key, secret = key_in_use()
        credential = proof.signed(_credential(badge, key.controller), secret, key.method, timezone.now())
        text = json.dumps(credential, ensure_ascii=False, separators=(",", ":"))
        Badge.objects.filter(pk=badge.pk, signed="").update(signed=text)
        badge.refresh_from_db(fields=["signed"])
    return badge.signed


def _credential(badge: Badge, controller: str) -> dict[str, Any]:
    facts, at = badge.facts, badge.status
    small = picture(facts["name"], facts["issuer"], facts["language"], "png", _SMALL)
    return issuing.badge(
        name=badge.pk.urn,
        achievement=issuing.Achievement(
            id=f"urn:uuid:{facts['edition']}",
            name=facts["name"],
            description=facts["description"],
            criteria=facts["criteria"],
            criteria_address=urljoin(settings.INTERPLAY_URL, f"/courses/{facts['course']}/"),
            picture="data:image/png;base64," + base64.b64encode(small).decode(),
            caption=_("Two strands that cross, and the name of the course"),
            language=facts["language"],
            version=str(facts["number"]),
        ),
        holder=issuing.Holder(**facts["identity"]),
        issuer=issuing.Issuer(id=controller, name=facts["issuer"], address=urljoin(settings.INTERPLAY_URL, "/")),
        at=badge.award.issued_at,
        status=status.entry(list_address(at.list), at.place),
    )


@transaction.atomic
def show(*, by: Any, badge: Badge, showing: Showing) -> Badge:
    """Let everybody see the badge at its own address, with or without the name; or nobody.

    Raises Http404 for anybody but its holder.
    """
    require("awards.show_badge", by, badge)
    badge.showing = showing
    badge.save(update_fields=["showing"])
    return badge
