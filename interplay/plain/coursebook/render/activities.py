"""Activities: what is asked, the places for answers, and what an author says afterwards."""

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render.markup import element, icon, opened, text
from interplay.plain.coursebook.render.page import Hole
from interplay.plain.coursebook.render.writer import Writer, writes


@writes(tree.Activity)
def activity(writer: Writer, block: tree.Activity) -> None:
    """Head, question, and a hole for every answer. Nothing that is kept back is written here."""
    head = f"{block.id}_head"
    writer.put(opened("section", class_=f"activity {block.kind}", id=block.id, aria_labelledby=head))
    writer.put(_activity_head(writer, block, head), '<div class="flow">')
    writer.flow(block.intro)
    is_whole = len(block.parts) == 1 and block.parts[0].id == block.id
    for part in block.parts:
        if is_whole:
            _asked(writer, block, part)
        else:
            _part(writer, block, part)
    writer.put("</div></section>")


def hidden(writer: Writer, part: tree.Part) -> None:
    """Everything that a part keeps back, one after the other."""
    for at, block in enumerate(part.hidden, start=1):
        title = text(block.title or writer.words.titles[block.kind])
        if block.kind == "reveal":
            writer.put('<details class="reveal">', element("summary", title), '<div class="flow">')
            writer.flow(block.blocks)
            writer.put("</div></details>")
            continue
        head = f"{writer.scope}_{block.kind}_{at}"
        named = f"{part.id}_head {head}"  # "Activity 3, Discussion": there are many on a page
        writer.put(opened("div", class_="discussion flow", role="group", aria_labelledby=named))
        writer.put(element(writer.heading(writer.depth), title, id=head))
        writer.flow(block.blocks)
        writer.put("</div>")


def feedback(writer: Writer, item: tree.Item, body: str) -> dict[str, str]:
    """What is said to each option or pair of an answered item, by its id."""
    if item.kind == "choice":
        return _to_options(writer, item, set(body.split()))
    if item.kind == "match":
        return _to_pairs(writer, item, dict(one.partition("=")[::2] for one in body.split()))
    return {}


def _activity_head(writer: Writer, block: tree.Activity, head: str) -> str:
    name = text(writer.numbered(block.kind, block.number))
    title = element("span", text(block.title), class_="activity-title") if block.title else ""
    heading = element(writer.heading(), f"{name} {title}".strip(), id=head)
    return element("div", heading + _time(writer, block.minutes), class_="activity-head")


def _time(writer: Writer, minutes: int) -> str:
    return element("p", text(writer.time(minutes)), class_="time") if minutes else ""


def _part(writer: Writer, block: tree.Activity, part: tree.Part) -> None:
    head = f"{part.id}_head"
    name = writer.words.part % {"number": part.number} if part.number else ""
    title = element("span", text(part.title), class_="activity-title") if part.title else ""
    writer.put(opened("section", class_="part flow", id=part.id, aria_labelledby=head))
    heading = element(writer.heading(1), f"{text(name)} {title}".strip(), id=head)
    writer.put(element("div", heading + _time(writer, part.minutes), class_="activity-head"))
    _asked(writer, block, part)
    writer.put("</section>")


def _asked(writer: Writer, block: tree.Activity, part: tree.Part) -> None:
    writer.put(opened("div", class_="question flow", id=f"{part.id}_question"))
    writer.flow(part.question)
    writer.put("</div>")
    for interaction in part.interactions:
        writer.flow(interaction.before)
        writer.put(Hole("interaction", interaction.id, part.id, block.id))
    writer.put(Hole("after", part.id, part.id, block.id))


def _to_options(writer: Writer, item: tree.Item, chosen: set[str]) -> dict[str, str]:
    words, said = writer.words, {}
    for option in item.options:
        if option.id in chosen:
            verdict = words.right if option.right else words.wrong
        elif item.multiple and option.right:
            verdict = words.missed
        else:
            continue
        said[option.id] = _said(writer, option.right and option.id in chosen, verdict, option.feedback)
    return said


def _to_pairs(writer: Writer, item: tree.Item, answered: dict[str, str]) -> dict[str, str]:
    said = {}
    for pair in item.pairs:
        if answered.get(pair.id) == pair.key:
            said[pair.id] = _said(writer, True, writer.words.right, ())
        else:
            said[pair.id] = _said(writer, False, writer.words.belongs, (tree.Paragraph(pair.right),))
    return said


def _said(writer: Writer, is_right: bool, verdict: str, blocks: tree.Blocks) -> str:
    lead = element("strong", f"{icon('tick' if is_right else 'cross')} {text(verdict)}")
    return element("div", element("p", lead) + writer.inside(blocks), class_="said flow")
