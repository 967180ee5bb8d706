"""The light, and the pages one sees when something went wrong: what happened, what is safe, what to do."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.template import loader
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from interplay.core import ids
from interplay.web import origin
from interplay.web.context import LIGHT_COOKIE, LIGHTS
from interplay.web.context import light as chosen_light

YEAR = 365 * 24 * 3600
log = logging.getLogger("interplay.web")


class SeeOther(HttpResponseRedirect):
    """The answer to a form that was done: look over there."""

    status_code = 303


@csrf_exempt  # no token, so that a visitor's page needs no cookie; the browser says where the form stood
@require_POST
def light(request: HttpRequest) -> HttpResponse:
    """Keep the light that was chosen in a cookie, and lead back to the page."""
    if not origin.from_here(request):
        return forbidden(request)
    response = SeeOther(_back(request))
    chosen = request.POST.get("light", "")
    if chosen in LIGHTS:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(LIGHT_COOKIE, chosen, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(LIGHT_COOKIE, samesite="Lax")
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where browsers look for the icon of a page that names none."""
    return HttpResponseRedirect(static("web/img/icon.png"))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be understood."""
    return _failed(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known, and not allowed."""
    return _failed(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not here, or not for this reader."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500. Asks neither database nor session, since either may be what broke; tells a number and logs the same."""
    reference = ids.new_code(groups=2)
    log.error("%s: %s %s could not be answered", reference, request.method, request.path)
    page = loader.get_template("500.html").render({"reference": reference, "light": chosen_light(request)})
    return HttpResponse(page, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """403 for a form whose token is old: the words are still in the page before this one."""
    log.warning("A form for %s was refused: %s", request.path, reason)
    return render(request, "403_csrf.html", {"asked": request.path}, status=403)


def _failed(request: HttpRequest, status: int) -> HttpResponse:
    page = loader.get_template(f"{status}.html").render({"light": chosen_light(request)})
    response = HttpResponse(page, status=status)
    patch_vary_headers(response, ("Cookie",))
    return response


def _back(request: HttpRequest) -> str:
    """The page that the form stood on, if it is one of ours, else the home page."""
    referer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure())
    return referer if ours else "/"
