"""From data and a template to a PDF, by Typst, down a ladder: a paper that claims less is better than no paper."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interplay.plain.papers.documents import Paper

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).resolve().parent
# Accessible to a screen reader, and readable in fifty years: both at once.
STANDARDS = ("ua-1", "a-2a")
_LANGUAGE = re.compile("[A-Za-z]{2,3}")
_REGION = re.compile("[A-Za-z]{2}")
_UNSEEN = re.compile(r'the text `"(.*?)"` could not be displayed')


@cache
def fonts(with_system: bool) -> "typst.Fonts":
    """The faces in fonts/, and the machine's own on request: looked for once, since that takes a tenth of a second."""
    import typst  # noqa: PLC0415 - 80 MB that a process without papers never loads

    return typst.Fonts(include_system_fonts=with_system, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])


def _press(template: str, facts: str, at: dt.datetime, with_system: bool, standards: tuple[str, ...]) -> bytes:
    import typst  # noqa: PLC0415 - as above

    claims: Any = list(standards)
    return typst.compile(
        HERE / template,
        root=HERE,
        format="pdf",
        font_paths=fonts(with_system),
        sys_inputs={"facts": facts},
        pdf_standards=claims,
        timestamp=int(at.timestamp()),
    )


def _why(error: "typst.TypstError") -> tuple[str, ...]:
    """The letters that no face has, or what else Typst objected to."""
    return tuple(dict.fromkeys(_UNSEEN.findall(error.diagnostic))) or (error.message,)


def language(tag: str) -> dict[str, str | None]:
    """A language tag cut as Typst wants it: en-GB is "en" in "GB"; what is no language is "und", the undetermined."""
    name, *rest = tag.split("-")
    region = next((part.upper() for part in rest if _REGION.fullmatch(part)), None)
    return {"language": name.lower() if _LANGUAGE.fullmatch(name) else "und", "region": region}


def typeset(template: str, facts: Mapping[str, object], at: dt.datetime) -> Paper:
    """`template` (a file beside this one) filled with `facts`, dated `at`. Same facts, faces and date: same bytes.

    Strict with our own faces, else strict with the machine's as well, else without a claim: then `missing` says why.
    Raises typst.TypstError where not even that works, which is the template's own fault.
    """
    import typst  # noqa: PLC0415 - as above

    given = json.dumps(facts)
    missing: tuple[str, ...] = ()
    for with_system in (False, True):
        try:
            return Paper(_press(template, given, at, with_system, STANDARDS), STANDARDS)
        except typst.TypstError as error:
            missing = _why(error)
    return Paper(_press(template, given, at, True, ()), (), missing)
