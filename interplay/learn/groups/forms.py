"""What one fills in to start a study group, and to invite to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interplay.learn.groups.constants import LONGEST_NAME, MeetingDay


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day like 2026-03-31.")},
    )


class StartForm(forms.Form):
    """A new group."""

    name = forms.CharField(
        label=_("Name of the group"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Give the group a name.")},
    )
    from_on = _day(_("First day"))
    until_on = _day(_("Until"), _("The first day on which the group is over."))
    meets_on = forms.TypedChoiceField(
        label=_("Meets on"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("No fixed day")), *MeetingDay.choices],
    )

    def clean(self) -> dict[str, Any]:
        """A group ends after it begins."""
        given: dict[str, Any] = super().clean() or {}
        first, until = given.get("from_on"), given.get("until_on")
        if first and until and until <= first:
            self.add_error("until_on", _("This must be later than the first day."))
        return given


class InviteForm(forms.Form):
    """Somebody to invite."""

    address = forms.EmailField(
        label=_("E-mail address of a colleague"),
        help_text=_("The one with which she or he signs in here."),
        error_messages={
            "required": _("Write an e-mail address."),
            "invalid": _("Write an address like name@school.example."),
        },
    )
