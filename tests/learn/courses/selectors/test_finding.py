"""Searching finds what is there, in whatever way it is asked for, and nothing that is kept back."""

from pathlib import Path

import pytest

from interplay.learn.courses import services
from interplay.learn.courses.models import Course
from interplay.learn.courses.selectors import finding
from interplay.plain.coursebook import tree
from tests.learn.courses import samples

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelf(tmp_path: Path) -> None:
    entry = tree.GlossaryEntry("follower", "Followership", samples.words("Choosing whom to go along with."))
    said = samples.words("What trust costs, and how quickly it is spent on trusting.")
    trust = samples.section("trust", *said, title="A price")
    activity = samples.written("a1", "Where did you lead?", "canarydiscussion")
    plain = samples.section("plain", activity, samples.chosen("q1"))
    services.publish(samples.book(trust, plain, glossary={"follower": entry}), tmp_path)
    welsh = samples.section("dwr", *samples.words("Mae dŵr yn y tŷ. A fair test is a fair one, in a long afternoon."))
    services.publish(samples.book(welsh, name="trusted", title="Trust", summary="In short."), tmp_path)


def courses(words: str) -> list[str]:
    found = finding.courses_about(words)
    slugs = dict(Course.objects.values_list("pk", "slug"))
    return [slugs[one] for one in found]


def hits(words: str, slug: str) -> list[finding.Hit]:
    course = Course.objects.get(slug=slug).pk
    return finding.hits_in(words, [course])[course]


def test_a_title_counts_for_more_than_a_text() -> None:
    assert courses("trust") == ["trusted", "braid"]


@pytest.mark.parametrize(
    "words", ["costs", "COST", "quickly spent", "spent quickly", "“trust costs”", '"spent on trusting"']
)
def test_words_are_found_in_any_order_case_and_ending(words: str) -> None:
    assert courses(words) == ["braid"]


@pytest.mark.parametrize("words", ["dŵr", "dwr", "DŴR", "ty"])
def test_accents_make_no_difference(words: str) -> None:
    assert courses(words) == ["trusted"]


@pytest.mark.parametrize("words", ["trust nowhere", '"costs trust"', "trust -costs nothing"])
def test_all_words_must_be_there_and_quoted_ones_together(words: str) -> None:
    assert courses(words) == []


def test_a_glossary_term_is_found_and_leads_to_a_section() -> None:
    (hit,) = hits("followership", "braid")
    assert (hit.kind, hit.title, hit.page) == ("term", "Followership", "trust")
    assert hit.snippet == "Choosing whom to go along with."


def test_questions_and_options_are_found() -> None:
    assert (courses("where did you lead"), courses("second option")) == (["braid"], ["braid"])


@pytest.mark.parametrize("words", ["canarydiscussion", "canaryanswer", "canaryfeedback", "canaryreveal", "canaryother"])
def test_what_is_kept_back_is_not_found(words: str) -> None:
    assert courses(words) == []


def test_a_hit_shows_its_place_with_the_words_marked() -> None:
    hit = next(hit for hit in hits("trust", "braid") if hit.page == "trust")
    assert (hit.kind, hit.title) == ("section", "A price")
    mark = '<mark class="hit">%s</mark>'
    assert hit.snippet == f"What {mark % 'trust'} costs, and how quickly it is spent on {mark % 'trusting'}."


def test_a_snippet_keeps_the_accents_of_the_text() -> None:
    (hit,) = hits("dwr", "trusted")
    assert 'Mae <mark class="hit">dŵr</mark> yn y tŷ.' in hit.snippet


def test_a_snippet_is_text_and_never_markup(tmp_path: Path) -> None:
    nasty = samples.section("one", *samples.words('Rare <script>alert("x")</script> & words <b>here</b>'))
    services.publish(samples.book(nasty, name="nasty"), tmp_path)
    (hit,) = hits("rare words", "nasty")
    assert "<script" not in hit.snippet
    assert "<b>" not in hit.snippet


def test_a_long_text_is_cut_around_the_hit(tmp_path: Path) -> None:
    long = samples.section("one", *samples.words(" ".join(["grey"] * 300), "a needle", " ".join(["straw"] * 300)))
    services.publish(samples.book(long, name="hay"), tmp_path)
    (hit,) = hits("needle", "hay")
    assert '<mark class="hit">needle</mark>' in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) < 400


def test_at_most_three_places_of_a_course_are_shown(tmp_path: Path) -> None:
    sections = (samples.section(f"s{n}", *samples.words("marmalade")) for n in range(5))
    services.publish(samples.book(*sections, name="many"), tmp_path)
    assert len(hits("marmalade", "many")) == 3


def test_a_new_edition_is_found_and_the_old_one_no_longer(tmp_path: Path) -> None:
    services.publish(samples.book(samples.section("one", *samples.words("zephyr"))), tmp_path)
    assert (courses("zephyr"), courses("costs")) == (["braid"], [])


ODD = [
    "",
    " ",
    '"',
    '""',
    '"""',
    "'",
    "''; DROP TABLE courses_course; --",
    "*",
    "trust*",
    "^trust",
    "title:trust",
    "trust AND",
    "OR",
    "NOT trust",
    "NEAR(a b, 3)",
    "a & b | !c <-> d",
    "(",
    ")))",
    "{trust}",
    "trust:*",
    "\\",
    "%",
    "%s %(words)s",
    "😀",
    "😀 trust",
    "\x00",
    "tru\x00st",
    "\ud800",
    "a" * 10_000,
    "trust " * 2_000,
    '"' * 999,
    "ŵ" * 300,
    "\u202etsurt",
    "ﷺ",
    "日本語",
    "'trust",
    "<script>",
    "-",
    "-trust",
    "don't",
    "\x02trust\x03",
]


@pytest.mark.parametrize("words", ODD, ids=range(len(ODD)))
def test_odd_questions_are_answered(words: str) -> None:
    ids = list(Course.objects.values_list("pk", flat=True))
    assert isinstance(finding.courses_about(words), list)
    assert isinstance(finding.hits_in(words, ids), dict)


@pytest.mark.parametrize("words", ['"trust', "trust AND", "'trust'", "trust\x00", "(trust)", "trust -", "😀 trust 😀"])
def test_odd_signs_around_a_word_do_not_hide_it(words: str) -> None:
    terms = [term for term in finding.terms_of(words) if term != "AND"]
    assert terms == ["trust"]


def test_no_terms_find_nothing() -> None:
    assert (finding.courses_about("…"), finding.hits_in("…", [])) == ([], {})
