"""What a person fills in to join, to sign in and to look after the own account: allauth's forms in our words."""

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from interplay.plain import names

_ADDRESS = _("E-mail address")
_CODE = _("Code")
_NEW_PASSWORD = _("At least 12 letters. A few words in a row are good, and easy to remember.")
_FROM_THE_LETTER = _("As it stands in the letter. Capitals and the hyphen do not matter.")
_MISSING = {
    "name": _("Write your name."),
    "email": _("Write your e-mail address."),
    "login": _("Write your e-mail address."),
    "password": _("Type your password."),
    "oldpassword": _("Type your present password."),
    "password1": _("Choose a password."),
    "code": _("Type the code."),
}


class InOurWords(forms.Form):
    """Labels, hints and complaints of the house; a label stands above its field, never inside it."""

    labels: ClassVar[Mapping[str, Any]] = {}
    hints: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.error_messages["required"] = _MISSING.get(name, field.error_messages["required"])
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = _("Write an address like name@school.example.")
                field.validators = [EmailValidator(message=field.error_messages["invalid"])]


class Once(InOurWords):
    """A new password is typed, or pasted, once: a letter with a code mends a slip."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("password2", None)


class ByCode(InOurWords):
    """A code that came by letter."""

    labels: ClassVar = {"code": _CODE}
    hints: ClassVar = {"code": _FROM_THE_LETTER}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"autocapitalize": "characters", "spellcheck": "false", "size": 12}


class NameField(forms.CharField):
    """A name as it shall be printed, in any script."""

    def __init__(self, **kwargs: Any) -> None:
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


_NAME = {
    "label": _("Your name"),
    "help_text": _("As it shall be printed on a statement, in whatever script you write."),
}


class NameForm(InOurWords):
    """Changing the name under which one is printed."""

    name = NameField()
    labels: ClassVar = {"name": _NAME["label"]}
    hints: ClassVar = {"name": _NAME["help_text"]}


class SignUpForm(InOurWords, account.SignupForm):
    """Joining asks for three things: the name, an address and a password."""

    name = NameField()
    field_order = ("name", "email", "password1")
    labels: ClassVar = {"name": _NAME["label"], "email": _ADDRESS, "password1": _("Password")}
    hints: ClassVar = {
        "name": _NAME["help_text"],
        "email": _("We send a code there, to see that it is yours."),
        "password1": _NEW_PASSWORD,
    }

    def try_save(self, request: HttpRequest) -> Any:
        """Make the account; for an address that has one, take the same time about it and tell its owner by letter."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class SignInForm(InOurWords, account.LoginForm):
    """Address and password."""

    labels: ClassVar = {"login": _ADDRESS, "password": _("Password")}


class AskForCodeForm(InOurWords, account.RequestLoginCodeForm):
    """Where to send a code for signing in."""

    labels: ClassVar = {"email": _ADDRESS}


class SignInCodeForm(ByCode, account.ConfirmLoginCodeForm):
    """The code for signing in."""


class AddressCodeForm(ByCode, account.ConfirmEmailVerificationCodeForm):
    """The code that shows an address to be one's own."""


class ResetCodeForm(ByCode, account.ConfirmPasswordResetCodeForm):
    """The code for choosing a new password."""


class AskForResetForm(InOurWords, account.ResetPasswordForm):
    """Where to send a code for choosing a new password."""

    labels: ClassVar = {"email": _ADDRESS}


class NewPasswordForm(Once, account.ResetPasswordKeyForm):
    """A new password, after the code."""

    labels: ClassVar = {"password1": _("New password")}
    hints: ClassVar = {"password1": _NEW_PASSWORD}


class ChangePasswordForm(Once, account.ChangePasswordForm):
    """A new password in place of the present one."""

    labels: ClassVar = {"oldpassword": _("Present password"), "password1": _("New password")}
    hints: ClassVar = {"password1": _NEW_PASSWORD}


class SetPasswordForm(Once, account.SetPasswordForm):
    """A first password, for an account that has none."""

    labels: ClassVar = {"password1": _("Password")}
    hints: ClassVar = {"password1": _NEW_PASSWORD}


class AddAddressForm(InOurWords, account.AddEmailForm):
    """Another address."""

    labels: ClassVar = {"email": _("Another address")}
    hints: ClassVar = {"email": _("We send a code there, to see that it is yours.")}


class PasswordAgainForm(InOurWords, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    labels: ClassVar = {"password": _("Password")}


_FROM_THE_APP = {"code": _("Six figures from the app, or one of your recovery codes.")}


class SecondStepForm(InOurWords, mfa.AuthenticateForm):
    """The second step of signing in."""

    labels: ClassVar = {"code": _CODE}
    hints: ClassVar = _FROM_THE_APP


class SecondStepAgainForm(InOurWords, mfa.ReauthenticateForm):
    """The second step once more, before something that matters."""

    labels: ClassVar = {"code": _CODE}
    hints: ClassVar = _FROM_THE_APP


class AppForm(InOurWords, ActivateTOTPForm):
    """The first code that an authenticator app shows."""

    labels: ClassVar = {"code": _("Code that the app shows")}


class PasskeyForm(InOurWords, AddWebAuthnForm):
    """A new passkey; unless one says otherwise it is good for signing in without a password."""

    labels: ClassVar = {"name": _("What you call it"), "passwordless": _("Let me sign in with this key alone")}
    hints: ClassVar = {
        "name": _("So that you know it again, for example “my telephone”."),
        "passwordless": _("It then asks for your finger, your face or its PIN."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class PasskeyNameForm(InOurWords, EditWebAuthnForm):
    """Another name for a passkey."""

    labels: ClassVar = {"name": _("What you call it")}
