"""The catalogue: every course that has an edition, narrowed by words, subject, length, level, language and licence."""

import datetime as dt
import json
import time
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import Min
from django.db.models.expressions import RawSQL
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from interplay.learn.courses.constants import (
    FRESH_DAYS,
    FRESH_SECONDS,
    IN_FEED,
    KEPT_LISTS,
    LONG,
    MOST_SUBJECTS,
    NEXT_EACH,
    PER_PAGE,
    SHORT,
    Length,
    Level,
)
from interplay.learn.courses.models import Course, Edition
from interplay.learn.courses.selectors import finding
from interplay.learn.courses.selectors.kept import Kept
from interplay.plain.coursebook.licences import LICENCES


@dataclass(frozen=True, slots=True)
class Changed:
    """How many activities an edition added, put in other words and took out."""

    new: int = 0
    reworded: int = 0
    retired: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.reworded or self.retired)


@dataclass(frozen=True, eq=False, slots=True)  # one object for all requests: quick to look up by
class Entry:
    """A course as a list shows it. `first_at` is when its first edition came out, `published_at` its present one."""

    course_id: uuid.UUID
    slug: str
    title: str
    summary: str
    language: str
    level: str
    minutes: int
    authors: tuple[str, ...]
    sections: int
    activities: int
    licence: str
    subjects: tuple[str, ...]
    first_at: dt.datetime
    published_at: dt.datetime
    changed: Changed

    def news_on(self, moment: dt.datetime) -> str:
        """What is news about it then: "new" (its first edition came out lately), "updated" (a later one did) or ""."""
        since = moment - dt.timedelta(days=FRESH_DAYS)
        if self.published_at <= since:
            return ""
        return "new" if self.first_at > since else "updated"

    @property
    def licence_in_words(self) -> str:
        """What its licence is called."""
        return LICENCES.get(self.licence, (self.licence, ""))[0]

    @property
    def length(self) -> str:
        """Which of the three lengths it has."""
        return Length.SHORT if self.minutes <= SHORT else Length.MEDIUM if self.minutes <= LONG else Length.LONG

    @property
    def level_in_words(self) -> str:
        """What its level is called."""
        return str(Level(self.level).label) if self.level in Level.values else self.level

    @property
    def about_minutes(self) -> int:
        """Its minutes as one says them: to five within the hour, to a quarter within three, then to half an hour."""
        step = 5 if self.minutes < 60 else 15 if self.minutes < 180 else 30
        return max(step, step * round(self.minutes / step)) if self.minutes else 0

    @property
    def by(self) -> str:
        """Who made it: "Carys Stillgoe and Nils Ottaway"."""
        *others, last = self.authors or ("",)
        return _("%(others)s and %(last)s") % {"others": ", ".join(others), "last": last} if others else last

    @property
    def tongue(self) -> str:
        """Its language without country or script: "en" of "en-GB"."""
        return self.language.split("-")[0].lower()


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow the list: what it is called, how many courses it would show, whether it is chosen now."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A question by which the list can be narrowed; `name` is its place in the address."""

    name: str
    choices: tuple[Choice, ...]
    among: int  # so many courses there are to choose from

    @property
    def is_useful(self) -> bool:
        """Whether it tells courses apart: some choice leaves some courses out, or one is chosen."""
        return any(0 < choice.count < self.among for choice in self.choices) or bool(self.chosen)

    @property
    def chosen(self) -> list[Choice]:
        """The choices made."""
        return [choice for choice in self.choices if choice.is_chosen]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One page of the list: `found` of `all` courses answer what was asked; `entries` are those of this page."""

    entries: tuple[Entry, ...]
    hits: dict[uuid.UUID, list[finding.Hit]]
    found: int
    all: int
    page: int
    last: int
    facets: tuple[Facet, ...]

    @property
    def before(self) -> int:
        """The page before this one."""
        return self.page - 1

    @property
    def after(self) -> int:
        """The page after this one."""
        return self.page + 1


Asked = dict[str, frozenset[str]]

# By what the list can be narrowed: how to read it off an entry. Subjects are the same whatever their capitals.
ASKS: dict[str, Callable[[Entry], Collection[str]]] = {
    "subject": lambda entry: {subject.casefold() for subject in entry.subjects},
    "length": lambda entry: (entry.length,),
    "level": lambda entry: (entry.level,),
    "language": lambda entry: (entry.tongue,),
    "licence": lambda entry: (entry.licence,),
}


def catalogue(
    viewer: Any,
    *,
    words: str = "",
    page: int = 1,
    **narrowed: Collection[str],
) -> Catalogue:
    """The courses that `viewer` may find, PER_PAGE at a time: by title, or best first when there are words.

    `narrowed` holds what is chosen of subject, length, level, language and licence. Every course is open to everybody,
    so it makes no difference yet who asks. Values that mean nothing narrow nothing; a page beyond the last is the last
    one. No query as a rule, two more when there are words.
    """
    shelf = _shelf()
    found, facets = shelf.answer(words, narrowed)
    last = max(1, -(-len(found) // PER_PAGE))
    page = min(max(page, 1), last)
    shown = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    hits = finding.hits_in(words, [entry.course_id for entry in shown])
    return Catalogue(shown, hits, len(found), len(shelf.entries), page, last, facets)


def latest(viewer: Any, *, words: str = "", **narrowed: Collection[str]) -> tuple[Entry, ...]:
    """As `catalogue`: the IN_FEED courses whose present edition came out last, the last first."""
    found, _facets = _shelf().answer(words, narrowed)
    return tuple(sorted(found, key=lambda entry: (entry.published_at, entry.slug), reverse=True)[:IN_FEED])


@dataclass(frozen=True, slots=True)
class Onward:
    """Courses that may come next, each named once."""

    by_authors: tuple[Entry, ...]
    by_subject: tuple[Entry, ...]


def next_after(viewer: Any, course_id: uuid.UUID) -> Onward:
    """NEXT_EACH other courses of its authors, and as many others of its subjects: most in common first. No query."""
    shelf = _shelf()
    here = shelf.by_id.get(course_id)
    if here is None:
        return Onward((), ())
    others = [entry for entry in shelf.entries if entry is not here]
    by_authors = _closest(others, lambda entry: len({*entry.authors} & {*here.authors}))
    subjects = ASKS["subject"](here)
    rest = [entry for entry in others if entry not in by_authors]
    return Onward(by_authors, _closest(rest, lambda entry: len({*ASKS["subject"](entry)} & {*subjects})))


def _closest(entries: Iterable[Entry], shared: Callable[[Entry], int]) -> tuple[Entry, ...]:
    """Those with most in common; none that has nothing."""
    near = sorted(((shared(entry), entry) for entry in entries), key=lambda one: -one[0])
    return tuple(entry for common, entry in near if common)[:NEXT_EACH]


@dataclass(frozen=True, eq=False)
class Shelf:
    """All entries by title, kept in the process until an edition is published. `stamp` tells which state they show."""

    stamp: Any
    entries: tuple[Entry, ...]
    _narrowed: Kept[tuple[tuple[Entry, ...], tuple[Facet, ...]]] = field(default_factory=lambda: Kept(KEPT_LISTS))

    def answer(self, words: str, asked: Mapping[str, Collection[str]]) -> tuple[tuple[Entry, ...], tuple[Facet, ...]]:
        """The entries that speak of `words` (all without words) and fit what is `asked`, and the facets."""
        understood = self.understood(asked)
        return self.about(words, understood) if words.strip() else self.narrowed(understood)

    def understood(self, asked: Mapping[str, Collection[str]]) -> Asked:
        """What was asked without values that mean nothing here."""
        return {name: frozenset(asked.get(name, ())).intersection(self.values[name]) for name in ASKS}

    def narrowed(self, asked: Asked) -> tuple[tuple[Entry, ...], tuple[Facet, ...]]:
        """The entries that fit, and the facets with their counts."""
        key = tuple(asked[name] for name in ASKS)
        return self._narrowed.get(key) or self._narrowed.put(key, self._answer(self.entries, asked))

    def about(self, words: str, asked: Asked) -> tuple[tuple[Entry, ...], tuple[Facet, ...]]:
        """As `narrowed`, of the courses that speak of `words`, best first."""
        found = (self.by_id.get(course) for course in finding.courses_about(words))
        return self._answer([entry for entry in found if entry], asked)

    def _answer(self, entries: Iterable[Entry], asked: Asked) -> tuple[tuple[Entry, ...], tuple[Facet, ...]]:
        entries = tuple(entries)
        fitting = tuple(entry for entry in entries if _fits(entry, asked))
        return fitting, tuple(self._facet(name, entries, asked) for name in ASKS)

    def _facet(self, name: str, entries: Iterable[Entry], asked: Asked) -> Facet:
        """Each choice counts what it would show beside the choices made in the other facets."""
        others = {other: values for other, values in asked.items() if other != name}
        among = [entry for entry in entries if _fits(entry, others)]
        counts = Counter(value for entry in among for value in ASKS[name](entry))
        labels = self.values[name].items()
        choices = [Choice(value, said, counts[value], value in asked[name]) for value, said in labels]
        return Facet(name, tuple(_offered(choices) if name == "subject" else choices), len(among))

    @cached_property
    def by_id(self) -> dict[uuid.UUID, Entry]:
        """The entries by their course."""
        return {entry.course_id: entry for entry in self.entries}

    @cached_property
    def values(self) -> dict[str, dict[str, Any]]:
        """What may be asked, by facet: each value and what it is called."""
        tongues = sorted({entry.tongue for entry in self.entries})
        licensed = sorted((entry for entry in self.entries if entry.licence), key=lambda entry: entry.licence)
        return {
            "subject": _subjects(self.entries),
            "length": dict(Length.choices),
            "level": dict(Level.choices),
            "language": {tongue: _name_of(tongue) for tongue in tongues},
            "licence": {one.licence: one.licence_in_words for one in licensed},
        }


def _fits(entry: Entry, asked: Asked) -> bool:
    return all(not values or not values.isdisjoint(ASKS[name](entry)) for name, values in asked.items())


def _subjects(entries: Iterable[Entry]) -> dict[str, str]:
    """Every subject as it is asked for and as it is first written, in order."""
    written: dict[str, str] = {}
    for entry in entries:
        for subject in entry.subjects:
            written.setdefault(subject.casefold(), subject)
    return dict(sorted(written.items()))


def _offered(choices: list[Choice]) -> list[Choice]:
    """The subjects of most courses and those that are chosen, in the order they came in."""
    first = sorted(choices, key=lambda choice: (not choice.is_chosen, -choice.count))[:MOST_SUBJECTS]
    kept = {choice.value for choice in first}
    return [choice for choice in choices if choice.value in kept and (choice.count or choice.is_chosen)]


def _name_of(tongue: str) -> str:
    """A language in its own words: "Cymraeg" of "cy"."""
    try:
        return str(get_language_info(tongue)["name_local"]).capitalize()
    except KeyError:
        return tongue


_kept: tuple[Shelf, float] | None = None


def _shelf() -> Shelf:
    """The present shelf, looked after once in FRESH_SECONDS, and in a transaction each time."""
    global _kept  # noqa: PLW0603 - one shelf a process
    if _kept and time.monotonic() < _kept[1] and not connection.in_atomic_block:
        return _kept[0]
    stamp = _stamp()
    shelf = _kept[0] if _kept and _kept[0].stamp == stamp else Shelf(stamp, tuple(_entries()))
    _kept = shelf, time.monotonic() + FRESH_SECONDS
    return shelf


def forget_shelf() -> None:
    """Look after the shelf at the next reading: services.publish calls it after commit."""
    global _kept  # noqa: PLW0603 - one shelf a process
    _kept = (_kept[0], 0.0) if _kept else None


def _stamp() -> Any:
    """What changes with every publishing and putting back: how many editions, the newest, and those readers have."""
    how_many = RawSQL("(SELECT count(*) FROM courses_edition)", ())
    present = RawSQL(
        "(SELECT sum(e.number * e.number) FROM courses_course c JOIN courses_edition e ON e.id = c.edition_id)", ()
    )
    return Edition.objects.order_by("-pk").values_list("pk", how_many, present).first()


def _entries() -> list[Entry]:
    rows = Course.objects.filter(edition__isnull=False).select_related("edition").defer(*HEAVY)
    rows = rows.annotate(first_at=Min("editions__published_at"))
    return sorted((_entry(row) for row in rows), key=lambda entry: (entry.title.casefold(), entry.slug))


HEAVY = ("edition__frame", "edition__outline")


def _entry(course: Any) -> Entry:
    edition = course.edition
    changed = json.loads(edition.changes)
    return Entry(
        course_id=course.pk,
        slug=course.slug,
        title=edition.title,
        summary=edition.summary,
        language=edition.language,
        level=edition.level,
        minutes=edition.minutes,
        authors=tuple(edition.authors),
        sections=edition.section_count,
        activities=edition.activity_count,
        licence=edition.licence,
        subjects=tuple(edition.subjects),
        first_at=course.first_at,
        published_at=edition.published_at,
        changed=Changed(*(len(changed.get(what, ())) for what in ("new", "reworded", "retired"))),
    )
