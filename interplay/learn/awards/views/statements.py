"""A statement as a page and as a PDF for its owner."""

import logging
import uuid
from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interplay.learn.awards import rules, selectors, services
from interplay.learn.awards.forms import WithdrawForm
from interplay.people import selectors as people
from interplay.plain.papers.statement import statement as statement_paper
from interplay.plain.papers.words import attached

log = logging.getLogger("interplay.awards")


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


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, award_id: uuid.UUID) -> HttpResponse:
    """An administrator withdraws a statement and its badge: first the question, then the deed."""
    person = people.person_of(request.user)
    award = selectors.withdrawable(person, award_id)
    if award is None:
        raise Http404
    form = WithdrawForm(request.POST) if request.method == "POST" else WithdrawForm()
    if not rules.stands(award):
        return redirect("awards:verify", award_id)
    if form.is_valid():
        services.withdraw(by=person, award=award, why=form.cleaned_data["why"])
        return redirect("awards:verify", award_id)
    return render(request, "awards/withdraw.html", {"award": award, "form": form}, status=422 if form.errors else 200)
