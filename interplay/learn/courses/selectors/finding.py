"""Full-text search over the present editions of all courses: one interface, two engines.

Both engines find every word asked for, in any order, whatever its ending (as English has it), its case and its
accents; words in quotation marks stand together. Nothing hidden can be found: it is not in the index.
"""

import json
import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from interplay.learn.courses.constants import HITS_EACH, LONGEST_SEARCH, MOST_TERMS
from interplay.learn.courses.selectors.folding import compose, fold

START, END = "\x02", "\x03"  # around a hit, until the snippet is made HTML; indexing keeps them out of all texts
AROUND = 50  # letters before and after what PostgreSQL cuts out
QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+)')
JOINT = re.compile(r"(?<![\s.,:;?!…”’)])\n+")  # where a line ends that is no sentence, such as a heading
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that speaks of what was looked for. `page` is empty when the course itself does."""

    course_id: uuid.UUID
    kind: str
    page: str
    title: str
    snippet: SafeString

    @property
    def is_marked(self) -> bool:
        """Whether the snippet shows any of the words; the title alone may have them."""
        return "<mark" in self.snippet


class SearchIndex(Protocol):
    """What an engine must be able to do. `terms` are words, or words that stand together parted by a space."""

    def courses(self, terms: Sequence[str]) -> list[uuid.UUID]:
        """The courses in which one place has all terms, best first."""

    def hits(self, terms: Sequence[str], courses: Iterable[uuid.UUID]) -> list[tuple[Any, ...]]:
        """The best HITS_EACH places of each course: (course, kind, page, title, snippet with marks)."""


def terms_of(words: str) -> list[str]:
    """The terms in what somebody typed, whatever it is. Empty where there is nothing to look for."""
    typed = compose(words[:LONGEST_SEARCH])
    found = (" ".join(WORD.findall(quoted or bare)) for quoted, bare in QUOTED.findall(typed))
    return [term for term in found if term][:MOST_TERMS]


def courses_about(words: str) -> list[uuid.UUID]:
    """Ids of the courses that speak of `words`, best first."""
    terms = terms_of(words)
    return _index().courses(terms) if terms else []


def hits_in(words: str, courses: Sequence[uuid.UUID]) -> dict[uuid.UUID, list[Hit]]:
    """Where those courses speak of `words`, best first."""
    terms = terms_of(words)
    found: dict[uuid.UUID, list[Hit]] = defaultdict(list)
    for course, kind, page, title, snippet in _index().hits(terms, courses) if terms and courses else ():
        found[_uuid(course)].append(Hit(_uuid(course), kind, page, title, _html(snippet)))
    return found


class Sqlite:
    """FTS5, ranked by bm25; a word in a title weighs five times."""

    def courses(self, terms: Sequence[str]) -> list[uuid.UUID]:
        sql = """
            WITH found AS MATERIALIZED (
                SELECT spot.course_id, bm25(courses_searchindex, 5.0, 1.0) AS score
                FROM courses_searchindex JOIN courses_searchrow spot ON spot.id = courses_searchindex.rowid
                WHERE courses_searchindex MATCH %s)
            SELECT course_id FROM found GROUP BY course_id ORDER BY min(score), course_id"""
        return [_uuid(course) for (course,) in _ask(sql, [_quoted(terms)])]

    def hits(self, terms: Sequence[str], courses: Iterable[uuid.UUID]) -> list[tuple[Any, ...]]:
        ids = json.dumps([course.hex for course in courses])
        sql = """
            WITH found AS MATERIALIZED (
                SELECT spot.course_id, spot.kind, spot.page, spot.title,
                       snippet(courses_searchindex, 1, char(2), char(3), '…', 28) AS snippet,
                       bm25(courses_searchindex, 5.0, 1.0) AS score
                FROM courses_searchindex JOIN courses_searchrow spot ON spot.id = courses_searchindex.rowid
                WHERE courses_searchindex MATCH %s AND spot.course_id IN (SELECT value FROM json_each(%s))),
            ranked AS (SELECT *, row_number() OVER (PARTITION BY course_id ORDER BY score, page) AS place FROM found)
            SELECT course_id, kind, page, title, snippet FROM ranked WHERE place <= %s ORDER BY score"""
        return _ask(sql, [_quoted(terms), ids, HITS_EACH])


class Postgres:
    """Its own full-text search, by English rules, ranked by how near the words stand.

    A snippet is cut from the folded text, in which accents do not matter, and laid over the text itself: both are
    equally long, so a place in one is the same place in the other.
    """

    def courses(self, terms: Sequence[str]) -> list[uuid.UUID]:
        sql = """
            SELECT course_id FROM courses_searchrow,
                   websearch_to_tsquery('english', %s) AS query
            WHERE words @@ query GROUP BY course_id
            ORDER BY max(ts_rank_cd(words, query)) DESC, course_id"""
        return [course for (course,) in _ask(sql, [fold(_quoted(terms))])]

    def hits(self, terms: Sequence[str], courses: Iterable[uuid.UUID]) -> list[tuple[Any, ...]]:
        sql = """
            WITH ranked AS (
                SELECT course_id, kind, page, title, text, folded_text, query, ts_rank_cd(words, query) AS score,
                       row_number() OVER (
                           PARTITION BY course_id ORDER BY ts_rank_cd(words, query) DESC, page) AS place
                FROM courses_searchrow, websearch_to_tsquery('english', %s) AS query
                WHERE words @@ query AND course_id = ANY(%s))
            SELECT course_id, kind, page, title, ts_headline('english', folded_text, query, %s), text, folded_text
            FROM ranked WHERE place <= %s ORDER BY score DESC"""
        style = f"StartSel={START}, StopSel={END}, MaxFragments=1, MaxWords=20, MinWords=8"
        asked = [fold(_quoted(terms)), list(courses), style, HITS_EACH]
        return [(*place, _laid_over(*said)) for place, said in ((row[:4], row[4:]) for row in _ask(sql, asked))]


def _laid_over(marked: str, text: str, folded: str) -> str:
    """What was cut from `folded`, with its marks, in the letters of `text` and with some words around it."""
    cut = marked.replace(START, "").replace(END, "")
    start = folded.find(cut)
    if start < 0:  # the engine left something out between the words
        return marked
    end = start + len(cut)
    letters = iter(text[start:end])
    said = "".join(letter if letter in (START, END) else next(letters) for letter in marked)
    return _led_in(text[max(0, start - AROUND) : start]) + said + _led_out(text[end : end + AROUND])


def _led_in(before: str) -> str:
    """The words before a cut, from a whole word on."""
    return f"…{before.partition(' ')[2]}" if len(before) == AROUND else before


def _led_out(after: str) -> str:
    """The words after a cut, up to a whole word."""
    return f"{after.rpartition(' ')[0]}…" if len(after) == AROUND else after


def _index() -> SearchIndex:
    return Sqlite() if connection.vendor == "sqlite" else Postgres()


def _quoted(terms: Sequence[str]) -> str:
    """The terms as both engines read them: nothing in quotation marks is an operator, and no term contains any."""
    return " ".join(f'"{term}"' for term in terms)


def _ask(sql: str, asked: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, asked)
        return cursor.fetchall()


def _uuid(said: uuid.UUID | str) -> uuid.UUID:
    return said if isinstance(said, uuid.UUID) else uuid.UUID(said)


def _html(snippet: str) -> SafeString:
    marked = escape(JOINT.sub(" · ", snippet)).replace(START, '<mark class="hit">').replace(END, "</mark>")
    return mark_safe(marked)  # noqa: S308 - escaped just above; the two marks are ours
