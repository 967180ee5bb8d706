"""The catalogue: all courses, found by words, narrowed by length, level and language. It is the search page as well."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from interplay.learn.courses import selectors as courses
from interplay.people import selectors as people

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
    "length": gettext_lazy("How long"),
    "level": gettext_lazy("Level"),
    "language": gettext_lazy("Language"),
}


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Twenty courses at a time, with the places that speak of what was looked for."""
    person = people.person_of(request.user)
    words = asked_words(request)
    narrowed = {name: request.GET.getlist(name) for name in LEGENDS}
    found = courses.catalogue(person, words=words, **narrowed, page=_page(request))
    places: dict[uuid.UUID, str] = {}
    context = {
        "words": words,
        "catalogue": found,
        "entries": [
            {"course": entry, "hits": found.hits.get(entry.course_id, []), "place": places.get(entry.course_id, "")}
            for entry in found.entries
        ],
        "facets": [(LEGENDS[facet.name], facet) for facet in found.facets if facet.is_useful],
        "narrowed": in_words(found),
        "number": capfirst(number(found.found)),
        "all": number(found.all),
    }
    return render(request, "desks/catalogue.html", context)


def asked_words(request: HttpRequest) -> str:
    """What was typed into the search field, without what cannot be seen."""
    typed = " ".join(request.GET.get("q", "")[:LONGEST].split())
    return "".join(letter for letter in typed if letter.isprintable())


def in_words(found: courses.Catalogue) -> str:
    """By what the list is narrowed: "2 to 6 hours long, introductory or advanced, in English"; "" when it is not."""
    return ", ".join(_chosen(facet) for facet in found.facets if facet.chosen)


def number(count: int) -> str:
    """`count` as a word up to twelve, then in figures."""
    return str(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def _chosen(facet: courses.Facet) -> str:
    either = _(" or ").join(str(NARROWED.get(choice.value, choice.label)) for choice in facet.chosen)
    return _("in %(language)s") % {"language": either} if facet.name == "language" else either


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1
