"""Keeps a house running: the web server and the worker, restarted when they end, stopped together. Knows no Django."""

import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from interplay.config.lifeline import tied_to
from interplay.web.limits import WHOLE_AT_ONCE

LOOK_SECONDS = 0.1
# A child that ends at once is started again after a growing pause; one that has run for a while, at once.
SHORTEST_PAUSE, LONGEST_PAUSE, A_WHILE = 0.5, 30.0, 60.0
# A worker may have a job in hand that takes a little.
PATIENCE_SECONDS = 20.0
WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - read, to know where to look oneself


@dataclass(slots=True)
class Child:
    """A program that should run as long as the house does."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    pause: float = SHORTEST_PAUSE
    again_at: float = 0.0

    def start(self) -> None:
        """Start it. It is told to end when this process ends, however that happens; what it says goes to the log.

        It is a group of its own, so that Ctrl-C reaches this process alone and each child is told to end once: a web
        worker that is told twice at the same moment may wait for itself.
        """
        self.began = time.monotonic()
        own: dict[str, Any] = {"process_group": 0, "preexec_fn": tied_to(os.getpid())}
        self.process = subprocess.Popen(self.command, stdout=sys.stderr, **own)

    def look_after(self) -> None:
        """Start it again if it has ended and its pause is over."""
        if self.process is None:
            if time.monotonic() >= self.again_at:
                self.start()
        elif self.process.poll() is not None:
            lasted = time.monotonic() - self.began
            self.pause = SHORTEST_PAUSE if lasted > A_WHILE else min(self.pause * 2, LONGEST_PAUSE)
            say(f"The {self.name} ended ({_ending(self.process.returncode)}); it starts again in {self.pause:.0f} s.")
            self.again_at, self.process = time.monotonic() + self.pause, None

    def tell(self, number: int) -> None:
        """Send it a signal, if it runs."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)

    def has_ended(self) -> bool:
        """Whether it does not run."""
        return self.process is None or self.process.poll() is not None


@dataclass(slots=True)
class House:
    """All children of one house, and whether it has been told to end."""

    children: list[Child]
    told: list[int] = field(default_factory=list)

    def run(self, url: str, is_ready: Callable[[], bool]) -> int:
        """Run until told to end. Prints one line when the house answers. The exit status."""
        signal.signal(signal.SIGTERM, self._hear)
        signal.signal(signal.SIGINT, self._hear)
        ready = False
        for child in self.children:
            child.start()
        while not self.told:
            if not ready and any(child.has_ended() for child in self.children):
                say("Interplay did not start; what stands above says why.")
                self.end()
                return 1
            if not ready and is_ready():
                ready = True
                print(f"Interplay is ready at {url}", flush=True)
            for child in self.children:
                child.look_after()
            time.sleep(LOOK_SECONDS)
        self.end()
        return 0

    def end(self) -> None:
        """Tell every child to end, and see to it that it does; told again, it waits no longer."""
        until, told = time.monotonic() + PATIENCE_SECONDS, len(self.told)
        for child in self.children:
            child.tell(signal.SIGTERM)
        while not all(child.has_ended() for child in self.children):
            if time.monotonic() > until or len(self.told) > told + 1:
                for child in self.children:
                    child.tell(signal.SIGKILL)
            time.sleep(LOOK_SECONDS / 2)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        self.told.append(number)


def serve(*, bind: str, port: int, workers: int, threads: int) -> int:
    """Serve the house at `bind`:`port` and do its work until SIGTERM or Ctrl-C. The exit status."""
    web = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "interplay.config.wsgi:application"),
        *("--host", bind, "--port", str(port), "--http", "1", "--no-ws", "--log-level", "error"),
        *("--workers", str(workers), "--blocking-threads", str(threads + WHOLE_AT_ONCE)),
        *("--blocking-threads-idle-timeout", "600"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "10"),
    ]
    work = [sys.executable, "-m", "interplay.config.command", "work"]
    host = f"[{bind}]" if ":" in bind else bind
    os.environ["INTERPLAY_BIND"] = bind
    house = House([Child("web server", web), Child("worker", work)])
    return house.run(f"http://{host}:{port}", lambda: answers(bind, port))


def answers(bind: str, port: int) -> bool:
    """Whether the house says of itself that it is well."""
    host = os.environ.get("INTERPLAY_HOSTS", "localhost").split(",")[0].strip()
    line = http.client.HTTPConnection(WILDCARDS.get(bind, bind), port, timeout=2)
    try:
        line.request("GET", "/healthz", headers={"Host": host})
        return line.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def say(text: str) -> None:
    """Tell whoever reads the log."""
    print(text, file=sys.stderr, flush=True)


def _ending(status: int) -> str:
    return f"by {signal.Signals(-status).name}" if status < 0 else f"with status {status}"
