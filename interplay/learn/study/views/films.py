"""What is said in a film, by itself: a page to read or print without the film, and the same as plain text."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import Reading
from interplay.learn.study.views.reader import read
from interplay.plain import captions, marks
from interplay.plain.coursebook.tree import Film


@require_safe
def film(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The transcript of a film that every reader may see, with the way back to where the film stands."""
    reading, shown = _shown(slug, name)
    turns = [
        {"at": marks.moment(cue.start), "who": cue.speaker, "said": cue.text, "is_told": cue.is_narration}
        for cue in shown.cues
    ]
    target = reading.frame.targets[name]
    told = {
        "reading": reading,
        "film": shown,
        "turns": turns,
        "section": target.section,
        "title": shown.title or reading.title,
        "rights": reading.frame.assets[shown.src],
    }
    return render(request, "study/film.html", told)


@require_safe
def film_text(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The transcript as a text file: a paragraph for every turn."""
    _reading, shown = _shown(slug, name)
    response = HttpResponse(captions.transcript(shown.cues), "text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{name}.txt"'
    return response


def _shown(slug: str, name: str) -> tuple[Reading, Film]:
    reading = read(slug)
    shown = courses.shown_film(reading, name)
    if shown is None or not shown.cues:
        raise Http404
    return reading, shown
