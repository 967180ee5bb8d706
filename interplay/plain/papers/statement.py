"""The statement of participation as a PDF."""

from collections.abc import Sequence

from interplay.plain.papers.documents import Paper, StatementFacts
from interplay.plain.papers.typeset import language, typeset
from interplay.plain.papers.words import clean, own


def _sentence(facts: StatementFacts) -> list[dict[str, object]]:
    pieces = ((facts.before, False), (clean(facts.course), True), (facts.after, False))
    return [{**own(text), "text": text, "strong": strong} for text, strong in pieces if text]


def _pairs(pairs: Sequence[tuple[str, str]]) -> list[dict[str, object]]:
    return [{"label": own(label), "value": own(value)} for label, value in pairs]


def statement(facts: StatementFacts) -> Paper:
    """The statement on one sheet of A4, as PDF/UA-1 and PDF/A-2a where the faces at hand have every letter."""
    given = {
        **language(facts.language),
        "title": f"{facts.title}: {clean(facts.name)}",
        "brand": facts.brand,
        "heading": facts.title,
        "name": own(facts.name),
        "sentence": _sentence(facts),
        "columns": facts.columns,
        "rows": _pairs(facts.rows),
        "remark": facts.remark,
        "signs": _pairs(facts.signs),
        "address_label": facts.address_label,
        "address": facts.address,
        "shown": facts.shown,
        "code_label": facts.code_label,
        "code": facts.code,
    }
    return typeset("statement.typ", given, facts.issued_at)
