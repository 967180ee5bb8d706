"""Text as HTML: escaping, and elements as strings. Nothing reaches a page but through here."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias
from urllib.parse import urlsplit

Told: TypeAlias = dict[str, str | int | bool]
SCHEMES = ("http", "https", "mailto")


def text(words: str) -> str:
    """`words` as they are, whatever is in them."""
    return escape(words, quote=False)


def quoted(value: str) -> str:
    """`value` as it stands between the quotation marks of an attribute."""
    return escape(value)


def attributes(**told: str | int | bool) -> str:
    """``class_="x", aria_label="y"`` as ` class="x" aria-label="y"`. False and "" are left out, True has no value."""
    return "".join(_attribute(name, value) for name, value in told.items() if value is not False and value != "")


def opened(tag: str, **told: str | int | bool) -> str:
    """The start of an element."""
    return f"<{tag}{attributes(**told)}>"


def element(tag: str, inside: str, **told: str | int | bool) -> str:
    """An element around HTML that is safe already."""
    return f"<{tag}{attributes(**told)}>{inside}</{tag}>"


def link(href: str, inside: str, **told: str | int | bool) -> str:
    """A link to the web, or only its words when the address is of a kind that a page must not lead to."""
    return element("a", inside, href=href, **told) if urlsplit(href).scheme in SCHEMES else inside


def image(src: str, alt: str, **told: str | int | bool) -> str:
    """A picture. An empty `alt` is said, too: the picture then adds nothing."""
    return f'<img src="{quoted(src)}" alt="{quoted(alt)}"{attributes(**told)}>'


def icon(name: str) -> str:
    """A small drawing beside words that say the same."""
    return f'<svg class="icon" aria-hidden="true"><use href="#i-{name}"/></svg>'


def size(octets: int) -> str:
    """`1_480_000` as "1.5 MB"."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))} kB"
    return f"{octets / 1_000_000:.1f} MB"


def join(parts: Iterable[str], between: str = " ") -> str:
    """The parts that say something."""
    return between.join(part for part in parts if part)


def _attribute(name: str, value: str | int | bool) -> str:
    name = name.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{quoted(str(value))}"'
