"""Blocks of plain text as HTML."""

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render.markup import Told, element, opened, text
from interplay.plain.coursebook.render.maths import mathml
from interplay.plain.coursebook.render.page import Hole
from interplay.plain.coursebook.render.writer import Writer, writes


@writes(tree.Paragraph)
def _paragraph(writer: Writer, block: tree.Paragraph) -> None:
    writer.put(element("p", writer.line(block.inlines)))


@writes(tree.Heading)
def _heading(writer: Writer, block: tree.Heading) -> None:
    writer.put(element(writer.heading(block.level - 2), writer.line(block.inlines), id=block.id))


@writes(tree.List)
def _list(writer: Writer, block: tree.List) -> None:
    tag = "ol" if block.ordered else "ul"
    start = block.start if block.ordered and block.start != 1 else ""
    writer.put(opened(tag, start=start, class_="" if block.tight else "loose"))
    for item in block.items:
        writer.put("<li>")
        _item(writer, item, block.tight)
        writer.put("</li>")
    writer.put(f"</{tag}>")


def _item(writer: Writer, item: tree.Blocks, is_tight: bool) -> None:
    for block in item:
        if is_tight and isinstance(block, tree.Paragraph):
            writer.put(writer.line(block.inlines))
        else:
            writer.write(block)


@writes(tree.Quotation)
def _quotation(writer: Writer, block: tree.Quotation) -> None:
    writer.put('<blockquote class="flow">')
    writer.nested(block.blocks)
    writer.put("</blockquote>")


@writes(tree.CodeBlock)
def _code_block(writer: Writer, block: tree.CodeBlock) -> None:
    told: Told = {"class_": "scroll code", "tabindex": 0, "role": "group", "aria_label": writer.words.code}
    writer.put(element("pre", element("code", text(block.text)), **told))


@writes(tree.Rule)
def _rule(writer: Writer, block: tree.Rule) -> None:
    writer.put("<hr>")


@writes(tree.Maths)
def _maths(writer: Writer, block: tree.Maths) -> None:
    formula = mathml(block.text, block.alt) if block.mathml else ""
    if formula:
        writer.put(element("div", formula, class_="maths scroll"))
    else:
        said = block.alt if block.mathml else block.text
        writer.put(element("div", text(said), class_="maths", role="math", aria_label=block.alt))


@writes(tree.ResponseAgain)
def _again(writer: Writer, block: tree.ResponseAgain) -> None:
    writer.put(Hole("again", block.of, course=block.course))


@writes(tree.Hidden)
def _hidden(writer: Writer, block: tree.Hidden) -> None:
    """Outside an activity only: a reader opens it, and nothing depends on it."""
    writer.put('<details class="reveal">', element("summary", text(block.title or writer.words.titles["reveal"])))
    writer.put('<div class="flow">')
    writer.nested(block.blocks)
    writer.put("</div></details>")
