"""What can be judged only when the whole course has been read: links, completion, unexplained ids."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from interplay.plain.coursebook.faults import meant
from interplay.plain.coursebook.grammar import ACTIVITIES
from interplay.plain.coursebook.register import Mention, Register
from interplay.plain.coursebook.settings import Toml
from interplay.plain.coursebook.tree import Completion

_ANSWERED = ("response", "choice", "match")


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that can be pointed at."""

    register: Register
    terms: Iterable[str]
    references: Iterable[str]


def check_mentions(known: Known) -> None:
    """A fault for every place that points at nothing."""
    for mention in known.register.mentions:
        _CHECKS[mention.kind](mention, known)


def _check_id(mention: Mention, known: Known) -> None:
    targets = known.register.targets
    if mention.id not in targets:
        _dead(mention, f"There is nothing with the id `{mention.id}` in this course", targets)


def _check_term(mention: Mention, known: Known) -> None:
    if mention.id not in known.terms:
        _dead(mention, f"The glossary has no term with the id `{mention.id}`", known.terms)


def _check_reference(mention: Mention, known: Known) -> None:
    if mention.id not in known.references:
        _dead(mention, f"references.toml has no [{mention.id}]", known.references)


def _check_answer(mention: Mention, known: Known) -> None:
    targets = known.register.targets
    answered = [name for name, target in targets.items() if target.kind in _ANSWERED]
    if mention.id not in answered:
        _dead(mention, f"There is no response, choice or match with the id `{mention.id}` in this course", answered)
    elif not mention.earlier:
        mention.sheet.fault(
            mention.line, f"`{mention.id}` is asked only after this place, so there is no answer yet to show again."
        )


def _check_film(mention: Mention, known: Known) -> None:
    films = [name for name, target in known.register.targets.items() if target.kind in ("film", "audio")]
    if mention.id not in films:
        _dead(mention, f"There is no film or recording with the id `{mention.id}` in this course", films)


def _dead(mention: Mention, what: str, names: Iterable[str]) -> None:
    mention.sheet.fault(mention.line, f"{what}.{meant(mention.id, names)}")


_CHECKS: dict[str, Callable[[Mention, Known], None]] = {
    "id": _check_id,
    "term": _check_term,
    "reference": _check_reference,
    "answer": _check_answer,
    "film": _check_film,
}


def completion(asked: dict[str, Any], toml: Toml, register: Register, required: list[str]) -> Completion:
    """What completes the course. `asked` is its table in course.toml, `required` the activities not marked optional."""
    known = {name for name, target in register.targets.items() if target.kind in ACTIVITIES}
    of = list(dict.fromkeys(asked.get("of", required)))
    for name in sorted({name for name in of if name not in known}):
        line = toml.line("completion", "of")
        toml.sheet.fault(line, f"`of` names {name}, which is no activity of this course.{meant(name, known)}")
    if not of:
        toml.sheet.fault(
            toml.line("completion"),
            "Nothing completes this course: it has no activity that is not optional. Add one with ::: activity.",
        )
    need = asked.get("need", "all")
    if isinstance(need, int) and not 1 <= need <= len(of):
        toml.sheet.fault(
            toml.line("completion", "need"),
            f'`need` is {need}, but there are {len(of)} activities to count. Write "all", or a number from 1 on.',
        )
    return Completion(need if isinstance(need, int) else len(of), tuple(of))
