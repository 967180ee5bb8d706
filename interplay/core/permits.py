"""May this person? One register of named permits; each room's rules.py fills it, views ask by name.

A permit says for every relation whether it may, so that the page "who may do what" is printed from the register and
a test can walk every route as every relation. What a person may not know of answers 404, never 403.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404


@dataclass(frozen=True, slots=True)
class Permit:
    """A named question: `asks(person, thing)` answers it; `says` puts the rule in words for the printed page."""

    name: str
    says: str
    asks: Callable[[Any, Any], bool]


REGISTER: dict[str, Permit] = {}


def permit(name: str, says: str) -> Callable[[Callable[[Any, Any], bool]], Callable[[Any, Any], bool]]:
    """Enter a predicate `(person | None, thing) -> bool` in the register under `room.verb`."""

    def enter(asks: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
        if name in REGISTER:
            raise ValueError(f"There are two permits called {name}.")
        REGISTER[name] = Permit(name, says, asks)
        return asks

    return enter


def may(name: str, person: Any, thing: Any = None) -> bool:
    """Whether `person` (None for a visitor) may do `name` to `thing`. An unknown name is a KeyError: deny loudly."""
    return REGISTER[name].asks(person, thing)


def require(name: str, person: Any, thing: Any = None) -> None:
    """Nothing if `person` may; else Http404, since what one may not see does not exist for one."""
    if not may(name, person, thing):
        raise Http404
