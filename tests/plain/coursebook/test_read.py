"""What a folder becomes: every element of the format, read into the tree."""

import hashlib
import time
from pathlib import Path

import pytest

from interplay.plain.captions import Cue
from interplay.plain.coursebook import films, text, tree
from interplay.plain.coursebook.read import read
from interplay.plain.coursebook.tree import Hidden, List, Paragraph, Response, Table
from tests.plain.coursebook.folders import ACTIVITY, BASE, COURSE, FRONT, MEDIA, MP4, SVG, Files, page, write
from tests.plain.coursebook.samples import said


def course(folder: Path, files: Files) -> tree.Course:
    """The course, which must have no faults."""
    found, faults = read(write(folder, files))
    assert faults == []
    assert found
    return found


def blocks(folder: Path, body: str, **files: str | bytes | None) -> tree.Blocks:
    """The blocks of `body` on a page, without the activity behind it."""
    return course(folder, {"01-one.md": page(body), **files}).sections[0].blocks[:-1]


# --- text -------------------------------------------------------------------------------------------------------------
INLINES: dict[str, tuple[tree.Inline, ...]] = {
    "plain words": ("plain words",),
    "two\nlines": ("two\nlines",),
    "two\\\nlines": ("two", tree.Break(), "lines"),
    "*a* **b** `c`": (tree.Emphasis(("a",)), " ", tree.Strong(("b",)), " ", tree.Code("c")),
    "[a *b*](https://a.example/?q=1&r=2#c)": (
        tree.Link("https://a.example/?q=1&r=2#c", ("a ", tree.Emphasis(("b",)))),
    ),
    "<https://a.example>": (tree.Link("https://a.example", ("https://a.example",)),),
    "[write](mailto:zora@a.example)": (tree.Link("mailto:zora@a.example", ("write",)),),
    "[](#a1)": (tree.CrossReference("a1"),),
    "[the *one*](#a1)": (tree.CrossReference("a1", ("the ", tree.Emphasis(("one",)))),),
    "[leading](term:leading)": (tree.Term("leading", ("leading",)),),
    "[](ref:harris2008)": (tree.Citation("harris2008"),),
    "[led](strand:lead)": (tree.Strand("lead", ("led",)),),
    "[bore da](lang:cy)": (tree.Foreign("cy", ("bore da",)),),
    "[there](course:other)": (tree.CourseLink("other", "", ("there",)),),
    "[there](course:other#a2)": (tree.CourseLink("other", "a2", ("there",)),),
    "1 < 2 and \\<b> and `<b>`": ("1 < 2 and <b> and ", tree.Code("<b>")),
    "AT&amp;T &lt;": ("AT&T <",),
    "a ::: b": ("a ::: b",),
}


@pytest.mark.parametrize("words", INLINES)
def test_words_within_a_line(tmp_path: Path, words: str) -> None:
    read_blocks = blocks(
        tmp_path,
        words,
        **{"glossary.md": "## Leading {#leading}\n\nX.\n", "references.toml": '[harris2008]\ntitle = "T"\n'},
    )
    assert read_blocks == (Paragraph(INLINES[words]),)


BLOCKS: dict[str, tree.Block] = {
    "## Two": tree.Heading(2, ("Two",)),
    "## Two *words* {#two}": tree.Heading(2, ("Two ", tree.Emphasis(("words",))), "two"),
    "- one\n- two": List((said("one"), said("two"))),
    "- one\n\n- two": List((said("one"), said("two")), tight=False),
    "3. one\n4. two": List((said("one"), said("two")), ordered=True, start=3),
    "- one\n  1. two": List(((*said("one"), List((said("two"),), ordered=True)),)),
    "> said": tree.Quotation(said("said")),
    "***": tree.Rule(),
    "```text\n::: box\n```": tree.CodeBlock("::: box\n", "text"),
    "| A | B |\n|---|--:|\n| 1 | *2* |": Table(
        (("A",), ("B",)), ((("1",), (tree.Emphasis(("2",)),)),), aligns=("", "right")
    ),
    "    indented": Paragraph(("indented",)),
}


