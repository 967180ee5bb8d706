"""The command's own promises: its words, its exit status, and that a check of a course does not wait for Django."""

import subprocess
import sys
from pathlib import Path

import pytest

from interplay.config import command
from tests.house.source import ROOT

WORDS = [
    "serve",
    "start",
    "doctor",
    "work",
    "backup",
    "restore",
    "course",
    "course new",
    "course check",
    "course publish",
]


@pytest.mark.parametrize("words", ["", *WORDS])
def test_every_command_explains_itself(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        command.main([*words.split(), "--help"])
    assert end.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: interplay {words}".rstrip())


@pytest.mark.parametrize("words", [[], ["nonsense"], ["course"], ["course", "check"], ["serve", "--workers", "0"]])
def test_words_that_are_not_understood(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        command.main(words)
    assert end.value.code == 2
    assert "usage: interplay" in capsys.readouterr().err


def test_a_new_course_is_without_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command.main(["course", "new", "our-course"]) == 0
    assert command.main(["course", "check", "our-course"]) == 0
    assert capsys.readouterr().err == ""


def test_faults_are_told_by_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "course.toml").write_text("title = 3\n")
    assert command.main(["course", "check", str(tmp_path)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert all(line.startswith("course.toml:") for line in told.err.splitlines())
    assert len(told.err.splitlines()) > 1


@pytest.mark.django_db
def test_publishing_twice_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    command.main(["course", "new", "our-course"])
    capsys.readouterr()
    assert [command.main(["course", "publish", "our-course"]) for _ in range(2)] == [0, 0]
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("edition 1 is before readers now.")
    assert second.endswith("edition 1 is what readers have already.")
    assert (tmp_path / "our-course" / "editions.lock").exists()
    assert command.main(["course", "check", "our-course"]) == 0


def test_a_faulty_course_is_not_published(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["course", "publish", str(tmp_path)]) == 1
    assert "course.toml" in capsys.readouterr().err


def _modules_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*(name.partition('.')[0] for name in sys.modules), sep=chr(10))"
    return set(
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
    )


def test_checking_a_course_loads_no_django(tmp_path: Path) -> None:
    checked = f"from interplay.config import command; command.main(['course', 'check', {str(tmp_path)!r}])"
    assert "django" not in _modules_after(checked)


def test_neither_pages_nor_worker_load_what_only_papers_need() -> None:
    heavy = {"typst", "PIL", "numpy", "pikepdf"}
    for door in ("interplay.config.wsgi", "interplay.config.command"):
        assert heavy & _modules_after(f"import {door}") == set()
