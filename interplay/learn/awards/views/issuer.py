"""What others' verifiers ask this house: its DID document and its status lists; and its keys as a page for people."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from interplay.learn.awards import selectors, services
from interplay.people import selectors as people


def _open(response: HttpResponse) -> HttpResponse:
    """For pages of others too: a verifier may run in a browser, and nothing here depends on who asks."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
@cache_control(public=True, max_age=300)
def did_document(request: HttpRequest) -> HttpResponse:
    """The house's keys, as did:web wants them."""
    return _open(JsonResponse(selectors.did_document(people.person_of(request.user))))


@require_safe
@cache_control(public=True, max_age=60)
def status_list(request: HttpRequest, number: int) -> HttpResponse:
    """Which badges of one list were withdrawn, signed."""
    try:
        text = services.status_list(number=number)
    except services.KeyUnreadable:
        return HttpResponse("The key of this house cannot be read just now.\n", status=503, content_type="text/plain")
    if text is None:
        raise Http404
    return _open(HttpResponse(text, content_type="application/vc"))


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Who vouches for badges here, with which keys, for people."""
    context = {"did": selectors.house_did(), "keys": selectors.keys(people.person_of(request.user))}
    return render(request, "awards/keys.html", context)
