"""What a badge is worth: each way of being wrong has its own reason, and nothing is ever fetched."""

import copy
import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from interplay.plain.credentials import proof
from interplay.plain.credentials.contexts import CREDENTIALS, UnknownWords, load
from interplay.plain.credentials.did import did_web, document
from interplay.plain.credentials.multikey import from_base58, key_of_did, read, to_base58, written
from interplay.plain.credentials.verdicts import State, Why
from tests.plain.credentials import making
from tests.plain.credentials.making import AT, KEY, METHOD, signed, text, unsigned, verdict

DAY = dt.timedelta(days=1)


def test_a_badge_is_valid() -> None:
    found = verdict(signed())
    assert (found.state, found.why) == (State.VALID, Why.GENUINE)
    assert found.credential == signed()


def test_a_withdrawn_badge_is_revoked() -> None:
    assert verdict(signed(), withdrawn=True).state == State.REVOKED


def test_where_nobody_can_say_whether_it_was_withdrawn_it_is_unknown() -> None:
    assert verdict(signed(), withdrawn=None).why == Why.STATUS_ELSEWHERE


def _forged(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    badge = copy.deepcopy(signed())
    change(badge)
    return badge


def _of_another(badge: dict[str, Any]) -> None:
    badge["proof"] = signed(name="Another badge")["proof"]


ALTERED: dict[str, tuple[Callable[[dict[str, Any]], object], Why]] = {
    "name": (lambda it: it.update(name="Leading from where you sit"), Why.CHANGED),
    "holder": (
        lambda it: it["credentialSubject"]["identifier"][0].update(identityHash="sha256$" + "0" * 64),
        Why.CHANGED,
    ),
    "criteria": (lambda it: it["credentialSubject"]["achievement"]["criteria"].update(narrative="x"), Why.CHANGED),
    "picture": (lambda it: it["credentialSubject"]["achievement"]["image"].update(id="data:,"), Why.CHANGED),
    "day": (lambda it: it.update(validFrom="2026-11-19T14:02:00Z"), Why.CHANGED),
    "status left out": (lambda it: it.pop("credentialStatus"), Why.CHANGED),
    "status of another": (lambda it: it["credentialStatus"].update(statusListIndex="1"), Why.CHANGED),
    "unending": (lambda it: it.update(validUntil="2099-01-01T00:00:00Z"), Why.CHANGED),
    "extra word": (lambda it: it.update(grade="A*"), Why.NOT_COVERED),
    "another name for the same": (
        lambda it: it["credentialSubject"]["achievement"].update(
            Criteria=it["credentialSubject"]["achievement"].pop("criteria")
        ),
        Why.NOT_COVERED,
    ),
    "extra kind": (lambda it: it["type"].append("Diploma"), Why.NOT_COVERED),
    "relative id": (lambda it: it.update(id="me"), Why.NOT_COVERED),
    "extra word in the proof": (lambda it: it["proof"].update(grade="A*"), Why.NOT_COVERED),
    "proof of another": (_of_another, Why.CHANGED),
    "purpose": (lambda it: it["proof"].update(proofPurpose="authentication"), Why.PURPOSE),
    "created": (lambda it: it["proof"].update(created="2026-11-20T14:02:01Z"), Why.CHANGED),
    "signature of zeros": (lambda it: it["proof"].update(proofValue="z" + "1" * 64), Why.CHANGED),
    "no signature": (lambda it: it["proof"].pop("proofValue"), Why.CHANGED),
    "short signature": (lambda it: it["proof"].update(proofValue="z2"), Why.CHANGED),
    "signature of a list": (lambda it: it["proof"].update(proofValue=["z2"]), Why.CHANGED),
    "issuer": (lambda it: it["issuer"].update(id="did:web:other.example"), Why.OTHERS_KEY),
    "no issuer": (lambda it: it.pop("issuer"), Why.OTHERS_KEY),
    "key of another": (lambda it: it["proof"].update(verificationMethod="did:web:other.example#key-1"), Why.OTHERS_KEY),
}
UNKNOWN: dict[str, tuple[Callable[[dict[str, Any]], object], Why]] = {
    "no proof": (lambda it: it.pop("proof"), Why.NO_PROOF),
    "empty proof": (lambda it: it.update(proof={}), Why.OTHER_PROOF),
    "two proofs": (lambda it: it.update(proof=[it["proof"], it["proof"]]), Why.OTHER_PROOF),
    "other suite": (lambda it: it["proof"].update(cryptosuite="ecdsa-rdfc-2019"), Why.OTHER_PROOF),
    "other words": (lambda it: it["@context"].append("https://words.example/v1"), Why.OTHER_WORDS),
    "words of its own": (lambda it: it["@context"].append({"grade": "https://words.example/grade"}), Why.OTHER_WORDS),
    "words of its own inside": (
        lambda it: it["credentialSubject"].update({"@context": {"achievement": "https://words.example/x"}}),
        Why.OTHER_WORDS,
    ),
    "words inside": (lambda it: it["credentialSubject"].update({"@context": CREDENTIALS}), Why.OTHER_WORDS),
    "no words": (lambda it: it.pop("@context"), Why.OTHER_WORDS),
    "something else": (lambda it: it.update(type=["VerifiableCredential"]), Why.NOT_A_BADGE),
    "key nobody has": (lambda it: it["proof"].update(verificationMethod=f"{making.DID}#key-9"), Why.KEY_ELSEWHERE),
    "this machine": (
        lambda it: (
            it["issuer"].update(id="did:web:127.0.0.1"),
            it["proof"].update(verificationMethod="did:web:127.0.0.1#1"),
        ),
        Why.KEY_ELSEWHERE,
    ),
    "the cloud's own address": (
        lambda it: (
            it["issuer"].update(id="did:web:169.254.169.254"),
            it["proof"].update(verificationMethod="did:web:169.254.169.254#1"),
        ),
        Why.KEY_ELSEWHERE,
    ),
}


@pytest.mark.parametrize("name", ALTERED)
def test_what_was_altered_is_told(name: str) -> None:
    change, why = ALTERED[name]
    found = verdict(_forged(change))
    assert (found.why, found.state) == (why, State.ALTERED)


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_cannot_be_judged_is_unknown_and_nobody_is_asked(name: str) -> None:
    change, why = UNKNOWN[name]
    found = verdict(_forged(change))
    assert (found.why, found.state) == (why, State.UNKNOWN)


@pytest.mark.slow
def test_no_byte_can_be_changed() -> None:
    whole = text(signed()).encode()
    start, end = whole.index(b"data:image"), whole.index(b'","type":"Image"')
    places = [place for place in range(len(whole)) if not start + 40 < place < end - 4]
    # A different bit at each place, and every eighth place made a space, a quotation mark or a bracket as well.
    changes = [(place, whole[place] ^ (1 << place % 7)) for place in places[::2]]
    changes += [(place, b' "}\\'[place // 8 % 4]) for place in places[::8]]
    still = [
        (place, byte)
        for place, byte in changes
        if byte != whole[place] and verdict(whole[:place] + bytes([byte]) + whole[place + 1 :]).state == State.VALID
    ]
    assert still == []


def test_no_byte_can_be_left_out() -> None:
    whole = text(signed()).encode()
    assert [at for at in range(0, len(whole), 11) if verdict(whole[:at] + whole[at + 1 :]).state == State.VALID] == []


def test_a_badge_has_its_time() -> None:
    assert verdict(signed(), now=AT - DAY).why == Why.NOT_YET
    ending = signed(validUntil="2026-11-22T00:00:00Z")
    assert [verdict(ending, now=AT + days * DAY).state for days in (1, 3)] == [State.VALID, State.EXPIRED]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Why.BROKEN),
        (b"{", Why.BROKEN),
        (b"[1]", Why.NOT_A_BADGE),
        (b'{"a":1,"a":2}', Why.BROKEN),
        (b'{"a":NaN}', Why.BROKEN),
        (b"[" * 100_000, Why.BROKEN),
        (b'{"a":' * 60 + b"1" + b"}" * 60, Why.NOT_A_BADGE),
        (b"\xff\xfe{}", Why.BROKEN),
        (b"eyJhbGciOiJFZERTQSJ9.e30.x", Why.OTHER_PROOF),
        (b" " * (3 * 1024 * 1024), Why.TOO_LARGE),
    ],
)
def test_what_is_no_badge_is_told_so(data: bytes, why: Why) -> None:
    assert verdict(data).why == why


def _pairs(depth: int) -> dict[str, Any]:
    """A tree in which every two beside each other are alike."""
    return {"type": "Achievement", "related": [_pairs(depth - 1), _pairs(depth - 1)] if depth else []}


HARD: dict[str, Callable[[dict[str, Any]], object]] = {
    "kinds": lambda it: it.update(type=[*it["type"], *(f"x:{number}" for number in range(900))]),
    "alike": lambda it: it["credentialSubject"]["achievement"].update(alignment=[{"type": "Alignment"}] * 450),
    "pairs": lambda it: it["credentialSubject"].update(achievement=_pairs(7)),
    "tags": lambda it: it["credentialSubject"]["achievement"].update(tag=[str(number) for number in range(40_000)]),
    "long": lambda it: it["credentialSubject"]["achievement"].update(description="x" * 500_000),
    "long address": lambda it: it["credentialSubject"]["achievement"]["image"].update(id="data:," + "x" * 500_000),
}


@pytest.mark.parametrize("name", HARD)
def test_however_much_there_is_the_answer_comes_soon(name: str) -> None:
    hard = copy.deepcopy(signed())
    HARD[name](hard)
    began = time.monotonic()
    assert verdict(hard).state in (State.UNKNOWN, State.ALTERED)
    assert time.monotonic() - began < 5


def test_a_badge_made_to_be_hard_does_not_hold_the_house_up() -> None:
    ring = [f"_:n{number}" for number in range(40)]
    hard = signed()
    hard["credentialSubject"]["identifier"] = [
        {"id": name, "type": "IdentityObject", "identifier": [{"id": other} for other in ring if other != name]}
        for name in ring
    ]
    hard["credentialSubject"]["achievement"]["related"] = [
        {"id": name, "type": "Related", "related": [{"id": other} for other in ring]} for name in ring
    ]
    began = time.monotonic()
    assert verdict(hard).state in (State.UNKNOWN, State.ALTERED)
    assert time.monotonic() - began < 5


def test_the_proof_may_repeat_the_words() -> None:
    badge = unsigned()
    made = proof.signed(badge, KEY, METHOD, AT)
    made["proof"] = {"@context": badge["@context"], **made["proof"]}
    assert verdict(made).why == Why.GENUINE
    made["proof"]["@context"] = [CREDENTIALS, "https://words.example"]
    assert verdict(made).why == Why.CHANGED


def test_nothing_but_the_files_here_is_ever_loaded() -> None:
    for address in ("https://words.example/v1", "http://127.0.0.1/", "file:///etc/passwd"):
        with pytest.raises(UnknownWords):
            load(address)


def test_many_at_once_get_the_answer_that_one_gets() -> None:
    badge = signed()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: verdict(badge).why, range(40)))
    assert set(found) == {Why.GENUINE}


