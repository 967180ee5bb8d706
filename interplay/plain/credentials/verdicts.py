"""What a check can find: four answers and an honest fifth, and the reason for each."""

import enum
from dataclasses import dataclass
from typing import Any


class State(enum.StrEnum):
    VALID = "valid"
    REVOKED = "revoked"
    ALTERED = "altered"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Why(enum.StrEnum):
    """Why a check says what it says. The words for each are the house's."""

    GENUINE = "genuine"
    WITHDRAWN = "withdrawn"
    # altered
    CHANGED = "changed"  # the signature does not fit
    NOT_COVERED = "not covered"  # something in it means nothing, so no signature covers it
    OTHERS_KEY = "others' key"  # signed with a key that is not its issuer's
    PURPOSE = "purpose"  # signed for something else
    # out of its time
    OVER = "over"
    NOT_YET = "not yet"
    # unknown
    KEY_ELSEWHERE = "key elsewhere"  # the issuer's key is not here
    STATUS_ELSEWHERE = "status elsewhere"  # signed well, but the list of the withdrawn is not here
    TOO_LARGE = "too large"
    NO_BADGE = "no badge"  # nothing in the file
    TWO_BADGES = "two badges"
    BROKEN = "broken"  # a picture that breaks off, or text that is no JSON
    SCRIPT = "script"  # a picture that brings a program
    NOT_A_BADGE = "not a badge"  # JSON, but of something else
    NO_PROOF = "no proof"
    OTHER_PROOF = "other proof"  # signed in a way that is not spoken here
    OTHER_WORDS = "other words"  # a vocabulary that is not here
    TANGLED = "tangled"


_STATES = {Why.GENUINE: State.VALID, Why.WITHDRAWN: State.REVOKED, Why.OVER: State.EXPIRED, Why.NOT_YET: State.EXPIRED}
_ALTERED = (Why.CHANGED, Why.NOT_COVERED, Why.OTHERS_KEY, Why.PURPOSE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, and the credential as it was read, where it could be."""

    why: Why
    credential: dict[str, Any] | None = None

    @property
    def state(self) -> State:
        return State.ALTERED if self.why in _ALTERED else _STATES.get(self.why, State.UNKNOWN)


class Unreadable(Exception):
    """There is no credential to be judged; `why` says what there is instead."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why
