"""The check of a badge by its file: the page and the command, asked with every kind of bad file."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils.html import strip_tags

from interplay.config.command import main
from interplay.learn.awards import services
from interplay.learn.awards.selectors import checks
from interplay.plain.credentials import proof
from interplay.plain.credentials.verdicts import State, Why
from interplay.plain.papers.badge import picture
from tests.cast import Cast, cast
from tests.learn.awards import making
from tests.plain.credentials import making as others
from tests.plain.credentials.test_baking import PNG, chunk, with_chunk

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def badge(people: Cast) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(services.signed(badge=making.statement(people.owner).badge))
    return found


def sent(data: bytes, name: str = "badge.json") -> HttpResponse:
    return Client(enforce_csrf_checks=True).post("/verify/file/", {"file": SimpleUploadedFile(name, data)})


def words(response: HttpResponse) -> str:
    return " ".join(strip_tags(response.content.decode()).split())


def as_bytes(credential: dict[str, Any]) -> bytes:
    return json.dumps(credential).encode()


def test_a_genuine_badge_is_told_so_with_what_it_took(badge: dict[str, Any]) -> None:
    page = words(sent(as_bytes(badge)))
    assert "This badge is genuine" in page
    assert "Leading from where you stand" in page
    assert "Answer 9 activities of the course." in page
    assert "this house" in page


def test_an_altered_badge_tells_nothing_of_what_it_claims(badge: dict[str, Any]) -> None:
    badge["name"] = "Doctor of Everything"
    page = words(sent(as_bytes(badge)))
    assert "This badge was altered" in page
    assert "Doctor" not in page


def test_a_badge_of_a_key_alone_is_not_called_somebodys(badge: dict[str, Any]) -> None:
    name = others.multikey_name()
    issuer = {"id": f"did:key:{name}", "type": ["Profile"], "name": "Tarn Federation"}
    theirs = proof.signed(
        others.unsigned(issuer=issuer, credentialStatus=None), others.KEY, f"did:key:{name}#{name}", others.AT
    )
    page = words(sent(as_bytes(theirs)))
    assert "the key, not the name" in page
    assert "this house" not in page.split("Signed by")[1].split("Check another")[0]


def test_others_may_not_point_to_our_list(badge: dict[str, Any]) -> None:
    name = others.multikey_name()
    issuer = {"id": f"did:key:{name}", "type": ["Profile"], "name": "Tarn Federation"}
    theirs = proof.signed(
        others.unsigned(issuer=issuer, credentialStatus=badge["credentialStatus"]),
        others.KEY,
        f"did:key:{name}#{name}",
        others.AT,
    )
    assert checks.examined(None, as_bytes(theirs)).verdict.why == Why.STATUS_ELSEWHERE


@pytest.mark.parametrize(
    "host", ["other.example", "127.0.0.1", "127.0.0.1%3A8000", "169.254.169.254", "localhost", "%5B%3A%3A1%5D"]
)
def test_nobody_is_asked_for_a_key(badge: dict[str, Any], host: str) -> None:
    badge["issuer"]["id"] = f"did:web:{host}" if host != "127.0.0.1%3A8000" else "did:web:127.0.0.1%3A8001"
    badge["proof"]["verificationMethod"] = badge["issuer"]["id"] + "#key-1"
    page = words(sent(as_bytes(badge)))
    assert "Its issuer's key is not here" in page.replace("&#x27;", "'")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (PNG, "There is no badge in this picture"),
        (with_chunk(2 * chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0{}")), "more than one badge"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "brings a program along"),
        (b"GIF89a", "cannot be read"),
        (b"{}", "no Open Badge 3.0"),
        (b"\x00" * 100, "cannot be read"),
    ],
)
def test_every_bad_file_gets_a_sentence(data: bytes, says: str) -> None:
    answer = sent(data)
    assert (answer.status_code, says in words(answer)) == (200, True)


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    answer = sent(with_chunk(chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0" + b" " * 50 * 1024**2)))
    assert (answer.status_code, "too large" in words(answer)) == (413, True)
    unread = Client().generic(
        "POST", "/verify/file/", b"x", CONTENT_LENGTH=str(5 * 1024**3), content_type="multipart/form-data; boundary=x"
    )
    assert unread.status_code == 413


def test_no_file_is_a_mistake_that_is_told() -> None:
    answer = Client().post("/verify/file/")
    assert (answer.status_code, "Choose the badge" in words(answer)) == (422, True)
    assert "This file is empty" in words(sent(b""))


def test_each_verdict_has_its_words() -> None:
    assert set(checks.WORDS) == set(Why)
    assert set(checks.HEADS) == set(State)
    assert len({str(text) for text in checks.WORDS.values()}) == len(Why)


def test_words_of_a_badge_are_only_words(badge: dict[str, Any]) -> None:
    name = others.multikey_name()
    issuer = {"id": f"did:key:{name}", "type": ["Profile"], "name": "<script>alert(1)</script>"}
    theirs = proof.signed(
        others.unsigned(issuer=issuer, credentialStatus=None), others.KEY, f"did:key:{name}#{name}", others.AT
    )
    assert b"<script>alert" not in sent(as_bytes(theirs)).content


# --- the command -----------------------------------------------------------------------------------------------------
def test_the_command_says_it_in_its_exit_status(
    badge: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, forged, absent = tmp_path / "good.json", tmp_path / "forged.json", tmp_path / "absent.json"
    good.write_bytes(as_bytes(badge))
    forged.write_bytes(as_bytes(badge | {"name": "Another"}))
    assert [main(["award", "verify", str(path)]) for path in (good, forged, absent)] == [0, 1, 1]
    told = capsys.readouterr()
    assert "good.json: valid." in told.out
    assert "forged.json: altered." in told.out
    assert "absent.json: No such file" in told.err


def test_the_command_reads_pictures(badge: dict[str, Any], tmp_path: Path) -> None:
    from interplay.plain.credentials.baking import into_png

    baked = tmp_path / "badge.png"
    baked.write_bytes(into_png(picture("Leading", "Tarn", "en", "png"), json.dumps(badge)))
    assert main(["award", "verify", str(baked)]) == 0


def test_without_a_house_the_command_still_answers(tmp_path: Path) -> None:
    name = others.multikey_name()
    issuer = {"id": f"did:key:{name}", "type": ["Profile"], "name": "Somebody"}
    theirs = proof.signed(
        others.unsigned(issuer=issuer, credentialStatus=None), others.KEY, f"did:key:{name}#{name}", others.AT
    )
    for file, status in ((as_bytes(theirs), 0), (as_bytes(others.signed()), 1), (as_bytes(theirs | {"name": "X"}), 1)):
        path = tmp_path / "badge.json"
        path.write_bytes(file)
        done = subprocess.run(
            [sys.executable, "-m", "interplay.config.command", "award", "verify", str(path)],
            capture_output=True,
            text=True,
            check=False,
            env={"INTERPLAY_HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"], "PYTHONPATH": "."},
        )
        assert (done.returncode, done.stderr) == (status, "")


def test_the_command_changes_the_key(badge: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["award", "rotate-key"]) == 0
    assert "#key-2 signs from now on" in capsys.readouterr().out
    assert checks.examined(None, as_bytes(badge)).state == State.VALID
