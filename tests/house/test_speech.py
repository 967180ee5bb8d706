"""The project speaks of itself alone, in its own words, and gives others their due."""

import re

from tests.house import source

BINARY = {".ttf", ".otf", ".woff2", ".png", ".jpg", ".webp", ".ico", ".pdf", ".mo"}
BINARY |= {".mp4", ".webm", ".mp3", ".ogg", ".m4a"}
OTHERS = ("tests/vendor/", "interplay/web/static/web/vendor/", "LICENSE")
# Words of workshops, not of the house. Joined here, so that this file does not hold them.
FOREIGN = [
    "/wo" + "rk/",
    "\\.\\./sha" + "red",
    "uv\\.lo" + "ck(?!`)",
    "pypi\\." + "org",
    "python" + "hosted",
    "deb\\.deb" + "ian",
    "registry\\." + "npm",
    "\\bLL" + "M\\b",
    "\\bG" + "PT\\b",
    "\\bClau" + "de\\b",
    "\\bco-?pi" + "lot\\b",
    "\\bA" + "I\\b",
    "as an as" + "sistant",
    "\\bprom" + "pt engineering\\b",
    "\\bissue \\d+\\b",
    "\\bTO" + "DO\\b:",
    "\\bFIX" + "ME\\b",
    "\\bXX" + "X\\b",
    "lorem ip" + "sum",
]


def _texts() -> list[tuple[str, str]]:
    names = [(path.relative_to(source.ROOT).as_posix(), path) for path in source.committed()]
    return [
        (name, path.read_text())
        for name, path in names
        if path.suffix not in BINARY and not name.startswith(OTHERS) and "OFL" not in name
    ]


def test_without_git_the_same_files_are_looked_at() -> None:
    assert sorted(source.unpacked()) == sorted(source.committed())


def test_the_project_speaks_of_itself_alone() -> None:
    foreign = re.compile("|".join(FOREIGN))
    found = [f"{name}: {match[0]}" for name, text in _texts() for match in foreign.finditer(text)]
    assert found == []


def test_every_text_ends_with_a_line_and_has_no_returns() -> None:
    assert [name for name, text in _texts() if text and (not text.endswith("\n") or "\r" in text)] == []


def test_whoever_made_what_we_carry_is_named() -> None:
    notices = (source.ROOT / "THIRD-PARTY-NOTICES.md").read_text()
    carried = [path for path in source.committed() if path.suffix in {".ttf", ".otf", ".woff2"} or ".min." in path.name]
    folders = {path.parent.relative_to(source.ROOT).as_posix() for path in carried}
    assert [folder for folder in sorted(folders) if folder not in notices] == []
    families = {
        re.split("-(?:latin|italic|Bold|Regular|SemiBold)|[.]min|[.]", path.name)[0].lower() for path in carried
    }
    assert [family for family in sorted(families) if family not in notices.lower()] == []


def test_every_exception_from_a_rule_says_why() -> None:
    silent = re.compile(r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type: ignore(?:\[[\w, -]+\])?)\s*$", re.MULTILINE)
    found = [
        f"{name}: {match[0]}"
        for name, text in _texts()
        if name.startswith("interplay/") or name == "run"
        for match in silent.finditer(text)
    ]
    assert found == []
