"""Which credentials were withdrawn, as a bit for each: Bitstring Status List 1.0."""

import base64
import binascii
import gzip
import zlib
from collections.abc import Iterable
from typing import Any

from interplay.plain.credentials.contexts import CREDENTIALS

BITS = 131_072  # the least that the standard allows, so that one badge is lost in a crowd
ENTRY, LIST = "BitstringStatusListEntry", "BitstringStatusListCredential"
REVOCATION = "revocation"


def encoded(withdrawn: Iterable[int]) -> str:
    """The list with these places set: zipped, in base64url, with the multibase sign `u` in front."""
    bits = bytearray(BITS // 8)
    for place in withdrawn:
        bits[place // 8] |= 0x80 >> place % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")


def is_set(text: str, place: int) -> bool | None:
    """Whether `place` is set in an encoded list; None where the list cannot be read or does not reach so far."""
    most = BITS // 8 * 64  # a list of eight million is unpacked, a bomb is not
    try:
        packed = base64.urlsafe_b64decode(text.removeprefix("u") + "=" * (-(len(text) - 1) % 4))
        bits = zlib.decompressobj(wbits=31).decompress(packed, most)
    except (ValueError, binascii.Error, zlib.error):
        return None
    if not text.startswith("u") or not 0 <= place < len(bits) * 8:
        return None
    return bool(bits[place // 8] & 0x80 >> place % 8)


def entry(address: str, place: int) -> dict[str, str]:
    """What a credential says about where its own bit stands."""
    return {
        "id": f"{address}#{place}",
        "type": ENTRY,
        "statusPurpose": REVOCATION,
        "statusListIndex": str(place),
        "statusListCredential": address,
    }


def listing(
    address: str, issuer: str, withdrawn: Iterable[int], *, valid_from: str, valid_until: str
) -> dict[str, Any]:
    """The list as a credential, not signed yet."""
    return {
        "@context": [CREDENTIALS],
        "id": address,
        "type": ["VerifiableCredential", LIST],
        "issuer": issuer,
        "validFrom": valid_from,
        "validUntil": valid_until,
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": REVOCATION,
            "encodedList": encoded(withdrawn),
        },
    }
