"""What django-allauth asks of the house: how an account is made, how letters go out, where one is led afterwards."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from interplay.core import letters
from interplay.people import selectors, services
from interplay.people.models import Account


class AccountAdapter(DefaultAccountAdapter):
    """Every new account has its person from the first moment, and every letter goes by the house's queue."""

    def save_user(self, request: HttpRequest, user: Account, form: Any, commit: bool = True) -> Account:
        """Keep the new account together with its person, both or neither."""
        super().save_user(request, user, form, commit=False)
        services.join(account=user, name=form.cleaned_data.get("name") or user.email.partition("@")[0])
        return user

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put the letter of that name on the queue. Whoever watches the clock learns nothing from a slow mail server."""
        letters.write(f"{template_prefix}.txt", email, {"house": selectors.organisation(), "email": email, **context})
