"""The page of a course: what it is, what it asks, how far one is; taking it, leaving it."""

from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.constants import Level
from interplay.learn.courses.selectors import PageRef, Reading
from interplay.learn.study import rules, services
from interplay.learn.study import selectors as study
from interplay.learn.study.selectors import Standing
from interplay.learn.study.views import pages, shelf
from interplay.learn.study.views.further import links
from interplay.learn.study.views.reader import read
from interplay.learn.study.views.showing import Showing
from interplay.people import selectors as people
from interplay.people.selectors import Person
from interplay.plain.coursebook.licences import LICENCES
from interplay.web.views import SeeOther
from interplay.web.words import course_words


@require_safe
def course(request: HttpRequest, slug: str) -> HttpResponse:
    """What the course is; for who takes it also how far she is. One query for a reader, none for a visitor."""
    reading, person = read(slug), people.person_of(request.user)
    stands = study.standing(person, reading)
    response = render(request, "study/course.html", _told(reading, person, stands))
    if person is None and shelf.has_nobody(request):
        return shelf.put(request, reading, response.content)
    response.headers["Cache-Control"] = "private, no-store" if person else "no-cache"
    return response


@require_POST
def enrol(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the course, and begin reading it. A visitor signs in first."""
    reading, person = read(slug), people.person_of(request.user)
    if person is None:
        return SeeOther(f"{reverse('account_login')}?next={reverse('study:course', args=[slug])}")
    services.enrol(by=person, reading=reading)
    first = study.stopped_at(reading, study.standing(person, reading)) or (
        reading.pages[0].slug if reading.pages else ""
    )
    return SeeOther(reverse("study:section", args=[slug, first]) if first else reverse("study:course", args=[slug]))


@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave the course; what was written stays its writer's."""
    reading, person = read(slug), people.person_of(request.user)
    if person is not None:
        services.leave(by=person, reading=reading)
    return SeeOther(reverse("study:course", args=[slug]))


@require_POST
def noted(request: HttpRequest, slug: str) -> HttpResponse:
    """The reader has seen what is new in this edition."""
    reading, person = read(slug), people.person_of(request.user)
    if person is not None:
        services.note_edition_seen(by=person, reading=reading)
    return SeeOther(reverse("study:course", args=[slug]))


def _told(reading: Reading, person: Person | None, stands: Standing) -> dict[str, Any]:
    showing = Showing(reading, "", person, stands)
    place = reading.page(study.stopped_at(reading, stands))
    frame, first = reading.frame, reading.pages[0] if reading.pages else None
    return {
        "reading": reading,
        "frame": frame,
        "person": person,
        "stands": stands,
        "begun": place,
        "first": first,
        "opens": first if stands.completed_at else place or first,
        "reading_takes": frame.minutes - sum(page.minutes for page in reading.pages),
        "sections": _contents(showing, place),
        "asks": rules.completion_in_words(reading),
        "named": _named(reading),
        "done": rules.done(reading, stands.handed),
        "needed": rules.needed(reading),
        "changes": reading.changes if reading.number > 1 else None,
        "since": pages.changed_since(showing),
        "since_completed": _since_completed(reading, stands),
        "counts": _counted(list(reading.activities.values())),
        "further": links(reading),
        "licence": LICENCES.get(frame.licence, (frame.licence, "")),
        "level": Level(frame.level).label if frame.level in Level.values else frame.level,
        "address": f"/courses/{reading.slug}/",
    }


def _contents(showing: Showing, place: PageRef | None) -> SafeString:
    """The sections, and how far the reader is with each."""
    reading, language = showing.reading, get_language()
    here = place.position if place else 0
    handed = _handed(reading, showing.stands.handed)
    entries = (
        _entry(reading, number, handed.get(number, 0), number == here, language)
        for number in range(1, len(reading.pages) + 1)
    )
    return mark_safe("\n".join(entries))  # noqa: S308 - each is a template's work, escaped there


def _handed(reading: Reading, items: Collection[str]) -> dict[int, int]:
    """How many activities are handed in, by the position of their section; only where any is."""
    touched = {reading.items[item].activity_id for item in items if item in reading.items}
    done = [reading.activities[one] for one in touched if rules.is_done(reading, reading.activities[one], items)]
    positions = {page.slug: page.position for page in reading.pages}
    return Counter(positions[one.page] for one in done)


@lru_cache(maxsize=4_096)
def _entry(reading: Reading, position: int, done: int, is_here: bool, language: str | None) -> SafeString:
    """A section in the contents, kept: in a long course most look the same to everybody."""
    ref = reading.pages[position - 1]
    most = sum(bool(rules.answerable(reading, one)) for one in ref.activities)
    context = {
        "reading": reading,
        "ref": ref,
        "holds": _counted(list(ref.activities)),
        "is_done": 0 < most == done,
        "said": _("%(done)d of %(all)d handed in") % {"done": done, "all": most} if done else "",
        "is_place": is_here,
    }
    return render_to_string("study/_entry.html", context)


def _counted(activities: list[courses.ActivityRef]) -> str:
    """How many, such as ``2 activities, 1 question``."""
    questions = sum(one.kind in ("saq", "itq") for one in activities)
    rest = len(activities) - questions
    told = [ngettext("%d activity", "%d activities", rest) % rest] * bool(rest)
    told += [ngettext("%d question", "%d questions", questions) % questions] * bool(questions)
    return ", ".join(told)


def _named(reading: Reading) -> list[dict[str, str]]:
    """The activities that completion names, where it names some and not all."""
    counting = rules.counting(reading)
    if len(counting) == sum(bool(rules.answerable(reading, one)) for one in reading.activities.values()):
        return []
    words = course_words().numbered
    return [
        {
            "href": f"{pages.address(reading, one.page)}#{one.id}",
            "name": words[one.kind] % {"number": one.number},
            "title": one.title,
        }
        for one in counting
    ]


def _since_completed(reading: Reading, stands: Standing) -> courses.Changes | None:
    """What is new since the edition that was completed."""
    if stands.completed_edition_id in (None, reading.edition_id):
        return None
    before = courses.edition(stands.completed_edition_id) if stands.completed_edition_id else None
    return courses.changes_between(before, reading) if before else None
