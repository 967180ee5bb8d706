"""Full-text search over the present editions of all courses: one interface, two engines.

Both engines find every word asked for, in any order, whatever its ending (as English has it), its case and its
accents; words in quotation marks stand together. Nothing hidden can be found: it is not in the index.
"""

import json
import re
import unicodedata
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from interplay.learn.courses.constants import HITS_EACH, LONGEST_SEARCH, MOST_TERMS

START, END = "\x02", "\x03"  # around a hit, until the snippet is made HTML; indexing keeps them out of all texts
QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+)')
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that speaks of what was looked for. `page` is empty when the course itself does."""

    course_id: uuid.UUID
    kind: str
    page: str
    title: str
    snippet: SafeString


class SearchIndex(Protocol):
    """What an engine must be able to do. `terms` are words, or words that stand together parted by a space."""

    def courses(self, terms: Sequence[str]) -> list[uuid.UUID]:
        """The courses in which one place has all terms, best first."""

    def hits(self, terms: Sequence[str], courses: Iterable[uuid.UUID]) -> list[tuple[Any, ...]]:
        """The best HITS_EACH places of each course: (course, kind, page, title, snippet with marks)."""


def terms_of(words: str) -> list[str]:
    """The terms in what somebody typed, whatever it is. Empty where there is nothing to look for."""
    typed = unicodedata.normalize("NFC", words[:LONGEST_SEARCH])
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
    for course, *place, snippet in _index().hits(terms, courses) if terms and courses else ():
        found[_uuid(course)].append(Hit(_uuid(course), *place, _html(snippet)))
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
                   websearch_to_tsquery('english', courses_folded(%s)) AS query
            WHERE words @@ query GROUP BY course_id
            ORDER BY max(ts_rank_cd(words, query)) DESC, course_id"""
        return [course for (course,) in _ask(sql, [_quoted(terms)])]

    def hits(self, terms: Sequence[str], courses: Iterable[uuid.UUID]) -> list[tuple[Any, ...]]:
        sql = """
            WITH ranked AS (
                SELECT course_id, kind, page, title, text, query, ts_rank_cd(words, query) AS score,
                       row_number() OVER (
                           PARTITION BY course_id ORDER BY ts_rank_cd(words, query) DESC, page) AS place
                FROM courses_searchrow, websearch_to_tsquery('english', courses_folded(%s)) AS query
                WHERE words @@ query AND course_id = ANY(%s)),
            cut AS (
                SELECT *, ts_headline('english', courses_folded(text), query, %s) AS marked
                FROM ranked WHERE place <= %s),
            placed AS (
                SELECT *, length(translate(marked, chr(2) || chr(3), '')) AS long,
                       strpos(courses_folded(text), translate(marked, chr(2) || chr(3), '')) AS start FROM cut)
            SELECT course_id, kind, page, title, marked, substr(text, start, long), start > 1,
                   start + long <= length(text)
            FROM placed ORDER BY score DESC"""
        style = f"StartSel={START}, StopSel={END}, MaxWords=28, MinWords=14"
        asked = [_quoted(terms), list(courses), style, HITS_EACH]
        return [
            (*place, _laid_over(marked, said, before, after))
            for *place, marked, said, before, after in _ask(sql, asked)
        ]


def _laid_over(marked: str, said: str, before: bool, after: bool) -> str:
    """The words of `said` with the marks of `marked`, whose letters are the same but for accents."""
    if len(marked.replace(START, "").replace(END, "")) == len(said):
        letters = iter(said)
        marked = "".join(letter if letter in (START, END) else next(letters) for letter in marked)
    return f"{'…' if before else ''}{marked}{'…' if after else ''}"


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
    marked = escape(snippet).replace(START, '<mark class="hit">').replace(END, "</mark>")
    return mark_safe(marked)  # noqa: S308 - escaped just above; the two marks are ours
