"""Tags: fields, icons, durations, differences."""

import pytest
from django import forms
from django.template import engines
from django.utils import translation

from interplay.web.templatetags import web


class Asked(forms.Form):
    email = forms.EmailField(label="E-mail address", help_text="The one your school knows.")
    who = forms.ChoiceField(label="Who?", choices=[("a", "A <group>")], widget=forms.RadioSelect)
    read = forms.BooleanField(label="I have read it", help_text="All of it")
    more = forms.CharField(label="Anything else", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def field(form: forms.Form, name: str) -> str:
    return " ".join(engines["django"].from_string("{% field one %}").render({"one": form[name]}).split())


def test_a_field_is_tied_to_its_hint() -> None:
    assert field(Asked(), "email") == (
        '<div class="field"><label for="id_email">E-mail address</label> '
        '<div class="hint" id="id_email-hint">The one your school knows.</div> '
        '<input type="email" name="email" maxlength="320" class="input" aria-describedby="id_email-hint" required '
        'id="id_email"></div>'
    )


def test_a_field_is_tied_to_its_mistake() -> None:
    found = field(Asked({"email": "x"}), "email")
    assert '<div class="field field-wrong">' in found
    assert '<div class="wrong" id="id_email-wrong"><p><span class="hidden">Mistake: </span>' in found
    assert 'aria-describedby="id_email-hint id_email-wrong" aria-invalid="true"' in found
    assert 'value="x"' in found


def test_a_choice_is_a_fieldset() -> None:
    found = field(Asked(), "who")
    assert found.startswith('<fieldset class="field" id="id_who"><legend>Who?</legend>')
    assert (
        '<label class="pick" for="id_who_0"><input type="radio" name="who" value="a" id="id_who_0" required>' in found
    )
    assert "<span>A &lt;group&gt;</span></label>" in found


def test_a_tick_stands_before_its_words() -> None:
    assert field(Asked(), "read").startswith(
        '<div class="field"> <label class="pick" for="id_read"><input type="checkbox"'
    )


def test_what_may_be_left_out_says_so() -> None:
    assert "(if you like)" in field(Asked(), "more")


def test_a_hidden_field_is_only_that() -> None:
    assert field(Asked(), "token").startswith('<input type="hidden"')


def test_mistakes_above_the_form_lead_to_the_fields() -> None:
    form = Asked({"email": "x"})
    found = engines["django"].from_string('{% include "web/_errors.html" %}').render({"form": form})
    assert "3 answers need mending" in found
    assert '<li><a href="#id_email">' in found


def test_no_summary_without_mistakes() -> None:
    assert engines["django"].from_string('{% include "web/_errors.html" %}').render({"form": Asked()}).strip() == ""


@pytest.mark.parametrize(
    ("number", "expected"), [(None, ""), (0, ""), (5, "5 min"), (60, "1 h"), (90, "1 h 30 min"), (600, "10 h")]
)
def test_minutes(number: int | None, expected: str) -> None:
    assert web.minutes(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, ""), (1, "about 1 minute"), (60, "about 1 hour"), (150, "about 2 hours 30 minutes")],
)
def test_about_minutes(number: int, expected: str) -> None:
    assert web.about_minutes(number) == expected


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("a b", "a b", "a b"),
        ("a b c", "a", "a <ins>b c</ins>"),
        ("a", "a b c", "a"),
        ("new", "", "<ins>new</ins>"),
        ("a <b> c", "a c", "a <ins>&lt;b&gt;</ins> c"),
        ("one\n\ntwo", "one", "one\n\n<ins>two</ins>"),
    ],
)
def test_unlike(text: str, other: str, expected: str) -> None:
    assert web.unlike(text, other) == expected


def test_a_piece_that_stays_the_same_is_made_once_for_what_it_depends_on() -> None:
    page = engines["django"].from_string("{% kept light %}{{ light }}{{ count }}{% endkept %}")
    shown = [page.render({"light": light, "count": count}) for count, light in enumerate(["a", "b", "a", "<"])]
    assert shown == ["a0", "b1", "a0", "&lt;3"]


def test_a_kept_piece_belongs_to_its_language() -> None:
    page = engines["django"].from_string("{% kept %}{{ count }}{% endkept %}")
    first = page.render({"count": 1})
    with translation.override("cy"):
        assert (first, page.render({"count": 2})) == ("1", "2")
    assert page.render({"count": 3}) == "1"


def test_keeping_has_an_end() -> None:
    page = engines["django"].from_string("{% kept name %}{{ name }}{% endkept %}")
    shown = [page.render({"name": number}) for number in range(web.Kept.MOST + 9)]
    (node,) = page.template.nodelist
    assert (shown[-1], len(node.made)) == (str(web.Kept.MOST + 8), web.Kept.MOST)


def test_icon() -> None:
    assert web.icon("tick") == '<svg class="icon" aria-hidden="true"><use href="#i-tick"/></svg>'
    with pytest.raises(KeyError):
        web.icon("smile")
