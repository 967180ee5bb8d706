"""Reads of what people do with courses. From outside: `from interplay.learn.study import selectors as study`."""

from interplay.learn.study.selectors.answered import (
    AnsweredActivity,
    AnsweredCourse,
    AnsweredItem,
    AnsweredPart,
    AnsweredSection,
    Given,
    answered,
    earlier,
    in_words,
)
from interplay.learn.study.selectors.handed import Asked, asked, handed_in
from interplay.learn.study.selectors.marks import (
    UNKNOWN,
    Committed,
    Marked,
    committed,
    committed_by,
    marked,
    readable,
    strand_of,
)
from interplay.learn.study.selectors.standing import (
    Mine,
    Standing,
    elsewhere,
    nowhere,
    standing,
    stopped_at,
)
from interplay.learn.study.selectors.taken import Taken, completion_of, completions_of, taken

__all__ = [
    "UNKNOWN",
    "AnsweredActivity",
    "AnsweredCourse",
    "AnsweredItem",
    "AnsweredPart",
    "AnsweredSection",
    "Asked",
    "Committed",
    "Given",
    "Marked",
    "Mine",
    "Standing",
    "Taken",
    "answered",
    "asked",
    "committed",
    "committed_by",
    "completion_of",
    "completions_of",
    "earlier",
    "elsewhere",
    "handed_in",
    "in_words",
    "marked",
    "nowhere",
    "readable",
    "standing",
    "stopped_at",
    "strand_of",
    "taken",
]
