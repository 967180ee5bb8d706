"""The picture of a badge, as PNG and as SVG."""

import json
from functools import lru_cache
from typing import Any, Literal

from interplay.plain.papers.typeset import HERE, fonts, language
from interplay.plain.papers.words import clean, own

PIXELS_PER_INCH = 144  # 512 pixels each way


@lru_cache(maxsize=64)
def picture(name: str, issuer: str, tongue: str, form: Literal["png", "svg"], per_inch: int = PIXELS_PER_INCH) -> bytes:
    """A square with the braid, what was reached (`name`, in the language `tongue`) and who says so; in some 15 ms."""
    import typst  # noqa: PLC0415 - 80 MB that a process without pictures never loads

    facts = {**language(tongue), "name": own(clean(name)), "issuer": own(clean(issuer))}
    made: Any = typst.compile(
        HERE / "badge.typ",
        root=HERE,
        format=form,
        ppi=per_inch,
        font_paths=fonts(with_system=True),
        sys_inputs={"facts": json.dumps(facts)},
    )
    return bytes(made)
