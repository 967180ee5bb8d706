"""A directive compared with its entry in `grammar`: where it stands, its id, its keys and their values."""

from typing import Any

from interplay.plain.coursebook import values
from interplay.plain.coursebook.faults import Sheet, Wrong, meant
from interplay.plain.coursebook.grammar import DIRECTIVES, Directive, Key
from interplay.plain.coursebook.opening import Opening

_PLACES = {
    "section": "by itself on a page",
    "list": "inside a list",
    "quotation": "in lines that begin with >",
    "footnote": "inside a footnote",
    "feedback": "in what is said about one option",
    "entry": "in the glossary",
    "description": "in a description",
}


def where(inside: str) -> str:
    """The place called `inside`, in words."""
    return _PLACES.get(inside, f"inside `::: {inside}`")


def may_stand(opening: Opening, directive: Directive, inside: str, sheet: Sheet) -> bool:
    """Whether it may stand in `inside`; a fault when it may not."""
    if inside in directive.inside:
        return True
    sheet.fault(opening.line, f"`::: {opening.name}` cannot stand {where(inside)}. {_belongs(directive)}")
    return False


def values_of(opening: Opening, directive: Directive, sheet: Sheet) -> dict[str, Any]:
    """Its values by key; faults for what is unknown, missing or wrong. An id that cannot be one is taken away."""
    _check_id(opening, directive, sheet)
    found: dict[str, Any] = {}
    for key in opening.attributes:
        if key in directive.keys:
            _read(opening, key, directive.keys[key], found, sheet)
        else:
            hint = meant(key, directive.keys) or _id_hint(key)
            sheet.fault(opening.line, f"`::: {opening.name}` has no key `{key}`.{hint}")
    for key, rule in directive.keys.items():
        if rule.needed and key not in opening.attributes:
            sheet.fault(opening.line, f'`::: {opening.name}` needs {key}="…" in its braces.')
    return found


def is_id(identifier: str, line: int, sheet: Sheet) -> bool:
    """Whether `identifier` can be an id; a fault when it cannot."""
    try:
        values.identifier(identifier)
    except Wrong as wrong:
        sheet.fault(line, f"`#{identifier[:80]}`: {wrong}")
        return False
    return True


def _read(opening: Opening, key: str, rule: Key, found: dict[str, Any], sheet: Sheet) -> None:
    said = opening.attributes[key]
    if said is True and rule.read is not values.flag:
        sheet.fault(opening.line, f'`{key}` of `::: {opening.name}` needs a value. Write {key}="…".')
        return
    try:
        found[key] = rule.read(said)
    except Wrong as wrong:
        sheet.fault(opening.line, f"`{key}` of `::: {opening.name}`: {wrong}")


def _check_id(opening: Opening, directive: Directive, sheet: Sheet) -> None:
    line, name = opening.line, opening.name
    if not opening.id and directive.id == "needed":
        sheet.fault(line, f"`::: {name}` needs an id. Write ::: {name} {{#an-id-of-your-choice}}.")
    elif opening.id and directive.id == "none":
        sheet.fault(line, f"`::: {name}` takes no id. Take #{opening.id} out.")
        opening.id = ""
    elif opening.id and not is_id(opening.id, line, sheet):
        opening.id = ""


def _id_hint(key: str) -> str:
    return " An id is written with #: {#an-id}." if key in ("id", "name") else ""


def _belongs(directive: Directive) -> str:
    """Where a directive belongs, in words."""
    names = sorted(name for name in directive.inside if name in DIRECTIVES)
    if "section" not in directive.inside:
        return f"It belongs inside {_either(names)}."
    return "It belongs on the page, or in a box or an activity there." if names else "It belongs on the page itself."


def _either(names: list[str]) -> str:
    quoted = [f"`{name}`" for name in names]
    return " or ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
