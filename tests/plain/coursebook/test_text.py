"""The words of a tree: for search, which must find nothing that is kept back, and to take away as Markdown."""

import pytest
from markdown_it import MarkdownIt

from interplay.plain.coursebook import text, tree
from tests.plain.coursebook import samples
from tests.plain.coursebook.samples import said


def test_search_finds_what_is_read_and_nothing_that_is_kept_back() -> None:
    assert text.search_text(samples.ONE) == (
        "Who led?\n\nBegin\n\nSee and leading .\n\nAn hour, drawn.\n\nA week\n\nKind | Hours\nTalk | 57\n"
        "Training | 14\n\nInvented.\n\nOne hour\n\nWho led, and who learned?\n\nTen minutes\n\n"
        "I learned it from Wilf.\n\nRosa Fernhalt\n\n"
        "A register\n\nWhat can you tell?\n\nNine came\n\nNine learned\n\nSlow."
    )


@pytest.mark.parametrize("section", [samples.ONE, samples.TWO])
def test_nothing_secret_is_ever_found(section: tree.Section) -> None:
    assert "SECRET" not in text.search_text(section)
    assert "SECRET" not in text.plain(section.blocks)


def test_no_wording_of_an_item_tells_what_is_kept_back() -> None:
    assert not [item.id for item in samples.course().items() if "SECRET" in item.wording]


MARKDOWN: dict[str, tree.Blocks] = {
    "a \\*b\\* \\_c\\_ \\[d\\] \\<e\\>": said("a *b* _c_ [d] <e>"),
    "*a* **b** `c` `` d`e ``": said(
        tree.Emphasis(("a",)), " ", tree.Strong(("b",)), " ", tree.Code("c"), " ", tree.Code("d`e")
    ),
    "[a](<https://a.example/(b)>)": said(tree.Link("https://a.example/(b)", ("a",))),
    "a\\\nb": said("a", tree.Break(), "b"),
    "## Two": (tree.Heading(2, ("Two",)),),
    "- one\n- two": (tree.List((said("one"), said("two"))),),
    "3. one\n\n   more\n\n4. two": (
        tree.List(((*said("one"), *said("more")), said("two")), ordered=True, start=3, tight=False),
    ),
    "> said": (tree.Quotation(said("said")),),
    "````\n```\n````": (tree.CodeBlock("```\n"),),
    "A week\n\n| Kind | Hours |\n|---|--:|\n| Talk | 57 |\n| Training | 14 |\n\nInvented.": (samples.TABLE,),
    "> I learned it.\n>\n> — Rosa": (tree.Panel(kind="quote", blocks=said("I learned it."), by="Rosa"),),
    "**Title**\n\nWords": (tree.Hidden("discussion", said("Words"), "Title"),),
}


@pytest.mark.parametrize("words", MARKDOWN)
def test_blocks_as_markdown(words: str) -> None:
    assert text.markdown(MARKDOWN[words]) == words


@pytest.mark.parametrize(
    "words", ["1. one", "# two", "- three", "a * b * c", "`d", "<b>", "&amp;", "+ e", "> f", "~~~"]
)
def test_words_stay_words_in_markdown(words: str) -> None:
    html = MarkdownIt("commonmark").render(text.markdown(said(words)))
    plain = html.removeprefix("<p>").removesuffix("</p>\n")
    assert plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == words