def test_signing_takes_less_than_20_ms() -> None:
    badge = unsigned()
    proof.signed(badge, KEY, METHOD, AT)
    times = []
    for _ in range(10):
        began = time.process_time()
        proof.signed(badge, KEY, METHOD, AT)
        times.append(time.process_time() - began)
    assert min(times) < 0.020


def test_importing_all_of_it_loads_nothing_heavy() -> None:
    names = "baking, canonical, did, issuing, proof, status, verifying"
    code = f"import sys; from interplay.plain.credentials import {names}; print({{'pyld', 'lxml'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=".")
    assert done.stdout.strip() == "set()"


# --- keys and names --------------------------------------------------------------------------------------------------
def test_keys_are_written_as_multikeys() -> None:
    key = KEY.public_key()
    assert written(key).startswith("z6Mk")
    assert read(written(key)).public_bytes_raw() == key.public_bytes_raw()
    for wrong in ("", "z", "z0", "m6Mk", "z" + "1" * 300, to_base58(b"\x80\x24" + b"k" * 33)):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever was the matter
            read(wrong)


@pytest.mark.parametrize("data", [b"", b"\0", b"\0\0a", b"\xff" * 64])
def test_base58_goes_there_and_back(data: bytes) -> None:
    assert from_base58(to_base58(data)) == data


