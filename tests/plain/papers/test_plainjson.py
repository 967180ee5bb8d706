"""My answers as JSON, as docs/reference/my-answers.md tells it."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from interplay.plain.papers.plainjson import FORMAT, to_json, written
from tests.plain.papers import making

PAGE = (Path(__file__).parents[3] / "docs/reference/my-answers.md").read_text()


def example() -> Any:
    [text] = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    return json.loads(text)


def names(data: Any) -> set[str]:
    """Every name in it, however deep."""
    if isinstance(data, dict):
        return set(data) | {name for value in data.values() for name in names(value)}
    return {name for value in data for name in names(value)} if isinstance(data, list) else set()


def test_the_documented_example_is_what_the_code_writes() -> None:
    assert example() == json.loads(written(making.EXAMPLE))


def test_every_name_is_told_and_no_other() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert set(told) == names(to_json(making.EXAMPLE))


def test_the_names_are_always_the_same() -> None:
    empty = replace(making.EXAMPLE, courses=())
    assert to_json(empty) == {
        "format": FORMAT,
        "person": "Tamsin Ivelet",
        "made_at": "2026-07-10T08:30:00Z",
        "courses": [],
    }
    [begun] = to_json(replace(empty, courses=(making.JUST_BEGUN,)))["courses"]
    [course] = to_json(making.EXAMPLE)["courses"]
    assert list(begun) == list(course)


def test_letters_stay_letters() -> None:
    text = written(replace(making.EXAMPLE, person="ليلى الحسن", courses=()))
    assert '"person": "ليلى الحسن"' in text
    assert json.loads(text)["person"] == "ليلى الحسن"
