"""Lets some people of the demo federation have studied, by the same services that the pages use. Texts: answers.py."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from demo.answers import STORIES, Story, Wrote
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import Reading
from interplay.learn.study import selectors, services
from interplay.learn.study.constants import AnswerKind
from interplay.learn.study.services import Draft, Outcome
from interplay.people.selectors import Person, of_the_cast


@transaction.atomic
def build() -> None:
    """Have every story happened, unless its person has taken that course already. Safe to repeat.

    LookupError where the courses or the cast are not there, or a story names what a course has not; ValueError where
    a text would not have been taken from its writer on the page either.
    """
    for story in STORIES:
        person, reading = of_the_cast(story.handle), courses.reading(story.course)
        if person is None or reading is None:
            raise LookupError(f"{story.handle} in {story.course}")
        if selectors.standing(person, reading).joined_at is None:
            _tell(story, person, reading)


def moment(written: str) -> dt.datetime:
    """An aware moment from "2026-06-02 16:30", which is by the clock on the wall."""
    return timezone.make_aware(dt.datetime.fromisoformat(written))


def _tell(story: Story, person: Person, reading: Reading) -> None:
    services.enrol(by=person, reading=reading, at=moment(story.joined))
    for wrote in story.wrote:
        _write(wrote, person, reading)
    for part, at in story.opened:
        services.reveal(by=person, reading=reading, part=part, drafts={}, at=moment(at))
    if story.place:
        section, at = story.place
        services.keep_place(by=person, reading=reading, section=section, at=moment(at))
    if story.left:
        services.leave(by=person, reading=reading, at=moment(story.left))


def _write(wrote: Wrote, person: Person, reading: Reading) -> None:
    drafts = {wrote.item: Draft(_as_kept(wrote, reading), wrote.seen)}
    at = moment(wrote.at)
    if wrote.later:
        outcome = services.save_drafts(by=person, reading=reading, drafts=drafts, at=at)
    else:
        part = reading.items[wrote.item].part_id
        outcome = services.hand_in(by=person, reading=reading, part=part, drafts=drafts, at=at)
    _see_to(wrote, person, outcome)


def _as_kept(wrote: Wrote, reading: Reading) -> str:
    """The text; in a match with the keys of the right-hand sides, which stand for their ids in pages and answers."""
    item = reading.items[wrote.item]
    if item.kind != AnswerKind.MATCH:
        return wrote.text
    keys = {pair.id: pair.key for pair in item.pairs}
    chosen = (piece.split("=") for piece in wrote.text.split())
    return " ".join(f"{left}={keys[right]}" for left, right in chosen)


def _see_to(wrote: Wrote, person: Person, outcome: Outcome) -> None:
    """A conflict is part of a story, and both texts are kept; anything else that was refused is a mistake in it."""
    refused = outcome.refused.get(wrote.item)
    if isinstance(refused, services.Conflict) and wrote.later:
        return
    if refused is not None:
        raise ValueError(f"{person.demo_handle}, {wrote.item}: {refused}")