@pytest.mark.parametrize("words", BLOCKS)
def test_blocks_of_text(tmp_path: Path, words: str) -> None:
    assert blocks(tmp_path, words) == (BLOCKS[words],)


def test_footnotes_are_numbered_as_they_are_met(tmp_path: Path) -> None:
    body = "One[^b] two[^a] one again.[^b]\n\n[^a]: A.\n\n[^b]: B\n    and more."
    section = course(tmp_path, {"01-one.md": page(body)}).sections[0]
    assert section.blocks[0] == Paragraph(
        (
            "One",
            tree.FootnoteMark("1"),
            " two",
            tree.FootnoteMark("2"),
            " one again.",
            tree.FootnoteMark("1", 2),
        )
    )
    assert section.footnotes == (
        tree.Footnote("1", said("B\nand more."), marks=2),
        tree.Footnote("2", said("A."), marks=1),
    )


# --- blocks with a purpose --------------------------------------------------------------------------------------------
PANELS: dict[str, tree.Panel] = {
    "::: box {#b title='A \"title\"'}\nWords.\n:::": tree.Panel("box", said("Words."), "b", 'A "title"'),
    '::: quote {by="Rosa" source="a letter"}\nWords.\n:::': tree.Panel(
        "quote", said("Words."), by="Rosa", source="a letter"
    ),
    '::: extract {source="minutes"}\nWords.\n:::': tree.Panel("extract", said("Words."), source="minutes"),
    "::: case-study\nWords.\n:::": tree.Panel("case-study", said("Words.")),
    "::: key-points\n- one\n:::": tree.Panel("key-points", (List((said("one"),)),)),
    "::: study-note\nWords.\n:::": tree.Panel("study-note", said("Words.")),
    '::: reading {href="https://a.example/b" title="B"}\n:::': tree.Panel(
        "reading", (), title="B", href="https://a.example/b"
    ),
    "::: further-reading\nWords.\n:::": tree.Panel("further-reading", said("Words.")),
    "::: acknowledgements\nWords.\n:::": tree.Panel("acknowledgements", said("Words.")),
    '::: passage {lang="cy"}\nA fo ben, bid bont.\n:::': tree.Panel(
        "passage", said("A fo ben, bid bont."), language="cy"
    ),
    "::::: box\n::: study-note\nWords.\n:::\n:::::": tree.Panel("box", (tree.Panel("study-note", said("Words.")),)),
    "::: box\n\n  ::: study-note\n  Words.\n  :::\n\n:::": tree.Panel(
        "box", (tree.Panel("study-note", said("Words.")),)
    ),
}


@pytest.mark.parametrize("words", PANELS)
def test_text_set_apart(tmp_path: Path, words: str) -> None:
    assert blocks(tmp_path, words) == (PANELS[words],)


def test_a_directive_in_a_list(tmp_path: Path) -> None:
    body = "- one\n\n  ::: box\n  Words.\n  :::\n\n- two"
    assert blocks(tmp_path, body) == (
        List(((*said("one"), tree.Panel("box", said("Words."))), said("two")), tight=False),
    )


def test_a_directive_ends_a_paragraph(tmp_path: Path) -> None:
    assert blocks(tmp_path, "Words.\n::: box\nMore.\n:::\nAnd more.") == (
        *said("Words."),
        tree.Panel("box", said("More.")),
        *said("And more."),
    )


def test_a_directive_ends_a_table(tmp_path: Path) -> None:
    table, box = blocks(tmp_path, "| A |\n|---|\n| 1 |\n::: box\nMore.\n:::")
    assert table == Table((("A",),), ((("1",),),), aligns=("",))
    assert box == tree.Panel("box", said("More."))


