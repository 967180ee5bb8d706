"""The few tags that templates need: a field, an icon, and durations and differences in words. Loaded everywhere."""

import difflib
import re
from typing import Any

from django import forms, template
from django.conf import settings
from django.forms.boundfield import BoundField
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

register = template.Library()

ICONS = ("tick", "cross", "play", "keep", "lock", "care")
_BARE = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of ICONS, beside words that say the same. KeyError for another name."""
    if name not in ICONS:
        raise KeyError(name)
    return format_html('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.inclusion_tag("web/_field.html")
def field(bound: BoundField, **attributes: Any) -> dict[str, Any]:
    """A form's field with label, hint and error, tied together for whoever hears the page instead of seeing it."""
    described = [f"{bound.auto_id}-hint"] * bool(bound.help_text) + [f"{bound.auto_id}-wrong"] * bool(bound.errors)
    told = {"class": _class(bound), "aria-describedby": " ".join(described), **attributes}
    if bound.errors:
        told["aria-invalid"] = "true"
    kept = {name.replace("_", "-"): value for name, value in told.items() if value}
    return {"field": bound, "widget": bound.as_widget(attrs=kept), "kind": _kind(bound)}


class Kept(template.Node):
    """A piece of a page that is the same whenever its language and `told` are: made once, then kept in the process."""

    MOST = 64  # a piece that differs more often than this is not worth keeping

    def __init__(self, nodelist: NodeList, told: list[FilterExpression]) -> None:
        self.nodelist = nodelist
        self.told = told
        self.made: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = get_language(), *(one.resolve(context, ignore_failures=True) for one in self.told)
        if (found := self.made.get(key)) is not None and not settings.DEBUG:
            return found
        found = self.nodelist.render(context)
        if len(self.made) < self.MOST:
            self.made[key] = found
        return found


@register.tag
def kept(parser: Parser, token: Token) -> Kept:
    """`{% kept light room %}...{% endkept %}`: name everything that what stands between depends on."""
    told = [parser.compile_filter(bit) for bit in token.split_contents()[1:]]
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    return Kept(nodelist, told)


@register.filter
def minutes(number: int | None) -> str:
    """`90` as "1 h 30 min", `60` as "1 h", `25` as "25 min"; "" for nothing."""
    if not number:
        return ""
    hours, rest = divmod(int(number), 60)
    words = {"hours": hours, "minutes": rest}
    if not hours:
        return gettext("%(minutes)d min") % words
    return (gettext("%(hours)d h %(minutes)d min") if rest else gettext("%(hours)d h")) % words


@register.filter
def about_minutes(number: int | None) -> str:
    """`90` as "about 1 hour 30 minutes": for sentences. "" for nothing."""
    if not number:
        return ""
    hours, rest = divmod(int(number), 60)
    parts = [ngettext("%d hour", "%d hours", hours) % hours] * bool(hours)
    parts += [ngettext("%d minute", "%d minutes", rest) % rest] * bool(rest)
    return gettext("about %(time)s") % {"time": " ".join(parts)}


@register.filter
def unlike(text: str, other: str) -> SafeString:
    """`text` in paragraphs, with what `other` lacks marked as `<ins>`."""
    ours, theirs = re.findall(r"\s*\S+", text), re.findall(r"\s*\S+", other)
    matcher = difflib.SequenceMatcher(a=theirs, b=ours, autojunk=False)
    pieces = [_piece(tag != "equal", "".join(ours[start:end])) for tag, _, _, start, end in matcher.get_opcodes()]
    return mark_safe("".join(pieces))  # noqa: S308 - every piece is escaped in _piece


def _piece(is_new: bool, text: str) -> str:
    words = text.lstrip()
    space = text[: len(text) - len(words)]
    return f"{space}<ins>{escape(words)}</ins>" if is_new and words else escape(text)


def _class(bound: BoundField) -> str:
    given = bound.field.widget.attrs.get("class", "")
    return given if isinstance(bound.field.widget, _BARE) else f"input {given}".strip()


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    return "choice" if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)) else "plain"
