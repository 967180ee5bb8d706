"""What one fills in in the workshop."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interplay.exchange.packages.constants import MEGABYTE, MOST_BYTES


class ParcelForm(forms.Form):
    """A course as one file."""

    zip = forms.FileField(
        label=_("The course, as a zip"),
        help_text=_(
            "Zip the folder in which course.toml stands. It may have up to %(most)d MB. "
            "Nobody sees anything of it until you publish it."
        )
        % {"most": MOST_BYTES // MEGABYTE},
        error_messages={
            "required": _("Choose the zip of your course first."),
            "empty": _("This file is empty. Zip the folder again."),
        },
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )


class AuthorForm(forms.Form):
    """Who may bring in courses from now on."""

    email = forms.EmailField(
        label=_("The e-mail address with which that person signs in"),
        help_text=_("Course authors bring in courses, publish editions and put older ones back. They see no answers."),
        error_messages={
            "required": _("Write the address of somebody who has an account here."),
            "invalid": _("This is not an e-mail address yet. It looks like name@school.example."),
        },
    )
