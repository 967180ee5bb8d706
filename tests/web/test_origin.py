"""Whether a request was made by a page of this house."""

import pytest
from django.test import RequestFactory, override_settings

from interplay.web.origin import from_here


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, False),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Referer": "http://testserver/"}, False),
    ],
)
def test_from_here(headers: dict[str, str], expected: bool) -> None:
    assert from_here(RequestFactory().post("/light/", headers=headers)) is expected


def test_the_address_outside_a_proxy_is_ours_too() -> None:
    request = RequestFactory().post("/light/", headers={"Origin": "https://interplay.example"})
    with override_settings(CSRF_TRUSTED_ORIGINS=["https://interplay.example"]):
        assert from_here(request) is True
