"""What allauth's own views leave to the house."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from interplay.people.constants import WAIT_MINUTES


def too_many(request: HttpRequest) -> HttpResponse:
    """The page for whoever asked the same too often, with the time after which it is worth asking again."""
    answer = render(request, "429.html", {"minutes": WAIT_MINUTES}, status=429)
    answer["Retry-After"] = str(60 * WAIT_MINUTES)
    return answer
