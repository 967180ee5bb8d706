"""My answers: the page of everything that one wrote, and the same as a file to take away."""

import logging
from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from interplay.learn.study.selectors.document import my_answers
from interplay.people import selectors as people
from interplay.plain.papers import plainjson
from interplay.plain.papers.answers import answers as answers_paper
from interplay.plain.papers.documents import AnswersDocument
from interplay.plain.papers.markdown import markdown
from interplay.plain.papers.words import attached

log = logging.getLogger("interplay.study")


@require_safe
@login_required
def answers(request: HttpRequest, slug: str | None = None) -> HttpResponse:
    """Everything that the reader wrote, in every course or in that one."""
    response = render(request, "study/answers.html", {"document": _mine(request, slug), "slug": slug})
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
@login_required
def answers_file(request: HttpRequest, form: str, slug: str | None = None) -> HttpResponse:
    """The same as a file: `form` is md, json or pdf."""
    if form not in FORMS:
        raise Http404
    media_type, write = FORMS[form]
    document = _mine(request, slug)
    response = HttpResponse(write(document), content_type=media_type)
    response["Content-Disposition"] = attached(_name(document, slug), form)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _mine(request: HttpRequest, slug: str | None) -> AnswersDocument:
    person = people.person_of(request.user)
    document = my_answers(person, slug) if person else None
    if document is None or (slug and not document.courses):  # not there, or never taken: the same to whoever asks
        raise Http404
    return document


def _pdf(document: AnswersDocument) -> bytes:
    paper = answers_paper(document)
    if paper.missing:
        log.warning("A paper of answers claims no standard; no face has %s", paper.letters_missing)
    return paper.pdf


FORMS: dict[str, tuple[str, Callable[[AnswersDocument], str | bytes]]] = {
    "md": ("text/markdown; charset=utf-8", markdown),
    "json": ("application/json", plainjson.written),
    "pdf": ("application/pdf", _pdf),
}


def _name(document: AnswersDocument, slug: str | None) -> tuple[str, ...]:
    day = timezone.localtime(document.made_at).date().isoformat()
    course = [document.courses[0].title] if slug else []
    return (document.title, *course, document.person, day)
