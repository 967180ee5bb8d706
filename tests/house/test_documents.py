"""Documents say what is so: generated pages are up to date, paths and links lead somewhere, settings are all told."""

import re
from pathlib import Path

import pytest

from interplay.config import documents
from tests.house.source import ROOT, committed, files

PAGES = [path for path in committed() if path.suffix == ".md" and "vendor" not in path.parts]
ENVIRONMENT = re.compile(r"(?:environ(?:\.get)?[\[(]|_flag\(|_names\()\"([A-Z_]+)\"|\"([A-Z_]+)\" in os\.environ")


def test_generated_pages_are_what_the_code_says() -> None:
    for name, text in documents.generated().items():
        assert (ROOT / "docs" / "reference" / name).read_text() == text, "python -m interplay.config.documents"


def test_settings_are_all_told_and_none_besides() -> None:
    read = {a or b for path in [*files(), ROOT / "run"] for a, b in ENVIRONMENT.findall(path.read_text())}
    told = re.findall(r"`([A-Z]+_[A-Z_]+)`", (ROOT / "docs/reference/settings.md").read_text())
    assert set(told) == {name for name in read if name.startswith(("INTERPLAY", "DATABASE", "REDIS"))}
    assert len(told) == len(set(told))


def test_every_path_of_the_trips_exists() -> None:
    named = re.findall(r"`([\w./*-]+/[\w./*-]*)`", (ROOT / "docs/trips.md").read_text())
    assert named, "trips lead through files"
    assert [name for name in named if not _is_there(name)] == []


def _is_there(name: str) -> bool:
    """Whether a path as the documents write it exists: from the root, from the house, or an address of the site."""
    return name.startswith("/") or (ROOT / name).exists() or (ROOT / "interplay" / name).exists()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    within = [link for link in links if "://" not in link and not re.match(r"[a-z]+:", link)]
    assert [link for link in within if not (page.parent / link).exists()] == []


def test_every_command_of_run_is_told_in_the_first_hour() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text() + (ROOT / "README.md").read_text()
    commands = re.findall(r"^    (?:one = )?command\((\w+)\)", (ROOT / "run").read_text(), re.MULTILINE)
    assert [name for name in commands if f"./run {name}" not in told and name != "interplay"] == []
