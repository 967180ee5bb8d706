"""What people write is shown as they wrote it, and never runs."""

import pytest

from interplay.learn.study.views import prose
from interplay.plain.coursebook.tree import Item


def item(size: str) -> Item:
    return Item("a1-r", "response", "a1", "a1", "start", 1, "What?", size=size)


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("one\ntwo\n\nthree", "<p>one<br>two</p>\n\n<p>three</p>"),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("*not* marked", "<p>*not* marked</p>"),
    ],
)
def test_plain_text_is_paragraphs(body: str, html: str) -> None:
    assert prose.of(item("long"), body) == html


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("*so* **it** is", "<p><em>so</em> <strong>it</strong> is</p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("one\ntwo", "<p>one<br />\ntwo</p>\n"),
        ("# no heading", "<p># no heading</p>\n"),
        ("<b>no HTML</b>", "<p>&lt;b&gt;no HTML&lt;/b&gt;</p>\n"),
        ("<svg onload=alert(1)>", "<p>&lt;svg onload=alert(1)&gt;</p>\n"),
        ("[no](javascript:alert(1))", "<p>[no](javascript:alert(1))</p>\n"),
        (
            "![no picture](https://elsewhere.example/a.png)",
            '<p>!<a href="https://elsewhere.example/a.png">no picture</a></p>\n',
        ),
    ],
)
def test_a_formatted_answer_has_a_few_marks_and_no_more(body: str, html: str) -> None:
    assert prose.of(item("formatted"), body) == html
