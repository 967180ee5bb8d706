"""Marks on a film within a page: being set, or committed; as a list and on a time line. And taken out as files."""

import json
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import PartRef, Reading
from interplay.learn.study import rules
from interplay.learn.study import selectors as study
from interplay.learn.study.constants import AnswerKind
from interplay.learn.study.selectors import Marked, Mine
from interplay.learn.study.views.moments import told
from interplay.learn.study.views.moulds import mould
from interplay.learn.study.views.showing import Showing
from interplay.people import selectors as people
from interplay.plain import marks
from interplay.plain.charts.drawing import Words
from interplay.plain.charts.time_line import Placed, time_line
from interplay.plain.coursebook.tree import Item

InField = tuple[str, int, str]
Foot = Callable[[Item, PartRef, Showing], str]


def filled(item: Item, part: PartRef, showing: Showing, in_field: InField, *, wrong: str, foot: Foot) -> str:
    """The marks of the reader: in their field, or as she committed them. `foot` makes what stands below the field."""
    mine = showing.mine(item.id)
    if mine and showing.is_at_rest(part):
        return _committed(item, mine, showing)
    body, seen, was = in_field
    marked = study.marked(showing.reading, item, body)
    film_at = showing.reading.frame.targets.get(item.of)
    shape = {
        "codes": item.codes,
        "saves": showing.is_member,
        "is_wrong": bool(wrong),
        "is_here": bool(film_at and film_at.section == item.section_id) or showing.here.endswith("/all/"),
        "has_marks": bool(marked.told),
    }
    return mould("study/_marks.html", **shape).fill(
        save=f"/learn/{showing.reading.slug}/{item.id}/save/",
        person=showing.reader,
        course=showing.reading.slug,
        item=item.id,
        part=part.id,
        here=showing.here,
        film=item.of,
        seconds=f"{marked.seconds:.1f}",
        place=film_place(item, showing),
        line=line(marked),
        rows=rows(marked, showing),
        wrong=wrong,
        at="",
        body=rules.showable(body),
        seen=seen,
        was=was,
        foot=foot(item, part, showing),
        takeout=_takeout(item, showing) if showing.is_member and body else "",
    )


def _committed(item: Item, mine: Mine, showing: Showing) -> str:
    marked = study.marked(showing.reading, item, mine.draft)
    status = mould("study/_status.html", kept="committed").fill(
        when=told(mine.handed_in_at) if mine.handed_in_at else ""
    )
    return mould("study/_marks_mine.html").fill(
        item=item.id,
        line=line(marked),
        rows=rows(marked, showing),
        status=status,
        compare=f"/learn/{showing.reading.slug}/{item.id}/compare/",
        takeout=_takeout(item, showing),
    )


def _takeout(item: Item, showing: Showing) -> SafeString:
    return mould("study/_marks_takeout.html").fill(base=f"/learn/{showing.reading.slug}/{item.id}/marks")


def film_place(item: Item, showing: Showing) -> str:
    """Where the film of `item` stands, seen from the page."""
    target = showing.reading.frame.targets.get(item.of)
    if target is None or showing.here.endswith("/all/") or target.section == item.section_id:
        return f"#{item.of}"
    return f"/courses/{showing.reading.slug}/{target.section}/#{item.of}"


def rows(marked: Marked, showing: Showing) -> SafeString:
    """The list of marks as list items; each moment leads to the film."""
    href = film_place(marked.item, showing)
    told_rows: list[dict[str, Any]] = [
        {
            "at": f"{one.mark.at:.1f}",
            "time": marks.moment(one.mark.at),
            "href": href,
            "strand": study.strand_of(marked.item, one.mark.code),
            "name": one.name,
            "speaker": one.speaker,
            "is_told": one.is_told,
            "note": one.mark.note,
        }
        for one in marked.told
    ]
    return SafeString(render_to_string("study/_marks_rows.html", {"rows": told_rows}))


def line(marked: Marked) -> SafeString:
    """The time line with the marks, for wide paper and for a phone; nothing where nobody knows how long the film is."""
    if not marked.seconds or not marked.told:
        return SafeString("")
    strands = {code.id: code.strand.replace(study.UNKNOWN, "") for code in marked.item.codes}
    placed = [Placed(min(one.mark.at, marked.seconds), strands[one.mark.code], one.mark.code) for one in marked.told]
    counted = ", ".join(f"{number} {code.name.lower()}" for code, number in marked.counts() if number)
    words = Words(f"{marked.item.id}_line", _("Your marks on the time line"), counted)
    large, small = (time_line(placed, marked.seconds, words, size=size) for size in ("large", "small"))
    return SafeString(f'<div class="chart-large">{large}</div><div class="chart-small">{small}</div>')


# --- taking them out ---------------------------------------------------------------------------------------------

FILES = {"csv": "text/csv; charset=utf-8", "vtt": "text/vtt; charset=utf-8", "jsonld": "application/ld+json"}


@never_cache
@require_safe
def marks_file(request: HttpRequest, slug: str, item: str, form: str) -> HttpResponse:
    """The reader's own marks on one film as CSV, WebVTT or W3C Web Annotations; 404 where she has none."""
    person, reading = people.person_of(request.user), courses.reading(slug)
    known = reading.items.get(item) if reading else None
    if person is None or reading is None or known is None or known.kind != AnswerKind.MARKS or form not in FILES:
        raise Http404
    mine = study.standing(person, reading, [item]).answers.get(item)
    if mine is None or not mine.draft:
        raise Http404
    said = _as_file(request, reading, study.marked(reading, known, mine.draft), form)
    response = HttpResponse(said, FILES[form])
    response["Content-Disposition"] = f'attachment; filename="{slug}-{item}.{form}"'
    return response


def _as_file(request: HttpRequest, reading: Reading, marked: Marked, form: str) -> str:
    if form == "csv":
        heads = [_("Time"), _("Seconds"), _("Code"), _("Kind"), _("Seconds before the press")]
        return "\ufeff" + marks.as_csv(marked.told, [*heads, _("Who speaks"), _("What is said"), _("Note")])
    if form == "vtt":
        return marks.as_webvtt(marked.told, marked.seconds)
    page = reverse("study:section", args=[reading.slug, marked.item.section_id])
    film = reverse("courses:file", args=[reading.slug, reading.number, marked.film.src]) if marked.film else page
    said = marks.as_annotations(marked.told, request.build_absolute_uri(film), request.build_absolute_uri(page))
    return json.dumps(said, ensure_ascii=False, indent=1)
