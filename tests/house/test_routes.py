"""Every address of the house, and what a visitor and a member get there: a new one must say so here first."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cast import Cast, cast
from tests.learn.study import books

SIGN_IN, NOT_THERE, POST_ONLY, HERE, ON = "sign in", 404, 405, 200, 302
WELL = (HERE, HERE)
# What a visitor and a member get with GET; where an address has a place for an id, one that is nobody's.
ROUTES: dict[str, tuple[int | str, int | str]] = {
    "healthz": WELL,
    "": WELL,
    "courses/": WELL,
    "courses/feed.atom": WELL,
    "search/": WELL,
    "kept/": WELL,
    "me/": (SIGN_IN, HERE),
    "favicon.ico": (ON, ON),
    "light/": (POST_ONLY, POST_ONLY),
    "demo/": (NOT_THERE, NOT_THERE),
    "demo/letters/": (NOT_THERE, NOT_THERE),
    "demo/<slug:handle>/": (NOT_THERE, NOT_THERE),
    "courses/<slug:slug>/": WELL,
    "courses/<slug:slug>/all/": WELL,
    "courses/<slug:slug>/<slug:section>/": WELL,
    "courses/<slug:slug>/media/<int:number>/<path:path>": (NOT_THERE, NOT_THERE),
    "learn/token/": WELL,
    "learn/answers/": (SIGN_IN, HERE),
    "learn/answers/<slug:slug>/": (SIGN_IN, NOT_THERE),
    "learn/answers.<slug:form>": (SIGN_IN, HERE),
    "learn/answers/<slug:slug>.<slug:form>": (SIGN_IN, NOT_THERE),
    "learn/<slug:slug>/enrol/": (POST_ONLY, POST_ONLY),
    "learn/<slug:slug>/leave/": (POST_ONLY, POST_ONLY),
    "learn/<slug:slug>/noted/": (POST_ONLY, POST_ONLY),
    "learn/<slug:slug>/further/": WELL,
    "learn/<slug:slug>/place/": (POST_ONLY, POST_ONLY),
    "learn/<slug:slug>/<slug:item>/save/": (POST_ONLY, POST_ONLY),
    "learn/<slug:slug>/<slug:item>/marks.<slug:form>": (NOT_THERE, NOT_THERE),
    "learn/<slug:slug>/<slug:item>/compare/": (SIGN_IN, NOT_THERE),
    "learn/<slug:slug>/<slug:item>/compare/release/": (POST_ONLY, POST_ONLY),
    "groups/": (SIGN_IN, HERE),
    "groups/start/<slug:slug>/": (SIGN_IN, HERE),
    "groups/<uuid:group_id>/": (SIGN_IN, NOT_THERE),
    "courses/<slug:slug>/films/<slug:name>/": (NOT_THERE, NOT_THERE),
    "courses/<slug:slug>/films/<slug:name>.txt": (NOT_THERE, NOT_THERE),
    "learn/statements/": (SIGN_IN, HERE),
    "learn/statements/<uuid:award_id>/": (NOT_THERE, NOT_THERE),
    "learn/statements/<uuid:award_id>/statement.pdf": (NOT_THERE, NOT_THERE),
    "learn/statements/<uuid:award_id>/name/": (POST_ONLY, POST_ONLY),
    "learn/statements/<uuid:award_id>/withdraw/": (NOT_THERE, NOT_THERE),
    "learn/badges/<uuid:badge_id>/": (NOT_THERE, NOT_THERE),
    "learn/badges/<uuid:badge_id>/badge.<slug:form>": (NOT_THERE, NOT_THERE),
    "learn/badges/<uuid:badge_id>/showing/": (POST_ONLY, POST_ONLY),
    "badges/<uuid:badge_id>/": (NOT_THERE, NOT_THERE),
    "badges/<uuid:badge_id>/picture.png": (NOT_THERE, NOT_THERE),
    "badges/keys/": WELL,
    "badges/withdrawn/<int:number>/": (NOT_THERE, NOT_THERE),
    ".well-known/did.json": WELL,
    "workshop/": (SIGN_IN, NOT_THERE),
    "workshop/bring-in/": (POST_ONLY, POST_ONLY),
    "workshop/authors/": (SIGN_IN, NOT_THERE),
    "workshop/authors/<int:office>/end/": (POST_ONLY, POST_ONLY),
    "workshop/courses/<slug:slug>/": (SIGN_IN, NOT_THERE),
    "workshop/courses/<slug:slug>/<int:number>/": (SIGN_IN, NOT_THERE),
    "workshop/<uuid:parcel_id>/": (SIGN_IN, NOT_THERE),
    "workshop/<uuid:parcel_id>/check/": (POST_ONLY, POST_ONLY),
    "workshop/<uuid:parcel_id>/publish/": (POST_ONLY, POST_ONLY),
    "workshop/<uuid:parcel_id>/discard/": (POST_ONLY, POST_ONLY),
    "workshop/<uuid:parcel_id>/preview/": (SIGN_IN, NOT_THERE),
    "workshop/<uuid:parcel_id>/preview/all/": (SIGN_IN, NOT_THERE),
    "workshop/<uuid:parcel_id>/preview/media/<path:path>": (SIGN_IN, NOT_THERE),
    "workshop/<uuid:parcel_id>/preview/<slug:section>/": (SIGN_IN, NOT_THERE),
    "newsletter/": WELL,
    "newsletter/asked/": WELL,
    "newsletter/confirm/<str:token>/": (410, 410),
    "newsletter/stop/": (POST_ONLY, POST_ONLY),
    "newsletter/stop/<str:token>/": (NOT_THERE, NOT_THERE),
    "newsletter/desk/": (SIGN_IN, NOT_THERE),
    "newsletter/desk/letter.html": (SIGN_IN, NOT_THERE),
    "newsletter/desk/send/": (POST_ONLY, POST_ONLY),
    "newsletter/desk/<uuid:edition_id>/again/": (POST_ONLY, POST_ONLY),
    "verify/": WELL,
    "verify/file/": (ON, ON),
    "verify/<str:asked>/": (NOT_THERE, NOT_THERE),
}
SOMETHING = {
    "slug": "braid",
    "section": "start",
    "item": "a1-r",
    "number": "7",
    "office": "7",
    "path": "x.svg",
    "asked": "7f3k-92qd-x4tz",
}


def addresses(patterns: list[Any], before: str = "") -> list[str]:
    """Every address that the house has, accounts apart: those are allauth's to guard."""
    found: list[str] = []
    for one in patterns:
        where = before + str(one.pattern)
        if isinstance(one, URLResolver):
            found += addresses(one.url_patterns, where)
        elif isinstance(one, URLPattern) and not where.startswith("accounts/"):
            found.append(where)
    return found


ALL = addresses(get_resolver().url_patterns)


def test_no_address_is_left_out_and_none_is_told_that_is_not_there() -> None:
    assert set(ALL) == set(ROUTES)


@pytest.mark.parametrize("pattern", ALL)
def test_what_a_visitor_and_a_member_get(db: None, settings: Any, tmp_path: Path, pattern: str) -> None:
    settings.MEDIA_ROOT = tmp_path
    people: Cast = cast()
    books.published()
    address = "/" + re.sub(r"<(?:(\w+):)?(\w+)>", _filled, pattern)
    got = tuple(_told(client.get(address)) for client in (Client(), people.client("owner")))
    assert got == ROUTES[pattern]


def _filled(place: re.Match[str]) -> str:
    return "01890000-0000-7000-8000-000000000000" if place[1] == "uuid" else SOMETHING.get(place[2], "md")


def _told(response: Any) -> int | str:
    if response.status_code == 302 and response.url.startswith("/accounts/login/?next=/"):
        return SIGN_IN
    return int(response.status_code)
