"""What one types to join."""

import pytest

from interplay.people.forms import AskForCodeForm, NameForm, SignInForm


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Write your name."),
        ("\u202e", "Write your name with at least one letter."),
        ("ŵ" * 201, "Write your name with at most 200 letters and spaces."),
    ],
)
def test_what_is_no_name_is_told_in_words(typed: str, told: str) -> None:
    assert NameForm({"name": typed}).errors == {"name": [told]}


def test_a_name_is_kept_as_it_will_be_printed() -> None:
    form = NameForm({"name": " Ŵyn\u202e  Llŷr "})
    assert form.is_valid()
    assert form.cleaned_data == {"name": "Ŵyn Llŷr"}


def test_what_is_missing_is_told_by_its_name() -> None:
    assert SignInForm({}).errors == {"login": ["Write your e-mail address."], "password": ["Type your password."]}


@pytest.mark.parametrize("typed", ["ines", "ines@", "@mail.example", "ines mail.example"])
def test_what_is_no_address_is_told_once_with_an_example(typed: str) -> None:
    assert AskForCodeForm({"email": typed}).errors == {"email": ["Write an address like name@school.example."]}
