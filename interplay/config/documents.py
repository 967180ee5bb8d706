"""Pages of docs/reference that the code itself writes: `python -m interplay.config.documents` writes them anew."""

import argparse
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from django.conf import settings

from interplay.config import command
from interplay.core.permits import REGISTER

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"


def generated() -> dict[str, str]:
    """Every such page by its name in docs/reference."""
    import_module(settings.ROOT_URLCONF)  # with it every room, and every room's permits
    return {"who-may-do-what.md": _permits(), "commands.md": _commands()}


def _permits() -> str:
    rooms: dict[str, list[str]] = {}
    for name, permit in sorted(REGISTER.items()):
        room, _, verb = name.partition(".")
        rooms.setdefault(room, []).append(f"| {verb.replace('_', ' ')} | {permit.says} |")
    parts = [f"## {room.capitalize()}\n\n| what | who |\n|---|---|\n" + "\n".join(rows) for room, rows in rooms.items()]
    opening = (
        "# Who may do what\n\nWritten by the code, from the permits that every view asks (`core/permits.py`).\n"
        "What a person may not know of does not exist for that person: the answer is 404, not 403.\n\n"
    )
    return opening + "\n\n".join(parts) + "\n"


def _commands() -> str:
    opening = (
        "# The `interplay` command\n\nWritten by the code. From a clone, say `./run interplay` for `interplay`.\n"
        "Exit status: 0 good; 1 what was given is wrong (each fault as `file:line: message`); 2 words unknown.\n"
    )
    return opening + "".join(_command("interplay", command.parser()))


def _command(name: str, parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to ask what it was told
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            for word, inner in action.choices.items():
                yield from _command(f"{name} {word}", inner)
            return
    rows = [f"| `{words}` | {says} |\n" for words, says in _arguments(parser)]
    table = "\n| | |\n|---|---|\n" + "".join(rows) if rows else ""
    yield f"\n## {name}\n\n{parser.description}\n{table}"


def _arguments(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    for action in parser._actions:  # noqa: SLF001 - as above
        if action.help == argparse.SUPPRESS or "--help" in action.option_strings:
            continue
        shown = action.metavar or action.dest.upper()
        words = f"{action.option_strings[0]} {shown}" if action.option_strings else str(shown)
        says = (action.help or "").replace("%(default)s", str(action.default))
        yield (words if action.nargs != 0 else action.option_strings[0]), says


def write() -> None:
    """Write every page whose words have changed."""
    for name, text in generated().items():
        page = FOLDER / name
        if not page.exists() or page.read_text() != text:
            page.write_text(text)
            print(page)


if __name__ == "__main__":
    command.wake_django()
    write()
