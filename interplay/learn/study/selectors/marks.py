"""Marks on a film as one reads them: with the names of their codes, and who speaks at that moment, saying what."""

import datetime as dt
import uuid
from dataclasses import dataclass

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import Reading
from interplay.learn.study.models import Submission
from interplay.people.selectors import Person
from interplay.plain import captions, marks
from interplay.plain.coursebook.tree import Film, Item, MarkCode
from interplay.plain.marks import Told

UNKNOWN = "none"  # the strand of a code that the course has no longer


@dataclass(frozen=True, slots=True)
class Marked:
    """One film-notes item with its film and the marks of one body, in the order of the film."""

    item: Item
    film: Film | None
    told: tuple[Told, ...]

    @property
    def seconds(self) -> float:
        """How long the film is; where its file does not say, until its last caption or mark."""
        last_cue = self.film.cues[-1].end if self.film and self.film.cues else 0.0
        last_mark = self.told[-1].mark.at if self.told else 0.0
        return self.item.film_seconds or max(last_cue, last_mark)

    def counts(self) -> list[tuple[MarkCode, int]]:
        """How many marks stand under each code, in the course's order."""
        return [(code, sum(one.mark.code == code.id for one in self.told)) for code in self.item.codes]


def marked(reading: Reading, item: Item, body: str) -> Marked:
    """The marks of `body`. Lines that are none (their code is gone) are left out; the body keeps them."""
    film = courses.film(reading, item)
    return Marked(item, film, tuple(_told(item, film, mark) for mark in readable(item, body)))


@dataclass(frozen=True, slots=True)
class Committed:
    """What one person committed on a film, the first time: from then on it stands, whatever is added to the draft."""

    person_id: uuid.UUID
    body: str
    at: dt.datetime


def committed(reading: Reading, item: Item) -> list[Committed]:
    """What everybody committed on the film of `item`, as it is now, in the order of commitment.

    Marks on another film under the same name (in an earlier edition) are not among them. Nobody may see this
    list: it is what counts are made of. One query.
    """
    rows = Submission.objects.filter(answer__course_id=reading.course_id, answer__item=item.id, number=1)
    found = rows.order_by("at", "pk").values_list("answer__person_id", "body", "at", "edition_id")
    same: dict[uuid.UUID, bool] = {}
    for edition_id in {row[3] for row in found}:
        then = courses.edition(edition_id)
        known = then.items.get(item.id) if then else None
        same[edition_id] = known is not None and known.film_sha256 == item.film_sha256
    return [Committed(person, body, at) for person, body, at, edition in found if same[edition]]


def committed_by(viewer: Person | None, reading: Reading, item: Item) -> Committed | None:
    """What `viewer` committed on the film of `item`, or None."""
    if viewer is None:
        return None
    mine = Submission.objects.filter(
        answer__person=viewer, answer__course_id=reading.course_id, answer__item=item.id, number=1
    ).first()
    return Committed(viewer.pk, mine.body, mine.at) if mine else None


def strand_of(item: Item, code: str) -> str:
    """How a mark of that code is drawn: "lead", "learn", "both" or "none"."""
    return next((one.strand for one in item.codes if one.id == code), UNKNOWN)


def lines(item: Item, body: str) -> str:
    """Marks as text to read: the moment, the code's name, the note. What cannot be read stays as it was typed."""
    names = {code.id: code.name for code in item.codes}
    try:
        found = marks.read(body, names)
    except marks.Wrong:
        return body
    return "\n".join(f"{marks.moment(mark.at)} {names[mark.code]}{mark.note and f': {mark.note}'}" for mark in found)


def readable(item: Item, body: str) -> list[marks.Mark]:
    """The marks of `body` in the order of the film; lines that are none (their code is gone) are left out."""
    codes, found = [code.id for code in item.codes], []
    for line in body.split("\n"):
        try:
            found += marks.read(line, codes)
        except marks.Wrong:
            continue
    return sorted(set(found))


def _told(item: Item, film: Film | None, mark: marks.Mark) -> Told:
    name = next((code.name for code in item.codes if code.id == mark.code), mark.code)
    at = captions.at(film.cues, mark.at) if film else None
    if film is None or at is None:
        return Told(mark, name)
    cue = film.cues[at]
    return Told(mark, name, cue.speaker, cue.text, cue.is_narration)
