"""Ed25519 keys as Multikey writes them, and did:key, which is a key and nothing else."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SIGNS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519 = b"\xed\x01"  # the code of its public keys in the multicodec table
_LONGEST = 200  # signs; a signature has 88


def to_base58(data: bytes) -> str:
    """Bytes in base 58 as Bitcoin writes it, with the multibase sign `z` in front."""
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = SIGNS[rest] + text
    return "z" + "1" * (len(data) - len(data.lstrip(b"\0"))) + text


def from_base58(text: str) -> bytes:
    """The bytes behind `text`; raises ValueError for what `to_base58` never writes."""
    if not text.startswith("z") or len(text) > _LONGEST:
        raise ValueError("not base58 in multibase")
    number, digits = 0, text[1:]
    for sign in digits:
        number = number * 58 + SIGNS.index(sign)
    zeros = len(digits) - len(digits.lstrip("1"))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def written(key: Ed25519PublicKey) -> str:
    """`publicKeyMultibase` of a key."""
    return to_base58(ED25519 + key.public_bytes_raw())


def read(text: str) -> Ed25519PublicKey:
    """The key behind a `publicKeyMultibase`; raises ValueError where it is none, or no Ed25519 key."""
    data = from_base58(text)
    if not data.startswith(ED25519):
        raise ValueError("not an Ed25519 key")
    return Ed25519PublicKey.from_public_bytes(data.removeprefix(ED25519))


def key_of_did(method: str) -> Ed25519PublicKey | None:
    """The key that a verification method `did:key:z…#z…` names; None for any other kind of name."""
    did, _, fragment = method.partition("#")
    text = did.removeprefix("did:key:")
    if text == did or fragment != text:
        return None
    try:
        return read(text)
    except ValueError:
        return None
