"""Data Integrity with eddsa-rdfc-2022: signing a credential, and seeing whether a signature fits it."""

import datetime as dt
import hashlib
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from interplay.plain.credentials.canonical import canonical
from interplay.plain.credentials.multikey import from_base58, to_base58

SUITE = {"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022"}
PURPOSE = "assertionMethod"
_SIGNATURE = 64  # bytes


def moment(at: dt.datetime) -> str:
    """A moment as credentials write it: UTC, to the second."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def signed(document: dict[str, Any], key: Ed25519PrivateKey, method: str, at: dt.datetime) -> dict[str, Any]:
    """`document` with a proof by `key`, which others find as `method`. What cannot be signed whole is not signed."""
    proof = {**SUITE, "created": moment(at), "verificationMethod": method, "proofPurpose": PURPOSE}
    value = key.sign(_digest(document, proof))
    return {**document, "proof": {**proof, "proofValue": to_base58(value)}}


def fits(document: dict[str, Any], proof: dict[str, Any], key: Ed25519PublicKey) -> bool:
    """Whether `proof` is the signature of `key` below `document`, which has no proof in it any more."""
    proof = {**proof}
    value = proof.pop("proofValue", None)
    try:
        signature = from_base58(value) if isinstance(value, str) else b""
        if len(signature) != _SIGNATURE:
            return False
        key.verify(signature, _digest(document, proof))
    except (InvalidSignature, ValueError):
        return False
    return True


def _digest(document: dict[str, Any], proof: dict[str, Any]) -> bytes:
    options = canonical({"@context": document["@context"], **proof})
    return hashlib.sha256(options).digest() + hashlib.sha256(canonical(document)).digest()
