"""docs/reference/course-format.md teaches the format that the code knows, and its examples work."""

import re
import shutil
from pathlib import Path

import pytest

from interplay.plain import captions
from interplay.plain.coursebook import grammar, values
from interplay.plain.coursebook.containers import PLAYED
from interplay.plain.coursebook.licences import LICENCES
from interplay.plain.coursebook.media import KINDS
from interplay.plain.coursebook.read import read
from tests.plain.coursebook.folders import FILMS, SVG
from tests.plain.coursebook.test_bad_input import CASES, RUNS

PAGE = (Path(__file__).parents[3] / "docs/reference/course-format.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [(found["info"], found["body"]) for found in FENCED.finditer(PAGE)]


def write(folder: Path, files: dict[str, str]) -> Path:
    """These files in that folder."""
    for name, body in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(body, encoding="utf-8")
    return folder


def test_the_course_of_five_minutes_has_no_faults(tmp_path: Path) -> None:
    files = {info.split()[1]: body for info, body in EXAMPLES if " first/" in info}
    course, faults = read(write(tmp_path, files) / "first")
    assert faults == []
    assert course
    assert [item.id for item in course.items()] == ["your-question-r"]


def test_all_examples_together_are_a_course_without_faults(tmp_path: Path) -> None:
    files = {info.split()[1]: body for info, body in EXAMPLES if " " in info and " first/" not in info}
    pages = [body for info, body in EXAMPLES if info == "course"]
    files |= {
        f"{number:02}-page.md": f'+++\ntitle = "Page"\nid = "page-{number}"\n+++\n{body}'
        for number, body in enumerate(pages, 2)
    }
    files |= {"media/hour.svg": SVG, "media/plan.pdf": "%PDF-1.7"}
    write(tmp_path, files)
    for name in ("hour.mp4", "hour.webm", "umar.mp3"):
        shutil.copy(FILMS / name, tmp_path / "media" / name)
    course, faults = read(tmp_path)
    assert faults == []
    assert course
    used = re.findall(r"^::: ([a-z-]+)", "".join(pages), re.MULTILINE)
    assert set(used) | {"question"} == set(grammar.DIRECTIVES)


def row(name: str, directive: grammar.Directive) -> str:
    """The line of a directive in the table of all directives."""
    keys = ", ".join(
        f"[`{key}`]" if rule.read is values.flag else f"`{key}`{' (needed)' * rule.needed}"
        for key, rule in directive.keys.items()
    )
    return f"| `{name}` | {directive.id} | {keys} |".replace("|  |", "| |")


def test_every_directive_stands_in_the_table_with_its_keys() -> None:
    table = PAGE.partition("## All directives at a glance")[2].partition("**Where they may stand.**")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert rows == [row(name, directive) for name, directive in grammar.DIRECTIVES.items()]


@pytest.mark.parametrize(
    ("label", "keys"),
    [
        ("`course.toml`", grammar.COURSE),
        ("`[completion]` in it", grammar.COMPLETION),
        ("`[[further]]` in it", grammar.FURTHER),
        ("`[[marks]]` in it", grammar.MARK),
        ("front block of a section", grammar.SECTION),
        ("`media.toml`", grammar.MEDIA),
        ("`references.toml`", grammar.REFERENCE),
    ],
)
def test_every_key_of_every_file_stands_in_its_table(label: str, keys: dict[str, grammar.Key]) -> None:
    needed, others = (
        ", ".join(f"`{key}`" for key, rule in keys.items() if rule.needed == must) for must in (True, False)
    )
    table = PAGE.partition("## All keys of files")[2]
    assert f"| {label} | {needed} | {others} |".replace("|  |", "| |") in table.splitlines()


def test_every_kind_of_file_is_named_with_its_size() -> None:
    lines = PAGE.partition("| used as |")[2].partition("\n\n")[0].splitlines()
    told = {ending: line for line in lines for ending in re.findall(r"`(\.\w+)`", line)}
    assert {ending: told[ending].endswith(f"| {kind.most:,} |") for ending, kind in KINDS.items()} == dict.fromkeys(
        KINDS, True
    )


def test_every_codec_is_named_beside_the_ending_it_goes_with() -> None:
    rows = PAGE.partition("| ending | picture | sound |")[2].partition("\n\n")[0]
    told = {row.split("`")[1]: row for row in rows.splitlines() if row.startswith("| `")}
    assert list(told) == list(PLAYED)
    missing = [
        (ending, codec)
        for ending, played in PLAYED.items()
        for codec in (*played.pictures, *played.sounds)
        if codec not in told[ending]
    ]
    assert missing == []


def test_every_licence_is_named() -> None:
    families = {re.sub(r"-(2\.0|2\.5|3\.0)$", "-4.0", name) if name.startswith("CC-BY") else name for name in LICENCES}
    assert [name for name in sorted(families) if f"`{name}`" not in PAGE] == []


def test_every_word_of_a_choice_and_every_link_is_named() -> None:
    words = (*grammar.LEVELS, *grammar.SIZES, *grammar.STRANDS, *grammar.MARKED, *grammar.KEEPS)
    assert [word for word in words if not re.search(rf"[`\"]{word}[`\"]", PAGE)] == []
    assert [
        scheme for scheme in ("term:", "ref:", "strand:", "lang:", "course:", "mailto:") if f"({scheme}" not in PAGE
    ] == []


def test_every_limit_is_told_as_it_is() -> None:
    told = (
        f"at\nmost {grammar.MOST_BYTES:,} bytes, a course at most {grammar.MOST_SECTIONS} sections",
        f"A paragraph has at most {grammar.MOST_LETTERS:,} letters.",
        f"A file has at most {captions.MOST_CUES:,} captions and {captions.MOST_SPEAKERS} speakers.",
        f"have at most {values.LONGEST_LINE} letters, texts at most {values.LONGEST_TEXT:,}.",
    )
    assert [words for words in told if words not in PAGE] == []
    assert grammar.DEEPEST == 8
    assert "At most eight blocks stand within one another." in PAGE


def test_every_message_that_is_explained_is_one_that_the_check_gives() -> None:
    rows = re.findall(r"^\| (.+?) \|", PAGE.partition("## What the check says")[2], re.MULTILINE)[1:]
    messages = [message for _, expected in CASES.values() for message in expected] + list(RUNS.values())
    explained = [words for words in rows if not words.startswith("---")]
    assert len(explained) > 20
    assert [words for words in explained if not any(words in message for message in messages)] == []
