"""Words as CommonMark that reads exactly as they stand, whatever signs they hold."""

import re

# A backslash before any of these is that sign and nothing else, in every flavour of Markdown.
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>&~|"})
# What would make a line the beginning of something: a heading, a list, a rule, the underline of a heading.
_BEGINS = re.compile(r"^(#|[-+=]|:(?=-)|\d{1,9}(?=[.)]))", re.MULTILINE)
_SPACE = "\N{NO-BREAK SPACE}"


def words(text: str) -> str:
    """`text` without any mark. New lines stay as they are."""
    return text.translate(_SIGNS)


def guarded(marked: str) -> str:
    """Lines of a paragraph, marked already, of which none begins a heading, a list or a rule."""
    return _BEGINS.sub(lambda found: _guard(found.group()), marked)


def _guard(sign: str) -> str:
    return f"{sign}\\" if sign[0].isdigit() else f"\\{sign}"


def line(text: str) -> str:
    """`text` in one line, such as a heading."""
    return guarded(words(" ".join(text.split())).replace("#", "\\#"))


def paragraphs(text: str) -> str:
    """`text` in paragraphs, cut at empty lines; each line ends where its writer ended it, and keeps its indent."""
    lines = "\n".join(map(_kept, text.splitlines())).strip("\n")
    return "\n\n".join(one.replace("\n", "\\\n") for one in re.split("\n{2,}", lines))


def _kept(one: str) -> str:
    """One line. Spaces before it would make it code; such as do not break are kept as they are."""
    said = one.strip()
    indent = len(one.expandtabs(4)) - len(one.expandtabs(4).lstrip())
    return said and _SPACE * indent + guarded(words(said))


# What a formatted answer may not have: HTML, pictures, headings of either kind, not even in a list or a quotation.
_NOT_MEANT = re.compile(r"()([<&]|(?<=!)\[)|^([ \t>*+\d.)-]*?)(#|[=-]+[ \t]*$)", re.MULTILINE)


def formatted(text: str) -> str:
    """`text` with the few marks that its writer meant, and nothing else: no HTML, no picture, no heading."""
    kept = "\n".join(text.splitlines()).strip("\n")
    return _NOT_MEANT.sub(r"\1\3\\\2\4", kept).replace("\n", "  \n")
