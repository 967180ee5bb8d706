"""What a person wrote, as HTML: always escaped, in paragraphs; with the few marks that a formatted answer may have."""

from functools import cache

from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from interplay.learn.study.selectors import in_words
from interplay.plain.coursebook.tree import Item


def of(item: Item, body: str) -> SafeString:
    """The answer `body` to `item`, to be read."""
    return formatted(body) if item.size == "formatted" else paragraphs(in_words(item, body))


def paragraphs(text: str) -> SafeString:
    """Paragraphs and lines as they were typed."""
    return mark_safe(linebreaks(text, autoescape=True))  # noqa: S308 - escaped by linebreaks


def formatted(body: str) -> SafeString:
    """CommonMark without HTML, headings and pictures: what is none of its few marks stays as it was typed."""
    return mark_safe(_reader().render(body))  # noqa: S308 - HTML is off, addresses are checked by markdown-it


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
        ["image", "heading", "lheading", "html_inline"]
    )


def link(href: str, words: str) -> SafeString:
    """A link; both parts are escaped."""
    return format_html('<a href="{}">{}</a>', href, words)
