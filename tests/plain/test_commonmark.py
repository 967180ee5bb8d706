"""Whatever signs a text holds, as CommonMark it reads as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interplay.plain import commonmark

# With tables and strokes, as many readers of Markdown have them.
READER = MarkdownIt("gfm-like", {"linkify": False})
SIGNS = st.text(alphabet="ab1 \t\n\r#-+=*_`~<>[]()!|\\&.:;/\"'x$^{}é🌿\N{LINE SEPARATOR}", max_size=30)


def read_back(marked: str) -> str:
    """The text as a reader of Markdown shows it. Fails where it finds anything but paragraphs of plain words."""
    paragraphs = []
    for token in READER.parse(marked):
        assert token.type in {"paragraph_open", "paragraph_close", "inline"}
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", "text_special", "hardbreak"}
            paragraphs.append("".join(child.content or "\n" for child in token.children or ()))
    return "\n\n".join(paragraphs)


@given(SIGNS)
def test_a_text_reads_as_it_stands(text: str) -> None:
    assert read_back(commonmark.paragraphs(text)).split() == text.split()


@given(SIGNS)
def test_a_heading_is_one_heading(text: str) -> None:
    tokens = READER.parse(f"# {commonmark.line(text)}")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert "".join(child.content for child in tokens[1].children or ()) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("# Not a heading", "\\# Not a heading"),
        ("1. one\n2) two", "1\\. one\\\n2\\) two"),
        ("- one\n\n\n\n+ two", "\\- one\n\n\\+ two"),
        ("so\n===", "so\\\n\\==="),
        ("    far in", "\N{NO-BREAK SPACE}" * 4 + "far in"),
        ("a | b & <c>", "a \\| b \\& \\<c\\>"),
        ("It costs -3, or 1.5", "It costs -3, or 1.5"),
        ("\n\n", ""),
    ],
)
def test_only_what_would_be_a_mark_is_guarded(text: str, marked: str) -> None:
    assert commonmark.paragraphs(text) == marked


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**so** and *so*", "<p><strong>so</strong> and <em>so</em></p>\n"),
        ("# no\nno\n--\n## no", "<p># no<br />\nno<br />\n--<br />\n## no</p>\n"),
        ("> # no\n\n- ## no", "<blockquote>\n<p># no</p>\n</blockquote>\n<ul>\n<li>## no</li>\n</ul>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("<b>x</b> &amp; ![a](b)", "<p>&lt;b&gt;x&lt;/b&gt; &amp;amp; ![a](b)</p>\n"),
    ],
)
def test_a_formatted_text_keeps_the_marks_that_it_may_have(text: str, html: str) -> None:
    assert MarkdownIt("commonmark").render(commonmark.formatted(text)) == html