def test_a_figure_with_everything_that_is_known_of_its_picture(tmp_path: Path) -> None:
    rights = (
        MEDIA + 'title = "Hour"\nacknowledgement = "Drawn by us."\ndescription = """\nTwo *lanes*.\n\nAnd time.\n"""\n'
    )
    found = course(
        tmp_path,
        {
            "01-one.md": page('::: figure {#f src="media/hour.svg"}\nAn hour.\n:::'),
            "media/hour.svg": SVG,
            "media.toml": rights,
        },
    )
    assert found.sections[0].blocks[0] == tree.Figure("f", "media/hour.svg", "1", said("An hour."))
    assert found.assets == {
        "media/hour.svg": tree.Asset(
            path="media/hour.svg",
            sha256=hashlib.sha256(SVG.encode()).hexdigest(),
            size=len(SVG),
            media_type="image/svg+xml",
            title="Hour",
            owner="Zora Vennor",
            licence="CC-BY-4.0",
            acknowledgement="Drawn by us.",
            alt="Two strands.",
            description=(Paragraph(("Two ", tree.Emphasis(("lanes",)), ".")), Paragraph(("And time.",))),
            width=40,
            height=30,
        )
    }


FILMED = """
::: film {#f src="media/hour.mp4" captions="media/hour.en.vtt"}
:::

::: activity {#a title="Watch"}
What do you see?

::: film-notes {#n of="f" reading="media/hour.reading.vtt"}
:::
:::
"""
READ_FILM: Files = {
    "01-one.md": FRONT + FILMED,
    "media/hour.mp4": MP4,
    "media/hour.en.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Umar>Nine chairs.\n",
    "media/hour.reading.vtt": (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nasking: SECRET: he asks\n\n00:01.500 --> 00:02.400\ndeciding\n"
    ),
    "media.toml": '["media/hour.mp4"]\nowner = "Z"\nlicence = "CC-BY-4.0"\n',
    "course.toml": COURSE
    + '[[marks]]\nid = "asking"\nname = "Asking"\nabout = "A question."\nstrand = "learn"\n'
    + '[[marks]]\nid = "deciding"\nname = "Deciding"\nkey = "1"\nstrand = "lead"\n',
}


def test_a_course_defines_its_own_codes_and_its_author_reads_the_film(tmp_path: Path) -> None:
    item = course(tmp_path, READ_FILM).items()[0]
    assert item.codes == (
        tree.MarkCode("asking", "Asking", "2", "learn", "A question."),
        tree.MarkCode("deciding", "Deciding", "1", "lead"),
    )
    assert item.reading == (
        tree.Remark(1.0, 2.0, "asking", "SECRET: he asks"),
        tree.Remark(1.5, 2.4, "deciding"),
    )
    assert item.wording == "Watch\n\nWhat do you see?\n\n- Asking\n- Deciding"
    assert tree.item_from_json(tree.to_json(item)) == item


def test_an_item_knows_its_film(tmp_path: Path) -> None:
    found = course(tmp_path, READ_FILM)
    item, film = found.items()[0], found.sections[0].blocks[0]
    asset = found.assets["media/hour.mp4"]
    assert (item.film_src, item.film_sha256, item.film_seconds) == ("media/hour.mp4", asset.sha256, 2.0)
    assert (asset.width, asset.height) == (64, 36)
    for place in (found, found.sections[0], found.sections):
        assert films.film_of(place, item) == film
    assert films.film_of([], item) is None


def test_the_author_s_reading_is_neither_a_file_nor_text(tmp_path: Path) -> None:
    found = course(tmp_path, READ_FILM)
    section = found.sections[0]
    assert sorted(found.assets) == ["media/hour.en.vtt", "media/hour.mp4"]
    assert "reading.vtt" not in str(tree.to_json(found))
    assert "SECRET" not in text.search_text(section) + text.plain(section.blocks) + text.markdown(section.blocks)
    assert "Nine chairs." in text.search_text(section)
    assert tree.course_from_json(tree.to_json(found)) == found


def test_what_a_film_that_is_kept_back_says_cannot_be_searched(tmp_path: Path) -> None:
    hidden = FILMED.replace("::: film {", "::: reveal\n::: film {", 1).replace(":::\n\n", ":::\n:::\n\n", 1)
    found = course(tmp_path, {**READ_FILM, "01-one.md": FRONT + hidden})
    assert [film.cues[0].text for film in films.films_in(found.sections[0].blocks)] == ["Nine chairs."]
    assert "Nine chairs." not in text.search_text(found.sections[0])


