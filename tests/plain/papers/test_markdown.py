"""My answers as Markdown."""

from dataclasses import replace
from itertools import pairwise

from markdown_it import MarkdownIt

from interplay.plain.papers.documents import Answer, AnswersDocument, Block, Entry
from interplay.plain.papers.markdown import markdown, running
from tests.plain.papers import making

EXAMPLE = """\
# My answers

Tamsin Ivelet\\
Made on 10 July 2026, 09:30

## Leading and learning

Edition 2 · begun on 27 February 2026 · 1 of 10 activities

### 1 Two strands

#### Activity 1: One hour

##### Part a

Think of an hour in which you led.

- who was there
- what changed

**My answer: By title**\\
*Handed in on 3 March 2026, 09:15*

> \\# 1 of 3\\
> I chaired it.

**My answer: By title**\\
*Draft, not handed in again, saved on 4 March 2026, 07:50*

> I listened.

**My answer: By title**\\
*Also written elsewhere, not chosen yet*

> I asked.

**Discussion**

Many begin *small*: see [Harris](<https://example.org/>).

- one
- two

#### Question 1

What do people follow?

- A post
- The work

**Answer**\\
*Shown without answering on 5 March 2026, 18:05*

The work.

### No longer in the course

#### Earlier question 1

Which of them did you choose?

**My answer**\\
*Handed in on 3 March 2026, 09:15*

> The work
"""


def test_everything_stands_in_its_order() -> None:
    assert markdown(making.EXAMPLE) == EXAMPLE


def test_a_course_with_nothing_written_says_so() -> None:
    text = markdown(replace(making.EXAMPLE, courses=(making.JUST_BEGUN,)))
    assert text.endswith("## Writing a course\n\nNothing written yet\n")


def of(*answers: Answer, question: str = "Why?", name: str = "Tamsin Ivelet") -> AnswersDocument:
    activity = replace(making.LED, entries=(Entry((Block(question),), answers),))
    section = replace(making.COURSE.sections[0], activities=(activity,))
    return replace(making.EXAMPLE, person=name, courses=(replace(making.COURSE, sections=(section,)),))


def test_nobodys_words_are_a_heading() -> None:
    odd = "# One\n\nTwo\n===\n\n> ## Three\n\n    four\n<h1>five</h1>"
    document = of(Answer(odd, "Draft"), Answer(odd, "Draft", is_formatted=True), question=odd, name="# Six")
    tokens = MarkdownIt("commonmark").parse(markdown(document))
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    titles = ["My answers", "Leading and learning", "1 Two strands", "Activity 1: One hour"]
    assert headings == titles
    assert [token for token in tokens if token.type == "html_block"] == []


def test_an_empty_answer_says_that_it_is_empty() -> None:
    assert markdown(of(Answer("  \n", "Draft"))).endswith("**My answer**\\\n*Draft*\n\n> No answer yet\n")


def test_points_stand_together_and_empty_blocks_nowhere() -> None:
    blocks = (Block("a", "item"), Block(" "), Block("b\n\nc", "item"), Block("d", "heading"), Block("e"))
    assert running(blocks) == "- a\n- b\n\n  c\n\n**d**\n\ne"
