"""The house's own source, read as trees and as text, for the tests beside this file."""

import ast
import os
import subprocess
from collections.abc import Iterator
from configparser import ConfigParser
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "interplay"


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(), str(path))


def files(pattern: str = "**/*.py") -> list[Path]:
    """The files of the house that match, migrations apart."""
    return sorted(path for path in HOUSE.glob(pattern) if "migrations" not in path.parts and path.is_file())


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call in one file."""
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def place(path: Path, node: ast.AST) -> str:
    """Where a fault is, as an editor takes it."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def committed() -> list[Path]:
    """Every file that belongs to the project, committed or about to be."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):  # no git here, or it will not look into somebody else's folder
        return unpacked()
    return [ROOT / name for name in names.split("\0") if name and (ROOT / name).is_file()]


def unpacked() -> list[Path]:
    """The same without git, for a source that was unpacked from an archive: all that .gitignore does not leave out."""
    left_out = [".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines() if line)]
    found: list[Path] = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not any(fnmatch(name, pattern) for pattern in left_out)]
        found += [Path(folder, name) for name in names if not any(fnmatch(name, pattern) for pattern in left_out)]
    return found


@cache
def contracts() -> ConfigParser:
    """What .importlinter says."""
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter")
    return parser


def lines(contract: str, key: str) -> list[str]:
    """One entry of a contract, line by line."""
    return contracts()[f"importlinter:contract:{contract}"][key].split()


def layers(contract: str) -> list[str]:
    """The layers of a contract from roof to ground, those not built yet included."""
    return [name.strip("()") for name in lines(contract, "layers")]
