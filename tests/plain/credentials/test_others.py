"""Others' verifier on our badges, ours on theirs: @digitalbazaar/vc with its own vocabularies, wholly offline."""

import copy
from typing import Any

import pytest

from interplay.plain.credentials import contexts, did, multikey, proof, status
from interplay.plain.credentials.verdicts import State
from tests import verifier
from tests.plain.credentials.making import AT, DID, KEY, LIST, METHOD, signed, text, unsigned, verdict

DOCUMENT = did.document(DID, [(METHOD, multikey.written(KEY.public_key()))])
WITHDRAWN = [7, 131_071]
LISTING = proof.signed(
    status.listing(LIST, DID, WITHDRAWN, valid_from="2026-01-01T00:00:00Z", valid_until="2126-01-01T00:00:00Z"),
    KEY,
    METHOD,
    AT,
)


def _forged(*path: str, to: Any) -> dict[str, Any]:
    badge = copy.deepcopy(signed())
    place = badge
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return badge


FORGED = {
    "name": _forged("name", to="Another"),
    "holder": _forged("credentialSubject", "identifier", to=[]),
    "time": _forged("validFrom", to="2026-11-19T14:02:00Z"),
    "purpose": _forged("proof", "proofPurpose", to="authentication"),
    "extra word": _forged("grade", to="A*"),
    "extra kind": _forged("type", to=["VerifiableCredential", "OpenBadgeCredential", "Diploma"]),
    "proof of another": _forged("proof", to=signed(name="Another")["proof"]),
    "place": _forged("credentialStatus", "statusListIndex", to="8"),
}


@pytest.fixture(scope="module")
def answer() -> dict[str, Any]:
    """One run of Node for all questions: it takes half a second."""
    key = {"@context": did.CONTEXTS[1], **DOCUMENT["verificationMethod"][0]}
    no_status = unsigned(credentialStatus=None)
    return verifier.ask(
        documents={DID: DOCUMENT, METHOD: key, LIST: LISTING},
        check={"badge": signed(), "first": signed(place=0), "withdrawn": signed(place=7), "list": LISTING, **FORGED},
        sign={"theirs": no_status, "in many scripts": no_status | {"name": 'Ẅ ŵ 漢字 🜁 " \\ \t'}},
        list={"theirs": {"length": status.BITS, "places": WITHDRAWN}},
    )


@pytest.mark.parametrize("name", ["badge", "first", "list"])
def test_they_find_what_we_signed_good(answer: dict[str, Any], name: str) -> None:
    assert answer["checked"][name] == {"verified": True, "why": [], "withdrawn": False}


def test_they_find_in_our_list_what_was_withdrawn(answer: dict[str, Any]) -> None:
    assert answer["checked"]["withdrawn"]["withdrawn"] is True


@pytest.mark.parametrize("name", FORGED)
def test_what_was_altered_neither_of_us_lets_through(answer: dict[str, Any], name: str) -> None:
    assert answer["checked"][name]["verified"] is False
    assert verdict(FORGED[name]).state == State.ALTERED


@pytest.mark.parametrize("name", ["theirs", "in many scripts"])
def test_we_find_what_they_signed_good(answer: dict[str, Any], name: str) -> None:
    theirs = answer["signed"][name]
    assert verdict(theirs).state == State.VALID
    assert verdict(theirs | {"name": "Another"}).state == State.ALTERED
    whole = text(theirs).encode()
    assert [
        place
        for place in range(0, len(whole), 17)
        if verdict(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]).state == State.VALID
    ] == []


def test_we_read_the_list_that_they_wrote(answer: dict[str, Any]) -> None:
    theirs = answer["listed"]["theirs"]
    assert [place for place in (0, 6, 7, 8, 131_071) if status.is_set(theirs, place)] == WITHDRAWN


@pytest.mark.parametrize("address", contexts.FILES)
def test_our_vocabularies_are_the_ones_they_carry(answer: dict[str, Any], address: str) -> None:
    assert contexts.load(address)["document"] == answer["vocabularies"][address]
