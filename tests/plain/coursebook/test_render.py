"""A tree as HTML: every element, nothing that is kept back, nothing that could run."""

import dataclasses
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

import pytest

from interplay.plain.captions import Cue
from interplay.plain.coursebook import render, tree
from tests.plain.coursebook.full_course import ACTIVITY, COURSE, ITQ, LAST, PARTS, SECTION, p

WORDS = render.Words()
VOID = {"img", "br", "hr", "input", "use", "path", "source", "track"}


def place(section: str, target: str) -> str:
    return f"/courses/leading-and-learning/{section}/" + (f"#{target}" if target else "")


def page(level: int = 2) -> render.Page:
    return render.Page(lambda path: f"/m/{path}", place, lambda course, at: f"/courses/{course}/" + at, level)


def rendered(section: tree.Section, level: int = 2) -> list[str | render.Hole]:
    return render.section(section, COURSE, WORDS, page(level))


def html(section: tree.Section, level: int = 2) -> str:
    return "".join(piece for piece in rendered(section, level) if isinstance(piece, str))


def of(*blocks: tree.Block, **more: Any) -> str:
    """Blocks in a section of their own."""
    return html(tree.Section("two-strands", "1", "Two strands", blocks, **more))


class Outline(HTMLParser):
    """Elements opened and closed, attributes met: what a browser would make of it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def values(self, name: str) -> list[str]:
        return [str(attrs[name]) for _, attrs in self.tags if name in attrs]


# --- the whole --------------------------------------------------------------------------------------------------------
def test_pieces_and_holes_take_turns() -> None:
    kinds = [type(piece) for piece in rendered(SECTION)]
    assert kinds == [str, render.Hole] * (len(kinds) // 2) + [str]


def test_holes_in_order() -> None:
    holes = [(piece.kind, piece.id, piece.part_id) for piece in rendered(SECTION) if isinstance(piece, render.Hole)]
    assert holes == [
        ("interaction", "one-hour-r", "one-hour"),
        ("after", "one-hour", "one-hour"),
        ("again", "one-hour-r", ""),
        ("interaction", "which-c", "which-not"),
        ("interaction", "pairs-m", "which-not"),
        ("after", "which-not", "which-not"),
        ("interaction", "now-r", "part-now"),
        ("interaction", "now-s", "part-now"),
        ("after", "part-now", "part-now"),
        ("interaction", "then-n", "part-then"),
        ("after", "part-then", "part-then"),
    ]


def test_nothing_kept_back_is_in_the_pieces() -> None:
    assert "SECRET" not in html(SECTION)
    assert "A corner" not in html(SECTION)  # options belong to the field, which is a hole


@pytest.mark.parametrize("section", [SECTION, LAST])
def test_well_formed(section: tree.Section) -> None:
    assert Outline(html(section)).stack == []


def test_ids_occur_once_on_a_single_page_and_every_link_within_it_leads_somewhere() -> None:
    hidden = "".join(
        render.hidden(part, SECTION, COURSE, WORDS, page(3)) for block in (ACTIVITY, PARTS, ITQ) for part in block.parts
    )
    whole = Outline(html(SECTION, 3) + html(LAST, 3) + hidden)
    counts = Counter(whole.values("id"))
    assert {name for name, count in counts.items() if count > 1} == set()
    fields = {item.id for item in COURSE.items()}  # stand in the holes
    inside = {href[1:] for href in whole.values("href") if href.startswith("#")} - {"m-lead", "m-learn", "m-both"}
    inside = {name for name in inside if not name.startswith("i-")}
    assert inside - set(counts) - fields == set()
    named = {name for value in whole.values("aria-labelledby") for name in value.split()}
    assert named - set(counts) == set()


@pytest.mark.parametrize(("level", "first", "second"), [(2, "h2", "h3"), (3, "h3", "h4")])
def test_headings_follow_the_view(level: int, first: str, second: str) -> None:
    found = html(SECTION, level)
    assert f'<{first} id="hours">Where the hours go</{first}>' in found
    assert f'<{second} id="smaller">Smaller</{second}>' in found
    assert f'<{first} id="one-hour_head">Activity 1' in found
    assert f'<{second} id="part-now_head">Part a' in found
    said = render.hidden(ACTIVITY.parts[0], SECTION, COURSE, WORDS, page(level))
    assert f"<{second} id=" in said


# --- lines ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        (tree.Emphasis(("so",)), "<em>so</em>"),
        (tree.Strong((tree.Emphasis(("so",)),)), "<strong><em>so</em></strong>"),
        (tree.Code("<b>"), "<code>&lt;b&gt;</code>"),
        (tree.Break(), "<br>"),
        (
            tree.Link("https://example.org/?a=1&b=2", ("x",)),
            '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">x</a>',
        ),
        (tree.Link("javascript:alert(1)", ("x",)), "x"),
        (tree.Link("data:text/html,x", ("x",)), "x"),
        (tree.CrossReference("fig-hour"), '<a href="#fig-hour">Figure\N{NO-BREAK SPACE}1</a>'),
        (tree.CrossReference("fig-hour", ("see",)), '<a href="#fig-hour">see</a>'),
        (tree.CrossReference("lists"), '<a href="/courses/leading-and-learning/lists/">Section\N{NO-BREAK SPACE}2</a>'),
        (tree.CrossReference("hours"), '<a href="#hours">Where the hours go</a>'),
        (tree.CrossReference("part-now"), '<a href="#part-now">Activity\N{NO-BREAK SPACE}2, part a</a>'),
        (tree.CrossReference("now-r"), '<a href="#now-r">Activity\N{NO-BREAK SPACE}2</a>'),
        (tree.CourseLink("other", "a1", ("x",)), '<a href="/courses/other/a1">x</a>'),
        (tree.Foreign("cy", ("bore da",)), '<span lang="cy" dir="auto">bore da</span>'),
        (
            tree.Strand("both", ("interplay",)),
            (
                '<span class="strand strand-both"><svg class="mark mark-both" aria-hidden="true">'
                '<use href="#m-both"/></svg>interplay</span>'
            ),
        ),
        (tree.Strand("x onload", ("interplay",)), "interplay"),
    ],
)
def test_inline(inline: tree.Inline, expected: str) -> None:
    assert of(p(inline)) == f"<p>{expected}</p>"


def test_a_reference_to_another_section_leads_to_its_page() -> None:
    found = html(tree.Section("lists", "2", "Lists", (p(tree.CrossReference("fig-hour")),)))
    assert 'href="/courses/leading-and-learning/two-strands/#fig-hour"' in found


def test_a_term_is_explained_once_before_the_block_of_its_first_use() -> None:
    found = of(p("First."), p(tree.Term("rank", ("rank",))), p(tree.Term("rank")))
    beside = (
        '<div class="beside" role="note" id="two-strands_term_rank"><p><dfn>Rank</dfn> A rung on a ladder.</p></div>'
    )
    term = '<a class="term" href="#two-strands_term_rank">'
    assert found == f"<p>First.</p>{beside}<p>{term}rank</a></p><p>{term}Rank</a></p>"


def test_terms_that_explain_each_other() -> None:
    found = of(p(tree.Term("leading")))
    assert found.count('class="beside"') == 2


def test_footnotes_lead_there_and_back() -> None:
    note = tree.Footnote("1", (p("Said."),), marks=2)
    found = of(p("a", tree.FootnoteMark("1")), p("b", tree.FootnoteMark("1", 2)), footnotes=(note,))
    assert 'id="two-strands_note_1_1" href="#two-strands_note_1" role="doc-noteref" aria-label="Note 1">1</a>' in found
    assert '<li id="two-strands_note_1" value="1"><p>Said.</p>' in found
    assert re.findall(r'href="(#two-strands_note_1_\d)" role="doc-backlink"', found) == [
        "#two-strands_note_1_1",
        "#two-strands_note_1_2",
    ]


def test_a_footnote_of_a_discussion_comes_with_the_discussion() -> None:
    said = render.hidden(ACTIVITY.parts[0], SECTION, COURSE, WORDS, page())
    assert '<li id="one-hour_note_2" value="2"><p>SECRET note.</p>' in said


def test_works_cited_stand_below_the_section() -> None:
    found = of(p(tree.Citation("lave1991")))
    assert '<a class="citation" href="#two-strands_ref_lave1991">(Lave and Wenger, 1991)</a>' in found
    assert (
        '<li id="two-strands_ref_lave1991">Lave, J. and Wenger, E. (1991) <cite>Situated Learning</cite>. In a series. '
        '<a href="https://doi.org/10.1000/x" rel="noopener">doi.org/10.1000/x</a> (1 May 2026)</li>' in found
    )
    assert "spillane" not in found


def test_the_list_of_all_works_stands_for_the_one_below() -> None:
    found = html(LAST)
    assert found.count('class="references"') == 1
    assert re.findall(r'id="lists_ref_(\w+)"', found) == ["lave1991", "spillane2006"]


# --- blocks -----------------------------------------------------------------------------------------------------------
def test_table_is_named_scrolls_and_has_headers() -> None:
    found = html(SECTION)
    assert '<div class="scroll" role="region" tabindex="0" aria-labelledby="tab-week_caption"><table>' in found
    assert '<caption id="tab-week_caption"><strong>Table 1.</strong> Hours marked' in found
    assert '<th scope="row">Training session</th><td class="num">14</td><td class="middle">12</td>' in found
    assert "<figcaption><p>The figures are invented, like the schools.</p></figcaption>" in found
    assert 'aria-label="Table"><table><thead>' in found


def test_figure_says_what_it_shows_in_three_ways() -> None:
    found = html(SECTION)
    assert (
        '<figure id="fig-hour"><img src="/m/media/hour.svg" alt="A braid of two strands." width="632" height="120" '
        'loading="lazy"><figcaption><p><strong>Figure 1.</strong> One hour, drawn as a braid.</p>' in found
    )
    assert '<p class="rights">Drawn for this course. Interplay contributors, CC-BY-4.0.</p>' in found
    assert (
        '<summary>Described in words</summary><div class="flow"><p>Two lanes, one above the other.</p></div>' in found
    )


def test_a_film_plays_in_the_browsers_own_player() -> None:
    found = html(SECTION)
    assert '<a href="/m/media/corridor.mp4" download>Download (12.4 MB)</a>' in found
    assert '<a href="/m/media/corridor.en.vtt" download>Captions (WebVTT)</a>' in found
    assert '<p class="cue"><b class="who">Edie</b> What happens to the one who cannot be first?</p>' in found
    assert '<p class="cue cue-told">[A chair is turned.]</p>' in found
    assert "<strong>Recording 1.</strong>" in found
    assert 'preload="metadata"' in found
    assert "autoplay" not in found


def test_a_transcript_names_speakers_and_leads_into_the_film() -> None:
    cues = (Cue(0.0, 4.5, "Narrator", "The hall.", is_narration=True), Cue(71.25, 75.0, "Selim <b>", "I kept still."))
    shown = dataclasses.replace(
        next(one for one in SECTION.blocks if isinstance(one, tree.Film)), also="media/corridor.webm", cues=cues
    )
    course = dataclasses.replace(
        COURSE,
        assets={**COURSE.assets, "media/corridor.webm": tree.Asset("media/corridor.webm", "b" * 64, 9, "video/webm")},
    )
    section = dataclasses.replace(SECTION, blocks=(shown,), footnotes=())
    found = "".join(one for one in render.section(section, course, WORDS, page()) if isinstance(one, str))
    assert (
        '<li data-cue-from="71.25" data-cue-to="75" class="cue"><a class="cue-at" href="/m/media/corridor.mp4#t=71.25" '
        'aria-label="Go to 1:11">1:11</a><div><span class="who">Selim &lt;b&gt;</span>I kept still.</div></li>'
    ) in found
    assert '<span class="who">Narration</span>The hall.' in found
    assert found.count("<source ") == 2
    assert f'href="#{shown.id}_after"' in found
    assert f'id="{shown.id}_after"' in found


@pytest.mark.parametrize(
    "expected",
    [
        '<div class="panel box flow" id="not-praise" role="group" aria-labelledby="two-strands_head_2">',
        '<p class="panel-head" id="two-strands_head_2">Not a compliment</p>',
        '<p class="panel-head" id="two-strands_head_1">A note on studying</p>',
        (
            '<figure class="quote"><blockquote class="flow"><p>I would have torn the paper.</p></blockquote>'
            "<figcaption>Tamsin Ivelet, <cite>in the art room</cite></figcaption></figure>"
        ),
        '<div class="passage flow" lang="cy" dir="auto"><p>Pwy sy’n arwain?</p></div>',
        '<a href="https://example.org/pages" rel="noopener">example.org</a>',
        '<a href="/m/media/card.pdf">Read it (48 kB)</a>',
        '<math display="block" aria-label="n squared is four"><msup><mi>n</mi><mn>2</mn></msup>',
        '<div class="maths" role="math" aria-label="n squared is four">n² = 4</div>',
        '<details class="reveal"><summary>Why nobody went out</summary><div class="flow"><p>It was raining.</p></div>',
        '<ol start="3"><li>nested</li></ol>',
        '<ol class="loose"><li><p>a paragraph</p><p>and one more</p></li></ol>',
        (
            '<h2 id="one-hour_head">Activity 1 <span class="activity-title">One hour of last week</span></h2>'
            '<p class="time">Allow about 25 minutes</p>'
        ),
        '<div class="question flow" id="one-hour_question"><p>Choose one hour',
    ],
)
def test_element(expected: str) -> None:
    assert expected in html(SECTION)


@pytest.mark.parametrize(("minutes", "expected"), [(0, ""), (25, "25 minutes"), (60, "1 h"), (90, "1 h 30 min")])
def test_time(minutes: int, expected: str) -> None:
    found = re.findall('class="time">Allow about ([^<]*)<', of(dataclasses.replace(ACTIVITY, minutes=minutes)))
    assert found == [expected] * bool(expected)


@pytest.mark.parametrize(
    "source",
    [
        '<math><mi onclick="x()">a</mi></math>',
        "<math><script>x()</script></math>",
        '<math><maction actiontype="x"><mi>a</mi></maction></math>',
        '<math><mi href="javascript:x()">a</mi></math>',
        '<math xmlns:x="http://www.w3.org/1999/xhtml"><x:script>x()</x:script></math>',
        '<math><annotation-xml encoding="text/html"><img src="x" onerror="x()"/></annotation-xml></math>',
    ],
)
def test_mathml_holds_nothing_but_mathml(source: str) -> None:
    found = of(tree.Maths(source, "a", mathml=True))
    assert re.search("script|onclick|onerror|href|maction|annotation|x\\(\\)", found) is None


@pytest.mark.parametrize("source", ["<math", "<svg/>", "<!DOCTYPE math [<!ENTITY a 'b'>]><math>&a;</math>", "a"])
def test_what_is_no_mathml_is_said_in_words(source: str) -> None:
    said = '<div class="maths" role="math" aria-label="in words">in words</div>'
    assert of(tree.Maths(source, "in words", mathml=True)) == said


# --- afterwards -------------------------------------------------------------------------------------------------------
def test_hidden_has_its_title_and_its_alias() -> None:
    assert ">Discussion</h3>" in render.hidden(ACTIVITY.parts[0], SECTION, COURSE, WORDS, page())
    assert ">Specimen answer</h4>" in render.hidden(PARTS.parts[0], SECTION, COURSE, WORDS, page())
    assert render.hidden(PARTS.parts[1], SECTION, COURSE, WORDS, page()) == ""


def test_an_earlier_answer_inside_a_discussion_is_linked() -> None:
    found = render.hidden(ACTIVITY.parts[0], SECTION, COURSE, WORDS, page())
    assert '<p><a href="#one-hour-r">Your answer to Activity\N{NO-BREAK SPACE}1</a></p>' in found


def feedback(item: str, body: str, **more: Any) -> dict[str, str]:
    known = {item.id: item for item in COURSE.items()}
    return render.feedback(dataclasses.replace(known[item], **more), body, COURSE, WORDS, page())


def verdicts(said: dict[str, str]) -> dict[str, str]:
    return {name: re.findall("</svg> ([^<]*)<", text)[0] for name, text in said.items()}


def test_feedback_to_one_choice_tells_that_one_only() -> None:
    assert verdicts(feedback("which-c", "bulletin")) == {"bulletin": "Right."}
    wrong = feedback("which-c", "corner")
    assert verdicts(wrong) == {"corner": "Not the best answer."}
    assert "Others followed" in wrong["corner"]
    assert "bulletin" not in wrong["corner"]


def test_feedback_to_several_choices_tells_what_was_missed() -> None:
    assert verdicts(feedback("which-c", "corner", multiple=True)) == {
        "corner": "Not the best answer.",
        "bulletin": "This one as well.",
    }


def test_feedback_to_pairs() -> None:
    said = feedback("pairs-m", "given=k7 taken=k7")
    assert verdicts(said) == {"given": "Right.", "taken": "It belongs with:"}
    assert "<p>by oneself</p>" in said["taken"]


def test_no_feedback_to_free_text() -> None:
    assert feedback("one-hour-r", "bulletin") == {}


def test_a_line_by_itself() -> None:
    assert render.inline(("a ", tree.Emphasis(("b",))), COURSE, WORDS, page(), "x") == "a <em>b</em>"


# --- a hostile tree ---------------------------------------------------------------------------------------------------
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"


def poisoned(value: Any, keep: frozenset[str] = frozenset({"kind", "number", "mathml", "strand"})) -> Any:
    """The same tree with script in every text that an author may write; what links by id still finds its target."""
    if isinstance(value, tuple):
        return tuple(poisoned(one) for one in value)
    if isinstance(value, str):
        return value + HOSTILE
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    is_pointer = isinstance(value, tree.CrossReference | tree.Term | tree.Citation | tree.Figure | tree.Film)
    kept = keep | ({"id", "src", "also", "poster", "captions"} if is_pointer else set())
    names = [field.name for field in dataclasses.fields(value) if field.name not in kept]
    return dataclasses.replace(value, **{name: poisoned(getattr(value, name)) for name in names})


def hostile_course() -> tree.Course:
    def each(kept: dict[str, Any]) -> dict[str, Any]:
        return {key: poisoned(value) for key, value in kept.items()}

    changed = {name: each(getattr(COURSE, name)) for name in ("assets", "glossary", "references")}
    targets = {key: dataclasses.replace(one, title=one.title + HOSTILE) for key, one in COURSE.targets.items()}
    return dataclasses.replace(COURSE, targets=targets, **changed)


@pytest.mark.parametrize("section", [SECTION, LAST])
def test_script_in_every_text_stays_text(section: tree.Section) -> None:
    course, bad = hostile_course(), poisoned(section)
    pieces = [piece for piece in render.section(bad, course, WORDS, page()) if isinstance(piece, str)]
    parts = [part for activity in bad.activities() for part in activity.parts]
    pieces += [render.hidden(part, bad, course, WORDS, page()) for part in parts]
    found = Outline("".join(pieces))
    assert "script" not in {tag for tag, _ in found.tags}
    assert [name for _, attrs in found.tags for name in attrs if name.startswith("on")] == []
    assert [name for _, attrs in found.tags for name in attrs if name == "style"] == []
    assert {src for src in found.values("src") if not src.startswith("/m/")} == set()


def test_script_in_feedback_stays_text() -> None:
    known = {item.id: item for item in COURSE.items()}
    bad = dataclasses.replace(
        known["which-c"],
        options=tuple(dataclasses.replace(option, feedback=(p(HOSTILE),)) for option in known["which-c"].options),
    )
    said = render.feedback(bad, "corner bulletin projector", COURSE, WORDS, page())
    assert "<script" not in "".join(said.values())
