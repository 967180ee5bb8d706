"""Who sees a comparison, from how many people on, and who releases what."""

from typing import Any

from django.conf import settings

from interplay.core.permits import permit
from interplay.learn.study.selectors import Committed
from interplay.plain.agreement.publishing import LEAST


@permit(
    "films.compare",
    "Who has committed marks on a film sees what all who committed marked there, as counts; nobody else does. "
    "Names and notes are shown only where their owner releases them.",
)
def may_compare(person: Any, committed: Committed | None) -> bool:
    """Whether `person` sees the comparison to which `committed`, her own marks, belongs."""
    return person is not None and committed is not None and committed.person_id == person.pk


@permit("films.release", "Everybody releases the own name and the own notes to those who compare, and takes them back.")
def may_release(person: Any, committed: Committed | None) -> bool:
    """Whether `person` may release something of `committed`: her own only."""
    return may_compare(person, committed)


def fewest() -> int:
    """How many people must have committed before anything is shown: as the house sets it, never below three."""
    return max(LEAST, settings.INTERPLAY_FEWEST_TO_COMPARE)
