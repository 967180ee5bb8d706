"""What the base template shows beside the page itself."""

import re
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory, override_settings

from interplay.web import context, house

PAGE = '{% extends "web/base.html" %}{% block title %}Courses{% endblock %}{% block content %}<h1>x</h1>{% endblock %}'


def ask(path: str = "/", name: str = "", **cookies: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    person = SimpleNamespace(display=name)
    request.user = SimpleNamespace(is_authenticated=True, person=person) if name else AnonymousUser()  # type: ignore[assignment] # only what is asked
    return request


def page(request: HttpRequest) -> str:
    return engines["django"].from_string(PAGE).render({}, request)


@pytest.mark.parametrize(
    ("cookie", "light"), [("dark", "dark"), ("light", "light"), ("auto", ""), ('"><x', ""), ("", "")]
)
def test_light(cookie: str, light: str) -> None:
    assert context.page(ask(light=cookie))["light"] == light


@pytest.mark.parametrize(
    ("path", "room"),
    [("/courses/a/", "learn"), ("/learn/token/", "learn"), ("/search/", "search"), ("/", ""), ("/me/", "")],
)
def test_room(path: str, room: str) -> None:
    assert context.room(path) == room


def test_a_request_without_a_user_is_a_visitor() -> None:
    assert context.page(RequestFactory().get("/"))["is_member"] is False


def test_page_of_a_visitor() -> None:
    found = page(ask("/courses/a/?b=c"))
    assert "<title>Courses · Interplay</title>" in found
    assert '<a href="/accounts/login/?next=%2Fcourses%2Fa%2F%3Fb%3Dc">Sign in</a>' in found
    assert '<a href="/courses/" aria-current="true">Learn</a>' in found
    assert "data-theme" not in found


def test_page_of_a_member_in_the_dark() -> None:
    found = page(ask(name="Rosa <Fernhalt>", light="dark"))
    assert '<a href="/me/">Rosa &lt;Fernhalt&gt;</a>' in found
    assert '<html lang="en-gb" data-theme="dark">' in found
    assert '<button name="light" value="dark" aria-pressed="true">Night</button>' in found
    assert "Sign in" not in found


def test_page_keeps_to_the_policy() -> None:
    found = page(ask())
    assert re.findall(r'\s(?:style|on\w+)="', found) == []
    assert re.findall(r"<script(?! type=\"module\" src=\")", found) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', found) == []
    assert "csrfmiddlewaretoken" not in found


def test_house_is_asked_once_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [600.0]
    monkeypatch.setattr(house.time, "monotonic", lambda: moment[0])
    with override_settings(INTERPLAY_HOUSE="tests.web.test_context.named"):
        asked.clear()
        assert [house.name(), house.name()] == ["Larkmere", "Larkmere"]
        moment[0] += 61
        assert (house.name(), len(asked)) == ("Larkmere", 2)
        assert "Larkmere" in page(ask())


asked: list[int] = []


def named() -> str:
    asked.append(1)
    return "Larkmere"
