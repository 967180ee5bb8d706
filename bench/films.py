"""Fifty people who seek in a large film, and what that costs the server and everybody who reads meanwhile."""

import http.client
import random
import statistics
import threading
import time
from dataclasses import dataclass, field

FILM = "/courses/reader/media/1/media/large.mp4"
SIZE = 200 * 1024 * 1024
PEOPLE, PAUSE = 50, 1.0  # each seeks once a second, as somebody does who drags along the film
PART = 1024 * 1024


@dataclass(slots=True)
class Seekers:
    """People who seek until they are stopped. `parts` counts their answers, `odd` says what else came back."""

    port: int
    parts: int = 0
    odd: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        """Begin, each at a moment of their own."""
        for number in range(PEOPLE):
            self.threads.append(threading.Thread(target=self._seek, args=(number,), daemon=True))
            self.threads[-1].start()

    def stop(self) -> None:
        """End, when each has heard its last answer."""
        self.stopped.set()
        for thread in self.threads:
            thread.join(10)

    def _seek(self, number: int) -> None:
        chance = random.Random(number)
        time.sleep(chance.random() * PAUSE)
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        while not self.stopped.is_set():
            line.request("GET", FILM, headers={"Range": f"bytes={chance.randrange(SIZE)}-"})
            answer = line.getresponse()
            octets = len(answer.read())
            if answer.status != http.HTTPStatus.PARTIAL_CONTENT or octets > PART:
                self.odd.append(f"{answer.status}, {octets} bytes")
            self.parts += 1
            self.stopped.wait(PAUSE * (0.5 + chance.random()))


def page_times(port: int, path: str, seconds: float) -> float:
    """Milliseconds that the page takes somebody who asks ten times a second: the median."""
    line, taken, end = http.client.HTTPConnection("127.0.0.1", port, timeout=10), [], time.monotonic() + seconds
    while time.monotonic() < end:
        begun = time.perf_counter()
        line.request("GET", path)
        line.getresponse().read()
        taken.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.1)
    return statistics.median(taken)
