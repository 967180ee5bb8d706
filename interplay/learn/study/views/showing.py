"""What one reader sees of one page just now: everything that fills its holes."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from interplay.learn.courses.selectors import PartRef, Reading
from interplay.learn.study import rules
from interplay.learn.study import selectors as study
from interplay.learn.study.rules import Unfit
from interplay.learn.study.selectors import Given, Mine, Standing
from interplay.learn.study.services import Conflict, Draft
from interplay.people.selectors import Person


@dataclass(slots=True)
class Showing:
    """A reader before a page.

    `unsaved` are texts that could not be kept and must stay in their fields; `refused` says why. `opened` are parts
    shown in this answer only, `changing` the part whose answer is being changed, `completed` the one that completed.
    """

    reading: Reading
    here: str  # the address of the page
    person: Person | None = None
    stands: Standing = study.nowhere
    earlier: Mapping[str, list[Given]] = field(default_factory=dict)
    elsewhere: Mapping[tuple[uuid.UUID, str], Mine] = field(default_factory=dict)
    unsaved: Mapping[str, Draft] = field(default_factory=dict)
    refused: Mapping[str, Conflict | Unfit] = field(default_factory=dict)
    opened: frozenset[str] = frozenset()
    changing: str = ""
    completed: str = ""

    @property
    def is_member(self) -> bool:
        """Whether somebody is signed in."""
        return self.person is not None

    @property
    def reader(self) -> str:
        """Under whose name unsent text is kept on the device."""
        return str(self.person.pk) if self.person else "visitor"

    def mine(self, item: str) -> Mine | None:
        """The reader's answer to `item`, or None."""
        return self.stands.answers.get(item)

    def is_handed_in(self, part: PartRef) -> bool:
        """Whether everything that can be answered in `part` was handed in."""
        items = rules.answerable(self.reading, part)
        return bool(items) and all(item in self.stands.handed for item in items)

    def may_see_hidden(self, part: PartRef) -> bool:
        """Whether what `part` keeps back is sent."""
        return part.id in self.opened or rules.may_see_hidden(
            self.reading, part, self.stands.handed, self.stands.revealed
        )

    def is_at_rest(self, part: PartRef) -> bool:
        """Whether `part` was handed in and nothing about it is open: its answers are shown as text, not in fields."""
        if part.id == self.changing or not self.is_handed_in(part):
            return False
        return not any(self._is_open(item) for item in part.items)

    def _is_open(self, item: str) -> bool:
        mine = self.mine(item)
        return (
            item in self.refused or item in self.unsaved or bool(mine and (mine.is_changed or mine.rival is not None))
        )
