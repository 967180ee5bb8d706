"""What a file that says it is a badge is worth. Nothing is fetched: what is not here is unknown, and said to be."""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from interplay.plain.credentials import status
from interplay.plain.credentials.baking import found_in
from interplay.plain.credentials.canonical import Tangled, Unsigned
from interplay.plain.credentials.contexts import CREDENTIALS, FILES, UnknownWords
from interplay.plain.credentials.multikey import key_of_did
from interplay.plain.credentials.proof import PURPOSE, SUITE, fits
from interplay.plain.credentials.verdicts import Unreadable, Verdict, Why

# The key behind a verification method, or None where it is not here.
Keys = Callable[[str], Ed25519PublicKey | None]
# Whether the status entry of a badge by this issuer (a DID) says that it was withdrawn; None where that is not known.
Withdrawn = Callable[[str, dict[str, Any]], bool | None]
BADGE, _ANY = ("OpenBadgeCredential", "AchievementCredential"), "VerifiableCredential"
_DEEPEST = 40
_MOST_FACTS = 1000  # values at any depth; a badge of ours has sixty, and the time to order them grows with their square
_WORD = re.compile("[a-z0-9][A-Za-z0-9]*|@(?:value|language|direction)")


def examine(data: bytes, *, keys: Keys, withdrawn: Withdrawn, now: dt.datetime) -> Verdict:
    """The verdict on a file: a badge as JSON, or baked into a PNG or SVG."""
    try:
        credential = read(found_in(data))
    except Unreadable as unreadable:
        return Verdict(unreadable.why)
    kinds = _list(credential.get("type"))
    if _ANY not in kinds or not any(kind in kinds for kind in BADGE):
        return Verdict(Why.NOT_A_BADGE)
    return Verdict(judge(credential, keys=keys, withdrawn=withdrawn, now=now), credential)


def read(text: str) -> dict[str, Any]:
    """The credential in `text`, which says nothing twice. Raises Unreadable."""
    if text.startswith("eyJ"):  # a signature in short form (JWT)
        raise Unreadable(Why.OTHER_PROOF)
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Unreadable(Why.BROKEN) from error
    if not isinstance(found, dict) or _depth(found) > _DEEPEST:
        raise Unreadable(Why.NOT_A_BADGE)
    return found


def judge(credential: dict[str, Any], *, keys: Keys, withdrawn: Withdrawn, now: dt.datetime) -> Why:
    """Why a credential is valid, or is not: signature first, for without it nothing in the credential means a thing."""
    document = {**credential}
    proof = document.pop("proof", None)
    if _count(credential) > _MOST_FACTS:
        return Why.TANGLED
    if isinstance(proof, list) and len(proof) == 1:
        proof = proof[0]
    if not isinstance(proof, dict):
        return Why.OTHER_PROOF if proof else Why.NO_PROOF
    return (
        _spoken(document, proof)
        or _signature(document, {**proof}, keys)
        or _time(document, now)
        or _standing(document, withdrawn)
    )


def _spoken(document: dict[str, Any], proof: dict[str, Any]) -> Why | None:
    """Why this is not spoken here, if it is not."""
    contexts = document.get("@context")
    if not isinstance(contexts, list) or not contexts or not all(isinstance(one, str) for one in contexts):
        return Why.OTHER_WORDS
    if contexts[0] != CREDENTIALS or not set(contexts) <= FILES.keys():
        return Why.OTHER_WORDS
    if any(proof.get(key) != value for key, value in SUITE.items()):
        return Why.OTHER_PROOF
    own = _list(proof.get("@context", contexts))
    if own != contexts[: len(own)]:
        return Why.CHANGED
    inside = _names([*document.values(), *proof.values()])
    if "@context" in inside:  # words given another meaning: nobody needs that, and a forger would like it
        return Why.OTHER_WORDS
    # A fact may go by a second name that means the same (Criteria for criteria): the signature would fit, and whoever
    # looks for it by its own name would not find it.
    plain = all(_WORD.fullmatch(name) for name in inside | (document.keys() | proof.keys()) - {"@context"})
    return None if plain else Why.NOT_COVERED


def _signature(document: dict[str, Any], proof: dict[str, Any], keys: Keys) -> Why | None:
    method, issuer = proof.get("verificationMethod"), issuer_of(document)
    if proof.get("proofPurpose") != PURPOSE:
        return Why.PURPOSE
    if not isinstance(method, str) or not issuer or method.partition("#")[0] != issuer:
        return Why.OTHERS_KEY
    key = key_of_did(method) if issuer.startswith("did:key:") else keys(method)
    return _fit(document, proof, key) if key else Why.KEY_ELSEWHERE


def _fit(document: dict[str, Any], proof: dict[str, Any], key: Ed25519PublicKey) -> Why | None:
    document = {**document, "@context": _list(proof.pop("@context", document["@context"]))}
    try:
        return None if fits(document, proof, key) else Why.CHANGED
    except Unsigned:
        return Why.NOT_COVERED
    except UnknownWords:
        return Why.OTHER_WORDS
    except (Tangled, RecursionError):
        return Why.TANGLED


def _time(document: dict[str, Any], now: dt.datetime) -> Why | None:
    begins, ends = _moment(document.get("validFrom")), _moment(document.get("validUntil"))
    if begins and now < begins:
        return Why.NOT_YET
    return Why.OVER if ends and ends < now else None


def _standing(document: dict[str, Any], withdrawn: Withdrawn) -> Why:
    entries = _list(document.get("credentialStatus", []))
    issuer = issuer_of(document) or ""
    told = [withdrawn(issuer, one) if isinstance(one, dict) else None for one in entries]
    if True in told:
        return Why.WITHDRAWN
    return Why.STATUS_ELSEWHERE if None in told else Why.GENUINE


def place_of(entry: dict[str, Any]) -> tuple[str, int] | None:
    """The list and the place that a status entry names, if it tells of withdrawing at all."""
    address, place = entry.get("statusListCredential"), str(entry.get("statusListIndex", ""))
    fitting = entry.get("type") == status.ENTRY and entry.get("statusPurpose") == status.REVOCATION
    if not fitting or not isinstance(address, str) or not (place.isascii() and place.isdigit() and len(place) < 10):
        return None
    return address, int(place)


def issuer_of(document: dict[str, Any]) -> str | None:
    """The DID of who vouches, if one is named."""
    issuer = document.get("issuer")
    found = issuer.get("id") if isinstance(issuer, dict) else issuer
    return found if isinstance(found, str) else None


# --- reading ---------------------------------------------------------------------------------------------------------
def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _inner(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


def _count(value: Any) -> int:
    return 1 + sum(map(_count, _inner(value)))


def _depth(value: Any) -> int:
    return 1 + max(map(_depth, _inner(value)), default=0)


def _names(value: Any) -> set[str]:
    """Every name that a fact goes by, at any depth."""
    own = set(value) if isinstance(value, dict) else set()
    return own.union(*map(_names, _inner(value)))


def _moment(value: Any) -> dt.datetime | None:
    """A moment that the signature has vouched for; one that is not readable sets no bound."""
    try:
        found = dt.datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
