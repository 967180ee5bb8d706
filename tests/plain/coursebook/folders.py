"""Courses as folders, made for a test: a small one without faults, of which a test changes what it is about."""

from pathlib import Path

from interplay.plain.coursebook.read import read

COURSE = """\
id = "small"
title = "A small course"
summary = "Small, but complete."
language = "en-GB"
level = "introductory"
licence = "CC-BY-4.0"
authors = ["Zora Vennor"]
outcomes = ["tell an hour"]
"""

FRONT = '+++\ntitle = "One"\n+++\n'  # three lines: what follows begins on line 4

ACTIVITY = """\
::: activity {#a1}
What did you see?

::: response {#a1-r}
:::

::: discussion
Look again.
:::
:::
"""

FILMS = Path(__file__).parent / "films"
MP4 = (FILMS / "hour.mp4").read_bytes()  # two seconds
MP3 = (FILMS / "umar.mp3").read_bytes()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><path d="M0 0L9 9"/></svg>'

MEDIA = """\
["media/hour.svg"]
owner = "Zora Vennor"
licence = "CC-BY-4.0"
alt = "Two strands."
"""

BASE: dict[str, str | bytes] = {"course.toml": COURSE, "01-one.md": f"{FRONT}{ACTIVITY}"}

Files = dict[str, str | bytes | None]


def write(folder: Path, files: Files) -> Path:
    """The base course in `folder`, changed by `files`: a name with None is left out."""
    for name, content in {**BASE, **files}.items():
        if content is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def page(body: str) -> str:
    """A section whose text begins on line 4, with an activity behind it so that the course can be completed."""
    return f"{FRONT}{body}\n\n{ACTIVITY}"


def faults(folder: Path, files: Files) -> list[str]:
    """Every fault of the course, as it is printed."""
    course, found = read(write(folder, files))
    assert (course is None) == bool(found)
    return [str(fault) for fault in found]
