"""A page with answers as a browser without JavaScript holds it: its fields, and what pressing a button sends."""

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client


class Page(HTMLParser):
    """The fields of the form `answers`, wherever they stand, and the buttons that send it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.buttons: dict[tuple[str, str], str] = {}
        self.action = ""
        self._area = self._select = ""
        self._in_form = False
        self._text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._in_form = has.get("id") == "answers"
            self.action = has["action"] if self._in_form else self.action
        if has.get("form") != "answers" and not self._in_form and tag != "option":
            return
        if tag == "button":
            self.buttons[has["name"], has["value"]] = has.get("formaction", self.action)
        elif tag == "textarea":
            self._area, self._text = has["name"], []
        elif tag == "select":
            self._select = has["name"]
            self.fields[self._select] = [""]
        elif tag == "option" and self._select and "selected" in has:
            self.fields[self._select] = [has["value"]]
        elif tag == "input":
            self._put(has)

    def _put(self, has: dict[str, str]) -> None:
        if has.get("type") not in ("radio", "checkbox") or "checked" in has:
            self.fields.setdefault(has["name"], []).append(has.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self._area:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            # A browser drops one new line at the start, and sends new lines as two characters.
            self.fields[self._area] = ["".join(self._text).removeprefix("\n").replace("\n", "\r\n")]
            self._area = ""
        self._select = "" if tag == "select" else self._select
        self._in_form = self._in_form and tag != "form"


def page(response: HttpResponse) -> Page:
    return Page(response.content.decode())


def press(client: Client, shown: HttpResponse, do: str, value: str = "", **typed: Any) -> HttpResponse:
    """Type into the page `shown` (underscores for hyphens) and press `do`, or the button of that name and value.

    KeyError when the page has no such button or field: nobody can press or fill what is not there.
    """
    held = page(shown)
    name, value = (do, value) if value else ("do", do)
    address = held.buttons[name, value]
    for item, text in typed.items():
        field = f"answer:{item.replace('_', '-').replace('--', ':')}"
        seen = field.split(":")[1]
        assert f"seen:{seen}" in held.fields, f"no field for {seen}"
        held.fields[field] = text if isinstance(text, list) else [text]
    sent = {**held.fields, name: [value]}
    return client.post(urlsplit(address).path, sent, headers={"origin": "http://testserver"})


def text(response: HttpResponse) -> str:
    """What the page says, in one line."""
    collected: list[str] = []

    class Words(HTMLParser):
        def handle_data(self, data: str) -> None:
            collected.append(data)

    Words().feed(response.content.decode())
    return " ".join(" ".join(collected).split())
