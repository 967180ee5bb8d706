"""Trees as JSON and back. A node is an object with its `kind` and those of its fields that are not at their default."""

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, TypeVar

Class = TypeVar("Class", bound=type)

_NODES: dict[str, type] = {}


def node(*kinds: str) -> Callable[[Class], Class]:
    """Make the dataclass below a node of these kinds. With several it has a field `kind`, with one it needs none."""

    def register(cls: Class) -> Class:
        if len(kinds) == 1:
            cls.kind = kinds[0]  # type: ignore[attr-defined]  # read by kind_of
        _NODES.update(dict.fromkeys(kinds, cls))
        return cls

    return register


def kind_of(value: Any) -> str:
    """What kind of node `value` is; "" for a record that is none."""
    return getattr(value, "kind", "") if _NODES.get(getattr(value, "kind", "")) is type(value) else ""


def encode(value: Any) -> Any:
    """What `value` (a dataclass of the tree, or anything made of them) is in JSON."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [encode(one) for one in value]
    if isinstance(value, dict):
        return {key: encode(one) for key, one in value.items()}
    return _encode_record(value)


def decode(kind: Any, data: Any) -> Any:
    """The value of type `kind` that `encode` made `data` of. KeyError or TypeError when it did not."""
    return _decoder(kind)(data)


def _encode_record(value: Any) -> dict[str, Any]:
    cls = type(value)
    kind = kind_of(value)
    data: dict[str, Any] = {"kind": kind} if kind else {}
    for name, default in _defaults(cls):  # type: ignore[arg-type]  # a class can be hashed
        held = getattr(value, name)
        if held != default:
            data[name] = encode(held)
    return data


@cache
def _defaults(cls: type) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, _default(field)) for field in fields(cls))


def _default(field: "Field[Any]") -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


@cache
def _decoder(kind: Any) -> Callable[[Any], Any]:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in (str, int, bool, float):
        return _same
    if origin is tuple:
        one = _decoder(inner[0])
        return lambda data: tuple([one(each) for each in data])
    if origin is dict:
        one = _decoder(inner[1])
        return lambda data: {key: one(each) for key, each in data.items()}
    if origin in (typing.Union, types.UnionType):
        return _decode_node
    return _record(kind)


def _same(data: Any) -> Any:
    return data


def _decode_node(data: Any) -> Any:
    return data if isinstance(data, str) else _record(_NODES[data["kind"]])(data)


@cache
def _record(cls: type) -> Callable[[Any], Any]:
    """How to make a `cls` of its JSON. Its fields are looked at late, since a tree holds itself."""

    def make(data: dict[str, Any]) -> Any:
        decoders = _fields(cls)
        return cls(**{name: decoders[name](each) for name, each in data.items() if name in decoders})

    return make


@cache
def _fields(cls: type) -> dict[str, Callable[[Any], Any]]:
    hints = typing.get_type_hints(cls)
    return {field.name: _decoder(hints[field.name]) for field in fields(cls)}
