"""Dependencies: each says why it is there, and all are pinned to what was looked at."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.house.source import ROOT, files, tree

LOCKS = ROOT / "requirements"
NAMES = ["run", "postgres", "test"]


def _pins(name: str) -> dict[str, str]:
    """Package to version and marker, as the lock has them."""
    found = re.findall(r"^([a-z0-9._-]+)==([^\s\\]+(?: ; [^\\]+)?)", (LOCKS / f"{name}.txt").read_text(), re.MULTILINE)
    return {package: version.strip() for package, version in found}


def test_every_dependency_says_why_it_earns_its_place() -> None:
    for name in NAMES:
        before = ""
        for line in (LOCKS / f"{name}.in").read_text().splitlines():
            if line and not line.startswith(("#", "-r")):
                assert before.startswith("# "), f"{name}.in: {line}"
            before = line


def test_the_house_uses_what_it_asks_for_by_name() -> None:
    asked = set(re.findall(r"^([a-z0-9-]+)", (LOCKS / "run.in").read_text().lower(), re.MULTILINE))
    known = packages_distributions()
    used = {name: path for path in files() for name in _imported(path) if name not in sys.stdlib_module_names}
    theirs = {name: known[name][0].lower().replace("_", "-") for name in used if name not in ("interplay", "demo")}
    assert {name: package for name, package in theirs.items() if package not in asked} == {}


def _imported(path: Path) -> set[str]:
    """The outermost names of all that a file imports."""
    nodes = list(ast.walk(tree(path)))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    told = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in plain | told}


def test_every_dependency_is_locked_with_hashes() -> None:
    for name in NAMES:
        wanted = re.findall(
            r"^([A-Za-z0-9._-]+)", (LOCKS / f"{name}.in").read_text().replace("\n-r", "\n#"), re.MULTILINE
        )
        pinned = _pins(name)
        assert [package for package in wanted if package.lower() not in pinned] == []
        blocks = re.split(r"\n(?=\S)", (LOCKS / f"{name}.txt").read_text().strip())[1:]
        assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_tests_run_on_what_houses_run_on() -> None:
    tested = _pins("test")
    for name in ("run", "postgres"):
        assert {package: tested.get(package) for package in _pins(name)} == {
            package: tested[package] if "tzdata" in package else version for package, version in _pins(name).items()
        }


def test_locks_name_no_host() -> None:
    for path in LOCKS.iterdir():
        assert re.findall(r"://|--(?:extra-)?index|--find-links|--trusted-host", path.read_text()) == [], path.name


def test_the_locks_are_the_ones_that_run_knows() -> None:
    assert sorted(path.name for path in LOCKS.iterdir()) == sorted(
        f"{name}.{kind}" for name in NAMES for kind in ("in", "txt")
    )


def test_the_same_pythons_everywhere() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    assert 'requires-python = ">=3.11"' in project
    assert 'target-version = "py311"' in project
    assert 'python_version = "3.11"' in project
    assert "(3, 11)" in Path(ROOT / "run").read_text()
