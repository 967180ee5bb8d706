"""Drawings (SVG) and formulas (MathML) of others, looked through for what must not reach a reader's browser."""

import re
from collections.abc import Callable
from xml.parsers import expat

from interplay.plain.coursebook.faults import Wrong, shown
from interplay.plain.coursebook.render.maths import ATTRIBUTES, ELEMENTS

DEEPEST = 100
MOST_PIXELS = 40_000_000

_FORBIDDEN = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener", "link", "meta"}
)
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
_FETCHED = re.compile(
    r"url\(\s*['\"]?\s*(?!['\"]?\s*(?:#|data:image/(?:png|jpeg|gif|webp);))|@import|\\", re.IGNORECASE
)

Visit = Callable[[str, dict[str, str]], None]


def check_svg(data: bytes) -> tuple[int, int]:
    """The width and height of a drawing in pixels, 0 where it does not say. Raises Wrong for what cannot be shown."""
    root: dict[str, str] = {}

    def visit(name: str, attributes: dict[str, str]) -> None:
        if not root:
            if name != "svg":
                raise Wrong("it is not a drawing: its first element is not svg.")
            root.update({"": name, **attributes})
        _check_element(name, attributes)

    _walk(data, visit, _check_style)
    return _size(root)


def check_mathml(source: str) -> None:
    """Raises Wrong when `source` is not MathML, or holds more than formulas need."""
    names: list[str] = []

    def visit(name: str, attributes: dict[str, str]) -> None:
        names.append(name)
        if names[0] != "math":
            raise Wrong("MathML begins with <math>.")
        if name not in ELEMENTS:
            raise Wrong(f"<{name}> is not an element of MathML that can be shown.")
        for key in attributes:
            if key not in ATTRIBUTES:
                raise Wrong(f"`{key}` of <{name}> is not known. Take it out.")

    if "<?" in source or "<!" in source:
        raise Wrong("a formula has no declarations or comments. Begin with <math>.")
    _walk(source.encode(), visit, lambda words: None)


def _walk(data: bytes, visit: Visit, read_style: Callable[[str], None]) -> None:
    """Visit every element with its attributes, in plain names; give what stands in style elements to `read_style`."""
    parser = expat.ParserCreate()
    open_: list[str] = []
    style: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        open_.append(_plain(name))
        if len(open_) > DEEPEST:
            raise Wrong(f"more than {DEEPEST} elements stand within one another.")
        visit(open_[-1], {_plain(key): value for key, value in attributes.items() if not key.startswith("xmlns")})

    def end(name: str) -> None:
        open_.pop()

    def words(data: str) -> None:
        if open_ and open_[-1] == "style":
            style.append(data)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, words
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ProcessingInstructionHandler = _refuse_instruction
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Wrong(f"it is not well-formed: {expat.errors.messages[error.code]} (line {error.lineno}).") from None
    except (ValueError, LookupError) as error:
        raise error if isinstance(error, Wrong) else Wrong("its encoding cannot be read. Save it as UTF-8.") from None
    read_style("".join(style))


def _refuse_doctype(*_declared: object) -> None:
    raise Wrong("it has a DOCTYPE. Take that line out: nothing needs it.")


def _refuse_instruction(*_told: object) -> None:
    raise Wrong("it has a processing instruction (<?…?>). Take it out.")


def _plain(name: str) -> str:
    return name.rpartition(":")[2]


def _check_element(name: str, attributes: dict[str, str]) -> None:
    if name.lower() in _FORBIDDEN:
        raise Wrong(f"it holds <{name}>, which could run or fetch something. Take it out.")
    for key, value in attributes.items():
        if key.lower().startswith("on"):
            raise Wrong(f"it holds `{key}`, which would run a script. Take it out.")
        if key.lower() in ("href", "src") and name != "a" and not _INSIDE.match(value.strip()):
            raise Wrong(f"it fetches {shown(value)} from elsewhere. Put that into the drawing itself.")
        if name == "a" and key.lower() == "href":
            raise Wrong("it holds a link, which does not work in a picture. Take the <a> out.")
        if value.strip().lower() in ("href", "xlink:href") and key == "attributeName":
            raise Wrong("it changes what a link leads to. Take that animation out.")
        _check_style(value)


def _check_style(words: str) -> None:
    if _FETCHED.search(words):
        raise Wrong(f"it fetches something by {shown(words)}. Put that into the drawing itself.")


def _size(root: dict[str, str]) -> tuple[int, int]:
    box = re.findall(r"-?[\d.]+", root.get("viewBox", ""))
    sides = [_pixels(root.get(side, "")) or (_pixels(box[at]) if len(box) == 4 else 0) for side, at in _SIDES]
    return sides[0], sides[1]


_SIDES = (("width", 2), ("height", 3))


def _pixels(said: str) -> int:
    match = re.fullmatch(r"(\d{1,6})(?:\.\d+)?(?:px)?", said.strip())
    return int(match[1]) if match else 0
