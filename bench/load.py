"""A bounded load generator: a few keep-alive connections to this machine, each asking as soon as it is answered."""

import re
import selectors
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)

# Given the last answer's body (None at first), the next request as bytes.
Asker = Callable[[bytes | None], bytes]


@dataclass(slots=True)
class Tally:
    """What came back: how many answers, over how many seconds, by status; the first body of each odd status."""

    answers: int = 0
    seconds: float = 0.0
    statuses: dict[int, int] = field(default_factory=dict)
    odd: dict[int, bytes] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.answers / self.seconds


def get(path: str, host: str, cookies: str = "") -> bytes:
    """A GET request as bytes."""
    cookie = f"Cookie: {cookies}\r\n" if cookies else ""
    return f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{cookie}\r\n".encode()


def post(path: str, host: str, body: bytes, headers: dict[str, str]) -> bytes:
    """A form-encoded POST request as bytes."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n{lines}"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


class _Line:
    """One connection: sends what its asker says, reads one whole answer, counts it."""

    def __init__(self, port: int, asker: Asker) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asker = asker
        self.buffer = bytearray()
        self.needed = 0  # length of the whole answer, once its head is here

    def ask(self, last: bytes | None) -> None:
        self.buffer.clear()
        self.needed = 0
        self.socket.sendall(self.asker(last))

    def hear(self) -> bool:
        """Read what is there; True when the answer is whole. Raises ConnectionError if the server hung up."""
        got = self.socket.recv(262144)
        if not got:
            raise ConnectionError("the server closed a connection")
        self.buffer += got
        if not self.needed and (head := self.buffer.find(b"\r\n\r\n")) >= 0:
            length = LENGTH.search(self.buffer, 0, head + 2)
            self.needed = head + 4 + (int(length[1]) if length else 0)
        return bool(self.needed) and len(self.buffer) >= self.needed

    @property
    def status(self) -> int:
        return int(self.buffer[9:12])

    @property
    def body(self) -> bytes:
        return bytes(self.buffer[self.buffer.find(b"\r\n\r\n") + 4 :])


def run(port: int, askers: list[Asker], seconds: float) -> Tally:
    """Let every asker talk to 127.0.0.1:`port` for `seconds`, each over its own connection."""
    tally = Tally()
    with selectors.DefaultSelector() as ready:
        lines = [_Line(port, asker) for asker in askers]
        for line in lines:
            ready.register(line.socket, selectors.EVENT_READ, line)
            line.ask(None)
        started = time.perf_counter()
        while (now := time.perf_counter()) - started < seconds:
            for key, _ in ready.select(timeout=5):
                line = key.data
                if line.hear():
                    _count(tally, line)
                    line.ask(line.body)
        tally.seconds = now - started
        for line in lines:
            line.socket.close()
    return tally


def _count(tally: Tally, line: _Line) -> None:
    tally.answers += 1
    status = line.status
    tally.statuses[status] = tally.statuses.get(status, 0) + 1
    if status >= 300:
        tally.odd.setdefault(status, line.body[:400])
