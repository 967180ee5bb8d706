"""Writers for the test that kills servers: each keeps account of what was acknowledged, and of what was on its way."""

import contextlib
import http.client
import json
import threading
import urllib.parse
from dataclasses import dataclass, field


@dataclass(slots=True)
class Account:
    """One writer's books: revision acknowledged last with its text, and the text sent but not yet acknowledged."""

    revision: int = 0
    text: str = ""
    flying: str | None = None
    acknowledged: int = 0


@dataclass(slots=True)
class Drafter:
    """Saves one changing draft, as fast as it is answered, until the server is gone."""

    port: int
    cookies: str
    token: str
    path: str
    books: Account = field(default_factory=Account)
    count: int = 0

    def go(self, stop: threading.Event) -> None:
        """Write until `stop`, or until the server no longer answers."""
        try:
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as line:
                while not stop.is_set():
                    self._save(line)
        except (OSError, http.client.HTTPException):
            return  # killed: what was on its way stays in the books

    def _save(self, line: http.client.HTTPConnection) -> None:
        self.count += 1
        if self.books.flying is None:
            self.books.flying = f"Draft number {self.count} of this writer. " * 10
        form = urllib.parse.urlencode({"body": self.books.flying, "revision": self.books.revision})
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": self.token}
        line.request("POST", self.path, form, {**headers, "Cookie": self.cookies})
        answer = line.getresponse()
        told = json.loads(answer.read())
        # A text sent again after a lost acknowledgement, on the revision that it saw then, is answered 200 as well.
        assert answer.status == 200, (answer.status, told)
        self.books.revision, self.books.text, self.books.flying = told["revision"], self.books.flying, None
        self.books.acknowledged += 1


@dataclass(slots=True)
class Finisher:
    """Hands in one activity after another, person after person, as fast as it is answered, until the server is gone."""

    port: int
    people: list[dict[str, str]]
    parts: tuple[str, ...] = ("a1", "a2", "a3")
    acknowledged: list[tuple[str, str, str]] = field(default_factory=list)  # person, item, text
    place: int = 0

    def go(self, stop: threading.Event) -> None:
        """Hand in until `stop`, until all is handed in, or until the server no longer answers."""
        try:
            with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as line:
                while not stop.is_set() and self.place < len(self.people) * len(self.parts):
                    self._hand_in(line)
        except (OSError, http.client.HTTPException):
            return  # the same is handed in again when the server is back: that must not make two of it

    def _hand_in(self, line: http.client.HTTPConnection) -> None:
        person, part = self.people[self.place // len(self.parts)], self.parts[self.place % len(self.parts)]
        text = f"What {person['id']} saw in {part}. " * 5
        fields = {f"answer:{part}-r": text, f"seen:{part}-r": "0", f"was:{part}-r": "", "do": f"hand-in:{part}"}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": person["token"]}
        form = urllib.parse.urlencode({**fields, "writer": person["id"]})
        line.request("POST", "/courses/short/only/", form, {**headers, "Cookie": person["cookies"]})
        answer = line.getresponse()
        told = answer.read()
        assert answer.status == 303, (answer.status, told[:600])
        self.acknowledged.append((person["id"], f"{part}-r", text))
        self.place += 1
