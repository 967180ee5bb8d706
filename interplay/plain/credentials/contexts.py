"""The vocabularies that a badge may be written in, as files beside this one. Nothing else is ever loaded."""

import json
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent / "contexts"
CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
FILES = {
    CREDENTIALS: "credentials-v2.json",
    OPEN_BADGES: "open-badges-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": "open-badges-3.0.2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json": "open-badges-3.0.1.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "open-badges-extensions.json",
}


class UnknownWords(Exception):
    """A credential is written in a vocabulary that is not here."""


@cache
def _context(address: str) -> Any:
    return json.loads((HERE / FILES[address]).read_text())


def load(address: str, _options: object = None) -> dict[str, Any]:
    """The vocabulary at `address`, as JSON-LD wants it. Raises UnknownWords for every other address."""
    if address not in FILES:
        raise UnknownWords(address)
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": _context(address),
    }
