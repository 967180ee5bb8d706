"""Measure Interplay against the floors and print ratios: `python -m bench [NAME ...]`; NAME as in BENCHES.

Server on one core, load on the other; floor and house take turns within one run, three rounds of a few seconds each;
the median counts. Server CPU a request stands beside every rate: it moves less than the rate when the machine is busy.
"""

import argparse
import contextlib
import gzip
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import films, load, server

ROUNDS, SECONDS, CONNECTIONS = 3, 4.0, 8
PAGES, SOON = 60, 300  # pages asked for one after the other; milliseconds
FOLDER = Path(__file__).resolve().parent.parent
READER = "/courses/reader/section-1/"
# What a module or a style sheet loads beside itself.
LOADS = re.compile(rb"""(?:from|import) *\(?(?:url\()?["']([^"']+\.(?:js|css))["']""")


@dataclass(frozen=True, slots=True)
class Figure:
    """A rate (answers a second) with what one answer cost the server (microseconds of CPU)."""

    name: str
    rate: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.name:<44} {self.rate:9.0f} /s {self.cpu:9.0f} us"


@dataclass(frozen=True, slots=True)
class Place:
    """A running server to measure."""

    port: int
    pid: int

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"


def measure(name: str, place: Place, askers: list[load.Asker]) -> Figure:
    """One round against one server. Raises AssertionError when it answers anything but 200 or 304."""
    before = server.cpu_seconds(place.pid)
    tally = load.run(place.port, askers, SECONDS)
    spent = server.cpu_seconds(place.pid) - before
    assert set(tally.statuses) <= {200, 304}, (name, tally.statuses, tally.odd)  # noqa: S101 - a bench, not a program
    return Figure(name, tally.rate, spent / tally.answers * 1e6)


def compare(pairs: list[tuple[str, Callable[[], Figure]]]) -> list[Figure]:
    """Every measurement in turn, ROUNDS times over; the median of each, printed."""
    rounds = [[take() for _, take in pairs] for _ in range(ROUNDS)]
    figures = []
    for (name, _), taken in zip(pairs, zip(*rounds, strict=True), strict=True):
        figures.append(Figure(name, *(statistics.median(getattr(f, key) for f in taken) for key in ("rate", "cpu"))))
        print(figures[-1], flush=True)
    return figures


def ratio(of: Figure, to: Figure, bar: float, *, at_most: bool = False) -> bool:
    """Print a ratio of rates beside its bar; whether it holds."""
    value = of.rate / to.rate
    holds = value <= bar if at_most else value >= bar
    sign = "at most" if at_most else "at least"
    print(f"  {of.name} / {to.name} = {value:.2f} ({sign} {bar}) {'holds' if holds else 'DOES NOT HOLD'}", flush=True)
    return holds


def readers(place: Place, path: str, cookies: list[str]) -> list[load.Asker]:
    """Connections that ask for one page, each with its own cookies."""
    requests = [load.get(path, place.host, cookie) for cookie in cookies]
    return [lambda _last, request=request: request for request in requests]  # type: ignore[misc]


def writers(place: Place, people: list[dict[str, str]]) -> list[load.Asker]:
    """Connections that each save a changing answer of 400 bytes, with the revision they were last told."""

    def writer(person: dict[str, str]) -> load.Asker:
        seen, count = _revision(place, person), 0
        headers = {"Cookie": person["cookies"], "X-CSRFToken": person["token"], "Accept": "application/json"}

        def ask(last: bytes | None) -> bytes:
            nonlocal seen, count
            count += 1
            if last is not None:
                seen = json.loads(last)["revision"]
            body = urllib.parse.urlencode({"revision": seen, "body": f"{count:08d} " + "word " * 78})
            return load.post("/learn/reader/a2-1-r/save/", place.host, body.encode(), headers)

        return ask

    return [writer(person) for person in people]


def _revision(place: Place, person: dict[str, str]) -> int:
    """Which revision of the answer the server has: ask as one who has seen a very old one, and be told."""
    body = urllib.parse.urlencode({"revision": 0, "body": "Which revision is it?"})
    headers = {"Cookie": person["cookies"], "X-CSRFToken": person["token"]}
    return int(json.loads(_fetch(place, "/learn/reader/a2-1-r/save/", "POST", body, headers)[1])["revision"])


def _fetch(
    place: Place, path: str, method: str = "GET", body: str | None = None, headers: dict[str, str] | None = None
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=10)
    form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    connection.request(method, path, body, {**form, **(headers or {})})
    answer = connection.getresponse()
    return answer, answer.read()


