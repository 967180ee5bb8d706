"""Activities: what is asked, what is answered, what is kept back."""

import hashlib
import re
import textwrap
from dataclasses import dataclass, replace

from interplay.plain.coursebook import text, tree
from interplay.plain.coursebook.faults import shown
from interplay.plain.coursebook.inline import take_id, trimmed
from interplay.plain.coursebook.opening import Opening
from interplay.plain.coursebook.page import Build, PageReader, Piece, Values
from interplay.plain.coursebook.tree import Target

_TICK = re.compile(r"\[(?P<tick>[ xX])\]\s+")
_MIDDLE = re.compile(r"\s*\{#(?P<id>[^{}\s]*)\}\s*=\s*")


@dataclass(frozen=True, slots=True)
class Question:
    """What `::: question` holds, until its part is put together."""

    blocks: tree.Blocks


def activity(page: PageReader, opening: Opening, values: Values) -> tree.Activity:
    """An activity, saq or itq, with its number; readers see saqs and itqs alike as questions, so both count as such."""
    kind, title = opening.name, values.get("title", "")
    number = page.register.number("activity" if kind == "activity" else "question")
    page.name(opening, Target(kind, page.section, number, title))
    page.activity = opening.id or "-"
    pieces = page.pieces()
    page.activity = ""
    parts = [piece.value for piece in pieces if isinstance(piece.value, tree.Part)]
    intro: tree.Blocks = ()
    if parts:
        intro = _intro(page, pieces)
    else:
        parts = [_assemble(page, opening, pieces)]
    return tree.Activity(
        kind=kind,
        id=opening.id,
        parts=tuple(parts),
        number=number,
        title=title,
        minutes=values.get("time") or sum(part.minutes for part in parts),
        intro=intro,
        required="optional" not in values,
    )


def _intro(page: PageReader, pieces: list[Piece]) -> tree.Blocks:
    """What stands before the first part; whatever belongs into a part is a fault."""
    before: list[Piece] = []
    begun = False
    for piece in pieces:
        if isinstance(piece.value, tree.Part):
            begun = True
        elif begun or isinstance(piece.value, tree.Interaction | Question) or _is_kept_back(piece):
            page.fault(
                piece.line, "This activity has parts. Move this into one of them, or above the first one if it is text."
            )
        else:
            before.append(piece)
    return page.blocks(before)


def part(page: PageReader, opening: Opening, values: Values) -> tree.Part:
    """A part, numbered within its activity by its author's order."""
    title, activity_id = values.get("title", ""), page.activity
    number = page.register.number(f"part of {activity_id}")
    page.name(opening, Target("part", page.section, number, title, activity=activity_id))
    return replace(_assemble(page, opening, page.pieces()), number=number, title=title, minutes=values.get("time", 0))


def _assemble(page: PageReader, opening: Opening, pieces: list[Piece]) -> tree.Part:
    """Sort what was read into question, interactions and what is kept back."""
    question: list[tree.Block] = []
    waiting: list[Piece] = []  # text after an interaction, before it is known whether another one follows
    interactions: list[tree.Interaction] = []
    hidden: list[tree.Hidden] = []
    for piece in pieces:
        if isinstance(piece.value, tree.Interaction):
            interactions.append(_after(piece.value, waiting))
            waiting = []
        elif isinstance(piece.value, tree.Hidden) and (interactions or _is_kept_back(piece)):
            hidden.append(piece.value)
        elif not interactions:
            question += piece.value.blocks if isinstance(piece.value, Question) else [piece.value]
        else:
            waiting.append(piece)
    _warn(page, opening, interactions, waiting)
    return tree.Part(opening.id, tuple(question), tuple(interactions), tuple(hidden))


def _is_kept_back(piece: Piece) -> bool:
    return isinstance(piece.value, tree.Hidden) and piece.value.kind != "reveal"


def _after(interaction: tree.Interaction, waiting: list[Piece]) -> tree.Interaction:
    blocks: list[tree.Block] = []
    for piece in waiting:
        blocks += piece.value.blocks if isinstance(piece.value, Question) else [piece.value]
    return replace(interaction, before=tuple(blocks)) if blocks else interaction


