"""Reads of awards. From outside: `from interplay.learn.awards import selectors as awards`."""

from interplay.learn.awards.selectors.badges import (
    address_for_linkedin,
    badge,
    baked,
    did_document,
    face,
    house_did,
    keys,
    list_address,
    shown_badge,
)
from interplay.learn.awards.selectors.checks import Checked, examined, examined_anywhere
from interplay.learn.awards.selectors.statements import (
    has_guessed_enough,
    printed,
    statement,
    statements_of,
    verified,
    withdrawable,
)

__all__ = [
    "Checked",
    "address_for_linkedin",
    "badge",
    "baked",
    "did_document",
    "examined",
    "examined_anywhere",
    "face",
    "has_guessed_enough",
    "house_did",
    "keys",
    "list_address",
    "printed",
    "shown_badge",
    "statement",
    "statements_of",
    "verified",
    "withdrawable",
]
