"""A statement as a page and as a PDF for its owner, and the check of it for everybody."""

import logging
import uuid
from contextlib import suppress
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from interplay.learn.awards import rules, selectors, services
from interplay.learn.awards.constants import MISSES_SECONDS
from interplay.learn.awards.forms import CodeForm
from interplay.people import selectors as people
from interplay.plain.papers.statement import statement as statement_paper
from interplay.plain.papers.words import attached

log = logging.getLogger("interplay.awards")
_STATUS = {"unknown": 404, "enough": 429}


def _mine(request: HttpRequest, award_id: uuid.UUID) -> Any:
    if award := selectors.statement(people.person_of(request.user), award_id):
        return award
    raise Http404


@require_safe
@login_required
def statements(request: HttpRequest) -> HttpResponse:
    """All statements of the person who is signed in."""
    awards = selectors.statements_of(people.person_of(request.user))
    return render(request, "awards/statements.html", {"awards": awards})


@require_safe
def statement(request: HttpRequest, award_id: uuid.UUID) -> HttpResponse:
    """One statement, as the sheet of paper that it is."""
    award = _mine(request, award_id)
    facts = selectors.printed(award)
    context = {"award": award, "facts": facts, "stands": rules.stands(award), "present_name": award.person.display}
    return render(request, "awards/statement.html", context)


@require_safe
def statement_pdf(request: HttpRequest, award_id: uuid.UUID) -> HttpResponse:
    """The same sheet as a PDF to keep. One that was withdrawn is not printed any more: its page says so."""
    award = _mine(request, award_id)
    if not rules.stands(award):
        return redirect("awards:statement", award_id)
    facts = selectors.printed(award)
    paper = statement_paper(facts)
    if paper.missing:
        log.warning("Statement %s claims no standard; no face has %s", award.pk, paper.letters_missing)
    response = HttpResponse(paper.pdf, content_type="application/pdf")
    response["Content-Disposition"] = attached((facts.title, award.name, award.code), "pdf")
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_POST
def rename(request: HttpRequest, award_id: uuid.UUID) -> HttpResponse:
    """Print the statement with the present name from now on."""
    award = _mine(request, award_id)
    with suppress(ValidationError):  # withdrawn meanwhile: the page that this leads to says so
        services.print_with_present_name(by=people.person_of(request.user), award=award)
    return redirect("awards:statement", award_id)


@require_safe
@never_cache
def verify(request: HttpRequest, asked: str = "") -> HttpResponse:
    """Whether a statement stands, and what it prints; by its address, or by the code typed into the form."""
    form = CodeForm(request.GET) if not asked and "code" in request.GET else CodeForm()
    if not asked:
        asked = form.cleaned_data["code"] if form.is_valid() else ""
    answer = _checked(request, asked) if asked else {"state": "asking"}
    response = render(request, "awards/verify.html", {"form": form, **answer}, status=_STATUS.get(answer["state"], 200))
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
    }
