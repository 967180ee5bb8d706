"""A badge of a house that does not exist, signed with a key that everybody knows."""

import datetime as dt
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from interplay.plain.credentials import issuing, multikey, proof, status
from interplay.plain.credentials.did import did_web
from interplay.plain.credentials.verdicts import Verdict
from interplay.plain.credentials.verifying import examine

KEY = Ed25519PrivateKey.from_private_bytes(b"everybody knows this, it's tests"[:32])
DID = did_web("https://larkmere.example")
METHOD = f"{DID}#key-1"
LIST = "https://larkmere.example/badges/withdrawn/1/"
AT = dt.datetime(2026, 11, 20, 14, 2, tzinfo=dt.UTC)
DOT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def unsigned(place: int = 94_567, **changes: Any) -> dict[str, Any]:
    """The badge before it is signed."""
    achievement = issuing.Achievement(
        id="urn:uuid:01890000-0000-7000-8000-000000000001",
        name="Leading from where you stand",
        description="Statement of participation in a course: Łąka & “dialogue”, مرحبا.",
        criteria="Answer all 9 activities.",
        criteria_address="https://larkmere.example/courses/leading/",
        picture=DOT,
        caption="A braid",
        language="en-GB",
        version="3",
    )
    holder = issuing.Holder("emailAddress", issuing.identity_hash("ewa@mail.example", "5a17"), "5a17")
    made = issuing.badge(
        name="urn:uuid:01890000-0000-7000-8000-000000000002",
        achievement=achievement,
        holder=holder,
        issuer=issuing.Issuer(DID, "Larkmere Federation", "https://larkmere.example/"),
        at=AT,
        status=status.entry(LIST, place),
    )
    return {key: value for key, value in (made | changes).items() if value is not None}


def signed(**changes: Any) -> dict[str, Any]:
    """The badge."""
    return proof.signed(unsigned(**changes), KEY, METHOD, AT)


def text(credential: dict[str, Any]) -> str:
    """As it is handed out."""
    return json.dumps(credential, ensure_ascii=False, separators=(",", ":"))


def keys(method: str) -> Ed25519PublicKey | None:
    """What that house knows of keys: its own."""
    return KEY.public_key() if method == METHOD else None


def verdict(credential: dict[str, Any] | bytes, *, withdrawn: bool | None = False, now: dt.datetime = AT) -> Verdict:
    """What that house says of a credential, or of a file."""
    data = credential if isinstance(credential, bytes) else text(credential).encode()
    return examine(data, keys=keys, withdrawn=lambda _issuer, _entry: withdrawn, now=now)


def multikey_name() -> str:
    """The key as did:key names it."""
    return multikey.written(KEY.public_key())
