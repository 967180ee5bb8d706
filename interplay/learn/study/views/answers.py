"""What the page's own script asks for: saving one text, the present token, the place where a reader is."""

from typing import Any

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from interplay.core import db
from interplay.learn.study import forms, rules, services
from interplay.learn.study.rules import Unfit
from interplay.learn.study.services import Conflict, Saved
from interplay.learn.study.views.moments import clock_time, told
from interplay.learn.study.views.reader import read
from interplay.people import selectors as people
from interplay.people.selectors import Person


@never_cache
@require_POST
def save(request: HttpRequest, slug: str, item: str) -> HttpResponse:
    """Save one text. 200 with the new revision once it is on disk; 409 with both texts; else a message in words."""
    person = people.person_of(request.user)
    if person is None:
        return _said(401, _("You have been signed out. Your words are kept on this device."))
    try:
        return _saved(_save(request, person, slug, item))
    except Conflict as conflict:
        return _versions(item, conflict)
    except (Unfit, forms.Unreadable, KeyError) as refused:
        return _refused(refused)
    except (Error, OSError) as error:
        if not db.is_full(error):
            raise
        return _said(507, _("There is no room left to save anything just now. Your text is still on this device."))


def _refused(refused: Unfit | forms.Unreadable | KeyError) -> HttpResponse:
    if isinstance(refused, KeyError):
        return _said(404, rules.gone().words)
    if isinstance(refused, Unfit):
        return _said(413 if refused.too_long else 422, refused.words)
    return _said(refused.status, refused.words)


def _save(request: HttpRequest, person: Person, slug: str, item: str) -> Saved:
    sent = forms.sent(request)
    write = services.settle_with if sent.is_choice else services.save_draft
    return write(by=person, reading=read(slug), item=item, body=sent.body, seen=sent.seen)


def _saved(saved: Saved) -> HttpResponse:
    return JsonResponse({"revision": saved.revision, "saved_at": clock_time(saved.at)})


def _versions(item: str, conflict: Conflict) -> HttpResponse:
    context = {
        "here": conflict.mine,
        "there": conflict.theirs,
        "there_when": _("saved %(when)s") % {"when": told(conflict.at)},
        "keep": f"keep:{item}",
    }
    answer: dict[str, Any] = {
        "revision": conflict.revision,
        "body": conflict.theirs,
        "mine": conflict.mine,
        "kept": conflict.kept,
        "saved_at": clock_time(conflict.at),
        "html": render_to_string("web/_versions.html", context),
    }
    return JsonResponse(answer, status=409)


def _said(status: int, words: str) -> HttpResponse:
    return JsonResponse({"message": words}, status=status)


@never_cache
@require_safe
def token(request: HttpRequest) -> HttpResponse:
    """The present token, and for whom it is: the script sends again what is unsent, for the same person only."""
    person = people.person_of(request.user)
    return JsonResponse({"token": get_token(request), "person": str(person.pk) if person else "visitor"})


@require_POST
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Remember the section where the reader is. 204; for a visitor 401, since nothing is remembered of visitors."""
    person = people.person_of(request.user)
    if person is None:
        return HttpResponse(status=401)
    try:
        services.keep_place(by=person, reading=read(slug), section=request.POST.get("section", ""))
    except KeyError:
        raise Http404 from None
    return HttpResponse(status=204)
