"""What a person fills in to join and to change the own name. The rest of signing in is allauth's, with our words."""

from typing import Any

from allauth.account.forms import SignupForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from interplay.plain import names


class NameField(forms.CharField):
    """A name as it shall be printed, in any script."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Your name"))
        kwargs.setdefault("help_text", _("As it shall be printed on a statement, in whatever script you write it."))
        widget = forms.TextInput(attrs={"autocomplete": "name", "maxlength": 4 * names.LONGEST, "dir": "auto"})
        super().__init__(widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        """The name as names.written keeps it; ValidationError where it is none."""
        text = super().clean(value)
        try:
            return names.written(text)
        except names.NoLetter as why:
            raise ValidationError(_("Write your name with at least one letter.")) from why
        except names.TooLong as why:
            message = _("Write your name with at most %(most)d letters and spaces.")
            raise ValidationError(message, params={"most": names.LONGEST}) from why


class SignUpForm(SignupForm):
    """Joining asks for three things: the name, an address and a password."""

    name = NameField()
    field_order = ("name", "email", "password1")


class NameForm(forms.Form):
    """Changing the name under which one is printed."""

    name = NameField()
