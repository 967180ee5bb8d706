"""What a file is worth that says it is a badge, told in words."""

import re
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.utils.translation import gettext_lazy as _

from interplay.core import clock
from interplay.learn.awards.models import BadgeStatus, IssuerKey
from interplay.plain.credentials import multikey
from interplay.plain.credentials.verdicts import State, Verdict, Why
from interplay.plain.credentials.verifying import examine, issuer_of, place_of

_LIST = re.compile(r"/badges/withdrawn/(\d{1,9})/$")

HEADS = {
    State.VALID: _("This badge is genuine"),
    State.REVOKED: _("This badge was withdrawn"),
    State.ALTERED: _("This badge was altered"),
    State.EXPIRED: _("This badge does not hold today"),
    State.UNKNOWN: _("We cannot say whether this badge is genuine"),
}
WORDS = {
    Why.GENUINE: _("Its signature fits, nothing in it was changed, and it was not withdrawn."),
    Why.WITHDRAWN: _("Its signature fits, but its issuer has withdrawn it. It proves nothing any more."),
    Why.CHANGED: _("Its signature does not fit what it says: something was changed after it was signed."),
    Why.NOT_COVERED: _("Something was added that its signature does not cover."),
    Why.OTHERS_KEY: _("It was signed with a key that is not its issuer's."),
    Why.PURPOSE: _("Its signature was made for another purpose than to vouch for a badge."),
    Why.OVER: _("Its signature fits, but its time is over."),
    Why.NOT_YET: _("Its signature fits, but its time has not begun."),
    Why.KEY_ELSEWHERE: _(
        "Its issuer's key is not here. This house asks nobody else, so that nobody learns what is checked; "
        "ask its issuer."
    ),
    Why.STATUS_ELSEWHERE: _(
        "Its signature fits, but whether it was withdrawn stands in a list that is not here. This house asks nobody "
        "else, so that nobody learns what is checked; ask its issuer."
    ),
    Why.TOO_LARGE: _("The file is larger than any badge, so it was not looked at. A badge has less than 2 MB."),
    Why.NO_BADGE: _("There is no badge in this picture. Perhaps it was saved anew by a program that leaves it out."),
    Why.TWO_BADGES: _("There is more than one badge in this picture, and nobody can say which is meant."),
    Why.BROKEN: _("The file cannot be read: it breaks off, or was changed where it must not be."),
    Why.SCRIPT: _("The picture brings a program along. A badge never needs one, so it was not looked at further."),
    Why.NOT_A_BADGE: _("The file holds something, but no Open Badge 3.0."),
    Why.NO_PROOF: _("It is not signed, so anybody may have written it."),
    Why.OTHER_PROOF: _("It is signed in a way that this house does not know; it knows one signature, eddsa-rdfc-2022."),
    Why.OTHER_WORDS: _("It uses words whose meaning is not here, so its signature cannot be checked."),
    Why.TANGLED: _("It is so tangled that it cannot be put in order within reason."),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A verdict with its words, and what the badge says of itself where its signature fits."""

    verdict: Verdict
    is_ours: bool

    @property
    def state(self) -> str:
        return self.verdict.state

    @property
    def head(self) -> str:
        return str(HEADS[self.verdict.state])

    @property
    def words(self) -> str:
        return str(WORDS[self.verdict.why])

    @property
    def is_signed(self) -> bool:
        """Whether the signature fits, so that what the badge says may be told at all."""
        return self.verdict.why in (Why.GENUINE, Why.WITHDRAWN, Why.OVER, Why.NOT_YET, Why.STATUS_ELSEWHERE)

    @property
    def name(self) -> str:
        """What was reached, in the badge's own words."""
        return _text(self._credential.get("name")) or _text(_inside(self._credential, "achievement").get("name"))

    @property
    def criteria(self) -> str:
        """What it took."""
        criteria = _inside(self._credential, "achievement").get("criteria")
        return _text(criteria.get("narrative")) if isinstance(criteria, dict) else ""

    @property
    def issuer(self) -> str:
        """What its issuer is called, by its own account: the signature proves the key, not the name."""
        issuer = self._credential.get("issuer")
        return _text(issuer.get("name")) if isinstance(issuer, dict) else ""

    @property
    def issuer_id(self) -> str:
        """The issuer's DID, which the signature does prove."""
        return issuer_of(self._credential) or ""

    @property
    def _credential(self) -> dict[str, Any]:
        return self.verdict.credential or {}


def examined(viewer: Any, data: bytes) -> Checked:
    """The verdict on a file. Keys and lists are looked for in this house alone; some three queries."""
    verdict = examine(data, keys=_key, withdrawn=_withdrawn, now=clock.now())
    issuer = issuer_of(verdict.credential or {}) or ""
    return Checked(verdict, IssuerKey.objects.filter(controller=issuer).exists())


def examined_anywhere(data: bytes) -> Checked:
    """The verdict where there is no house with tables yet, so that no key and no list is known."""
    verdict = examine(data, keys=lambda _method: None, withdrawn=lambda _issuer, _entry: None, now=clock.now())
    return Checked(verdict, is_ours=False)


def _key(method: str) -> Ed25519PublicKey | None:
    controller, _hash, name = method.partition("#key-")
    if not name.isascii() or not name.isdigit() or len(name) > 9:
        return None
    found = IssuerKey.objects.filter(controller=controller, number=int(name)).first()
    return multikey.read(found.public) if found else None


def _withdrawn(issuer: str, entry: dict[str, Any]) -> bool | None:
    """What our own table says of our own badges, in this very moment; it knows nothing of others'."""
    found = place_of(entry)
    listed = _LIST.search(found[0]) if found else None
    if not found or not listed or not IssuerKey.objects.filter(controller=issuer).exists():
        return None
    row = BadgeStatus.objects.filter(list=int(listed[1]), place=found[1]).first()
    return row.withdrawn_at is not None if row else None


def _inside(credential: dict[str, Any], name: str) -> dict[str, Any]:
    subject = credential.get("credentialSubject")
    found = subject.get(name) if isinstance(subject, dict) else None
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
