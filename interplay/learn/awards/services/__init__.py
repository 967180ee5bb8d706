"""Everything that is written about awards."""

from interplay.learn.awards.services.badges import show, signed
from interplay.learn.awards.services.keys import KeyUnreadable, is_key_readable, rotate_key
from interplay.learn.awards.services.statements import count_miss, issue_statement, print_with_present_name, withdraw
from interplay.learn.awards.services.status import status_list

__all__ = [
    "KeyUnreadable",
    "count_miss",
    "is_key_readable",
    "issue_statement",
    "print_with_present_name",
    "rotate_key",
    "show",
    "signed",
    "status_list",
    "withdraw",
]
