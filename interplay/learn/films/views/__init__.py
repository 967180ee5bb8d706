"""Where we saw the same: one page, for those who have committed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import Reading
from interplay.learn.films import rules, selectors, services
from interplay.learn.films.views import telling
from interplay.learn.study import selectors as study
from interplay.learn.study.constants import AnswerKind
from interplay.people import selectors as people
from interplay.plain import marks
from interplay.plain.coursebook.tree import Item
from interplay.web.views import SeeOther


@never_cache
@require_safe
@login_required
def compare(request: HttpRequest, slug: str, item: str) -> HttpResponse:
    """The comparison; for who has not committed yet, the way to do so, and nothing else."""
    reading, known = _asked(slug, item)
    person = people.person_of(request.user)
    committed = study.committed_by(person, reading, known)
    if person is None or committed is None:
        context = {"film": _film_address(reading, known), "title": telling.title(reading, known)}
        return render(request, "films/not_yet.html", context, status=403)
    shown = selectors.compared(person, reading, known, committed)
    context = telling.context(reading, shown) | {"back": _film_address(reading, known), "fewest": rules.fewest()}
    return render(request, "films/compare.html", context)


@require_POST
@login_required
def release(request: HttpRequest, slug: str, item: str) -> HttpResponse:
    """Release the own name or a note to those who compare, or take it back."""
    reading, known = _asked(slug, item)
    person = people.person_of(request.user)
    committed = study.committed_by(person, reading, known)
    if person is None or committed is None:
        raise Http404
    whose: dict[str, Any] = {"by": person, "reading": reading, "item": known, "committed": committed}
    verb, _sign, which = request.POST.get("do", "").partition(":")
    try:
        _release(verb, which, whose)
    except KeyError:
        raise Http404 from None
    return SeeOther(reverse("films:compare", args=[slug, item]) + "#mine")


def _release(verb: str, which: str, whose: dict[str, Any]) -> None:
    """Do what was pressed. KeyError for what nobody can press."""
    if verb in ("show-name", "hide-name"):
        services.show_name(**whose, shows=verb == "show-name")
        return
    moment, _sign, code = which.partition(" ")
    at = marks.seconds_of(moment)
    if at is None:
        raise KeyError(which)
    if verb == "keep":
        services.keep_note(**whose, at=at, code=code)
    else:
        services.share_note(**whose, at=at, code=code, named={"share": False, "share-named": True}[verb])


def _asked(slug: str, item: str) -> tuple[Reading, Item]:
    reading = courses.reading(slug)
    known = reading.items.get(item) if reading else None
    if reading is None or known is None or known.kind != AnswerKind.MARKS:
        raise Http404(_("There is no such film to mark."))
    return reading, known


def _film_address(reading: Reading, item: Item) -> str:
    return f"{reverse('study:section', args=[reading.slug, item.section_id])}#{item.part_id}"
