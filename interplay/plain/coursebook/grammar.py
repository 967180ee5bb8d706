"""The grammar of a course as tables: every file with its keys, every directive with its place and its keys.

`docs/reference/course-format.md` teaches what stands here; a test holds the two together.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from interplay.plain.coursebook import values

# --- sizes ------------------------------------------------------------------------------------------------------------
MOST_SECTIONS = 300
MOST_BYTES = 1_000_000  # of one text file
MOST_LETTERS = 20_000  # of one paragraph
DEEPEST = 8  # directives within directives

# --- words ------------------------------------------------------------------------------------------------------------
LEVELS = ("introductory", "intermediate", "advanced")
SIZES = ("line", "paragraph", "long", "formatted")
STRANDS = ("lead", "learn", "both")
KEEPS = ("roles",)
MARKED = ("lead", "learn", "both", "none")  # the strand of a code for marks on films
MOST_CODES = 9  # each has a key of its own

ACTIVITIES = ("activity", "saq", "itq")
INTERACTIONS = ("response", "choice", "match", "film-notes")
HIDDEN = ("answer", "discussion", "reveal")
PANELS = (
    "box",
    "case-study",
    "quote",
    "extract",
    "key-points",
    "study-note",
    "reading",
    "further-reading",
    "acknowledgements",
    "passage",
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a file or a directive: how its value is read (see values), and whether it must be there."""

    read: Callable[[Any], Any]
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Directive:
    """Where it may stand (names of what it may stand in; "section" is the page itself), its keys, and its id."""

    inside: frozenset[str]
    keys: dict[str, Key] = field(default_factory=dict)
    id: str = "none"  # or "needed", or "allowed"
    raw: bool = False  # its body is kept as it is typed


# --- directives -------------------------------------------------------------------------------------------------------
_TEXT = frozenset({"section", "list", "feedback", *PANELS, *ACTIVITIES, "part", "question", *HIDDEN})
_PAGE = frozenset({"section"})
_ASKING = frozenset({*ACTIVITIES, "part"})
_FILMS = frozenset({"film", "audio"})

_TITLE = {"title": Key(values.line)}
_TIMED = {"time": Key(values.minutes), **_TITLE}
_ACTIVITY = Directive(_PAGE, {**_TIMED, "optional": Key(values.flag)}, "needed")
_FILM = Directive(
    _TEXT,
    {
        "src": Key(values.path, needed=True),
        "also": Key(values.path),
        "captions": Key(values.path),
        "poster": Key(values.path),
        **_TITLE,
    },
    "needed",
)
_PANEL = Directive(_TEXT, _TITLE, "allowed")

DIRECTIVES: dict[str, Directive] = {
    # activities
    "activity": _ACTIVITY,
    "saq": _ACTIVITY,
    "itq": _ACTIVITY,
    "part": Directive(frozenset(ACTIVITIES), _TIMED, "needed"),
    "question": Directive(_ASKING),
    "response": Directive(
        _ASKING,
        {
            "size": Key(values.one_of(*SIZES)),
            "min_words": Key(values.several_words),
            "label": Key(values.line),
            "hint": Key(values.line),
            "keeps": Key(values.one_of(*KEEPS)),
        },
        "needed",
        raw=True,
    ),
    "choice": Directive(_ASKING, {"multiple": Key(values.flag)}, "needed"),
    "match": Directive(_ASKING, {}, "needed"),
    "film-notes": Directive(
        _ASKING, {"of": Key(values.identifier, needed=True), "reading": Key(values.path)}, "needed"
    ),
    "answer": Directive(_ASKING, _TITLE),
    "discussion": Directive(_ASKING, _TITLE),
    "reveal": Directive(_TEXT, _TITLE),
    "response-again": Directive(_TEXT, {"of": Key(values.line, needed=True)}),
    # pictures, films, tables, formulas
    "figure": Directive(_TEXT, {"src": Key(values.path, needed=True)}, "needed"),
    "film": _FILM,
    "audio": _FILM,
    "transcript": Directive(_FILMS),
    "table": Directive(_TEXT, {"row-headers": Key(values.flag)}, "needed"),
    "maths": Directive(_TEXT, {"alt": Key(values.line, needed=True)}, raw=True),
    # text set apart
    "box": _PANEL,
    "case-study": _PANEL,
    "quote": Directive(_TEXT, {**_TITLE, "by": Key(values.line), "source": Key(values.line)}, "allowed"),
    "extract": Directive(_TEXT, {**_TITLE, "source": Key(values.line)}, "allowed"),
    "key-points": _PANEL,
    "study-note": _PANEL,
    "reading": Directive(_TEXT, {**_TITLE, "href": Key(values.address), "src": Key(values.path)}, "allowed"),
    "further-reading": _PANEL,
    "acknowledgements": _PANEL,
    "passage": Directive(_TEXT, {**_TITLE, "lang": Key(values.language, needed=True)}, "allowed"),
    # lists that fill themselves
    "references": Directive(_TEXT),
    "glossary": Directive(_TEXT),
}

# --- files ------------------------------------------------------------------------------------------------------------
COURSE: dict[str, Key] = {
    "id": Key(values.identifier, needed=True),
    "title": Key(values.line, needed=True),
    "summary": Key(values.text, needed=True),
    "language": Key(values.language, needed=True),
    "level": Key(values.one_of(*LEVELS), needed=True),
    "licence": Key(values.licence, needed=True),
    "authors": Key(values.several(values.line, 1), needed=True),
    "outcomes": Key(values.several(values.line, 1), needed=True),
    "subjects": Key(values.several(values.line)),
    "sections": Key(values.several(values.path, 1)),
    "minutes_reading": Key(values.minutes),
    "retired": Key(values.several(values.identifier)),
}
COMPLETION: dict[str, Key] = {
    "need": Key(lambda value: value if value == "all" else values.whole(value)),
    "of": Key(values.several(values.identifier, 1)),
}
FURTHER: dict[str, Key] = {
    "title": Key(values.line, needed=True),
    "url": Key(values.onward, needed=True),
    "text": Key(values.text),
}
MARK: dict[str, Key] = {
    "id": Key(values.identifier, needed=True),
    "name": Key(values.line, needed=True),
    "key": Key(values.one_of(*"123456789")),
    "strand": Key(values.one_of(*MARKED)),
    "about": Key(values.line),
}
SECTION: dict[str, Key] = {
    "title": Key(values.line, needed=True),
    "id": Key(values.identifier),
    "lede": Key(values.text),
    "minutes": Key(values.minutes),
}
MEDIA: dict[str, Key] = {
    "title": Key(values.line),
    "owner": Key(values.line, needed=True),
    "licence": Key(values.licence, needed=True),
    "acknowledgement": Key(values.text),
    "alt": Key(values.text),
    "description": Key(values.text),
}
REFERENCE: dict[str, Key] = {
    "title": Key(values.line, needed=True),
    "authors": Key(values.several(values.line)),
    "year": Key(values.year),
    "source": Key(values.line),
    "publisher": Key(values.line),
    "url": Key(values.address),
    "accessed": Key(values.line),
    "note": Key(values.text),
}
