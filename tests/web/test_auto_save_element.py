"""<auto-save> in a browser, before a server that answers as each test wants it to. Needs Chromium."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.template import engines

from interplay.web.headers import POLICY

sync_api = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

STATIC = Path(__file__).parents[2] / "interplay/web/static"
TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
KEY = "interplay:%s:course:a1-r"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Answer</title>
<link rel="stylesheet" href="/static/web/css/site.css"><script type="module" src="/static/web/js/site.js"></script>
<body><main><form method="post" action="/hand-in/"><input type="hidden" name="csrfmiddlewaretoken" value="{{ token }}">
<auto-save class="answer" {% if person != "visitor" %}data-save="/save/"{% endif %} data-token="/token/"
 data-person="{{ person }}" data-course="course" data-item="a1-r">
<div class="field"><label for="f">Your answer</label>
<textarea class="input" id="f" name="body" data-text autocomplete="off">{{ body }}</textarea></div>
<input type="hidden" name="revision" value="{{ revision }}" data-revision>
<div class="answer-foot"><div class="actions"><button class="button" id="hand-in">Hand in</button></div>
<p class="status" role="status" data-status>Saved as you write</p></div></auto-save></form>
{% include "web/_auto_save_words.html" with sign_in="/sign-in/" %}
<leave-safely data-person="{{ person }}"><form method="post" action="/sign-out/"><button id="out">Sign out</button>
{% include "web/_leave_safely.html" %}</form></leave-safely></main></body></html>"""
Answer = tuple[int, dict[str, Any]]


