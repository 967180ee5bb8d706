"""The demo's own pages: one press signs in as anybody of the cast. Where the demo is not open, they do not exist."""

import os
from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from interplay.desks import postbox
from interplay.people import selectors as people

View = Callable[..., HttpResponseBase]


def where_open(view: View) -> View:
    """Answer 404 unless the demo is open to this very request."""

    @wraps(view)
    def guarded(request: HttpRequest, **named: str) -> HttpResponseBase:
        if not is_open(request):
            raise Http404
        return view(request, **named)

    return never_cache(guarded)


def is_open(request: HttpRequest) -> bool:
    """Whether the demo is open to this very request. `serve` says in the environment on which address it listens."""
    if not settings.INTERPLAY_DEMO:
        return False
    host = request.META.get("HTTP_HOST", "")
    return people.demo_is_open(bind=os.environ.get("INTERPLAY_BIND", ""), host=host, headers=request.headers)


@where_open
def cast(request: HttpRequest) -> HttpResponse:
    """Everybody of the cast, as cards."""
    return render(request, "desks/demo.html", {"cast": people.cast()})


@where_open
def enter(request: HttpRequest, handle: str) -> HttpResponseBase:
    """Sign in as that person and go home; by POST only, so that no link and no picture can do it."""
    person = people.of_the_cast(handle)
    if person is None or (account := person.account) is None:
        raise Http404
    if request.method != "POST":
        return HttpResponseRedirect("/demo/")
    adapter = get_adapter(request)
    adapter.login(request, account)
    facts = {"email_verification": "none", "signal_kwargs": None, "signup": False}
    return adapter.post_login(request, account, email=account.email, redirect_url="/", **facts)


@where_open
def letters(request: HttpRequest) -> HttpResponse:
    """The letters that this house would have sent."""
    return render(request, "desks/letters.html", {"letters": postbox.letters(settings.EMAIL_FILE_PATH)})
