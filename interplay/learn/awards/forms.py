"""What one fills in to check a statement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interplay.learn.awards.constants import LONGEST_ASKED


class CodeForm(forms.Form):
    """A code as it was copied from paper."""

    code = forms.CharField(
        label=_("The code on the statement"),
        help_text=_("Three times four letters and digits, such as 7f3k-92qd-x4tz. Capitals and hyphens do not matter."),
        error_messages={"required": _("Write the code that stands at the foot of the statement.")},
        max_length=LONGEST_ASKED,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