class Server(ThreadingHTTPServer):
    """One answer to one question, saved the way the real view saves it, unless a test says otherwise."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.person, self.token, self.body, self.revision = "p1", "t1", "", 0
        self.saves: list[dict[str, str]] = []
        self.sent: list[tuple[str, dict[str, str]]] = []
        self.override: Callable[[dict[str, str]], Answer | None] = lambda fields: None
        self.gate = threading.Event()
        self.gate.set()
        self.under_way = self.most_under_way = 0
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def page(self) -> bytes:
        context = {name: getattr(self, name) for name in ("person", "token", "body", "revision")}
        return engines["django"].from_string(PAGE).render(context).encode()

    def save(self, fields: dict[str, str], token: str) -> Answer:
        self.saves.append(fields)
        self.gate.wait(10)
        if (told := self.override(fields)) is not None:
            return told
        if token != self.token:
            return 403, {}
        if fields["revision"] != str(self.revision):
            return 409, self.conflict(fields["body"])
        self.body, self.revision = fields["body"], self.revision + 1
        return 200, {"revision": self.revision, "saved_at": "14:02"}

    def conflict(self, here: str) -> dict[str, Any]:
        template = engines["django"].get_template("web/_versions.html")
        html = template.render({"here": here, "there": self.body, "there_when": "saved 13:47", "keep": "keep"})
        return {"revision": self.revision, "body": self.body, "saved_at": "13:47", "html": html}


class Handler(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *args: Any) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        if self.path.startswith("/static/"):
            file = STATIC / self.path.removeprefix("/static/")
            self.reply(200, file.read_bytes(), TYPES[file.suffix])
        elif self.path == "/token/":
            told = {"token": self.server.token, "person": self.server.person}
            self.reply(200, json.dumps(told).encode(), "application/json")
        else:
            self.reply(200, self.server.page(), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        fields = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True))
        if self.path != "/save/":
            self.server.sent.append((self.path, fields))
            self.reply(200, b"<!doctype html><title>Done</title>", "text/html")
            return
        with self.server.lock:
            self.server.under_way += 1
            self.server.most_under_way = max(self.server.most_under_way, self.server.under_way)
        status, told = self.server.save(fields, self.headers.get("X-CSRFToken", ""))
        with self.server.lock:
            self.server.under_way -= 1
        self.reply(status, json.dumps(told).encode(), "application/json")

    def reply(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.gate.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(chromium: Any, server: Server) -> Iterator[Any]:
    context = chromium.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    page.goto(server.url)
    is_in(page, "rest")
    yield page
    context.close()
    assert complaints == []


def write(page: Any, text: str) -> None:
    page.locator("#f").press_sequentially(text)


def is_in(page: Any, state: str) -> None:
    sync_api.expect(page.locator("auto-save")).to_have_attribute("data-state", state)


def until(is_so: Callable[[], bool], page: Any) -> None:
    for _ in range(100):
        if is_so():
            return
        page.wait_for_timeout(50)
    pytest.fail("it never was so")


def says(page: Any, words: str) -> None:
    sync_api.expect(page.locator("auto-save")).to_contain_text(words)


def stop_the_clock(page: Any) -> None:
    """From now on no pause passes by itself."""
    page.clock.install(time=0)
    page.clock.pause_at(1_000)


def copy(page: Any, person: str = "p1") -> Any:
    """The text that is kept for `person`, by whichever tab; None where there is none."""
    kept = page.evaluate(
        "name => Object.keys(localStorage).filter(key => key.startsWith(name)).map(key => localStorage.getItem(key))",
        KEY % person,
    )
    [text] = {json.loads(one)["text"] for one in kept} or {None}
    return text


def put_copy(page: Any, text: str, revision: int = 0, person: str = "p1") -> None:
    kept = json.dumps({"text": text, "revision": revision, "at": 0})
    page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [KEY % person, kept])


# --- saved ------------------------------------------------------------------------------------------------------------
def test_what_is_typed_is_saved_after_a_pause_and_the_copy_forgotten(page: Any, server: Server) -> None:
    write(page, "Tamsin keeps")
    assert copy(page) == "Tamsin keeps"
    is_in(page, "saved")
    says(page, "Draft saved 14:02")
    assert server.saves == [{"item": "a1-r", "body": "Tamsin keeps", "revision": "0"}]
    assert copy(page) is None
    assert page.locator("[data-revision]").input_value() == "1"


def test_leaving_the_field_saves_at_once(page: Any, server: Server) -> None:
    stop_the_clock(page)
    write(page, "now")
    page.locator("#f").blur()
    is_in(page, "saved")
    assert server.body == "now"


def test_saved_is_said_only_after_the_yes_and_not_saved_after_three_seconds(page: Any, server: Server) -> None:
    server.gate.clear()
    stop_the_clock(page)
    write(page, "slow")
    page.locator("#f").blur()
    page.clock.run_for(2_900)
    is_in(page, "typing")
    page.clock.run_for(200)
    says(page, "Not saved yet")
    server.gate.set()
    says(page, "Draft saved 14:02")


def test_never_two_saves_at_once(page: Any, server: Server) -> None:
    server.gate.clear()
    write(page, "one")
    page.locator("#f").blur()
    write(page, " two")
    page.locator("#f").blur()
    page.evaluate("dispatchEvent(new Event('online'))")
    server.gate.set()
    sync_api.expect(page.locator("[data-revision]")).to_have_value("2")
    assert (server.most_under_way, [save["body"] for save in server.saves]) == (1, ["one", "one two"])
    assert copy(page) is None


def test_a_yes_that_got_lost_is_a_yes(page: Any, server: Server) -> None:
    server.body, server.revision = "same", 1
    write(page, "same")
    is_in(page, "saved")
    assert page.locator("[data-revision]").input_value() == "1"


# --- no connection ----------------------------------------------------------------------------------------------------
def test_offline_is_kept_here_and_sent_when_there_is_a_connection(page: Any, server: Server) -> None:
    page.context.set_offline(True)
    write(page, "in a tunnel")
    page.locator("#f").blur()
    says(page, "Kept on this device at")
    assert copy(page) == "in a tunnel"
    page.context.set_offline(False)
    is_in(page, "saved")
    assert (server.body, copy(page)) == ("in a tunnel", None)
    sync_api.expect(page.locator(".notice:visible")).to_have_count(0)


def test_a_page_that_only_looks_like_a_yes_is_none(page: Any, server: Server) -> None:
    server.override = lambda fields: (200, {"welcome": "to this café"})
    write(page, "words")
    is_in(page, "kept")
    server.override = lambda fields: None
    page.get_by_role("button", name="Try to send now").click()
    is_in(page, "saved")


def test_a_reload_brings_back_and_sends_what_was_unsent(page: Any, server: Server) -> None:
    put_copy(page, "unsent")
    page.reload()
    is_in(page, "saved")
    assert (page.locator("#f").input_value(), server.body, copy(page)) == ("unsent", "unsent", None)


def test_two_tabs_without_a_connection_keep_both_texts(page: Any, server: Server) -> None:
    other = page.context.new_page()
    other.goto(server.url)
    is_in(other, "rest")
    page.context.set_offline(offline=True)
    write(page, "in the staff room")
    write(other, "on the bus")
    write(page, ", later")
    for tab in (page, other):  # each is a process of its own: what one keeps, the others see a little later
        until(lambda tab=tab: tab.evaluate("Object.keys(localStorage).length") == 2, tab)
    page.close()
    other.close()
    again = page.context.new_page()
    page.context.set_offline(offline=False)
    again.goto(server.url)
    is_in(again, "saved")
    assert sorted(server.body.split("\n\n")) == ["in the staff room, later", "on the bus"]
    assert again.evaluate("Object.keys(localStorage)") == []


def test_a_copy_that_the_server_has_is_forgotten(page: Any, server: Server) -> None:
    server.body, server.revision = "has it", 1
    put_copy(page, "has it")
    page.reload()
    is_in(page, "rest")
    assert (copy(page), server.saves) == (None, [])


def test_the_copy_of_somebody_else_is_neither_shown_nor_sent(page: Any, server: Server) -> None:
    put_copy(page, "private", person="p2")
    page.reload()
    is_in(page, "rest")
    assert (page.locator("#f").input_value(), server.saves, copy(page, "p2")) == ("", [], "private")


# --- two places -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("choice", "expected"),
    [("here", "mine"), ("there", "<b>theirs</b>"), ("both", "<b>theirs</b>\n\nmine")],
)
def test_two_versions_are_both_shown_and_one_or_both_kept(
    page: Any, server: Server, choice: str, expected: str
) -> None:
    server.body, server.revision = "<b>theirs</b>", 5
    write(page, "mine")
    is_in(page, "versions")
    says(page, "You have written in two places. Both are safe.")
    says(page, "<b>theirs</b>")
    assert (server.body, copy(page)) == ("<b>theirs</b>", "mine")
    page.locator(f"[data-keep={choice}]").click()
    is_in(page, "saved")
    assert (page.locator("#f").input_value(), server.body) == (expected, expected)
    assert (server.saves[-1]["keep"], server.saves[-1]["revision"]) == (choice, "5")
    assert copy(page) is None


def test_nothing_is_saved_while_two_versions_wait(page: Any, server: Server) -> None:
    server.body, server.revision = "theirs", 5
    write(page, "mine")
    is_in(page, "versions")
    write(page, " and more")
    page.locator("#f").blur()
    sync_api.expect(page.locator("[data-here]")).to_have_text("mine and more")
    assert (len(server.saves), copy(page)) == (1, "mine and more")


def test_an_old_copy_never_writes_over_a_newer_text(page: Any, server: Server) -> None:
    server.body, server.revision = "newer", 7
    put_copy(page, "older", revision=3)
    page.reload()
    is_in(page, "versions")
    assert server.body == "newer"


# --- who is there -----------------------------------------------------------------------------------------------------
def test_signed_out_keeps_the_words_and_notices_the_sign_in(page: Any, server: Server) -> None:
    server.override = lambda fields: (401, {})
    write(page, "mine")
    says(page, "You have been signed out. Your words are kept on this device.")
    assert page.get_by_role("link", name="Sign in in a new tab").get_attribute("href") == "/sign-in/"
    assert copy(page) == "mine"
    server.override = lambda fields: None
    server.token = "t2"  # signing in makes a new one
    page.evaluate("dispatchEvent(new Event('focus'))")
    is_in(page, "saved")
    assert page.locator("[name=csrfmiddlewaretoken]").input_value() == "t2"


def test_somebody_else_signed_in_never_gets_the_words(page: Any, server: Server) -> None:
    server.person, server.token = "p2", "t2"
    write(page, "mine")
    says(page, "Somebody else is signed in on this device now.")
    assert (server.body, len(server.saves), copy(page)) == ("", 1, "mine")


def test_an_old_token_of_a_visitor_means_signed_out(page: Any, server: Server) -> None:
    server.person, server.token = "visitor", "t2"
    write(page, "mine")
    is_in(page, "signed-out")
    assert copy(page) == "mine"


def test_a_visitors_words_are_kept_and_offered_after_signing_in(page: Any, server: Server) -> None:
    server.person = "visitor"
    page.reload()
    write(page, "before")
    says(page, "Kept on this device only")
    page.reload()
    sync_api.expect(page.locator("#f")).to_have_value("before")
    server.person, server.body, server.revision = "p1", "earlier", 1
    page.reload()
    says(page, "You wrote this here before you signed in:")
    assert server.body == "earlier"
    page.get_by_role("button", name="Put it into my answer").click()
    is_in(page, "saved")
    assert (server.body, copy(page, "visitor")) == ("earlier\n\nbefore", None)


def test_a_visitors_words_can_be_deleted(page: Any, server: Server) -> None:
    put_copy(page, "not mine", person="visitor")
    page.reload()
    page.get_by_role("button", name="Delete it").click()
    assert (copy(page, "visitor"), page.locator("#f").input_value(), server.saves) == (None, "", [])


def test_a_visitors_words_that_the_server_brought_are_not_asked_about(page: Any, server: Server) -> None:
    put_copy(page, "brought", person="visitor")
    server.body, server.revision = "brought", 1
    page.reload()
    is_in(page, "rest")
    assert copy(page, "visitor") is None


# --- what the server says no to ---------------------------------------------------------------------------------------
def test_a_text_that_is_refused_says_why_and_waits_for_a_change(page: Any, server: Server) -> None:
    server.override = lambda fields: (413, {"message": "This is longer than 100,000 letters."})
    write(page, "long")
    says(page, "Not saved. This is longer than 100,000 letters.")
    page.locator("#f").blur()
    assert (len(server.saves), copy(page)) == (1, "long")
    server.override = lambda fields: None
    page.locator("#f").press("Backspace")
    is_in(page, "saved")
    assert server.body == "lon"


def test_a_full_disk_says_so_and_tries_again(page: Any, server: Server) -> None:
    server.override = lambda fields: (507, {"message": "The disk is full. Your words are kept on this device."})
    write(page, "words")
    says(page, "The disk is full.")
    server.override = lambda fields: None
    page.get_by_role("button", name="Try to send now").click()
    is_in(page, "saved")


# --- a browser that keeps nothing -------------------------------------------------------------------------------------
@pytest.mark.parametrize("fault", ["setItem", "all"])
def test_without_storage_everything_but_the_copy_works(chromium: Any, server: Server, fault: str) -> None:
    refuse = "() => { throw new DOMException('full', 'QuotaExceededError') }"
    script = {
        "setItem": f"Storage.prototype.setItem = {refuse}",
        "all": f"Object.defineProperty(window, 'localStorage', {{ get: {refuse} }})",
    }
    context = chromium.new_context()
    context.add_init_script(script[fault])
    page = context.new_page()
    page.goto(server.url)
    server.override = lambda fields: (500, {})
    write(page, "words")
    says(page, "Not saved yet, and this browser cannot keep a copy.")
    server.override = lambda fields: None
    page.get_by_role("button", name="Try to send now").click()
    is_in(page, "saved")
    assert server.body == "words"
    context.close()


# --- sending the form, signing out ------------------------------------------------------------------------------------
def test_handing_in_waits_for_the_save_and_carries_its_revision(page: Any, server: Server) -> None:
    write(page, "done")
    page.locator("#hand-in").click()
    page.wait_for_url("**/hand-in/")
    ((path, fields),) = server.sent
    assert (path, fields["body"], fields["revision"]) == ("/hand-in/", "done", "1")
    assert len(server.saves) == 1


def test_handing_in_without_connection_stays_and_says_why(page: Any, server: Server) -> None:
    page.context.set_offline(True)
    write(page, "done")
    page.locator("#hand-in").click()
    is_in(page, "kept")
    assert (page.url, server.sent) == (server.url, [])


def test_signing_out_asks_first_when_words_are_unsent(page: Any, server: Server) -> None:
    put_copy(page, "elsewhere")
    put_copy(page, "theirs", person="p2")
    page.locator("#out").click()
    notice = page.locator("[data-unsent]")
    sync_api.expect(notice).to_be_visible()
    assert server.sent == []
    page.get_by_role("button", name="Delete them and sign out").click()
    page.wait_for_url("**/sign-out/")
    assert (copy(page), copy(page, "p2")) == (None, "theirs")


def test_signing_out_asks_nothing_when_all_is_saved(page: Any, server: Server) -> None:
    page.locator("#out").click()
    page.wait_for_url("**/sign-out/")
