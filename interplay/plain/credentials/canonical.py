"""A credential as the one order of facts that is signed: URDNA2015, within bounds, and with nothing left out."""

import threading
from collections.abc import Iterator
from functools import cache
from typing import Any

from interplay.plain.credentials.contexts import UnknownWords, load

# A graph made to be hard takes longer than the sun will shine; no honest badge comes near these.
MOST_ALIKE = 5  # nodes beside each other that nothing but their place tells apart
MOST_STEPS = 300
NOWHERE = "relative://nowhere/"  # what a relative name comes out as, so that it is seen


# PyLD keeps the vocabularies that it has read in a cache that does not expect two threads.
_one_at_a_time = threading.Lock()


class Unsigned(Exception):
    """Something in a credential means nothing in its vocabulary, so that no signature could cover it."""


class Tangled(Exception):
    """A credential cannot be put in order within reason."""


def canonical(document: dict[str, Any]) -> bytes:
    """The N-Quads of `document`, in canonical order.

    Raises Unsigned, UnknownWords or Tangled, and Unsigned too for what is no JSON-LD at all.
    """
    with _one_at_a_time:
        return _ordered(document)


def _ordered(document: dict[str, Any]) -> bytes:
    from pyld import jsonld  # noqa: PLC0415 - a quarter of a second, which only signing and checking may cost

    options = {"documentLoader": load, "base": NOWHERE, "processingMode": "json-ld-1.1"}
    try:
        expanded = jsonld.JsonLdProcessor(on_property_dropped=_refuse).expand(document, {**options})
        for name in _names(expanded):
            if ":" not in name or name.startswith(NOWHERE):
                _refuse(name)
        dataset = jsonld.JsonLdProcessor().to_rdf(expanded, {**options})
    except jsonld.JsonLdError as error:
        raise _cause(error) from error
    return str(_bounded()().main(dataset, {"format": "application/n-quads"})).encode()


def _refuse(name: object) -> None:
    raise Unsigned(str(name))


def _names(node: object) -> Iterator[str]:
    """Every id and type that the expanded document gives; a relative one would mean another thing elsewhere."""
    if isinstance(node, list):
        for one in node:
            yield from _names(one)
    elif isinstance(node, dict):
        named = node.get("@type", [])
        yield from [named] if isinstance(named, str) else named
        if "@id" in node:
            yield node["@id"] or ""
        for key, value in node.items():
            if key not in ("@type", "@id", "@value"):
                yield from _names(value)


def _cause(error: BaseException) -> Exception:
    """What stands behind an error that PyLD has wrapped."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, UnknownWords):
            return seen
        seen = getattr(seen, "cause", None) or seen.__cause__
    return Unsigned(str(error))


@cache
def _bounded() -> type[Any]:
    """PyLD's algorithm, which counts its steps."""
    from pyld.canon import URDNA2015  # noqa: PLC0415 - as above

    class Bounded(URDNA2015):  # type: ignore[misc] # carries no types
        steps = 0

        def hash_n_degree_quads(self, id_: str, issuer: Any) -> Any:
            self.steps += 1
            alike = max(map(len, self.create_hash_to_related(id_, issuer).values()), default=0)
            if self.steps > MOST_STEPS or alike > MOST_ALIKE:
                raise Tangled
            return super().hash_n_degree_quads(id_, issuer)

    return Bounded