def anonymous(floor: Place, house: Place, facts: dict[str, Any]) -> bool:
    """A section page for a visitor, against floor A."""
    nobody = [""] * CONNECTIONS
    a, ours = compare(
        [
            ("A: 20 KB of bytes", lambda: measure("A", floor, readers(floor, "/plain", nobody))),
            ("section page, visitor", lambda: measure("page", house, readers(house, READER, nobody))),
        ]
    )
    return ratio(ours, a, 0.8)


def reader(floor: Place, house: Place, facts: dict[str, Any]) -> bool:
    """A section page with a person's answers, against floor B."""
    session, cookies = [facts["floor"]] * CONNECTIONS, [person["cookies"] for person in facts["people"]]
    b, ours = compare(
        [
            ("B: 20 rows, signed in", lambda: measure("B", floor, readers(floor, "/groups", session))),
            ("section page with answers", lambda: measure("page", house, readers(house, READER, cookies))),
        ]
    )
    return ratio(ours, b, 0.7)


def autosave(floor: Place, house: Place, facts: dict[str, Any]) -> bool:
    """Saving a draft, against the slower of B and C."""
    session = [facts["floor"]] * CONNECTIONS
    b, c, ours = compare(
        [
            ("B: 20 rows, signed in", lambda: measure("B", floor, readers(floor, "/groups", session))),
            ("C: a commit on bare SQLite", _commits),
            ("autosave", lambda: measure("autosave", house, writers(house, facts["people"]))),
        ]
    )
    return ratio(ours, min(b, c, key=lambda figure: figure.rate), 0.6)


def _commits() -> Figure:
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        command = ["taskset", "-c", str(server.SERVER_CORE), sys.executable, "-m", "bench.floors", "commits"]
        told = subprocess.check_output([*command, f"{folder}/c.sqlite3", str(SECONDS)], text=True, cwd=FOLDER)
    count, seconds, cpu = map(float, told.split())
    return Figure("C", count / seconds, cpu / count * 1e6)


def sizes(floor: Place, house: Place, facts: dict[str, Any]) -> bool:
    """Pages of a large house against the same pages of a small one; the time to publish a course of 100 pages."""
    nobody, cookies = [""] * CONNECTIONS, [person["cookies"] for person in facts["people"]]
    held = []
    with furnished(2, 6) as (small, small_facts):
        small_cookies = [person["cookies"] for person in small_facts["people"]]
        for name, path, there, here in (
            ("catalogue", "/courses/", nobody, nobody),
            ("catalogue, signed in", "/courses/", small_cookies, cookies),
            ("page of the long course", "/courses/long/section-3/", nobody, nobody),
            ("page of the long course, signed in", "/courses/long/section-3/", small_cookies, cookies),
            ("course page, signed in", "/courses/long/", small_cookies, cookies),
        ):
            little, large = compare(
                [
                    (f"{name}: small", lambda p=path, c=there: measure("small", small, readers(small, p, c))),  # type: ignore[misc]
                    (f"{name}: large", lambda p=path, c=here: measure("large", house, readers(house, p, c))),  # type: ignore[misc]
                ]
            )
            held.append(ratio(little, large, 1.3, at_most=True))
    seconds = facts["publish_100_seconds"]
    print(f"publishing a course of 100 pages: {seconds:.2f} s (below 1)")
    return all(held) and seconds < 1


