"""Two tabs, a line that drops, and one writer, against a model of what she may rely on.

Nothing that was acknowledged is lost: it is the draft, or waits beside it, or was written over by a tab that showed it,
or was let go by its writer's own choice between both texts. The model knows no database and no clock.
"""

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services
from interplay.learn.study.models import Answer, Submission
from interplay.learn.study.services import Conflict, Draft
from interplay.learn.study.services.drafts import digest
from interplay.people.models import Person
from tests.cast import somebody
from tests.learn.study import books

ITEM = "a1-r"
TABS = st.sampled_from(["left", "right"])
TEXTS = st.text(alphabet="ab \n", min_size=1, max_size=6)


@dataclass
class Tab:
    """What a page knows: the text in its field, the revision it saw, and a text sent whose answer never came."""

    text: str = ""
    seen: int = 0
    sent: str | None = None


@dataclass
class Paper:
    """What must be on disk: the draft and its revision, all that waits beside it, all that was handed in."""

    draft: str = ""
    revision: int = 0
    waiting: list[str] = field(default_factory=list)
    handed_in: list[str] = field(default_factory=list)

    def takes(self, text: str, seen: int) -> bool:
        """Whether a save is good; and what then follows."""
        if self.revision and text == self.draft:
            return True
        if seen == self.revision:
            self.draft, self.revision = text, seen + 1
            return True
        self.waiting.append(text)
        return False


class TwoTabs(RuleBasedStateMachine):
    writer: Person
    reading: Reading

    def __init__(self) -> None:
        super().__init__()
        Answer.objects.all().delete()
        self.paper, self.tabs = Paper(), {"left": Tab(), "right": Tab()}

    @initialize()
    def nothing_yet(self) -> None:
        assert Answer.objects.count() == 0

    @rule(name=TABS, text=TEXTS)
    def types(self, name: str, text: str) -> None:
        self.tabs[name].text = text

    @rule(name=TABS)
    def saves(self, name: str) -> None:
        tab = self.tabs[name]
        for text in [tab.sent or tab.text, tab.text]:  # what may have arrived already is sent again first, unchanged
            good = self.paper.takes(text, tab.seen)
            assert self._sends(text, tab.seen) == (self.paper.revision if good else None)
            tab.seen, tab.sent = (self.paper.revision if good else tab.seen), None
            if not good:
                return

    @rule(name=TABS)
    def saves_and_never_hears(self, name: str) -> None:
        tab = self.tabs[name]
        if tab.sent is None:
            tab.sent = tab.text
        self.paper.takes(tab.sent, tab.seen)
        self._sends(tab.sent, tab.seen)

    @rule(name=TABS)
    def loads_the_page_anew(self, name: str) -> None:
        self.tabs[name] = Tab(self.paper.draft, self.paper.revision)

    @precondition(lambda self: self.paper.waiting)
    @rule(name=TABS, keep=st.sampled_from(["here", "there", "both"]))
    def chooses(self, name: str, keep: str) -> None:
        answer = Answer.objects.get()
        saved = services.resolve(
            by=self.writer, reading=self.reading, item=ITEM, keep=keep, seen=answer.revision, rival=digest(answer.rival)
        )
        kept = Answer.objects.get().draft
        expected = {
            "here": self.paper.waiting,
            "there": [self.paper.draft],
            "both": [self.paper.draft, *self.paper.waiting],
        }
        assert all(text in kept for text in expected[keep])
        self.paper.draft, self.paper.revision, self.paper.waiting = kept, saved.revision, []
        self.tabs[name] = Tab(kept, saved.revision)

    @rule(name=TABS)
    def hands_in(self, name: str) -> None:
        tab = self.tabs[name]
        good = self.paper.takes(tab.text, tab.seen)
        draft = {ITEM: Draft(tab.text, tab.seen)}
        outcome = services.hand_in(by=self.writer, reading=self.reading, part="a1", drafts=draft)
        if good:
            tab.seen, tab.sent = self.paper.revision, None
        if good and len(tab.text.split()) >= 2:
            assert outcome.refused == {}
            if not self.paper.handed_in or self.paper.handed_in[-1] != (tab.text, self.paper.revision):
                self.paper.handed_in.append((tab.text, self.paper.revision))

    @invariant()
    def nothing_is_lost(self) -> None:
        answer = Answer.objects.first() or Answer()
        assert (answer.draft, answer.revision) == (self.paper.draft, self.paper.revision)
        assert all(text in answer.rival for text in self.paper.waiting)
        assert (answer.rival_at is not None) == bool(self.paper.waiting)

    @invariant()
    def what_was_handed_in_stands(self) -> None:
        bodies = Submission.objects.order_by("number").values_list("body", flat=True)
        assert list(bodies) == [text for text, _ in self.paper.handed_in]

    def _sends(self, text: str, seen: int) -> int | None:
        try:
            return services.save_draft(by=self.writer, reading=self.reading, item=ITEM, body=text, seen=seen).revision
        except Conflict:
            return None


@pytest.mark.django_db
@pytest.mark.slow
class TestTwoTabs(TestCase):
    def test_nothing_acknowledged_is_lost_and_nothing_is_written_over_unseen(self) -> None:
        TwoTabs.writer, TwoTabs.reading = somebody("Ewa Lindqvist"), books.published()
        checks = [HealthCheck.too_slow, HealthCheck.filter_too_much]
        run_state_machine_as_test(
            TwoTabs,
            settings=settings(max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=checks),
        )
