"""The house's name as an issuer, did:web, and the document that tells its keys."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

# The document is read as plain JSON by most and as JSON-LD by some; for these it says which words it uses.
CONTEXTS = ("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1")


def did_web(address: str) -> str:
    """The name of who is reached at `address`: https://learn.example:8443 is did:web:learn.example%3A8443."""
    place = urlsplit(address)
    host = f"[{place.hostname}]" if ":" in (place.hostname or "") else place.hostname or ""
    parts = [host if place.port is None else f"{host}:{place.port}", *filter(None, place.path.split("/"))]
    return "did:web:" + ":".join(part.replace("%", "%25").replace(":", "%3A") for part in parts)


def document(did: str, keys: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What lies at /.well-known/did.json: each key by its method's id and its Multikey; all of them may vouch."""
    methods = [
        {"id": method, "type": "Multikey", "controller": did, "publicKeyMultibase": multikey}
        for method, multikey in keys
    ]
    return {
        "@context": list(CONTEXTS),
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
