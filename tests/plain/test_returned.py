"""What is read out of a letter that came back."""

import pytest

from interplay.plain import returned
from tests.learn.newsletter import making


@pytest.mark.parametrize("headers_only", [True, False])
def test_a_report_says_what_failed_and_which_letter_it_was(headers_only: bool) -> None:
    found = returned.read(making.report("<a@b>", status="5.2.2", headers_only=headers_only))
    assert found == returned.Returned("<a@b>", "failed", "5.2.2", "smtp; 550 5.2.2 No such mailbox")


def test_lines_end_as_they_like() -> None:
    raw = making.report("<a@b>").replace(b"\n", b"\r\n")
    found = returned.read(raw)
    assert found
    assert (found.message_id, found.status, found.has_failed) == ("<a@b>", "5.1.1", True)


@pytest.mark.parametrize("raw", [b"", b"\xff", b"Subject: Hello\n\nI am away.", b"Content-Type: multipart/report\n\nx"])
def test_anything_else_is_no_report(raw: bytes) -> None:
    assert returned.read(raw) is None
