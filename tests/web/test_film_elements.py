"""Marks and lines in a browser: the same grammar as on the server, and what is joined loses nothing. Needs Chromium."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from interplay.plain import marks
from interplay.web.headers import POLICY

pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "interplay/web/static"
CODES = ("leading", "learning", "interplay")
# Every kind of line that somebody may write by hand, right and wrong: both grammars are asked about each.
LINES = (
    "1:11 leading",
    "1:11.0 leading",
    "71 leading",
    "0:01:11 leading (5) Selim keeps still",
    "1:11.5 learning (0.5)",
    "1:11,25 learning",
    "0.25 leading",
    "0.35 leading",
    "0.75 leading",
    "2:06.449 learning (5.25) rounded",
    "2:06.95 learning",
    "59.99 leading",
    "61:00 leading",
    "1:01:01 leading",
    "  0:09   leading   a   note  ",
    "0:09 leading (5)",
    "0:09 leading (5)note",
    "0:09 leading (0) (in brackets)",
    "0:09 leading (aside) a word in brackets",
    "0:09 leading (a longer word) in brackets",
    "0:09 leading (60)",
    "0:09 leading (61) too long before",
    "0:09 leading (1:00)",
    "0:09 leading (-1)",
    "0:09 leading (5) (6)",
    "0:09 leading ünïcödé “quoted” ✓",
    "0:09 leading a\u2028b",
    "0:09 leading \ta\tb",
    "24:00:00 leading",
    "24:00:01 leading",
    "86400 leading",
    "99999 leading",
    "1:60 leading",
    "1:60:00 leading",
    "-1:00 leading",
    "NaN leading",
    "Infinity leading",
    "1e1 leading",
    "١:١١ leading",
    "1:11:11:11 leading",
    ":11 leading",
    "1: leading",
    "1. leading",
    "0:10 ranking",
    "0:10 Leading",
    "0:10",
    "leading",
    "leading 0:10",
    "five past",
    "<b>0:09</b> leading",
)


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        asked = STATIC / self.path.removeprefix("/static/")
        is_script = asked.suffix == ".js"
        body = asked.read_bytes() if is_script else b"<!doctype html><title>Marks</title>"
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if is_script else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def page(chromium: Any) -> Iterator[Any]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    yield page
    context.close()
    server.shutdown()
    thread.join()
    server.server_close()


def in_browser(page: Any, module: str, script: str, *told: Any) -> Any:
    """What `script`, the body of a function of `made` (the module) and `told`, comes to."""
    source = f"async ([path, told]) => {{ const made = await import(path); {script} }}"
    return page.evaluate(source, [f"/static/web/js/{module}.js", list(told)])


def read_here(text: str) -> tuple[list[str], list[str]]:
    """The marks of `text` as the server writes them, and the lines that are none."""
    found, odd = set(), []
    for line in dict.fromkeys(one.strip() for one in text.split("\n") if one.strip()):
        try:
            found.update(marks.read(line, CODES))
        except marks.Wrong:
            odd.append(line)
    return [mark.line for mark in sorted(found)], odd


def read_there(page: Any, text: str) -> tuple[list[str], list[str]]:
    script = "const { marks, odd } = made.read(told[0], new Set(told[1])); return [marks.map(made.lineOf), odd];"
    found, odd = in_browser(page, "marks", script, text, CODES)
    return found, odd


def test_browser_and_server_read_and_write_every_line_alike(page: Any) -> None:
    script = """const codes = new Set(told[1]);
      const alike = ({ marks, odd }) => [marks.map(made.lineOf), odd];
      return told[0].map((line) => alike(made.read(line, codes)));"""
    there = in_browser(page, "marks", script, LINES, CODES)
    here = [[list(one) for one in read_here(line)] for line in LINES]
    assert dict(zip(LINES, there, strict=True)) == dict(zip(LINES, here, strict=True))
    assert sum(bool(found) for found, _odd in here) > len(LINES) / 3, "the table has too few lines that are marks"
    assert sum(bool(odd) for _found, odd in here) > len(LINES) / 3, "the table has too few lines that are none"


def test_a_whole_text_has_one_order_and_each_mark_once(page: Any) -> None:
    text = "\n".join(reversed(LINES))
    assert read_there(page, text) == read_here(text)
    twice = (
        "1:11 leading\n1:11.0 leading\n71.00 leading (0)\n0:09 learning (5) b\n0:09 learning (4) b\n0:09 learning (5) a"
    )
    assert read_there(page, twice) == read_here(twice)
    assert len(read_here(twice)[0]) == 4


def test_what_is_written_is_read_again_and_no_line_is_lost(page: Any) -> None:
    script = """const codes = new Set(told[1]), once = made.written(made.read(told[0], codes));
      return [once, made.written(made.read(once, codes))];"""
    once, twice = in_browser(page, "marks", script, "\n".join(LINES), CODES)
    assert once == twice
    found, odd = read_here("\n".join(LINES))
    assert once.split("\n") == [*found, *odd]


def test_moments_are_told_and_rounded_as_on_the_server(page: Any) -> None:
    seconds = [0, 0.05, 0.25, 0.45, 9.949, 9.95, 9.96, 59.9, 59.96, 60, 71.5, 599.9, 3599.96, 3600, 3661.25, 86400]
    script = "return told[0].map((at) => [made.tenth(at), made.moment(at), made.moment(made.tenth(at), true)]);"
    here = [[round(at, 1), marks.moment(at), marks.moment(round(at, 1), 1)] for at in seconds]
    assert in_browser(page, "marks", script, seconds) == here


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "both"),
    [
        ("", "a", "b", ["a", "b"]),
        ("a", "a\nb", "a\nc", ["a", "b", "c"]),
        ("a\nb", "a", "a\nb\nc", ["a", "c"]),  # taken away here, added there
        ("a\nb", "a\nb\nc", "b", ["b", "c"]),  # added here, taken away there
        ("a\nb", "a", "b", []),
        ("a", "changed here", "changed there", ["changed here", "changed there"]),
        ("a", "a", "a", ["a"]),
        ("a", "changed alike", "changed alike", ["changed alike"]),
        ("", "a\n\n  \n", "\n\nb\n", ["a", "b"]),
        ("a\nb", "", "a\nb", []),
    ],
)
def test_two_texts_of_lines_are_joined(page: Any, base: str, mine: str, theirs: str, both: list[str]) -> None:
    joined = in_browser(page, "lines", "return made.bothSets(...told);", base, mine, theirs)
    assert sorted(line for line in joined.split("\n") if line) == both
    other_way = in_browser(page, "lines", "return made.bothSets(...told);", base, theirs, mine)
    assert sorted(other_way.split("\n")) == sorted(joined.split("\n")), "it matters who came second"
