"""What comes in with a page of answers. One form holds every field of the page, so that nothing typed is left behind.

For each item the page sends `answer:<item>` (a choice as often as there are choices; a matching as
`answer:<item>:<pair>`), `seen:<item>` (the revision that the page showed) and `was:<item>` (a digest of the text that
stood in the field, so that untouched fields are left alone).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from interplay.learn.courses.selectors import Reading
from interplay.learn.study import rules
from interplay.learn.study.constants import MAX_BODY, MOST_LOST, AnswerKind
from interplay.learn.study.rules import Unfit
from interplay.learn.study.services import Draft
from interplay.learn.study.services.drafts import digest
from interplay.plain.coursebook.tree import Item

_REVISION = re.compile(r"\d{1,9}")
_SEEN = re.compile(r"seen:([a-z][a-z0-9-]*)")
_KEEP = re.compile(r"keep:([a-z][a-z0-9-]*)")
_PRESSED = re.compile(r"(?P<verb>[a-z-]+)(?::(?P<name>[a-z0-9-]+))?")


@dataclass(slots=True)
class Typed:
    """What a page sent: every text in its fields, those among them that were touched, those it cannot vouch for."""

    bodies: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    refused: dict[str, Unfit] = field(default_factory=dict)


def typed(reading: Reading, data: QueryDict) -> Typed:
    """The texts of a page. A field that does not say which revision it has seen is refused, never guessed at.

    Raises BadRequest for a page that none of ours can be: each question that the course has not is looked up.
    """
    found, items = Typed(), _asked(data)
    if sum(item not in reading.items for item in items) > MOST_LOST:
        raise BadRequest("more questions than this course can have lost")
    for item in items:
        seen = data.get(f"seen:{item}", "")
        body = _body(reading.items.get(item), item, data)
        found.bodies[item] = body
        if not is_revision(seen):
            found.refused[item] = unseen()
        elif digest(body) != data.get(f"was:{item}"):
            found.drafts[item] = Draft(body, int(seen))
    return found


def _asked(data: QueryDict) -> list[str]:
    """The items that a page says it has fields for."""
    return [found[1] for name in data if (found := _SEEN.fullmatch(name))]


def is_revision(said: str) -> bool:
    """Whether that can be the number of a revision."""
    return bool(_REVISION.fullmatch(said))


def unseen() -> Unfit:
    """What to tell a page that does not say which revision it has seen."""
    return Unfit(_("This page did not say which version it was written over, so nothing was written over. Save again."))


def _body(item: Item | None, name: str, data: QueryDict) -> str:
    if item is None or item.kind == AnswerKind.RESPONSE:
        return data.get(f"answer:{name}", "").replace("\r\n", "\n").replace("\r", "\n")
    if item.kind == AnswerKind.MARKS:
        return _marks(name, data)
    if item.kind == AnswerKind.CHOICE:
        chosen = set(data.getlist(f"answer:{name}"))
        return " ".join(option.id for option in item.options if option.id in chosen)
    matched = ((pair.id, data.get(f"answer:{name}:{pair.id}", "")) for pair in item.pairs)
    return " ".join(f"{pair}={key}" for pair, key in matched if key)


def _marks(name: str, data: QueryDict) -> str:
    """The lines of the field, and below them the mark that stands in the small form, if it has a moment."""
    body = data.get(f"answer:{name}", "").replace("\r\n", "\n").replace("\r", "\n")
    at, code = (data.get(f"mark-{what}:{name}", "").strip() for what in ("at", "code"))
    note = " ".join(data.get(f"mark-note:{name}", "").split())
    return "\n".join(filter(None, (body.rstrip("\n"), f"{at} {code} {note}".strip()))) if at else body


@dataclass(frozen=True, slots=True)
class Pressed:
    """Which button was pressed, and what it is about: `hand-in` a part, `keep` an item's version, and so on."""

    verb: str
    name: str = ""
    value: str = ""


def pressed(data: QueryDict) -> Pressed:
    """The button that sent the page; saving, where the page does not say."""
    for name in data:
        if chosen := _KEEP.fullmatch(name):
            return Pressed("keep", chosen[1], data.get(name, ""))
    said = _PRESSED.fullmatch(data.get("do", "save"))
    return Pressed(said["verb"], said["name"] or "") if said else Pressed("save")


# --- one text, saved by the page's own script --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """One text: what it says, the revision seen, and whether its writer has just chosen between two versions."""

    body: str
    seen: int
    is_choice: bool


class Unreadable(Exception):
    """A request that cannot be understood: the status that says so, and words."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def sent(request: HttpRequest) -> Sent:
    """The text of an autosave, from a form or JSON. Raises Unreadable, or Unfit where the revision seen is missing."""
    data = _fields(request)
    body, seen = data.get("body"), data.get("revision")
    if not isinstance(body, str):
        raise Unreadable(422, _("There was no text in what your browser sent. It is still in the field."))
    if isinstance(seen, bool) or not is_revision(str(seen)):
        raise unseen()
    return Sent(body, int(str(seen)), bool(data.get("keep")))


def too_large(request: HttpRequest) -> bool:
    """Whether a request is too large to be looked at."""
    length = request.headers.get("Content-Length") or "0"
    return not length.isdecimal() or int(length) > MAX_BODY


def _fields(request: HttpRequest) -> Mapping[str, Any]:
    if too_large(request):
        raise Unreadable(413, _("This text is too long to be sent. It is still in the field: please shorten it."))
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise Unreadable(415, _("Your browser sent this text packed in a way that is not read here."))
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return request.POST
    if request.content_type != "application/json":
        raise Unreadable(415, _("Your browser sent this text in a form that is not read here."))
    return _json(request.body)


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise Unreadable(400, _("What your browser sent could not be read. Your text is still in the field.")) from None
    if not isinstance(data, dict):
        raise Unreadable(400, _("What your browser sent could not be read. Your text is still in the field."))
    return data


# --- a visitor's texts, between typing and signing in ------------------------------------------------------------


def parked_length(parked: Mapping[str, Mapping[str, Mapping[str, str]]]) -> int:
    """How many letters wait in a session, by writer, course and item."""
    return sum(len(text) for courses in parked.values() for texts in courses.values() for text in texts.values())


def parkable(reading: Reading, found: Typed) -> dict[str, str]:
    """What a visitor typed, as it would be kept. Raises Unfit for a text that could not be."""
    bodies = {item: draft.body for item, draft in found.drafts.items() if draft.body and item in reading.items}
    return {item: rules.fit(reading.items[item], body) for item, body in bodies.items()}
