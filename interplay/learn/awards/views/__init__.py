"""The screens of awards."""

from interplay.learn.awards.views.badges import badge, badge_file, holders_badge, picture, show
from interplay.learn.awards.views.issuer import did_document, keys, status_list
from interplay.learn.awards.views.statements import rename, statement, statement_pdf, statements, withdraw
from interplay.learn.awards.views.verify import verify, verify_file

__all__ = [
    "badge",
    "badge_file",
    "did_document",
    "holders_badge",
    "keys",
    "picture",
    "rename",
    "show",
    "statement",
    "statement_pdf",
    "statements",
    "status_list",
    "verify",
    "verify_file",
    "withdraw",
]
