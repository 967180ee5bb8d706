"""MathML that may stand in a page: known elements and attributes only, written out anew."""

from xml.etree import ElementTree as ET

from interplay.plain.coursebook.render.markup import quoted, text

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
ELEMENTS = frozenset(
    [
        "math",
        "mrow",
        "mi",
        "mn",
        "mo",
        "ms",
        "mtext",
        "mspace",
        "mfrac",
        "msqrt",
        "mroot",
        "mstyle",
        "mpadded",
        "mphantom",
        "menclose",
        "msub",
        "msup",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mmultiscripts",
        "mprescripts",
        "mtable",
        "mtr",
        "mtd",
        "merror",
    ]
)
ATTRIBUTES = frozenset(
    [
        "accent",
        "accentunder",
        "columnalign",
        "columnspan",
        "dir",
        "display",
        "displaystyle",
        "fence",
        "form",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "notation",
        "rowalign",
        "rowspan",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "symmetric",
        "width",
    ]
)


def mathml(source: str, alt: str) -> str:
    """`source` with nothing in it but what MathML draws with, or "" when it is not MathML. `alt` says it in words."""
    if "<!" in source or "<?" in source:
        return ""
    try:
        root = ET.fromstring(source)  # noqa: S314 - without declarations there is nothing to expand
    except ET.ParseError:
        return ""
    if _name(root) != "math":
        return ""
    root.attrib.pop("display", None)
    return _written(root, f' display="block" aria-label="{quoted(alt)}"')


def _written(element: ET.Element, more: str = "") -> str:
    name = _name(element)
    inside = text(element.text or "") + "".join(_written(one) + text(one.tail or "") for one in element)
    if name not in ELEMENTS:
        return ""
    told = "".join(f' {key}="{quoted(value)}"' for key, value in _told(element))
    return f"<{name}{more}{told}>{inside}</{name}>"


def _told(element: ET.Element) -> list[tuple[str, str]]:
    return [(key, value) for key, value in element.attrib.items() if key in ATTRIBUTES]


def _name(element: ET.Element) -> str:
    return element.tag.removeprefix(NAMESPACE)
