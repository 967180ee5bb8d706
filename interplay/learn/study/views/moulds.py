"""Templates that are poured once and filled for each reader.

A mould is a template rendered with gaps where readers differ, kept in the process, and cut at the gaps. Filling it is
joining strings: a page with twenty fields renders no template at all. What a template decides by itself (`shape`) is
part of what the mould is kept under; what a gap receives is escaped unless it is marked as safe.
"""

import re
import secrets
from functools import lru_cache
from html import escape
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# Named anew in every process: whatever an author's text holds, it is no gap.
_OPEN, _SHUT = f"\ue000{secrets.token_hex(8)}:", "\ue001"
_GAP = re.compile(f"{_OPEN}([a-z0-9-]+){_SHUT}")


class Gaps:
    """In a template, `{{ gap.name }}` leaves a gap called name."""

    def __getitem__(self, name: str) -> SafeString:
        return gap(name)


def gap(name: str) -> SafeString:
    """The mark of a gap."""
    return mark_safe(f"{_OPEN}{name}{_SHUT}")  # noqa: S308 - a name within a template of ours


class Mould:
    """A template cut at its gaps."""

    def __init__(self, poured: str) -> None:
        cut = _GAP.split(poured)
        self.pieces, self.names = cut[::2], cut[1::2]
        self.encoded = [piece.encode() for piece in self.pieces]

    def fill(self, **values: Any) -> SafeString:
        """The template's HTML with each gap filled. KeyError when a value is missing."""
        out = [self.pieces[0]]
        for name, piece in zip(self.names, self.pieces[1:], strict=True):
            value = values[name]
            out += (value if isinstance(value, SafeString) else escape(str(value)), piece)
        return mark_safe("".join(out))  # noqa: S308 - every value is escaped or was marked as safe

    def fill_bytes(self, values: dict[str, bytes]) -> bytes:
        """The same for HTML that is ready, as bytes. KeyError when a value is missing."""
        out = [self.encoded[0]]
        for name, piece in zip(self.names, self.encoded[1:], strict=True):
            out += (values[name], piece)
        return b"".join(out)


def mould(template: str, **shape: Any) -> Mould:
    """The mould of that template in that shape, in the reader's language. Every value of `shape` must be hashable."""
    return _poured(template, get_language(), tuple(shape.items()))


@lru_cache(maxsize=1024)
def _poured(template: str, language: str | None, shape: tuple[tuple[str, Any], ...]) -> Mould:
    return pour(template, dict(shape))


def pour(template: str, context: dict[str, Any]) -> Mould:
    """A new mould of that template. For what is kept elsewhere than here."""
    return Mould(get_template(template).render({"gap": Gaps(), **context}))
