"""The two commands of an author, and the example that one of them writes."""

from pathlib import Path

import pytest

from interplay.plain.coursebook import commands, tree
from interplay.plain.coursebook.read import read
from tests.plain.coursebook.folders import page, write


def test_a_good_course_is_called_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.check(str(write(tmp_path, {}))) == 0
    assert capsys.readouterr() == ("A small course: 1 sections, 1 activities, no faults.\n", "")


def test_every_fault_is_printed_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.check(str(write(tmp_path, {"01-one.md": page("::: bux\n:::\n\n[](#xyz)")}))) == 1
    assert capsys.readouterr() == (
        "",
        (
            "01-one.md:4: There is no directive `bux`. Did you mean `box`?\n"
            "01-one.md:7: There is nothing with the id `xyz` in this course.\n"
        ),
    )


def test_a_new_course_has_no_faults_and_shows_how_it_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.new("our-course", str(tmp_path)) == 0
    assert capsys.readouterr().out == (
        f"{tmp_path / 'our-course'} is ready. Look at it with: interplay course check {tmp_path / 'our-course'}\n"
    )
    course, faults = read(tmp_path / "our-course")
    assert faults == []
    assert course
    assert course.id == "our-course"
    assert len(course.sections) == 2
    assert [item.kind for item in course.items()] == ["choice", "response"]
    assert list(course.activities())[1].parts[0].hidden[0].kind == "discussion"
    assert any(isinstance(block, tree.Figure) for block in course.sections[0].blocks)
    assert course.glossary
    assert course.references


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "Our Course",
            "“Our Course” cannot be an id. Use small letters a to z, figures and hyphens, and begin with a letter.\n",
        ),
        (
            "../ours",
            "“../ours” cannot be an id. Use small letters a to z, figures and hyphens, and begin with a letter.\n",
        ),
    ],
)
def test_a_new_course_needs_a_name_that_can_be_an_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, message: str
) -> None:
    assert commands.new(name, str(tmp_path)) == 1
    assert capsys.readouterr() == ("", message)
    assert list(tmp_path.iterdir()) == []


def test_a_new_course_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ours").mkdir()
    assert commands.new("ours", str(tmp_path)) == 1
    assert capsys.readouterr().err == (
        f"{tmp_path / 'ours'} is there already. Choose another name, or move it away first.\n"
    )
