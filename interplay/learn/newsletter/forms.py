"""What one fills in to get the newsletter, and to plan it."""

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from interplay.learn.newsletter.constants import LAST_DAY, LONGEST_FOREWORD, Rhythm, Weekday

_WRONG = _("Write an address like name@school.example.")


class AddressField(forms.EmailField):
    """An address, or a complaint in our words."""

    default_validators = [EmailValidator(message=_WRONG)]  # noqa: RUF012 - Django's own shape


class AskForm(forms.Form):
    """Where the newsletter shall go."""

    address = AddressField(
        label=_("E-mail address"),
        help_text=_("We send one letter there, to see that it is yours. Nothing follows unless you say yes in it."),
        error_messages={"required": _("Write your e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class PlanForm(forms.Form):
    """When editions go out, and the foreword of the next."""

    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices, widget=forms.RadioSelect)
    weekday = forms.TypedChoiceField(label=_("If once a week, on"), choices=Weekday.choices, coerce=int)
    day = forms.TypedChoiceField(
        label=_("If once a month, on day"), choices=[(n, n) for n in range(1, LAST_DAY + 1)], coerce=int
    )
    hour = forms.TypedChoiceField(
        label=_("At"), choices=[(n, f"{n:02}:00") for n in range(24)], coerce=int, help_text=_("By the clocks here.")
    )
    foreword = forms.CharField(
        label=_("Foreword of the next edition"),
        help_text=_("Stands above the courses, once. An empty line begins a new paragraph."),
        required=False,
        max_length=LONGEST_FOREWORD,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
