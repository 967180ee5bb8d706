"""How a document of answers becomes a page."""

from collections.abc import Sequence
from functools import cache

from django import template
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from interplay.learn.study.views import prose
from interplay.plain.papers.documents import Answer, Block
from interplay.plain.papers.markdown import running

register = template.Library()


@register.filter
def running_text(blocks: Sequence[Block]) -> SafeString:
    """Running text, with its links, lists and tables."""
    return mark_safe(_reader().render(running(blocks)))  # noqa: S308 - HTML is off, markdown-it checks addresses


@register.filter
def as_meant(answer: Answer) -> SafeString:
    """What was answered, in its lines; a formatted answer with its few marks."""
    if answer.is_formatted:
        return prose.formatted(answer.text)
    return mark_safe(linebreaks(answer.text, autoescape=True))  # noqa: S308 - escaped by linebreaks


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(["image", "heading", "lheading"])
