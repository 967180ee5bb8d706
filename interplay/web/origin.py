"""Whether a request was made by a page of this house, for the few doors that have no token to ask for."""

from django.conf import settings
from django.http import HttpRequest


def from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages made this request. Not told is no.

    Browsers send `Sec-Fetch-Site` over https and on the machine itself, and `Origin` with every form they post.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    told = request.headers.get("Origin", "")
    return bool(told) and (told == f"{request.scheme}://{request.get_host()}" or told in settings.CSRF_TRUSTED_ORIGINS)
