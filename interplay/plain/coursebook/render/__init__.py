"""A tree as HTML. Each section becomes a list of finished pieces with holes where one reader's own things go.

Nothing that is kept back until it is answered is ever in a piece: it is written by `hidden` and `feedback` alone.
All text is escaped, and addresses come from the checked tree and from the Page. Ids made here hold an underscore, which
no author's id does, and begin with the section's or the part's id, so that all sections can stand on one page.
"""

from collections.abc import Iterable

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render import activities, blocks, lists, media, panels
from interplay.plain.coursebook.render.markup import element, text
from interplay.plain.coursebook.render.page import Hole, Page, Words
from interplay.plain.coursebook.render.writer import Writer

__all__ = ["Hole", "Page", "Words", "feedback", "hidden", "inline", "prose", "section"]

# Imported for what they enter in the register of blocks.
_REGISTERED = (activities, blocks, lists, media, panels)


def section(section: tree.Section, course: tree.Course, words: Words, page: Page) -> list[str | Hole]:
    """The text of a section without its title and lede: pieces and holes in turn, footnotes and works cited last."""
    writer = Writer(course, words, page, section.id, section.id)
    writer.flow(section.blocks)
    lists.below(writer, section.footnotes)
    return writer.pieces()


def hidden(part: tree.Part, section: tree.Section, course: tree.Course, words: Words, page: Page) -> str:
    """What a part of that section keeps back: answers, discussions, and what may be opened below them.

    A place for an earlier answer becomes a link to where that was given.
    """
    writer = Writer(course, words, page, part.id, section.id, depth=_depth(part, course))
    activities.hidden(writer, part)
    lists.below(writer, section.footnotes)
    return "".join(piece if isinstance(piece, str) else _way_to(writer, piece) for piece in writer.out)


def feedback(item: tree.Item, body: str, course: tree.Course, words: Words, page: Page) -> dict[str, str]:
    """What is said to an answered choice or matching, by the id of option or pair; nothing for other items.

    Of a choice with one right option only the chosen one is told; with several also those that were missed.
    """
    return activities.feedback(Writer(course, words, page, item.id, item.section_id), item, body)


def inline(inlines: Iterable[tree.Inline], course: tree.Course, words: Words, page: Page, scope: str) -> str:
    """A line by itself, such as an option. `scope` (an item's id) begins the ids that are made."""
    return Writer(course, words, page, scope).line(inlines)


def prose(blocks: Iterable[tree.Block], course: tree.Course, words: Words, page: Page, scope: str) -> str:
    """Blocks by themselves, such as a glossary entry. `scope` begins the ids that are made."""
    return Writer(course, words, page, scope).inside(blocks)


def _depth(part: tree.Part, course: tree.Course) -> int:
    target = course.targets.get(part.id)
    return 2 if target and target.kind == "part" else 1


def _way_to(writer: Writer, hole: Hole) -> str:
    """A link to the place of an earlier answer."""
    if hole.kind != "again" or hole.course or hole.id not in writer.course.targets:
        return ""
    place = writer.called(hole.id)
    words = writer.words.your_answer % {"place": place}
    return element("p", element("a", text(words), href=writer.address(hole.id)))
