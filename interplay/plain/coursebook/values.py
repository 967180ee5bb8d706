"""Single values of TOML files and directives: a reader takes what an author wrote, and returns it or raises Wrong."""

import re
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from interplay.plain.coursebook import durations
from interplay.plain.coursebook.faults import Wrong, meant, shown
from interplay.plain.coursebook.licences import LICENCES

Value = TypeVar("Value")

LONGEST_LINE = 200
LONGEST_TEXT = 10_000
LONGEST_ID = 80
LONGEST_PATH = 180

# What TOML may write as an escape although no text holds it: control characters, and signs that turn the writing.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202d\u202e]")
_ID = re.compile(r"[a-z][a-z0-9-]*")
_LANGUAGE = re.compile(r"(?P<language>[a-z]{2,3})(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_LANGUAGES = frozenset(_TWO_LETTERS.split())


def text(value: Any) -> str:
    """A text that is not empty, of up to 10,000 letters."""
    if not isinstance(value, str):
        raise Wrong(f"text in quotation marks belongs here, not {_kind(value)}.")
    if not value.strip():
        raise Wrong("it is empty. Write something, or take the key out.")
    if found := _UNSEEN.search(value):
        raise Wrong(f"an invisible sign in it (U+{ord(found[0]):04X}) cannot be kept or shown. Take it out.")
    if len(value) > LONGEST_TEXT:
        raise Wrong(f"it is {len(value)} letters long; {LONGEST_TEXT} is the most.")
    return value.strip()


def line(value: Any) -> str:
    """A text of one line and up to 200 letters: a title, a name."""
    words = " ".join(text(value).split())
    if len(words) > LONGEST_LINE:
        raise Wrong(f"it is {len(words)} letters long; {LONGEST_LINE} is the most.")
    return words


def year(value: Any) -> str:
    """A year, as a number or as text such as "in press"."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000 else line(value)


def whole(value: Any) -> int:
    """A whole number from 0 on."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1_000_000:
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 7:
        return int(value)
    said = shown(value) if isinstance(value, str) else f"`{value}`" if isinstance(value, int | float) else _kind(value)
    raise Wrong(f"{said} is not a whole number.")


def several_words(value: Any) -> int:
    """A number of words that make an answer: from 1 on."""
    number = whole(value)
    if not number:
        raise Wrong("without a word there is no answer. Write 1 or more.")
    return number


def minutes(value: Any) -> int:
    """A length of time, written out or as a number of minutes."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= durations.LONGEST:
        return value
    return durations.minutes(text(value) if isinstance(value, str) else str(value))


def identifier(value: Any) -> str:
    """An id: small letters a to z, figures and hyphens, a letter first."""
    name = text(value)
    if not _ID.fullmatch(name):
        raise Wrong(
            f"{shown(name)} cannot be an id. Use small letters a to z, figures and hyphens, and begin with a letter."
        )
    if len(name) > LONGEST_ID:
        raise Wrong(f"an id has at most {LONGEST_ID} letters; this one has {len(name)}.")
    return name


def language(value: Any) -> str:
    """A language tag such as en-GB, cy or zh-Hant."""
    tag = text(value)
    match = _LANGUAGE.fullmatch(tag)
    if not match or (len(match["language"]) == 2 and match["language"] not in _LANGUAGES):
        raise Wrong(f"{shown(tag)} is not a language tag. Write for example en-GB, cy, pl or zh-Hant.")
    return tag


def licence(value: Any) -> str:
    """An SPDX identifier that we know."""
    name = line(value)
    if name not in LICENCES:
        near = meant(name, LICENCES)
        raise Wrong(f"{shown(name)} is not a licence that we know.{near} Write for example CC-BY-4.0 or CC0-1.0.")
    return name


def address(value: Any) -> str:
    """An address on the web."""
    href = line(value)
    if not is_web(href):
        raise Wrong(f"{shown(href)} is not an address on the web. It must begin with https:// (or http://).")
    return href


def onward(value: Any) -> str:
    """An address on the web, or another course as course:its-id."""
    href = line(value)
    if href.startswith("course:"):
        return f"course:{identifier(href.removeprefix('course:'))}"
    if not is_web(href):
        raise Wrong(f"{shown(href)} leads nowhere. Write an address with https://, or course: and the id of a course.")
    return href


def is_web(href: str) -> bool:
    """Whether `href` is a whole address beginning with https: or http:, without spaces."""
    try:
        parts = urlsplit(href)
        return parts.scheme in ("https", "http") and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", href)
    except ValueError:
        return False


def path(value: Any) -> str:
    """The path of a file inside the course's folder, such as media/hour.svg."""
    name = text(value)
    if name.startswith(("/", "~")) or ".." in name.split("/") or re.match(r"[A-Za-z]+:", name):
        raise Wrong(f"{shown(name)} leads out of the course's folder. Put the file into media/ and write media/name.")
    if "\\" in name:
        raise Wrong(f"{shown(name)} has a backslash in it. Write / between folders.")
    if len(name) > LONGEST_PATH or not re.fullmatch(r"[\w][\w. -]*(/[\w][\w. -]*)*", name):
        raise Wrong(
            f"{shown(name)} cannot be the path of a file. Use letters, figures, hyphens and dots, as in media/hour.svg."
        )
    return name


def one_of(*words: str) -> Callable[[Any], str]:
    """A reader for one of these words."""

    def read(value: Any) -> str:
        word = text(value)
        if word not in words:
            raise Wrong(f"{shown(word)} is not one of the choices. Write {_either(words)}.{meant(word, words)}")
        return word

    return read


def several(read: Callable[[Any], Value], least: int = 0) -> Callable[[Any], tuple[Value, ...]]:
    """A reader for a list of what `read` reads, of at least `least`."""

    def read_all(value: Any) -> tuple[Value, ...]:
        if not isinstance(value, list):
            raise Wrong(f"a list in square brackets belongs here, not {_kind(value)}.")
        if len(value) < least:
            raise Wrong("the list is empty. Write at least one.")
        return tuple(read(one) for one in value)

    return read_all


def flag(value: Any) -> bool:
    """A key without a value: it stands there, or not."""
    if value is not True:
        raise Wrong("it takes no value. Write the word alone.")
    return True


def _either(words: tuple[str, ...]) -> str:
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]


def _kind(value: Any) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table", str: "text"}
    return kinds.get(type(value), "a date or time")
