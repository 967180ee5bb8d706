"""What the base template shows beside the page itself. No query but for the reader, whom the request brings."""

from typing import Any

from django.http import HttpRequest

from interplay.web import house

LIGHT_COOKIE = "light"
LIGHTS = ("light", "dark")
_ROOMS = (("/courses", "learn"), ("/learn", "learn"), ("/search", "search"))


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `light`, `house_name`, `reader` (name or ""), `room`, `is_member`."""
    signed_in = _signed_in(request)
    return {
        "light": light(request),
        "house_name": getattr(request, "house", None) or house.name(),
        "is_member": signed_in,
        "reader": _name(request) if signed_in else "",
        "room": room(request.path),
    }


def light(request: HttpRequest) -> str:
    """The light that the reader chose: "light", "dark", or "" for what the device says."""
    chosen = request.COOKIES.get(LIGHT_COOKIE, "")
    return chosen if chosen in LIGHTS else ""


def room(path: str) -> str:
    """The entry of the menu that an address belongs to, or ""."""
    return next((name for start, name in _ROOMS if path.startswith(start)), "")


def _signed_in(request: HttpRequest) -> bool:
    return hasattr(request, "user") and bool(request.user.is_authenticated)


def _name(request: HttpRequest) -> str:
    person = getattr(request.user, "person", None)
    return str(person.display if person is not None else request.user)
