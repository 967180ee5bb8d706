"""How people's facts are put on a page."""

import re

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# Looked for in this order, since each later one also calls itself by an earlier one's name.
_BROWSERS = (
    ("Edge", r"Edg(A|iOS)?/"),
    ("Opera", r"OPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"(Firefox|FxiOS)/"),
    ("Chrome", r"(Chrome|Chromium|CriOS)/"),
    ("Safari", r"Safari/"),
)
_SYSTEMS = (
    ("iPad", r"iPad"),
    ("iPhone", r"iPhone"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("ChromeOS", r"CrOS"),
    ("Mac", r"Macintosh|Mac OS X"),
    ("Linux", r"Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """A browser's long name for itself in words: ``Firefox on Windows``; what is not known is called so."""
    name = _found(_BROWSERS, user_agent) or _("A browser that we do not know")
    system = _found(_SYSTEMS, user_agent)
    return _("%(browser)s on %(system)s") % {"browser": name, "system": system} if system else name


@register.filter
def fours(secret: str) -> str:
    """A secret in groups of four, as it is typed by hand; apps do not mind the spaces."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def _found(known: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((name for name, pattern in known if re.search(pattern, text)), None)
