"""editions.lock remembers every id that readers may have answered."""

from pathlib import Path

from interplay.plain.coursebook.lock import write_lock
from interplay.plain.coursebook.read import read
from tests.plain.coursebook import samples
from tests.plain.coursebook.folders import ACTIVITY, COURSE, FRONT, MP3, faults, write

WRITTEN = """\
# The ids of everything that readers may have answered, in this edition or an earlier one.
# Written by `interplay course publish`. Keep it beside course.toml, and do not edit it.
edition = 3
course = "small"

[ids]
a1 = "activity"
a1-r = "response 70ad375f77d04e36"
q1 = "saq"
q1-c = "choice 8fdb1efb731bb66b"
a2 = "activity"
p1 = "part"
p1-r = "response 424e43e76a9322d8"
p2 = "part"
p2-m = "match 246ea6d3fe2d6597"
"""


def test_every_id_is_noted_with_the_wording_that_was_answered(tmp_path: Path) -> None:
    write_lock(samples.course(), tmp_path, edition=3)
    assert (tmp_path / "editions.lock").read_text() == WRITTEN
    assert [path.name for path in tmp_path.iterdir()] == ["editions.lock"]


def publish(folder: Path, edition: int) -> None:
    """Note the course in that folder as published."""
    course, found = read(folder)
    assert found == []
    assert course
    write_lock(course, folder, edition)


def test_what_was_published_and_is_still_there_is_no_fault(tmp_path: Path) -> None:
    publish(write(tmp_path, {}), 1)
    assert faults(tmp_path, {"01-one.md": f"{FRONT}{ACTIVITY.replace('::: activity', '::: saq')}\nMore."}) == []


def test_what_is_retired_may_go_and_stays_noted(tmp_path: Path) -> None:
    publish(write(tmp_path, {}), 1)
    other = f"{FRONT}{ACTIVITY.replace('a1', 'b1')}"
    assert faults(tmp_path, {"01-one.md": other, "course.toml": COURSE + 'retired = ["a1", "a1-r"]\n'}) == []
    publish(tmp_path, 2)
    assert faults(tmp_path, {"01-one.md": other}) == [
        f"editions.lock:{line}: The {kind} `{name}` was published and is gone. "
        f'Bring its id back, or write retired = ["{name}"] in course.toml.'
        for line, kind, name in ((7, "activity", "a1"), (8, "response", "a1-r"))
    ]


def test_a_page_that_cannot_be_read_does_not_count_as_gone(tmp_path: Path) -> None:
    publish(write(tmp_path, {}), 1)
    assert faults(tmp_path, {"01-one.md": b"\xff\xfe+\x00"}) == [
        "01-one.md:1: This file is not saved as UTF-8 (it looks like UTF-16). Save it as UTF-8."
    ]


MARKS = '[[marks]]\nid = "asking"\nname = "Asking"\n[[marks]]\nid = "{}"\nname = "Deciding"\n'
NOTES = """
::: audio {#f src="media/umar.mp3"}
::: transcript
Hello.
:::
:::

::: activity {#a}
::: film-notes {#n of="f"}
:::
:::
"""


def test_a_code_that_was_published_stays(tmp_path: Path) -> None:
    rights = '["media/umar.mp3"]\nowner = "Z"\nlicence = "CC-BY-4.0"\n'
    base = {"01-one.md": FRONT + NOTES, "media/umar.mp3": MP3, "media.toml": rights}
    publish(write(tmp_path, {**base, "course.toml": COURSE + MARKS.format("deciding")}), 1)
    lines = (tmp_path / "editions.lock").read_text().splitlines()
    assert lines[-1].startswith('n = "film-notes ')
    assert lines[-1].endswith(' asking deciding"')
    assert faults(tmp_path, {**base, "course.toml": COURSE + MARKS.format("decision")}) == [
        (
            "course.toml:1: Marks on films hang on the code `deciding`, which was published and is gone. "
            'Did you mean `decision`? Bring it back: [[marks]] with id = "deciding". Its name may change.'
        )
    ]
    renamed = MARKS.format("deciding").replace("Deciding", "Settling")
    assert faults(tmp_path, {**base, "course.toml": COURSE + renamed}) == []
