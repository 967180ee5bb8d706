"""The light, and the pages one sees when something went wrong."""

import logging

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from interplay.web import views

HERE = {"Sec-Fetch-Site": "same-origin", "Referer": "http://testserver/courses/?q=a"}
factory = RequestFactory()


def choose(light: str, **headers: str) -> HttpResponse:
    return views.light(factory.post("/light/", {"light": light}, headers=HERE | headers))


# --- the light --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("light", ["light", "dark"])
def test_a_light_is_kept_and_leads_back(light: str) -> None:
    response = choose(light)
    assert (response.status_code, response["Location"]) == (303, "http://testserver/courses/?q=a")
    cookie = response.cookies["light"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == (light, True, "Lax")


@pytest.mark.parametrize("light", ["auto", "", "<script>", "Dark"])
def test_any_other_light_is_what_the_device_says(light: str) -> None:
    assert choose(light).cookies["light"]["max-age"] == 0


@pytest.mark.parametrize("referer", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x()", ""])
def test_nobody_is_led_elsewhere(referer: str) -> None:
    assert choose("dark", Referer=referer)["Location"] == "/"


def test_another_site_cannot_choose() -> None:
    response = choose("dark", **{"Sec-Fetch-Site": "cross-site"})
    assert (response.status_code, "light" in response.cookies) == (403, False)


def test_looking_chooses_nothing() -> None:
    assert views.light(factory.get("/light/")).status_code == 405


def test_choosing_needs_neither_token_nor_database() -> None:
    response = Client(enforce_csrf_checks=True).post("/light/", {"light": "dark"}, headers=HERE)
    assert response.status_code == 303


# --- errors -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (views.bad_request, 400, "We could not make sense of that"),
        (views.forbidden, 403, "This door is closed"),
        (views.not_found, 404, "This page is not here"),
        (views.broken, 500, "Something broke on our side"),
        (views.csrf_failure, 403, "What you typed is safe"),
    ],
)
def test_errors_say_what_happened_without_a_database(view: object, status: int, words: str) -> None:
    request = factory.get("/somewhere/", headers={"Cookie": "light=dark"})
    request.COOKIES["light"] = "dark"
    response = view(request)  # type: ignore[operator] # every one of them is a view
    page = response.content.decode()
    assert response.status_code == status
    assert words in page
    assert 'data-theme="dark"' in page
    assert "What to do" in page


def test_a_broken_page_tells_the_number_that_is_written_down(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "interplay.web"):
        response = views.broken(factory.post("/learn/a/", {"body": "my words"}))
    (record,) = caplog.records
    reference = record.getMessage().split(":")[0]
    assert record.getMessage() == f"{reference}: POST /learn/a/ could not be answered"
    assert f'<strong class="figures">{reference}</strong>' in response.content.decode()


def test_an_address_that_is_not_there() -> None:
    response = Client().get("/there/is/no/such/page/")
    assert (response.status_code, "This page is not here" in response.content.decode()) == (404, True)
    assert response.cookies == {}


@override_settings(DEBUG=False)
def test_favicon() -> None:
    assert Client().get("/favicon.ico")["Location"].endswith("icon.png")
