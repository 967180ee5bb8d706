"""What a course contains: its pages, their activities and parts, what is answered in them; and what changed of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from interplay.plain.coursebook import tree


@dataclass(frozen=True, slots=True)
class PartRef:
    """A part of an activity: what is answered in it, and what is kept back until it is answered."""

    id: str
    activity_id: str
    page: str  # slug of its section
    items: tuple[str, ...]
    hides: tuple[str, ...]  # kinds of what is kept back: "answer", "discussion", "reveal"
    number: str = ""  # "a", or empty where the activity has but one part
    title: str = ""


@dataclass(frozen=True, slots=True)
class ActivityRef:
    """An activity, saq or itq as contents lists and completion need it."""

    id: str
    number: str
    kind: str
    title: str
    minutes: int
    required: bool
    page: str
    parts: tuple[PartRef, ...]

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of everything answered in it, in order."""
        return tuple(item for part in self.parts for item in part.items)


@dataclass(frozen=True, slots=True)
class PageRef:
    """A section as the contents list needs it. `position` and `number` count from 1."""

    position: int
    number: str
    slug: str
    title: str
    lede: str
    minutes: int
    activities: tuple[ActivityRef, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What an edition keeps beside its frame and the text of its sections. Activities and items by their id."""

    pages: tuple[PageRef, ...]
    items: dict[str, tree.Item]

    @property
    def activities(self) -> dict[str, ActivityRef]:
        """All activities, SAQs and ITQs in order."""
        return {activity.id: activity for page in self.pages for activity in page.activities}


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed between two editions; `reworded` are as they are now, `retired` as they were."""

    new: tuple[ActivityRef, ...] = ()
    reworded: tuple[ActivityRef, ...] = ()
    retired: tuple[ActivityRef, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.reworded or self.retired)


class Contained(Protocol):
    """Anything that has activities and items by their id: Contents, a Reading."""

    @property
    def activities(self) -> dict[str, ActivityRef]: ...

    @property
    def items(self) -> dict[str, tree.Item]: ...


def contents_of(book: tree.Course) -> Contents:
    """The contents of a course as it was read."""
    pages = tuple(_page_ref(at, section) for at, section in enumerate(book.sections, start=1))
    return Contents(pages, {item.id: item for item in book.items()})


def changes_between(before: Contained, now: Contained) -> Changes:
    """What is new, reworded or retired in `now` for somebody who last saw `before`, however many editions ago."""
    was, is_now = before.activities, now.activities
    said, says = _wordings(before.items.values()), _wordings(now.items.values())
    return Changes(
        new=tuple(is_now[one] for one in is_now if one not in was),
        reworded=tuple(is_now[one] for one in is_now if one in was and said.get(one) != says.get(one)),
        retired=tuple(was[one] for one in was if one not in is_now),
    )


def _wordings(items: Iterable[tree.Item]) -> dict[str, dict[str, str]]:
    """For every activity, its items and what they ask."""
    wordings: dict[str, dict[str, str]] = {}
    for item in items:
        wordings.setdefault(item.activity_id, {})[item.id] = item.wording_hash
    return wordings


def _page_ref(position: int, section: tree.Section) -> PageRef:
    activities = tuple(_activity_ref(section.id, activity) for activity in section.activities())
    return PageRef(position, section.number, section.id, section.title, section.lede, section.minutes, activities)


def _activity_ref(page: str, activity: tree.Activity) -> ActivityRef:
    named = activity.id, activity.number, activity.kind, activity.title, activity.minutes, activity.required
    return ActivityRef(*named, page, tuple(_part_ref(page, activity, part) for part in activity.parts))


def _part_ref(page: str, activity: tree.Activity, part: tree.Part) -> PartRef:
    items = tuple(item.id for item in part.interactions)
    hides = tuple(hidden.kind for hidden in part.hidden)
    return PartRef(part.id, activity.id, page, items, hides, part.number, part.title)
