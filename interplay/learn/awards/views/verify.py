"""The check, for everybody: of a statement by its code or address, of a badge by its file."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from interplay.learn.awards import rules, selectors, services
from interplay.learn.awards.constants import LARGEST_SENT, MISSES_SECONDS
from interplay.learn.awards.forms import CodeForm, FileForm
from interplay.people import selectors as people

_STATUS = {"unknown": 404, "enough": 429}


@require_safe
@never_cache
def verify(request: HttpRequest, asked: str = "") -> HttpResponse:
    """Whether a statement stands, and what it prints; by its address, or by the code typed into the form."""
    form = CodeForm(request.GET) if not asked and "code" in request.GET else CodeForm()
    if not asked:
        asked = form.cleaned_data["code"] if form.is_valid() else ""
    answer = _checked(request, asked) if asked else {"state": "asking"}
    response = render(
        request,
        "awards/verify.html",
        {"form": form, "file_form": FileForm(), **answer},
        status=_STATUS.get(answer["state"], 200),
    )
    response["X-Robots-Tag"] = "noindex, nofollow"
    if answer["state"] == "enough":
        response["Retry-After"] = str(MISSES_SECONDS)
    return response


def _network(request: HttpRequest) -> str:
    try:
        return rules.network_of(get_adapter().get_client_ip(request))
    except PermissionDenied:  # a server on a socket tells no address
        return rules.network_of("")


def _checked(request: HttpRequest, asked: str) -> dict[str, Any]:
    """What the check of `asked` finds. An address holds an id that nobody guesses; only codes are counted."""
    viewer = people.person_of(request.user)
    network = _network(request)
    is_code = rules.id_in(asked) is None
    if is_code and selectors.has_guessed_enough(viewer, network):
        return {"state": "enough"}
    award = selectors.verified(viewer, asked)
    if award is None:
        if is_code:
            services.count_miss(network=network)
        return {"state": "unknown"}
    return {
        "state": "stands" if rules.stands(award) else "withdrawn",
        "award": award,
        "facts": selectors.printed(award),
        "may_withdraw": rules.stands(award) and rules.may_withdraw(viewer, award),
    }


@csrf_exempt  # it writes nothing, for nobody; and what is too large must be refused before anything of it is read
@never_cache
def verify_file(request: HttpRequest) -> HttpResponse:
    """What a file is worth that says it is a badge. It is looked at in memory and kept nowhere."""
    if request.method != "POST":
        return redirect("awards:check")
    context: dict[str, Any] = {"form": CodeForm(), "state": "file"}
    status = 200
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_SENT:
        context |= {"file_form": FileForm(), "is_too_large": True}
        status = 413
    else:
        form = FileForm(request.POST, request.FILES)
        context["file_form"] = form
        if form.is_valid():
            context["checked"] = selectors.examined(people.person_of(request.user), form.cleaned_data["file"].read())
        else:
            status = 422
    response = render(request, "awards/verify_file.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