def weight(floor: Place, house: Place, facts: dict[str, Any]) -> bool:
    """What a first view of a section loads: HTML, style and scripts, compressed; fonts and pictures apart."""
    _, page = _fetch(house, READER)
    seen: dict[str, int] = {READER: len(gzip.compress(page, 6))}
    wanted = re.findall(rb'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page)
    while wanted:
        path = wanted.pop().decode()
        if path in seen:
            continue
        _, body = _fetch(house, path)
        seen[path] = len(gzip.compress(body, 6))
        found = re.findall(
            rb'(?:from|import)\s*\(?["\']([^"\']+\.js)["\']|@import\s*(?:url\()?["\']?([^"\')]+\.css)', body
        )
        wanted += [urllib.parse.urljoin(path, (one or two).decode()).encode() for one, two in found]
    for path, size in seen.items():
        print(f"{path:<60} {size / 1024:6.1f} KB")
    total = sum(seen.values()) / 1024
    print(f"first view: {total:.1f} KB in {len(seen)} requests (at most 60)")
    print(f"memory of one web process: {server.pss_megabytes(house.pid):.0f} MB")
    return total <= 60


def films_(floor: Place, house: Place, facts: dict[str, Any]) -> bool:
    """Fifty people seek in a film of 200 MB: memory of the web process, and a page meanwhile against the same page."""
    films.page_times(house.port, READER, 1.0)
    before, alone = server.pss_megabytes(house.pid), films.page_times(house.port, READER, SECONDS)
    seekers = films.Seekers(house.port)
    seekers.start()
    time.sleep(2)
    meanwhile = films.page_times(house.port, READER, 2 * SECONDS)
    grown = server.pss_megabytes(house.pid) - before
    seekers.stop()
    print(f"{seekers.parts} parts of at most 1 MiB, {len(seekers.odd)} odd answers {seekers.odd[:3]}")
    print(f"memory of the web process: {grown:+.1f} MB on {before:.0f} (below +30)")
    print(f"section page: {alone:.2f} ms alone, {meanwhile:.2f} ms meanwhile = {meanwhile / alone:.2f} (at most 1.5)")
    return not seekers.odd and grown < 30 and meanwhile <= 1.5 * alone


def comparison(floor: Place, house: Place, facts: dict[str, Any]) -> bool:
    """Of 500 people with 60 marks each on a film of 200 captions: the page, and the commitment that compares them."""
    with filled("bench.comparing", 500, 60) as (place, told):
        seconds = [_seconds(place, "/learn/hall/watch-n/compare/", told["cookies"]) for _ in range(PAGES)]
    p50, p95 = statistics.median(seconds) * 1e3, statistics.quantiles(seconds, n=20)[-1] * 1e3
    print(f"page that compares {told['compared']} people: p50 {p50:.0f} ms, p95 {p95:.0f} ms (below {SOON})")
    for what, which in (("a commitment that brings no comparison", "before"), ("the one that brings this", "last")):
        took, cpu = (seconds * 1e3 for seconds in told[which])
        print(f"{what}: {took:.0f} ms, of them {cpu:.0f} ms CPU (below {SOON})", flush=True)
    return bool(p95 < SOON and told["last"][0] * 1e3 < SOON)


def _seconds(place: Place, path: str, cookies: str) -> float:
    """How long one page takes, by itself."""
    began = time.perf_counter()
    answer, _ = _fetch(place, path, headers={"Cookie": cookies})
    assert answer.status == 200, answer.status  # noqa: S101 - a bench, not a program
    return time.perf_counter() - began


def furnished(courses: int, sections: int) -> contextlib.AbstractContextManager[tuple[Place, dict[str, Any]]]:
    """A house with so many small courses and one of so many sections, served."""
    return filled("bench.house", courses, sections)


@contextlib.contextmanager
def filled(module: str, *sizes: int) -> Iterator[tuple[Place, dict[str, Any]]]:
    """A house that `module` fills, served; with what it told."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=FOLDER) as home:
        environment = {"INTERPLAY_HOME": home, "PYTHONPATH": str(FOLDER)}
        command = [sys.executable, "-m", module, *map(str, sizes)]
        told = subprocess.check_output(command, env={**os.environ, **environment}, text=True, cwd=FOLDER)
        with server.serving("interplay.config.wsgi:application", environment) as (port, pid):
            yield Place(port, pid), json.loads(told)


@contextlib.contextmanager
def floor() -> Iterator[tuple[Place, str]]:
    """The floors A and B, served; with the cookie of somebody signed in."""
    with tempfile.TemporaryDirectory(prefix="floor-", dir=FOLDER) as home:
        environment = {"FLOOR_HOME": home, "PYTHONPATH": str(FOLDER)}
        command = [sys.executable, "-m", "bench.floors"]
        cookie = subprocess.check_output(command, env={**os.environ, **environment}, text=True, cwd=FOLDER).strip()
        with server.serving("bench.floors:application", environment) as (port, pid):
            yield Place(port, pid), cookie


BENCHES = {
    "anonymous": anonymous,
    "reader": reader,
    "autosave": autosave,
    "sizes": sizes,
    "weight": weight,
    "films": films_,
    "compare": comparison,
}


def main() -> int:
    """Run the benches asked for (all without a name); 0 if every bar holds, 1 if one does not."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("name", nargs="*", choices=[*BENCHES, []], help="which benches; all without a name")
    names = parser.parse_args().name or list(BENCHES)
    os.sched_setaffinity(0, {server.LOAD_CORE})
    with floor() as (ground, cookie), furnished(1000 if "sizes" in names else 2, 200) as (house, facts):
        facts["floor"] = cookie
        held = [print(f"\n{name}: {BENCHES[name].__doc__}") or BENCHES[name](ground, house, facts) for name in names]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
