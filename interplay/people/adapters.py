"""What django-allauth asks of the house: how an account is made, how letters go out, in which words it speaks."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from interplay.core import letters
from interplay.people import selectors, services
from interplay.people.models import Account

_WRONG_CODE = _("That is not the code. Look at the latest letter, and type it once more.")
_TOO_MANY = _("That was tried too often. Wait five minutes, then try once more; nothing of yours is lost.")
# In this order: who has just added a first passkey, and has no password, holds nothing else yet.
_STILL_ME = {
    "reauthenticate": _("Type my password"),
    "mfa_reauthenticate:webauthn": _("Use my passkey"),
    "mfa_reauthenticate": _("Type a code from my app, or a recovery code"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Every new account has its person from the first moment, and every letter goes by the house's queue."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed."),
        "cannot_remove_primary_email": _("This is the address we write to. Choose another one for that first."),
        "duplicate_email": _("This address belongs to your account already."),
        "email_password_mismatch": _("Address and password do not go together. Look at both, and try once more."),
        "email_taken": _("This address belongs to an account already."),
        "enter_current_password": _("That is not your present password."),
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": _("That is not your password."),
        "max_email_addresses": _("An account has at most %d addresses."),
        "rate_limited": _("That was quick. Wait a moment, then try once more."),
        "same_as_current": _("This is the address that you have now."),
        "too_many_login_attempts": _TOO_MANY,
        "unverified_primary_email": _("Show first that this address is yours: ask for a code."),
    }

    def save_user(self, request: HttpRequest, user: Account, form: Any, commit: bool = True) -> Account:
        """Keep the new account together with its person, both or neither."""
        super().save_user(request, user, form, commit=False)
        services.join(account=user, name=form.cleaned_data["name"])
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the letter of that name on the queue. A slow mail server then tells nobody whether an account exists."""
        facts = {"house": selectors.organisation(), "address": settings.INTERPLAY_URL, "email": email}
        letters.write(f"{template_prefix}.txt", email, facts | context)

    def set_password(self, user: Account, password: str) -> None:
        """Keep a new password."""
        services.change_password(account=user, password=password)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """How one may show that it is still oneself, the quickest first: the first is what one is asked for."""
        methods = super().get_reauthentication_methods(user)
        found = {method["id"]: method for method in methods}
        return [found[name] | {"description": words} for name, words in _STILL_ME.items() if name in found]

    def pre_login(self, request: HttpRequest, user: Account, **login: Any) -> HttpResponseBase | None:
        """Before somebody is in: a password that was chosen before the address was shown to be hers is forgotten.

        Else a stranger could join with another's address and a password of his own, and wait until the owner, coming
        in by a code, had confirmed the address for him.
        """
        records = get_authentication_records(request, user)
        if user.last_login is None and records and records[-1]["method"] == "code":
            services.forget_password(account=user)
        return super().pre_login(request, user, **login)


class SecondStepAdapter(DefaultMFAAdapter):
    """Passkeys and authenticator apps show the person's own name, and the house's."""

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": _("Take the second step off your account before you add an address to it."),
        "cannot_generate_recovery_codes": _("Recovery codes belong to a second step. Add a passkey or an app first."),
        "incorrect_code": _("That is not the code. Wait for the next one, and type it once more."),
        "unverified_email": _("Show first that all your addresses are yours: ask for their codes."),
    }

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's name
        """A name for a new passkey, which its owner may change."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def get_public_key_credential_user_entity(self, user: Account) -> dict[str, Any]:
        """How a browser calls the account when it asks which passkey to use."""
        person = selectors.person_of(user)
        named = {"display_name": person.display} if person else {}
        return super().get_public_key_credential_user_entity(user) | named

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Which house a passkey is for."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.SITE_NAME}
