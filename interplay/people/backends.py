"""Who asks: the door through which an account comes into a request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from interplay.people import rules
from interplay.people.models import Account


class Backend(AuthenticationBackend):
    """Signs in by e-mail address and password, and brings the person and what the menu needs in one query."""

    def get_user(self, user_id: Any) -> Account | None:
        """The active account with that key, its person, and whether she may bring in courses; or None. One query."""
        try:
            accounts = Account.objects.select_related("person").annotate(brings_in=rules.brings_in_courses())
            account = accounts.get(pk=user_id)
        except Account.DoesNotExist:
            return None
        return account if self.user_can_authenticate(account) else None
