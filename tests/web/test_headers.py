"""What every answer tells the browser."""

from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from interplay.web.headers import HEADERS, POLICY, Headers


def answer(response: HttpResponse) -> HttpResponse:
    return Headers(lambda request: response)(RequestFactory().get("/"))


def test_every_header_is_sent() -> None:
    assert {name: value for name, value in answer(HttpResponse()).headers.items() if name in HEADERS} == HEADERS


def test_policy_lets_nothing_in_from_elsewhere() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "media-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


def test_a_view_may_be_stricter() -> None:
    assert answer(HttpResponse(headers={"Referrer-Policy": "no-referrer"}))["Referrer-Policy"] == "no-referrer"


def test_https_is_promised_where_there_is_https() -> None:
    assert "Strict-Transport-Security" not in answer(HttpResponse()).headers
    with override_settings(SECURE_HSTS_SECONDS=60):
        assert answer(HttpResponse())["Strict-Transport-Security"] == "max-age=60"