def _warn(page: PageReader, opening: Opening, interactions: list[tree.Interaction], left: list[Piece]) -> None:
    if not interactions and opening.is_closed:
        page.fault(
            opening.line,
            f"Nothing can be answered in `::: {opening.name}`. "
            "Add ::: response, ::: choice, ::: match or ::: film-notes, or make it a ::: box.",
        )
    for piece in left[:1]:
        page.fault(
            piece.line, "This stands after the last thing to answer. Move it above that, or into ::: discussion."
        )


def question(page: PageReader, opening: Opening, values: Values) -> Question:
    """The question, when its author wishes to mark it."""
    return Question(page.body())


# --- what is answered -------------------------------------------------------------------------------------------------
def response(page: PageReader, opening: Opening, values: Values) -> tree.Response:
    """Free text; the body is what stands in the field at first."""
    _name(page, opening)
    prefill = textwrap.dedent(page.raw).strip("\n")
    page.body()
    if opening.holds:
        page.fault(opening.holds, "Only text can stand in `::: response`. Close it with ::: above this line.")
    made = tree.Response(id=opening.id, prefill=prefill.rstrip() and prefill, **values)
    written = len(prefill.split())
    if written >= made.min_words:
        page.fault(
            opening.line,
            f"{written} words stand in this field already, so it would count as answered. Ask for more with min_words.",
        )
    return made


def choice(page: PageReader, opening: Opening, values: Values) -> tree.Choice:
    """One or several of a list of options."""
    _name(page, opening)
    multiple = "multiple" in values
    options = [_option(page, line, blocks) for line, blocks in page.items(opening)]
    found = tuple(option for option in options if option)
    if len(options) < 2:
        page.fault(
            opening.line, "`::: choice` needs at least two options: lines - [x] Right {#one} and - [ ] Wrong {#two}."
        )
    elif len(found) == len(options):
        _check_right(page, opening, sum(option.right for option in found), multiple=multiple)
    _check_twice(page, opening, [option.id for option in found])
    return tree.Choice(opening.id, found, multiple)


def _check_right(page: PageReader, opening: Opening, right: int, *, multiple: bool) -> None:
    if not right:
        page.fault(opening.line, "No option of this `::: choice` is right. Mark the right one with - [x].")
    elif right > 1 and not multiple:
        page.fault(
            opening.line,
            f"{right} options are marked as right. Leave one, or write `multiple` in the braces.",
        )


def _option(page: PageReader, line: int, blocks: tree.Blocks) -> tree.Option | None:
    inlines = blocks[0].inlines if blocks and isinstance(blocks[0], tree.Paragraph) else ()
    tick = _TICK.match(inlines[0]) if inlines and isinstance(inlines[0], str) else None
    if not tick:
        page.fault(
            line, "An option begins with [x] when it is right and [ ] when it is not: - [ ] Some words {#an-id}."
        )
        return None
    words, identifier = take_id(trimmed((str(inlines[0])[tick.end() :], *inlines[1:])))
    if not _is_named(page, line, identifier, words, "option"):
        return None
    return tree.Option(identifier, words, tick["tick"] != " ", blocks[1:])


def match(page: PageReader, opening: Opening, values: Values) -> tree.Match:
    """Pairs, of which the right-hand sides are shown in another order."""
    _name(page, opening)
    items = page.items(opening)
    pairs = tuple(pair for pair in (_pair(page, opening, line, blocks) for line, blocks in items) if pair)
    if len(items) < 2:
        page.fault(opening.line, "`::: match` needs at least two pairs: lines - Left {#an-id} = Right.")
    _check_twice(page, opening, [pair.id for pair in pairs])
    for side in ([text.line(pair.left) for pair in pairs], [text.line(pair.right) for pair in pairs]):
        for words in sorted({words for words in side if side.count(words) > 1}):
            page.fault(
                opening.line, f"{shown(words)} stands in two pairs, so nobody could tell which is meant. Reword one."
            )
    return tree.Match(opening.id, pairs)


