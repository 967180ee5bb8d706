"""The works that a course refers to, and how it cites them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from interplay.plain.coursebook.tree import Reference

# "and" between two authors, by the language of the course; elsewhere it is &.
_AND = {
    "cy": "a",
    "da": "og",
    "de": "und",
    "en": "and",
    "es": "y",
    "fr": "et",
    "it": "e",
    "nl": "en",
    "pl": "i",
    "pt": "e",
}


def reference(identifier: str, facts: dict[str, Any], language: str) -> Reference:
    """The reference with that id, its label made from authors and year."""
    authors = facts.get("authors", ())
    who = _who([author.partition(",")[0].strip() for author in authors], language) or facts.get("title", "")
    label = f"{who}, {facts.get('year', 'n.d.')}"
    return Reference(id=identifier, label=label, **{"title": "", **facts})


def told_apart(references: Iterable[Reference]) -> dict[str, Reference]:
    """The references by id; labels that several of them would share get a, b, c behind the year."""
    references = list(references)
    shared = {label for label, count in Counter(one.label for one in references).items() if count > 1}
    seen: Counter[str] = Counter()
    found = {}
    for one in references:
        found[one.id] = replace(one, label=f"{one.label}{_letter(seen[one.label])}") if one.label in shared else one
        seen[one.label] += 1
    return found


def _who(names: list[str], language: str) -> str:
    if len(names) > 2:
        return f"{names[0]} et al."
    return f" {_AND.get(language[:2], '&')} ".join(names)


def _letter(index: int) -> str:
    return chr(ord("a") + index) if index < 26 else f"-{index + 1}"
