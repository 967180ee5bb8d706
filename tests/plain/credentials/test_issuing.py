"""A badge has everything that Open Badges 3.0 asks for, and says nothing of its holder but a hash."""

from typing import Any

import pytest

from interplay.plain.credentials.issuing import identity_hash
from tests.plain.credentials.making import LIST, signed

HAND = "e51bb9c01e59282780f6168d87008dfe13f2d25fa7424f917f6c1062708319a6"
BADGE = signed()
SUBJECT: dict[str, Any] = BADGE["credentialSubject"]
# Part of the standard's data model -> the properties that it must have.
REQUIRED: list[tuple[str, Any, set[str]]] = [
    (
        "OpenBadgeCredential",
        BADGE,
        {"@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject", "proof"},
    ),
    ("Profile", BADGE["issuer"], {"id", "type"}),
    ("AchievementSubject", SUBJECT, {"type", "achievement", "identifier"}),
    ("IdentityObject", SUBJECT["identifier"][0], {"type", "identityHash", "hashed", "identityType"}),
    ("Achievement", SUBJECT["achievement"], {"id", "type", "criteria", "description", "name"}),
    ("Criteria", SUBJECT["achievement"]["criteria"], {"narrative"}),
    ("Image", SUBJECT["achievement"]["image"], {"id", "type"}),
    ("BitstringStatusListEntry", BADGE["credentialStatus"], {"type", "statusPurpose", "statusListIndex"}),
    ("DataIntegrityProof", BADGE["proof"], {"type", "cryptosuite", "created", "verificationMethod", "proofValue"}),
]


@pytest.mark.parametrize(("kind", "part", "required"), REQUIRED, ids=[one[0] for one in REQUIRED])
def test_nothing_that_is_required_is_missing_or_empty(kind: str, part: dict[str, Any], required: set[str]) -> None:
    assert [name for name in sorted(required) if not part.get(name)] == []


def test_the_vocabularies_come_in_the_order_that_the_standard_wants() -> None:
    assert BADGE["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert BADGE["@context"][1].startswith("https://purl.imsglobal.org/spec/ob/v3p0/context")
    assert BADGE["type"] == ["VerifiableCredential", "OpenBadgeCredential"]


def test_the_place_in_the_list_is_text_as_the_standard_wants() -> None:
    assert BADGE["credentialStatus"]["statusListIndex"] == "94567"
    assert BADGE["credentialStatus"]["statusListCredential"] == LIST


def test_the_holder_is_a_hash_of_address_and_salt() -> None:
    # Worked by hand: printf 'ewa@mail.example5a17' | sha256sum
    assert identity_hash("ewa@mail.example", "5a17") == SUBJECT["identifier"][0]["identityHash"]
    assert identity_hash("ewa@mail.example", "5a17") == "sha256$" + HAND
    assert identity_hash("ewa@mail.example", "5a18") != identity_hash("ewa@mail.example", "5a17")
