"""A small, good course to begin from: what `interplay course new` writes. It teaches by example."""

from pathlib import Path

from interplay.plain.coursebook import values
from interplay.plain.coursebook.faults import Wrong

_EXAMPLE = Path(__file__).parent / "example"
_ID = 'id = "a-first-course"'


def new(name: str, folder: Path) -> Path:
    """Write a course with the id `name` into a new folder `folder/name`, and return that folder.

    Raises Wrong when `name` cannot be an id or the folder is there already, OSError when it cannot be written.
    """
    identifier = values.identifier(name)
    place = folder / identifier
    if place.exists():
        raise Wrong(f"{place} is there already. Choose another name, or move it away first.")
    for source in sorted(path for path in _EXAMPLE.rglob("*") if path.is_file()):
        copy = place / source.relative_to(_EXAMPLE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes().replace(_ID.encode(), f'id = "{identifier}"'.encode()))
    return place
