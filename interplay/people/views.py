"""What allauth's own views leave to the house: the printed name, and the page for whoever asks too often."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from interplay.core.permits import may
from interplay.people import selectors, services
from interplay.people.constants import WAIT_MINUTES
from interplay.people.forms import NameForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    """Change the name under which one is printed."""
    person = selectors.person_of(request.user)
    if person is None or not may("people.rename", person, person):
        raise Http404
    form = NameForm(request.POST or None, initial={"name": person.display})
    if form.is_valid():
        services.rename(by=person, person=person, name=form.cleaned_data["name"])
        messages.success(request, _("From now on your name is printed as you have just written it."))
        return HttpResponseRedirect("/me/")
    return render(request, "people/name.html", {"form": form})


def too_many(request: HttpRequest) -> HttpResponse:
    """The page for whoever asked the same too often, with the time after which it is worth asking again."""
    answer = render(request, "429.html", {"minutes": WAIT_MINUTES}, status=429)
    answer["Retry-After"] = str(60 * WAIT_MINUTES)
    return answer
