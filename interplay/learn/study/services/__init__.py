"""Everything that is written when somebody studies. From outside: `from interplay.learn.study import services`."""

from interplay.learn.study.services.drafts import Conflict, Draft, Saved, resolve, save_draft, settle_with
from interplay.learn.study.services.enrolment import enrol, keep_place, leave, note_edition_seen
from interplay.learn.study.services.handing_in import Outcome, hand_in, reveal, save_drafts

__all__ = [
    "Conflict",
    "Draft",
    "Outcome",
    "Saved",
    "enrol",
    "hand_in",
    "keep_place",
    "leave",
    "note_edition_seen",
    "resolve",
    "reveal",
    "save_draft",
    "save_drafts",
    "settle_with",
]
