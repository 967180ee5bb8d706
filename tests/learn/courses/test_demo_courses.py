"""The two courses of the demo, published and read: what they keep back stays back."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.utils.html import strip_tags

from interplay.learn.courses import selectors, services
from interplay.learn.courses.models import SearchRow
from interplay.plain.coursebook import text, tree
from interplay.plain.coursebook.read import read

pytestmark = pytest.mark.django_db

COURSES = Path(__file__).resolve().parents[3] / "demo" / "courses"


def hidden_lines(book: tree.Course) -> Iterator[str]:
    """Every line that is kept back: of answers, discussions and what is said to options."""
    for activity in book.activities():
        for part in activity.parts:
            blocks = [block for hidden in part.hidden for block in hidden.blocks]
            said = [
                option.feedback for one in part.interactions if isinstance(one, tree.Choice) for option in one.options
            ]
            for piece in [tuple(blocks), *said]:
                yield from (line for line in text.plain(piece).splitlines() if len(line) > 20)


@pytest.mark.parametrize("slug", sorted(path.name for path in COURSES.iterdir() if path.is_dir()))
def test_nothing_kept_back_leaves_by_pages_or_search(slug: str) -> None:
    book, faults = read(COURSES / slug)
    assert faults == []
    assert book is not None
    services.publish(book, COURSES / slug)
    reading = selectors.reading(slug)
    assert reading is not None
    pages = [*selectors.pages(reading, "page"), *selectors.pages(reading, "single")]
    html = b"\n".join(one for page in pages for one in page.segments if isinstance(one, bytes)).decode()
    sent = unescape(strip_tags(html))
    found = "\n".join(SearchRow.objects.values_list("text", flat=True))
    kept = list(hidden_lines(book))
    assert kept
    assert [line for line in kept if line in sent or line in found] == []
