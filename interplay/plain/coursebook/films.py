"""Films in a tree: found, and completed with what only their files say."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from interplay.plain.captions import Cue
from interplay.plain.coursebook import tree

Tree = TypeVar("Tree")


def films_in(value: Any) -> Iterator[tree.Film]:
    """Every film and recording in a section, a block or a tuple of them, in order, also in what is kept back."""
    return (found for found in _nodes(value, kept_back=True) if isinstance(found, tree.Film))


def shown_films(value: Any) -> Iterator[tree.Film]:
    """Those of them that everybody sees: none in an answer, a discussion, a reveal, or what is said of an option."""
    return (found for found in _nodes(value, kept_back=False) if isinstance(found, tree.Film))


def film_of(
    place: tree.Course | tree.Section | Iterable[tree.Section], item: tree.Item | tree.FilmNotes
) -> tree.Film | None:
    """The film that `item` is about, if it stands there. In a course, no other section than the film's is looked at."""
    if isinstance(place, tree.Course):
        target = place.targets.get(item.of)
        place = [section for section in place.sections if target and section.id == target.section]
    sections = [place] if isinstance(place, tree.Section) else place
    return next((film for section in sections for film in films_in(section.blocks) if film.id == item.of), None)


def _nodes(value: Any, *, kept_back: bool) -> Iterator[Any]:
    if isinstance(value, tuple):
        for one in value:
            yield from _nodes(one, kept_back=kept_back)
    elif is_dataclass(value) and not isinstance(value, Cue):
        if isinstance(value, tree.Hidden) and not kept_back:
            return
        yield value
        for name in _names(value):
            if kept_back or not (isinstance(value, tree.Option) and name == "feedback"):
                yield from _nodes(getattr(value, name), kept_back=kept_back)


def _names(value: Any) -> tuple[str, ...]:
    return _names_of(type(value))  # type: ignore[arg-type]  # a class can be hashed


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def changed(value: Tree, change: Callable[[Any], Any]) -> Tree:
    """`value` with `change` made to every node in it, the innermost first. What stays as it was is the same object."""
    if isinstance(value, tuple):
        made = tuple(changed(one, change) for one in value)
        return value if all(new is old for new, old in zip(made, value, strict=True)) else made  # type: ignore[return-value]  # a tuple stays a tuple
    if not is_dataclass(value) or isinstance(value, type):
        return value
    held = {name: getattr(value, name) for name in _names(value)}
    new = {name: made for name, old in held.items() if (made := changed(old, change)) is not old}
    return change(replace(value, **new) if new else value)  # type: ignore[no-any-return]  # of the same type, by its contract
