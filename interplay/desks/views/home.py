"""The first page: for a visitor what Interplay is, for a person what waits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interplay.core import clock
from interplay.desks.views import demo
from interplay.desks.views.catalogue import number
from interplay.learn.awards import selectors as awards
from interplay.learn.courses import selectors as courses
from interplay.learn.study import selectors as study
from interplay.learn.study.selectors.waiting import waiting
from interplay.people import selectors as people
from interplay.people.selectors import Person

COURSES_SHOWN = STATEMENTS_SHOWN = 3
WAITING_SHOWN = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The visitor's page or the person's own."""
    person = people.person_of(request.user)
    if person is None:
        entries = courses.catalogue(None).entries[:COURSES_SHOWN]
        return render(request, "desks/welcome.html", {"entries": entries, "is_demo": demo.is_open(request)})
    return render(request, "desks/home.html", _waiting(person))


def _waiting(person: Person) -> dict[str, object]:
    waits = waiting(person, WAITING_SHOWN)
    return {
        "greeting": greeting(person),
        "today": clock.today(),
        "waiting": waits,
        "many": capfirst(number(len(waits))),
        "going_on": [course for course in study.taken(person) if course.completed_at is None],
        "statements": awards.statements_of(person)[:STATEMENTS_SHOWN],
    }


def greeting(person: Person) -> str:
    """Good morning, afternoon or evening, by the clock on the organisation's wall."""
    words = {"name": person.given or person.display}
    hour = timezone.localtime(clock.now()).hour
    if 5 <= hour < 12:
        return _("Good morning, %(name)s.") % words
    if 12 <= hour < 18:
        return _("Good afternoon, %(name)s.") % words
    return _("Good evening, %(name)s.") % words