def _pair(page: PageReader, opening: Opening, line: int, blocks: tree.Blocks) -> tree.Pair | None:
    inlines = blocks[0].inlines if blocks and isinstance(blocks[0], tree.Paragraph) else ()
    if len(blocks) > 1:
        page.fault(line, "A pair is a line and nothing else. Put what you say about it into ::: discussion.")
    for at, inline in enumerate(inlines):
        middle = _MIDDLE.search(inline) if isinstance(inline, str) else None
        if middle and isinstance(inline, str):
            left = trimmed((*inlines[:at], inline[: middle.start()]))
            right = trimmed((inline[middle.end() :], *inlines[at + 1 :]))
            named = _is_named(page, line, middle["id"], left and right, "pair")
            return tree.Pair(middle["id"], left, right, _key(opening.id, middle["id"])) if named else None
    page.fault(line, "A pair is written - Left {#an-id} = Right, with = after the id.")
    return None


def _key(match_id: str, pair_id: str) -> str:
    """A name for the right-hand side that does not tell what it belongs to, and stays when pairs change places."""
    return "r" + hashlib.sha256(f"{match_id}/{pair_id}".encode()).hexdigest()[:8]


def film_notes(page: PageReader, opening: Opening, values: Values) -> tree.FilmNotes:
    """Notes on the time line of a film."""
    _name(page, opening)
    _expect_nothing(page, opening)
    film = values.get("of", "")
    if film:
        page.register.mention("film", film, page.sheet, opening.line)
    if reading := values.get("reading", ""):
        page.register.want(reading, "reading", page.sheet, opening.line)
        page.register.readings[opening.id] = page.register.wanted[-1]
    return tree.FilmNotes(opening.id, film)


def _name(page: PageReader, opening: Opening) -> None:
    page.name(opening, Target(opening.name, page.section, activity=page.activity))


def _is_named(page: PageReader, line: int, identifier: str, words: tree.Inlines, what: str) -> bool:
    if not identifier:
        page.fault(line, f"This {what} has no id. Write {{#an-id}} at the end of its first line.")
        return False
    if not text.line(words):
        page.fault(line, f"This {what} has no words.")
        return False
    return page.is_id(identifier, line)


def _check_twice(page: PageReader, opening: Opening, ids: list[str]) -> None:
    for identifier in sorted({one for one in ids if ids.count(one) > 1}):
        page.fault(opening.line, f"The id `{identifier}` stands twice in this `::: {opening.name}`. Change one.")


def _expect_nothing(page: PageReader, opening: Opening) -> None:
    if page.pieces():
        page.fault(opening.line, f"`::: {opening.name}` holds nothing. Put its text above it.")


# --- what is kept back, what comes back -------------------------------------------------------------------------------
def hidden(page: PageReader, opening: Opening, values: Values) -> tree.Hidden:
    """An answer, a discussion, or something to reveal."""
    blocks = page.body()
    if page.is_empty(opening):
        page.fault(opening.line, f"`::: {opening.name}` is empty. Write something in it, or take it out.")
    return tree.Hidden(opening.name, blocks, values.get("title", ""))


def response_again(page: PageReader, opening: Opening, values: Values) -> tree.ResponseAgain:
    """What the reader answered earlier, in this course or another."""
    _expect_nothing(page, opening)
    course, _, item = values.get("of", "").rpartition("/")
    if item and not course:
        page.register.mention("answer", item, page.sheet, opening.line)
    elif course and not (page.is_id(course, opening.line) and page.is_id(item, opening.line)):
        course = item = ""
    return tree.ResponseAgain(item, course)


BUILDERS: dict[str, Build] = {
    "activity": activity,
    "saq": activity,
    "itq": activity,
    "part": part,
    "question": question,
    "response": response,
    "choice": choice,
    "match": match,
    "film-notes": film_notes,
    "answer": hidden,
    "discussion": hidden,
    "reveal": hidden,
    "response-again": response_again,
}