def test_a_film_and_notes_on_it(tmp_path: Path) -> None:
    body = (
        '::: film {#f src="media/hour.mp4" captions="media/hour.en.vtt" title="An hour"}\nIn the art room.\n\n'
        "::: transcript\n**Umar** Look.\n:::\n:::"
    )
    found = course(
        tmp_path,
        {
            "01-one.md": FRONT + body + '\n\n::: activity {#a}\nWatch.\n\n::: film-notes {#n of="f"}\n:::\n:::\n',
            "media/hour.mp4": MP4,
            "media/hour.en.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Umar>Look.\n",
            "media.toml": '["media/hour.mp4"]\nowner = "Z"\nlicence = "CC-BY-4.0"\n',
        },
    )
    film, activity = found.sections[0].blocks
    assert film == tree.Film(
        kind="film",
        id="f",
        src="media/hour.mp4",
        number="1",
        title="An hour",
        captions="media/hour.en.vtt",
        caption=said("In the art room."),
        transcript=(Paragraph((tree.Strong(("Umar",)), " Look.")),),
        cues=(Cue(1.0, 2.0, "Umar", "Look."),),
        seconds=2.0,
    )
    assert isinstance(activity, tree.Activity)
    assert activity.parts[0].interactions == (tree.FilmNotes("n", "f", codes=tree.CODES),)
    assert [asset.media_type for asset in found.assets.values()] == ["video/mp4", "text/vtt"]


def test_a_table_with_caption_and_note(tmp_path: Path) -> None:
    body = "::: table {#t row-headers}\nA *week*\n\n| Kind | Hours |\n|---|---|\n| Talk | 57 |\n\nInvented.\n:::"
    assert blocks(tmp_path, body) == (
        Table(
            head=(("Kind",), ("Hours",)),
            rows=((("Talk",), ("57",)),),
            aligns=("", ""),
            id="t",
            number="1",
            caption=("A ", tree.Emphasis(("week",))),
            note=said("Invented."),
            row_headers=True,
        ),
    )


