"""A comparison in words: what the page says of each code, of each moment, and of the reader's own marks."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interplay.learn.courses.selectors import Reading
from interplay.learn.films import selectors
from interplay.learn.films.constants import MOST_SHARED
from interplay.learn.films.selectors import Compared
from interplay.learn.study import selectors as study
from interplay.plain import marks
from interplay.plain.agreement.comparison import Code, Comparison
from interplay.plain.agreement.few import shown
from interplay.plain.agreement.moments import Moment
from interplay.plain.charts.densities import Strip, densities
from interplay.plain.charts.drawing import Size, Words
from interplay.plain.coursebook.tree import Film, Item

SIZES: tuple[Size, ...] = ("large", "small")


def title(reading: Reading, item: Item) -> str:
    """What the film of `item` is called."""
    target = reading.frame.targets.get(item.of)
    return (target.title if target else "") or reading.title


def context(reading: Reading, compared: Compared) -> dict[str, Any]:
    """Everything that the page shows."""
    item, found = compared.item, compared.found
    return {
        "reading": reading,
        "item": item,
        "title": title(reading, item),
        "compared": compared,
        "people": found.people if found else 0,
        "lede": lede(item, found) if found else "",
        "codes": [_code(item, one) for one in found.codes] if found else [],
        "table": [_row(compared, span) for span in compared.table],
        "drawn": drawn(compared) if found and compared.seconds else None,
        "differ": [_moment(compared, found, one) for one in found.differ] if found else [],
        "agree": [_moment(compared, found, one) for one in found.agree] if found else [],
        "readings": [_remark(item, one) for one in item.reading],
        "mine": _mine(compared),
        "player": _player(reading, compared.film) if compared.film else None,
    }


def _player(reading: Reading, film: Film) -> dict[str, Any]:
    """The film itself, so that moments can be looked at again."""

    def address(path: str) -> str:
        return reverse("courses:file", args=[reading.slug, reading.number, path])

    return {
        "sources": [
            {"address": address(path), "type": reading.frame.assets[path].media_type}
            for path in (film.src, film.also)
            if path
        ],
        "captions": address(film.captions) if film.captions else "",
        "poster": address(film.poster) if film.poster else "",
    }


# --- along the film ----------------------------------------------------------------------------------------------


def drawn(compared: Compared) -> dict[str, SafeString]:
    """The strips, large for wide paper and small for a phone."""
    found, units = compared.found, selectors.stretches(compared.item, compared.film)
    counts = {one.code: one.counts for one in found.codes} if found else {}
    strips = [
        Strip(
            label=code.name,
            strand="" if code.strand == study.UNKNOWN else code.strand,
            counts=counts[code.id],
            own=[mark.at for mark in compared.mine if mark.code == code.id],
        )
        for code in compared.item.codes
    ]
    moments = [one.start for one in found.differ] if found else []
    people = found.people if found else 0
    words = Words("strips", _("Marks of %(people)d people along the film") % {"people": people}, _described(moments))
    return {
        size: SafeString(
            densities(strips, units, compared.seconds, people, words, size=size, you=_("you"), moments=moments)
        )
        for size in SIZES
    }


def _described(moments: Sequence[float]) -> str:
    said = _("One strip for each kind of mark, the higher the more people marked there; your own marks stand above it.")
    if not moments:
        return said
    where = ", ".join(marks.moment(one) for one in moments)
    return f"{said} {_('The moments where people differ most are at %(moments)s.') % {'moments': where}}"


# --- how far we agree --------------------------------------------------------------------------------------------


def lede(item: Item, found: Comparison) -> str:
    """How many are compared, and on which codes they agree more than on which."""
    who = ngettext(
        "The marks of %(people)d person are compared here.",
        "The marks of %(people)d people are compared here.",
        found.people,
    ) % {"people": found.people}
    return f"{who} {_agreement(item, found)}"


def _agreement(item: Item, found: Comparison) -> str:
    told = {
        "far more": _("You agree far more on %(one)s than on %(other)s, where the talk is likely to be good."),
        "more": _("You agree more on %(one)s than on %(other)s, where the talk is likely to be good."),
    }
    apart = next((pair for pair in found.compared if pair.words in told), None)
    if apart is not None:
        return told[apart.words] % {"one": _named(item, apart.one), "other": _named(item, apart.other)}
    if any(pair.words == "about as much" for pair in found.compared):
        return _("You agree about as much on one kind of mark as on another, as far as this film can tell.")
    return _(
        "There are too few marks to say how far you agree. The moments below are worth talking about all the same."
    )


def _named(item: Item, code: str) -> str:
    return next((one.name.lower() for one in item.codes if one.id == code), code)


def in_words(code: Code) -> str:
    """How far people agree on one code."""
    return {
        "much the same": _("You see much the same"),
        "partly the same": _("You see partly the same"),
        "hardly yet": _("You hardly agree yet"),
        "cannot be judged": _("This cannot be judged"),
    }[code.level]


def _code(item: Item, code: Code) -> dict[str, Any]:
    between = (
        _("%(low).2f to %(high).2f") % dict(zip(("low", "high"), code.interval, strict=True)) if code.interval else ""
    )
    return {
        "name": next((one.name for one in item.codes if one.id == code.code), code.code),
        "strand": study.strand_of(item, code.code),
        "words": in_words(code),
        "alpha": f"{code.alpha:.2f}" if code.alpha is not None else "",
        "between": between,
    }


def _row(compared: Compared, span: dict[str, Any]) -> dict[str, Any]:
    people = compared.found.people if compared.found else 0
    inside = [one.code for one in compared.mine if span["from"] <= one.at < span["to"]]
    return {
        "from": marks.moment(span["from"]),
        "to": marks.moment(span["to"]),
        "counts": [shown(span["counts"].get(code.id, 0), people) for code in compared.item.codes],
        "mine": ", ".join(dict.fromkeys(_named(compared.item, code) for code in inside)),
    }


# --- moments -----------------------------------------------------------------------------------------------------


def _moment(compared: Compared, found: Comparison | None, moment: Moment) -> dict[str, Any]:
    people = found.people if found else 0
    cues = compared.film.cues if compared.film else ()
    said = cues[moment.first].text if moment.first < len(cues) else ""
    counts = [
        {"count": shown(moment.counts[code.id], people), "strand": code.strand, "name": code.name.lower()}
        for code in compared.item.codes
        if moment.counts.get(code.id)
    ]
    silent = people - moment.anyone
    mine = [mark.code for mark in compared.mine if moment.start <= mark.at < moment.end]
    return {
        "at": f"{moment.start:g}",
        "until": f"{moment.end:g}",
        "from": marks.moment(moment.start),
        "to": marks.moment(moment.end),
        "speaker": moment.speaker,
        "said": said,
        "counts": counts,
        "silent": shown(silent, people) if silent else 0,
        "mine": [
            {"strand": study.strand_of(compared.item, code), "name": _named(compared.item, code)}
            for code in dict.fromkeys(mine)
        ],
        "notes": _notes(compared, moment),
    }


def _notes(compared: Compared, moment: Moment) -> Iterable[Any]:
    inside = [one for one in compared.shared if moment.start <= one.at < moment.end and not one.is_mine]
    return inside[:MOST_SHARED]


def _remark(item: Item, remark: Any) -> dict[str, Any]:
    return {
        "at": f"{remark.start:g}",
        "from": marks.moment(remark.start),
        "to": marks.moment(remark.end),
        "strand": study.strand_of(item, remark.code),
        "name": next((one.name for one in item.codes if one.id == remark.code), remark.code),
        "note": remark.note,
    }


def _mine(compared: Compared) -> list[dict[str, Any]]:
    """The reader's own notes, and which of them she has released."""
    released = {(one.at, one.code): one for one in compared.shared if one.is_mine}
    return [
        {
            "key": f"{marks.moment(mark.at, 1)} {mark.code}",
            "time": marks.moment(mark.at),
            "strand": study.strand_of(compared.item, mark.code),
            "name": _named(compared.item, mark.code),
            "note": mark.note,
            "released": released.get((mark.at, mark.code)),
        }
        for mark in compared.mine
        if mark.note
    ]
