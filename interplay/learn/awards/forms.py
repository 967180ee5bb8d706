"""What one fills in to check a statement or a badge, and to show a badge."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interplay.learn.awards.constants import LONGEST_ASKED, Showing


class CodeForm(forms.Form):
    """A code as it was copied from paper."""

    code = forms.CharField(
        label=_("The code on the statement"),
        help_text=_("Three times four letters and digits, such as 7f3k-92qd-x4tz. Capitals and hyphens do not matter."),
        error_messages={"required": _("Write the code that stands at the foot of the statement.")},
        max_length=LONGEST_ASKED,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class FileForm(forms.Form):
    """A badge as its holder sent it."""

    file = forms.FileField(
        label=_("The badge as a file"),
        help_text=_("The picture (PNG or SVG) or the JSON, below 2 MB, just as you got it. It is not kept."),
        error_messages={
            "required": _("Choose the badge's file first."),
            "empty": _("This file is empty. Perhaps it was not copied to its end."),
        },
        widget=forms.FileInput(attrs={"accept": ".png,.svg,.json,image/png,image/svg+xml,application/json"}),
    )


class WithdrawForm(forms.Form):
    """Why a statement and its badge are withdrawn."""

    why = forms.CharField(
        label=_("Why it is withdrawn"),
        help_text=_("Kept in this house, and shown to nobody who checks it. One line."),
        error_messages={"required": _("Say why the statement is withdrawn.")},
        max_length=300,
    )


class ShowingForm(forms.Form):
    """What a badge's page shows to everybody."""

    showing = forms.ChoiceField(label=_("What others may see"), choices=Showing.choices, widget=forms.RadioSelect)