def test_formulas(tmp_path: Path) -> None:
    body = '::: maths {alt="a half"}\n<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>\n:::\n\n'
    assert blocks(tmp_path, body + '::: maths {alt="a is b"}\na = b\n:::') == (
        tree.Maths("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "a half", mathml=True),
        tree.Maths("a = b", "a is b"),
    )


def test_references_and_glossary(tmp_path: Path) -> None:
    found = course(
        tmp_path,
        {
            "01-one.md": page("::: references\n:::\n\n::: glossary\n:::"),
            "glossary.md": "## Leading {#leading}\n\nWhat *somebody* does.\n\nFor a while.\n",
            "references.toml": (
                '[a]\ntitle = "T"\nauthors = ["Lave, J.", "Wenger, E."]\nyear = 1991\n'
                '[b]\ntitle = "U"\nauthors = ["Frank, K.", "Zhao, Y.", "Penuel, W."]\nyear = "2011"\nurl = "https://a.example"\n'
                '[c]\ntitle = "V"\nauthors = ["Lave, J.", "Wenger, E."]\nyear = 1991\n[d]\ntitle = "A law"\n'
            ),
        },
    )
    assert found.sections[0].blocks[:2] == (tree.References(), tree.Glossary())
    assert found.glossary == {
        "leading": tree.GlossaryEntry(
            "leading", "Leading", (Paragraph(("What ", tree.Emphasis(("somebody",)), " does.")), *said("For a while."))
        )
    }
    assert [reference.label for reference in found.references.values()] == [
        "Lave and Wenger, 1991a",
        "Frank et al., 2011",
        "Lave and Wenger, 1991b",
        "A law, n.d.",
    ]
    assert found.references["b"].url == "https://a.example"


def test_two_authors_are_joined_in_the_language_of_the_course(tmp_path: Path) -> None:
    found = course(
        tmp_path,
        {
            "course.toml": COURSE.replace("en-GB", "cy"),
            "references.toml": '[a]\ntitle = "T"\nauthors = ["Lave, J.", "Wenger, E."]\nyear = 1991\n',
        },
    )
    assert found.references["a"].label == "Lave a Wenger, 1991"


# --- activities -------------------------------------------------------------------------------------------------------
def activities(folder: Path, body: str) -> list[tree.Activity]:
    """The activities of a page that holds nothing else."""
    return list(course(folder, {"01-one.md": FRONT + body}).activities())


@pytest.mark.parametrize("colons", [":::", "::::", ":::::::"])
def test_equal_colons_never_close_the_outer_block(tmp_path: Path, colons: str) -> None:
    body = ACTIVITY.replace(":::", colons) + "\nAfter it.\n"
    section = course(tmp_path, {"01-one.md": FRONT + body}).sections[0]
    assert section.blocks == (
        tree.Activity(
            kind="activity",
            id="a1",
            number="1",
            parts=(
                tree.Part(
                    "a1",
                    said("What did you see?"),
                    (Response("a1-r"),),
                    (Hidden("discussion", said("Look again.")),),
                ),
            ),
        ),
        *said("After it."),
    )


def test_a_response_with_everything(tmp_path: Path) -> None:
    body = (
        '::: activity {#a time="1 h" title="T"}\n'
        '::: response {#r size="formatted" min_words="30" label="L" hint="H" keeps="roles"}\n'
        "1. **What** \n\n   - x\n2. more\n:::\n:::"
    )
    (activity,) = activities(tmp_path, body)
    assert (activity.title, activity.minutes) == ("T", 60)
    assert activity.parts[0].interactions == (
        Response("r", "formatted", 30, "L", "H", "roles", prefill="1. **What** \n\n   - x\n2. more"),
    )


def test_a_choice_with_feedback(tmp_path: Path) -> None:
    body = (
        "::: itq {#a}\nWhich?\n\n::: choice {#c}\n- [x] The *first* {#one}\n\n  Yes.\n\n  Indeed.\n"
        "- [ ] `second` {#two}\n:::\n\n::: answer\nThe first.\n:::\n:::"
    )
    (activity,) = activities(tmp_path, body)
    assert activity.parts[0].interactions == (
        tree.Choice(
            "c",
            (
                tree.Option("one", ("The ", tree.Emphasis(("first",))), True, (*said("Yes."), *said("Indeed."))),
                tree.Option("two", (tree.Code("second"),)),
            ),
        ),
    )
    assert activity.parts[0].hidden == (Hidden("answer", said("The first.")),)


def test_a_choice_of_several(tmp_path: Path) -> None:
    (activity,) = activities(
        tmp_path, "::: saq {#a}\n::: choice {#c multiple}\n- [x] A {#a}\n- [X] B {#b}\n- [ ] C {#c}\n:::\n:::"
    )
    (choice,) = activity.parts[0].interactions
    assert isinstance(choice, tree.Choice)
    assert choice.multiple
    assert [option.right for option in choice.options] == [True, True, False]


def test_a_match_tells_by_no_id_what_belongs_together(tmp_path: Path) -> None:
    (activity,) = activities(
        tmp_path, "::: saq {#a}\n::: match {#m}\n- *A* b {#one} = c *D*\n- E {#two} = F = G\n:::\n:::"
    )
    (match,) = activity.parts[0].interactions
    assert isinstance(match, tree.Match)
    assert [(pair.id, pair.left, pair.right) for pair in match.pairs] == [
        ("one", (tree.Emphasis(("A",)), " b"), ("c ", tree.Emphasis(("D",)))),
        ("two", ("E",), ("F = G",)),
    ]
    assert all(pair.id not in pair.key for pair in match.pairs)
    assert match.pairs[0].key == "r" + hashlib.sha256(b"m/one").hexdigest()[:8]


def test_parts_are_numbered_and_their_times_summed(tmp_path: Path) -> None:
    body = (
        "::: activity {#a}\nTwo parts.\n\n"
        '::: part {#p time="5 min" title="First"}\nAsk.\n\n::: response {#r}\n:::\n\n::: discussion\nD.\n:::\n:::\n\n'
        '::: part {#q time="10 min"}\n::: question\nAsk more.\n:::\n::: response {#s}\n:::\n:::\n:::'
    )
    (activity,) = activities(tmp_path, body)
    assert activity.intro == said("Two parts.")
    assert activity.minutes == 15
    assert activity.parts == (
        tree.Part("p", said("Ask."), (Response("r"),), (Hidden("discussion", said("D.")),), "1", "First", 5),
        tree.Part("q", said("Ask more."), (Response("s"),), (), "2", "", 10),
    )


def test_text_between_two_responses_goes_before_the_second(tmp_path: Path) -> None:
    (activity,) = activities(
        tmp_path, "::: activity {#a}\nOne?\n\n::: response {#r}\n:::\n\nTwo?\n\n::: response {#s}\n:::\n:::"
    )
    assert activity.parts[0].question == said("One?")
    assert activity.parts[0].interactions == (Response("r"), Response("s", before=said("Two?")))


def test_a_hint_stands_in_the_question_and_what_is_revealed_behind_the_response(tmp_path: Path) -> None:
    (activity,) = activities(
        tmp_path,
        '::: activity {#a}\n::: reveal {title="Hint"}\nH.\n:::\n::: response {#r}\n:::\n::: reveal\nR.\n:::\n:::',
    )
    assert activity.parts[0].question == (Hidden("reveal", said("H."), "Hint"),)
    assert activity.parts[0].hidden == (Hidden("reveal", said("R.")),)


def test_an_earlier_answer_again_here_and_from_another_course(tmp_path: Path) -> None:
    body = '::: response-again {of="a1-r"}\n:::\n\n::: response-again {of="other/b-r"}\n:::'
    section = course(tmp_path, {"01-one.md": f"{FRONT}{ACTIVITY}\n{body}\n"}).sections[0]
    assert section.blocks[1:] == (tree.ResponseAgain("a1-r"), tree.ResponseAgain("b-r", "other"))


# --- the course -------------------------------------------------------------------------------------------------------
def test_the_facts_of_a_course(tmp_path: Path) -> None:
    more = (
        'subjects = ["S"]\nminutes_reading = 45\nretired = ["old"]\n[completion]\nneed = 1\nof = ["a1", "b1"]\n'
        '[[further]]\ntitle = "F"\nurl = "course:other"\ntext = "T"\n'
    )
    second = FRONT.replace("One", "Two").replace("+++\n", '+++\nlede = "L"\n', 1)
    timed = ACTIVITY.replace("a1", "b1").replace("{#b1}", '{#b1 time="20 min"}')
    found = course(tmp_path, {"course.toml": COURSE + more, "02-two.md": second + timed})
    assert (found.id, found.title, found.language, found.level) == ("small", "A small course", "en-GB", "introductory")
    assert (found.authors, found.outcomes, found.subjects) == (("Zora Vennor",), ("tell an hour",), ("S",))
    assert (found.minutes, found.minutes_reading, found.retired) == (65, 45, ("old",))
    assert found.completion == tree.Completion(1, ("a1", "b1"))
    assert found.further == (tree.Further("F", "course:other", "T"),)
    assert [
        (section.id, section.number, section.title, section.lede, section.minutes) for section in found.sections
    ] == [
        ("one", "1", "One", "", 0),
        ("two", "2", "Two", "L", 20),
    ]


def test_numbers_run_through_the_whole_course_kind_by_kind(tmp_path: Path) -> None:
    def asking(kind: str, name: str) -> str:
        return f"::: {kind} {{#{name}}}\n::: response {{#{name}-r}}\n:::\n:::\n\n"

    found = course(
        tmp_path,
        {
            "01-one.md": FRONT + asking("activity", "a") + asking("saq", "b") + asking("activity", "c"),
            "02-two.md": FRONT.replace("One", "Two")
            + asking("activity", "d")
            + asking("itq", "e")
            + asking("saq", "f"),
        },
    )
    assert [(activity.kind, activity.number) for activity in found.activities()] == [
        ("activity", "1"),
        ("saq", "1"),
        ("activity", "2"),
        ("activity", "3"),
        ("itq", "2"),
        ("saq", "3"),
    ]


def test_every_id_can_be_found(tmp_path: Path) -> None:
    body = '## Head {#h}\n\n::: activity {#a title="T"}\n::: part {#p}\n::: response {#r}\n:::\n:::\n:::'
    assert course(tmp_path, {"01-one.md": FRONT + body}).targets == {
        "one": tree.Target("section", "one", "1", "One"),
        "h": tree.Target("heading", "one", title="Head"),
        "a": tree.Target("activity", "one", "1", "T"),
        "p": tree.Target("part", "one", "1", activity="a"),
        "r": tree.Target("response", "one", activity="a"),
    }


def test_an_optional_activity_does_not_count(tmp_path: Path) -> None:
    optional = ACTIVITY.replace("a1", "b1").replace("{#b1}", "{#b1 optional}")
    found = course(tmp_path, {"01-one.md": FRONT + ACTIVITY + "\n" + optional})
    assert found.completion == tree.Completion(1, ("a1",))
    assert [activity.required for activity in found.activities()] == [True, False]


def test_what_completion_names_is_required(tmp_path: Path) -> None:
    more = ACTIVITY.replace("a1", "b1")
    found = course(
        tmp_path, {"course.toml": COURSE + '[completion]\nof = ["b1"]\n', "01-one.md": FRONT + ACTIVITY + "\n" + more}
    )
    assert [(activity.id, activity.required) for activity in found.activities()] == [("a1", False), ("b1", True)]


def test_sections_stand_in_the_order_of_course_toml(tmp_path: Path) -> None:
    found = course(
        tmp_path,
        {
            "course.toml": COURSE + 'sections = ["second.md", "01-one.md"]\n',
            "second.md": FRONT + "Words.\n",
            "02-a-draft.md": None,
        },
    )
    assert [(section.id, section.file) for section in found.sections] == [("second", "second.md"), ("one", "01-one.md")]


@pytest.mark.parametrize(
    ("name", "identifier"),
    [("01-two-strands.md", "two-strands"), ("02-Given, asked.md", "given-asked"), ("03-2024.md", "section-2024")],
)
def test_a_section_is_called_after_its_file(tmp_path: Path, name: str, identifier: str) -> None:
    found = course(tmp_path, {"01-one.md": None, name: BASE["01-one.md"]})
    assert found.sections[0].id == identifier


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_may_end_as_on_any_machine_and_begin_with_a_mark(tmp_path: Path, ending: str) -> None:
    files: Files = {name: "\ufeff" + str(words).replace("\n", ending) for name, words in BASE.items()}
    assert course(tmp_path / "a", files).sections == course(tmp_path / "b", {}).sections


def test_the_courses_of_the_demo_have_no_faults_and_go_through_json() -> None:
    for folder in sorted((Path(__file__).parents[3] / "demo/courses").glob("*/course.toml")):
        found, faults = read(folder.parent)
        assert faults == []
        assert tree.course_from_json(tree.to_json(found)) == found


@pytest.mark.slow
def test_a_course_of_a_hundred_pages_is_read_at_once(tmp_path: Path) -> None:
    prose = "Whoever was asked to show a thing found that she had to look at it again. " * 20 + "\n\n"
    pages = {
        f"{number:03}-page.md": FRONT.replace("+++\n", f'+++\nid = "p{number}"\n', 1)
        + prose * 8
        + ACTIVITY.replace("a1", f"a{number}")
        for number in range(2, 102)
    }
    write(tmp_path, dict(pages))
    started = time.process_time()
    found, faults = read(tmp_path)
    assert faults == []
    assert found
    assert len(found.sections) == 101
    assert time.process_time() - started < 1.5  # 0.2 on an ordinary machine; ten times that would be quadratic