def test_a_did_key_is_its_own_key() -> None:
    name = written(KEY.public_key())
    found = key_of_did(f"did:key:{name}#{name}")
    assert found is not None
    assert found.public_bytes_raw() == KEY.public_key().public_bytes_raw()
    for other in (f"did:key:{name}", f"did:key:{name}#z6Mk", f"did:web:{name}#{name}", "did:key:zz#zz"):
        assert key_of_did(other) is None


def test_a_badge_of_a_did_key_is_checked_without_asking_anybody() -> None:
    name = written(KEY.public_key())
    issuer = {"id": f"did:key:{name}", "type": ["Profile"], "name": "Somebody"}
    badge = proof.signed(unsigned(issuer=issuer, credentialStatus=None), KEY, f"did:key:{name}#{name}", AT)
    assert verdict(badge).why == Why.GENUINE


@pytest.mark.parametrize(
    ("address", "did"),
    [
        ("https://larkmere.example", "did:web:larkmere.example"),
        ("http://127.0.0.1:8000", "did:web:127.0.0.1%3A8000"),
        ("https://school.example/learn/", "did:web:school.example:learn"),
        ("http://[::1]:8000", "did:web:[%3A%3A1]%3A8000"),
    ],
)
def test_a_house_is_named_by_its_address(address: str, did: str) -> None:
    assert did_web(address) == did


def test_the_did_document_tells_every_key() -> None:
    told = document("did:web:x", [("did:web:x#key-1", "z6MkA"), ("did:web:x#key-2", "z6MkB")])
    assert told["assertionMethod"] == ["did:web:x#key-1", "did:web:x#key-2"]
    assert {method["controller"] for method in told["verificationMethod"]} == {"did:web:x"}
    json.dumps(told)
