"""`./run`: its words, and what it says when the machine lacks something. It never hangs."""

import io
import socket
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.source import ROOT


@pytest.fixture(scope="module")
def run() -> ModuleType:
    """The script as a module."""
    spec = spec_from_loader("run", SourceFileLoader("run", str(ROOT / "run")))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_alone_it_lists_its_commands(run: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 0
    told = capsys.readouterr().out
    assert [name for name in ("demo", "test", "check", "bench", "interplay", "lock") if f"    {name}" not in told] == []


def test_unknown_words(run: ModuleType) -> None:
    with pytest.raises(SystemExit) as end:
        run.main(["nonsense"])
    assert end.value.code == 2


def test_without_terminal_and_root_the_line_is_named_and_nothing_hangs(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run.sys, "stdin", io.StringIO())
    with pytest.raises(run.Stop, match="sudo apt-get install --yes --no-install-recommends chromium"):
        run.debian(["chromium"], "A browser is missing")


def test_without_sudo_it_is_for_root(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(run.shutil, "which", lambda name: None if name == "sudo" else f"/usr/bin/{name}")
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(run.sys, "stdin", terminal)
    with pytest.raises(run.Stop, match="Please run as root\n\n    apt-get install --yes"):
        run.debian(["chromium"], "A browser is missing")


def test_the_whole_suite_asks_once_and_for_everything(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(run, "debian", lambda packages, why: asked.append(packages))
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    monkeypatch.setattr(run, "has_chinese_font", lambda: False)
    monkeypatch.setattr(run, "_has_atomic", lambda: False)
    monkeypatch.setattr(run, "_cluster_tools", lambda: None)
    monkeypatch.setattr(run, "_server", lambda python: None)
    run.machine_for_tests(tmp_path)
    assert asked == [["postgresql", "chromium", "poppler-utils", "qpdf", "fonts-droid-fallback", "libatomic1"]]


@pytest.mark.parametrize("state", ["broken off", "moved", "whole"])
def test_an_environment_that_may_lack_something_is_made_anew(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    ran: list[list[str]] = []
    folder = tmp_path / ".venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    if state != "broken off":
        (folder / "whole").write_text(str(run.ROOT) if state == "whole" else "/elsewhere")

    def work(words: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        folder.mkdir(exist_ok=True)
        assert not (folder / "whole").exists()  # broken off here, it would be made anew
        if words[1:2] != ["-c"]:
            ran.append([word for word in words if word in ("venv", "pip")])
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(run, "call", lambda *_, **__: 0)
    monkeypatch.setattr(run.subprocess, "run", work)
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    run._install(folder, "run", sys.executable)
    assert ran == ([["pip"]] if state == "whole" else [["venv"], ["pip"]])
    assert (folder / "whole").read_text() == str(run.ROOT)


def test_the_command_runs_in_a_folder_of_any_name(run: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "it's Łódź, here"
    (folder / "lib" / "python3" / "site-packages").mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "bin" / "python").write_text("#!/bin/sh\nprintf '%s|' \"$@\"\n")
    (folder / "bin" / "python").chmod(0o755)
    run._attach(folder)
    said = subprocess.run([folder / "bin" / "interplay", "a b"], capture_output=True, check=True, text=True).stdout
    assert said == "-P|-m|interplay.config.command|a b|"


def test_on_other_systems_the_packages_are_named(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(run.Stop, match="please install what your system calls chromium, qpdf"):
        run.debian(["chromium", "qpdf"], "Tools are missing")


def test_with_a_terminal_it_asks_first(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(run.sys, "stdin", terminal)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("builtins.input", lambda question: asked.append(question) or "n")
    with pytest.raises(run.Stop, match="Nothing was installed"):
        run.debian(["chromium"], "A browser is missing")
    assert len(asked) == 1
    assert asked[0].startswith("A browser is missing. May I run `")


def test_a_stop_is_one_message_and_status_1(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run.main(["demo", "--port", str(port)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert f"Nothing can listen on 127.0.0.1:{port}" in told.err
    assert f"./run demo --port {port + 1}" in told.err


def test_a_python_that_is_not_there(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(run.Stop, match=r"There is no Python 9\.9 on this machine"):
        run.interpreter("9.9")


def test_a_house_is_made_again_when_its_code_has_changed(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    (tmp_path / "made-from").write_text(run._source())
    assert not run._is_made(tmp_path)  # no database yet
    (tmp_path / "interplay.sqlite3").touch()
    assert run._is_made(tmp_path)
    (tmp_path / "made-from").write_text("other code")
    assert not run._is_made(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "postgres://localhost/interplay")
    (tmp_path / "made-from").write_text(run._source())
    assert not run._is_made(tmp_path)


def test_where_node_is_missing_it_says_which_check_is_left_out(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "tests" / "verifier"
    folder.mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    run.verifier_of_others(must=False)
    assert "Node and npm are missing: the one check of badges" in capsys.readouterr().out
    with pytest.raises(run.Stop, match="Node and npm are missing"):
        run.verifier_of_others(must=True)


def test_others_verifier_is_installed_once_and_runs_no_scripts(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "tests" / "verifier"
    (folder / "node_modules").mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}")
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run.shutil, "which", lambda name: name)
    monkeypatch.setattr(run, "call", lambda *words, **_: asked.append(words) or 0)
    run.verifier_of_others(must=True)
    run.verifier_of_others(must=True)
    assert asked == [("npm", "ci", "--ignore-scripts", "--loglevel=error")]


def test_the_lock_of_others_verifier_names_no_host() -> None:
    lock = (ROOT / "tests" / "verifier" / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert lock.count('"integrity"') > 20
