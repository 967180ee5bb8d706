"""Visitors' pages that are kept whole: who gets them, in which form, and until when."""

import gzip

import pytest
from django.test import Client

from interplay.learn.courses.selectors import Reading
from tests.cast import Cast
from tests.learn.study import books

PAGE = "/courses/braid/start/"


def test_the_second_visitor_gets_the_same_bytes_without_a_cookie(reading: Reading) -> None:
    first, second = Client().get(PAGE), Client().get(PAGE)
    assert (first.status_code, second.content, dict(second.cookies)) == (200, first.content, {})
    assert second.headers["Vary"] == "Cookie, Accept-Encoding"
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_packed_where_the_browser_takes_it_so(reading: Reading) -> None:
    plain = Client().get(PAGE)
    packed = Client().get(PAGE, headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["Content-Length"] == str(len(packed.content))


def test_who_has_the_page_already_is_told_so(reading: Reading) -> None:
    tag = Client().get(PAGE).headers["ETag"]
    again = Client().get(PAGE, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)


def test_the_light_has_pages_of_its_own(reading: Reading) -> None:
    night = Client()
    night.cookies["light"] = "dark"
    assert b'data-theme="dark"' not in Client().get(PAGE).content
    assert b'data-theme="dark"' in night.get(PAGE).content
    assert b'data-theme="dark"' not in Client().get(PAGE).content


def test_nobody_with_a_session_gets_a_visitors_page(reading: Reading, people: Cast) -> None:
    Client().get(PAGE)
    assert people.owner.display.encode() in people.client("owner").get(PAGE).content


@pytest.mark.parametrize("view", ["start/", "all/"])
def test_a_new_edition_is_shown_at_once(reading: Reading, view: str) -> None:
    old = Client().get(f"/courses/braid/{view}").content
    books.published(books.book(books.section("start", "1", *books.says("Something quite new."))))
    new = Client().get(f"/courses/braid/{view}").content
    assert (b"Something quite new." in old, b"Something quite new." in new) == (False, True)


def test_a_host_that_is_not_ours_is_refused_whatever_is_kept(reading: Reading) -> None:
    Client().get(PAGE)
    assert Client().get(PAGE, headers={"Host": "elsewhere.example"}).status_code == 400


def test_a_press_or_a_question_is_never_answered_from_the_shelf(reading: Reading) -> None:
    page = Client().get(PAGE)
    assert Client().get(f"{PAGE}?change=a1").content == page.content
    assert Client().post(PAGE).status_code in (303, 403)
    assert Client().head(PAGE).content == b""


def test_the_page_of_a_course_is_kept_for_visitors_alone(reading: Reading, people: Cast) -> None:
    first, member = Client().get("/courses/braid/"), people.client("owner").get("/courses/braid/")
    assert Client().get("/courses/braid/").content == first.content
    assert (first.headers["ETag"] != "", "ETag" in member.headers) == (True, False)
    assert people.owner.display.encode() in member.content
