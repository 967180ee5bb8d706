"""Large files in parts: what RFC 9110 asks of ranges, and that no part is ever wrong, missing or too large."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from django.conf import Settings
from django.http import Http404
from django.test import RequestFactory
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from interplay.web import sending
from interplay.web.sending import MOST_AT_ONCE, PIECE, WHOLE_AT_ONCE, File, Unsatisfiable, part, send

SIZE = 2 * MOST_AT_ONCE + 12_345
BODY = bytes(at * 7 % 251 for at in range(SIZE))


@pytest.fixture(scope="module")
def film(tmp_path_factory: Any) -> File:
    path = tmp_path_factory.mktemp("films") / "courses" / "ab" / "film é"
    path.parent.mkdir(parents=True)
    path.write_bytes(BODY)
    return File(path, "a" * 64, "video/mp4", "film é.mp4")


def ask(film: File, method: str = "get", **headers: str) -> Any:
    request = getattr(RequestFactory(), method)(
        "/", headers={name.replace("_", "-"): said for name, said in headers.items()}
    )
    return send(request, film)


def body(answer: Any) -> bytes:
    said = b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)
    end(answer)
    return said


def end(answer: Any) -> None:
    """What the server does when an answer is over; closing the answer itself would ask for the database."""
    for closes in answer._resource_closers:
        closes()
    answer._resource_closers.clear()


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE - 1),
        ("bytes=-5", SIZE - 5, SIZE - 1),
        (f"bytes=100-{SIZE * 9}", 100, 99 + MOST_AT_ONCE),
        ("bytes=0-", 0, MOST_AT_ONCE - 1),
        ("Bytes=3-4", 3, 4),
        (f"bytes=-{SIZE * 9}", 0, MOST_AT_ONCE - 1),
    ],
)
def test_a_part_is_sent_and_never_more_than_a_megabyte(film: File, said: str, first: int, last: int) -> None:
    answer = ask(film, range=said)
    assert answer.status_code == 206
    assert answer["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert answer["Content-Length"] == str(last - first + 1)
    assert body(answer) == BODY[first : last + 1]


@pytest.mark.parametrize("said", [f"bytes={SIZE}-", f"bytes={SIZE + 5}-{SIZE + 9}", "bytes=-0"])
def test_what_begins_after_the_end_is_416(film: File, said: str) -> None:
    answer = ask(film, range=said)
    assert (answer.status_code, answer["Content-Range"]) == (416, f"bytes */{SIZE}")


@pytest.mark.parametrize(
    "said",
    [
        *("", "bytes=", "bytes=-", "bytes=9-5", "bytes=a-b", "seconds=1-2", "bytes=0-1,5-6", "bytes=٠-٩"),
        *("bytes=" + "0-0," * 1000 + "0-0", "bytes=" + "9" * 400 + "-"),
    ],
)
def test_a_header_that_is_no_single_range_is_left_alone(film: File, said: str) -> None:
    answer = ask(film, range=said) if said else ask(film)
    assert (answer.status_code, answer["Content-Length"]) == (200, str(SIZE))
    assert body(answer) == BODY


def test_pieces_are_small(film: File) -> None:
    answer = ask(film)
    assert max(len(piece) for piece in answer.streaming_content) <= PIECE
    end(answer)


def test_a_part_of_another_version_is_the_whole(film: File) -> None:
    assert ask(film, range="bytes=0-9", if_range=f'"{film.tag}"').status_code == 206
    for other in ('"b"', f'W/"{film.tag}"', "Tue, 24 Nov 2026 09:00:00 GMT"):
        answer = ask(film, range="bytes=0-9", if_range=other)
        end(answer)
        assert answer.status_code == 200


def test_who_has_it_is_told_so(film: File) -> None:
    assert ask(film, if_none_match=f'"x", "{film.tag}"').status_code == 304
    answer = ask(film, if_none_match='"x"')
    end(answer)
    assert answer.status_code == 200


def test_slow_readers_of_whole_files_leave_threads_to_others(film: File) -> None:
    slow = [ask(film) for _ in range(WHOLE_AT_ONCE)]
    refused = ask(film)
    assert (refused.status_code, refused["Retry-After"]) == (503, "30")
    assert ask(film, range="bytes=0-9").status_code == 206
    assert ask(film, "head").status_code == 200
    end(slow.pop())
    again = ask(film)
    assert again.status_code == 200
    for answer in (again, *slow):
        end(answer)
        end(answer)  # twice is once


def test_a_head_has_no_body(film: File) -> None:
    answer = ask(film, "head", range="bytes=0-9")
    assert (answer.status_code, answer["Content-Length"], body(answer)) == (200, str(SIZE), b"")
    assert answer["Accept-Ranges"] == "bytes"


def test_a_lost_file_is_not_found(film: File) -> None:
    with pytest.raises(Http404):
        ask(File(film.path.with_name("gone"), "c" * 64, "video/mp4", "gone.mp4"))


def test_a_name_is_written_as_every_browser_reads_it(film: File) -> None:
    handed = ask(File(film.path, film.tag, "video/mp4", "film é.mp4", shown=False))
    assert handed["Content-Disposition"] == "attachment; filename*=utf-8''film%20%C3%A9.mp4"


def test_the_server_in_front_is_told_which(film: File, settings: Settings) -> None:
    settings.MEDIA_ROOT = film.path.parents[2]
    settings.INTERPLAY_SENDS_FILES = "x-accel"
    answer = ask(film, range="bytes=0-9")
    assert (answer.status_code, answer["X-Accel-Redirect"]) == (200, "/-/media/courses/ab/film%20%C3%A9")
    assert body(answer) == b""
    assert answer["Content-Type"] == "video/mp4"
    settings.INTERPLAY_SENDS_FILES = "x-sendfile"
    assert ask(film)["X-Sendfile"] == str(film.path)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_part_lies_within_the_file(first: int, last: int, size: int) -> None:
    for said in (f"bytes={first}-{last}", f"bytes={first}-", f"bytes=-{last}"):
        try:
            found = part(said, size)
        except Unsatisfiable:
            assert size == 0 or first >= size or last == 0
        else:
            assert found is None or 0 <= found[0] <= found[1] < size


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.lists(st.integers(1, SIZE - 1), max_size=4))
def test_parts_put_together_are_the_file(film: File, cuts: list[int]) -> None:
    edges = sorted({0, SIZE, *cuts})
    whole = b""
    for begin, end in itertools.pairwise(edges):
        while len(whole) < end:
            whole += body(ask(film, range=f"bytes={max(begin, len(whole))}-{end - 1}"))
    assert whole == BODY


def test_nothing_is_read_before_it_is_asked_for(film: File, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise AssertionError(path, mode)

    answer = ask(film)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(AssertionError):
        next(iter(answer.streaming_content))
    end(answer)
    assert sending.PIECE < SIZE
