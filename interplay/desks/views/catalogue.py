"""The catalogue: all courses, found by words, narrowed by subject, length and more. It is the search page as well."""

import uuid
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interplay.core import clock
from interplay.learn.courses import selectors as courses
from interplay.learn.study import selectors as study
from interplay.people import selectors as people

Hits = Mapping[uuid.UUID, Sequence[courses.Hit]]
Places = Mapping[uuid.UUID, str]

LONGEST = 200  # letters of a question
# What the sentence above the list says of a choice. A language is called by its own name there: "in Cymraeg".
NARROWED = {
    "short": gettext_lazy("up to 2 hours long"),
    "medium": gettext_lazy("2 to 6 hours long"),
    "long": gettext_lazy("longer than 6 hours"),
    "introductory": gettext_lazy("introductory"),
    "intermediate": gettext_lazy("intermediate"),
    "advanced": gettext_lazy("advanced"),
}
NUMBERS = (
    gettext_lazy("no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
    gettext_lazy("eleven"),
    gettext_lazy("twelve"),
)
LEGENDS = {
    "subject": gettext_lazy("Subject"),
    "length": gettext_lazy("How long"),
    "level": gettext_lazy("Level"),
    "language": gettext_lazy("Language"),
    "licence": gettext_lazy("Licence"),
}
# A choice that does not speak for itself is brought in by a word of its own.
BROUGHT_IN = {
    "subject": gettext_lazy("about %(choice)s"),
    "language": gettext_lazy("in %(choice)s"),
    "licence": gettext_lazy("under %(choice)s"),
}


def shown(entry: courses.Entry, found: Hits, place: str) -> SafeString:
    """A course in the list: what it says of itself, where it speaks of the words, and where the reader is in it."""
    hits = tuple(found.get(entry.course_id, ()))
    news = entry.news_on(clock.now())
    if not hits and not place:
        return _as_ever(entry, news, get_language())
    about = [hit.snippet for hit in hits if not hit.page and hit.is_marked]
    said = about[0] if about else entry.summary  # the summary gives way to a cut of it in which words were found
    return _rendered(entry, news, said=said, hits=[hit for hit in hits if hit.page], place=place)


@lru_cache(maxsize=2_000)
def _as_ever(entry: courses.Entry, news: str, language: str | None) -> SafeString:
    """What everybody sees of a course, kept since most of a long list is that."""
    return _rendered(entry, news, said=entry.summary)


def _rendered(entry: courses.Entry, news: str, **rest: Any) -> SafeString:
    told = {"course": entry, "news": news, "changed": what_changed(entry) if news == "updated" else "", **rest}
    return render_to_string("desks/_entry.html", told)


def what_changed(entry: courses.Entry) -> str:
    """What its present edition changed: "1 activity is new, 2 are worded anew"."""
    changed = entry.changed
    new = ngettext("%(n)d activity is new", "%(n)d activities are new", changed.new) % {"n": changed.new}
    anew = ngettext("%(n)d is worded anew", "%(n)d are worded anew", changed.reworded) % {"n": changed.reworded}
    out = ngettext("%(n)d is no longer there", "%(n)d are no longer there", changed.retired) % {"n": changed.retired}
    told = [said for count, said in ((changed.new, new), (changed.reworded, anew), (changed.retired, out)) if count]
    return ", ".join(told) or _("its text was revised")


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The page of all courses."""
    return _listed(request, is_search=False)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The same page for those who come to search."""
    return _listed(request, is_search=True)


def _listed(request: HttpRequest, *, is_search: bool) -> HttpResponse:
    """Twenty courses at a time, with the places that speak of what was looked for."""
    person = people.person_of(request.user)
    words = asked_words(request)
    narrowed = asked_choices(request)
    found = courses.catalogue(person, words=words, **narrowed, page=_page(request))
    places = places_of(person) if person else {}
    context = {
        "is_search": is_search,
        "words": words,
        "catalogue": found,
        "entries": [shown(entry, found.hits, places.get(entry.course_id, "")) for entry in found.entries],
        "chosen": [(facet.name, choice.value) for facet in found.facets for choice in facet.chosen],
        "filters": _filters(request.path, words, found.facets, get_language()),
        "feed": feed_query(words, narrowed),
        "narrowed": in_words(found),
        "number": capfirst(number(found.found)),
        "all": number(found.all),
    }
    return render(request, "desks/catalogue.html", context)


@lru_cache(maxsize=200)
def _filters(path: str, words: str, facets: tuple[courses.Facet, ...], language: str | None) -> SafeString:
    """The form to narrow the list by, kept since a large house has many subjects."""
    useful = [(LEGENDS[facet.name], facet) for facet in facets if facet.is_useful]
    is_open = any(facet.chosen for facet in facets)
    return render_to_string("desks/_filters.html", {"path": path, "words": words, "facets": useful, "is_open": is_open})


def asked_choices(request: HttpRequest) -> dict[str, list[str]]:
    """By what the list is asked to be narrowed, under the names that the address has for it."""
    return {name: request.GET.getlist(name) for name in LEGENDS}


def feed_query(words: str, narrowed: Mapping[str, Sequence[str]]) -> str:
    """The same question in one spelling for the feed's address, with its question mark; "" when nothing is asked."""
    asked = [(name, value) for name, values in narrowed.items() for value in sorted(set(values))]
    query = urlencode([("q", words), *asked] if words else asked)
    return f"?{query}" if query else ""


def asked_words(request: HttpRequest) -> str:
    """What was typed into the search field, without what cannot be seen."""
    typed = " ".join(request.GET.get("q", "")[:LONGEST].split())
    return "".join(letter for letter in typed if letter.isprintable())


def places_of(viewer: Any) -> Places:
    """Where `viewer` is in each course that she takes, in words. As many queries as `study.taken`."""
    return {taken.reading.course_id: _place(taken) for taken in study.taken(viewer)}


def _place(taken: study.Taken) -> str:
    if taken.completed_at:
        return _("You have completed it")
    return _("You are in section %(number)s") % {"number": taken.page.number}


def in_words(found: courses.Catalogue) -> str:
    """By what the list is narrowed: "2 to 6 hours long, introductory or advanced, in English"; "" when it is not."""
    return ", ".join(_chosen(facet) for facet in found.facets if facet.chosen)


def number(count: int) -> str:
    """`count` as a word up to twelve, then in figures."""
    return str(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def _chosen(facet: courses.Facet) -> str:
    either = _(" or ").join(str(NARROWED.get(choice.value, choice.label)) for choice in facet.chosen)
    return str(BROUGHT_IN[facet.name]) % {"choice": either} if facet.name in BROUGHT_IN else either


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1
