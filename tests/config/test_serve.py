"""A house that is served: ready when it says so, mended when something is killed, gone when it is stopped."""

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.server import free_port
from tests.house.source import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")]
COMMAND = [sys.executable, "-m", "interplay.config.command"]
MEGABYTE = 1024


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house that was started once, with tables and files."""
    folder = tmp_path_factory.mktemp("house")
    subprocess.run([*COMMAND, "start"], cwd=ROOT, env=_environment(folder), check=True)
    return folder


def _environment(home: Path) -> dict[str, str]:
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("INTERPLAY", "DATABASE"))}
    return {**outside, "INTERPLAY_HOME": str(home), "DJANGO_SETTINGS_MODULE": "interplay.config.settings"}


@contextmanager
def _served(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """A running house, ready; whatever is left of it afterwards is killed."""
    command = [*COMMAND, "serve", "--port", str(port)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    house = subprocess.Popen(command, cwd=ROOT, env=_environment(home), start_new_session=True, **pipes)
    try:
        assert house.stdout
        assert house.stdout.readline() == f"Interplay is ready at http://127.0.0.1:{port}\n"
        yield house
    finally:
        for pid in _members(house.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        house.communicate()


def _members(session: int) -> dict[int, str]:
    """The processes of a session with their command lines, as the system sees them now."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, _, _, belongs, *_ = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(belongs) == session and state != "Z":
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
    return found


def _one(house: "subprocess.Popen[str]", word: str) -> int:
    """The eldest process of the house whose command says `word`."""
    return min(pid for pid, command in _members(house.pid).items() if word in command)


def _until(so: Callable[[], bool], seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while not so() and time.monotonic() < end:
        time.sleep(0.05)
    return so()


def _health(port: int) -> object:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        line.request("GET", "/healthz")
        return json.loads(line.getresponse().read())["status"]
    except (OSError, http.client.HTTPException):
        return None
    finally:
        line.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_is_ready_when_it_says_so_and_gone_when_it_is_stopped(home: Path, number: int) -> None:
    port = free_port()
    with _served(home, port) as house:
        assert _health(port) == "ok"
        assert len(_members(house.pid)) == 4
        os.killpg(house.pid, number)  # as Ctrl-C does, and as those who stop a whole group do
        assert (house.wait(15), house.stdout and house.stdout.read()) == (0, "")
        assert _members(house.pid) == {}


def test_nothing_goes_on_when_it_is_killed(home: Path) -> None:
    with _served(home, free_port()) as house:
        house.kill()
        assert _until(lambda: _members(house.pid) == {})


@pytest.mark.parametrize("word", ["-m granian", "command work"])
def test_what_is_killed_is_started_again(home: Path, word: str) -> None:
    port = free_port()
    with _served(home, port) as house:
        killed = _one(house, word)
        os.kill(killed, signal.SIGKILL)
        assert _until(lambda: killed not in _members(house.pid))
        assert _until(lambda: len(_members(house.pid)) == 4 and _health(port) == "ok")


def test_all_of_it_needs_less_than_a_quarter_of_a_gigabyte(home: Path) -> None:
    port = free_port()
    with _served(home, port) as house:
        for _ in range(20):
            assert _health(port) == "ok"
        lines = [
            line for pid in _members(house.pid) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        ]
        shares = [int(line.split()[1]) for line in lines if line.startswith("Pss:")]
        assert len(shares) == 4
        assert sum(shares) < 250 * MEGABYTE


def test_a_taken_door_is_told(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [*COMMAND, "serve", "--port", str(taken.getsockname()[1])]
        house = subprocess.run(command, cwd=ROOT, env=_environment(home), capture_output=True, text=True, check=False)
    assert (house.returncode, house.stdout) == (1, "")
    assert house.stderr.endswith("Interplay did not start; what stands above says why.\n")
