"""Templates: nothing inline, nothing unused; forms work without JavaScript; every word can be translated."""

import re
from pathlib import Path

import allauth
import pytest

from tests.house import source

PAGES = sorted(source.HOUSE.rglob("templates/**/*.html"))
# Forms without a token: their views ask where the request comes from instead (web/origin.py), since the page of a
# visitor carries no cookie. The check of a badge asks nothing: it writes nothing, for nobody. What a newsletter leads
# to carries its proof in its address.
BY_ORIGIN = re.compile(
    r"""action="(?:/light/|{% url 'awards:check-file' %})"|data-door"""
    r"""|action="{% url 'newsletter:(?:newsletter'|confirm' token|stop' token) %}\""""
)
BY_SCRIPT_ALONE = {"mfa/webauthn/add_form.html": "browsers make passkeys for scripts only"}
WORDLESS = {"Interplay", "JSON", "PDF", "Markdown"}
BUTTON = re.compile(
    r"<button(?![^>]*\btype=\"(?:button|reset)\")[^>]*>|<input[^>]*type=\"(?:submit|image)\"", re.IGNORECASE
)


def _named(path: Path) -> str:
    return path.as_posix().rpartition("/templates/")[2]


pages = pytest.mark.parametrize("page", PAGES, ids=_named)


@pages
def test_nothing_is_inline(page: Path) -> None:
    text = page.read_text()
    scripts = r"<script\b(?![^>]*\b(?:src=|type=\"application/json\"))"
    inline = rf"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:|{scripts}"
    assert re.findall(inline, text, re.IGNORECASE) == []


@pages
def test_every_form_is_guarded_and_can_be_sent_by_hand(page: Path) -> None:
    for form in re.findall(r"<form\b.*?</form>", page.read_text(), re.DOTALL):
        opening = form[: form.index(">")]
        if 'method="post"' in opening:
            assert "csrf_token" in form or BY_ORIGIN.search(opening), opening
        else:
            assert 'method="get"' in opening, opening
        assert BUTTON.search(form) or _named(page) in BY_SCRIPT_ALONE, opening


def _bare_words(text: str) -> list[str]:
    """What stands between tags and is said in no translation."""
    text = re.sub(r"{% (?P<tag>comment|blocktrans(?:late)?)\b.*?{% end(?P=tag) %}", " ", text, flags=re.DOTALL)
    text = re.sub(r"{#.*?#}|{{.*?}}|{%.*?%}", " ", text, flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->|<script\b.*?</script>", " ", text, flags=re.DOTALL)
    attributes = re.findall(r'\b(?:alt|title|aria-label|placeholder)="([^"]*)"', text)
    text = re.sub(r"<[^>]*>|&[a-z#0-9]+;", " ", text)
    return [word for word in re.findall(r"[^\W\d_]{3,}", " ".join([text, *attributes])) if word not in WORDLESS]


@pages
def test_every_word_can_be_translated(page: Path) -> None:
    assert _bare_words(page.read_text()) == []


def test_bare_words_are_found() -> None:
    assert _bare_words('<p>Hello</p><img alt="A cat">{% translate "said" %}{# not said #}') == ["Hello", "cat"]


def test_no_template_is_unused() -> None:
    theirs = Path(allauth.__file__).parent / "templates"
    everywhere = "\n".join(path.read_text() for path in [*source.files(), *source.HOUSE.rglob("templates/**/*.*")])
    unused = []
    for path in source.HOUSE.rglob("templates/**/*.*"):
        name = _named(path)
        by_django = re.fullmatch(r"(4\d\d(_csrf)?|500)\.html", name)
        by_allauth = (theirs / name).exists() or name.startswith(("account/email/", "mfa/email/"))
        by_stem = f'"{name.rpartition(".")[0]}' in everywhere
        if not (by_django or by_allauth or f'{name}"' in everywhere or f"{name}'" in everywhere or by_stem):
            unused.append(name)
    assert unused == []
