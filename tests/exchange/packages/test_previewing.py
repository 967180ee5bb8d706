"""A course is looked at before it is published: in both views, by one person, and nothing is kept."""

import re
from typing import Any

import pytest
from django.test import Client

from interplay.exchange.packages.models import Parcel
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.models import Course, Edition, SearchRow
from interplay.learn.study.models import Answer
from tests.cast import Cast
from tests.exchange.packages import houses


@pytest.fixture
def parcel(people: Cast) -> Parcel:
    return houses.brought(people.client("owner"))


def text(response: Any) -> str:
    assert response.status_code == 200
    return str(response.content.decode())


def test_page_by_page(people: Cast, parcel: Parcel) -> None:
    client = people.client("owner")
    first = client.get(f"/workshop/{parcel.pk}/preview/")
    assert first.status_code == 303
    page = text(client.get(first["Location"]))
    assert "This is a preview." in page
    assert "A preview: not saved" in page or "your-question" in page
    assert f'href="/workshop/{parcel.pk}/preview/your-question/"' in page
    assert client.get(f"/workshop/{parcel.pk}/preview/nowhere/").status_code == 404


def test_on_a_single_page(people: Cast, parcel: Parcel) -> None:
    page = text(people.client("owner").get(f"/workshop/{parcel.pk}/preview/all/"))
    assert 'href="#your-question"' in page
    assert page.count("data-section=") == 2
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_fields_can_be_tried_and_nothing_is_there_to_save_them(people: Cast, parcel: Parcel) -> None:
    client = people.client("owner")
    page = text(client.get(f"/workshop/{parcel.pk}/preview/all/"))
    assert "<textarea" in page
    main = page[page.index("<main") : page.index("</main>")]
    assert "<auto-save" not in main
    assert "<form" not in main
    assert client.post(f"/workshop/{parcel.pk}/preview/all/").status_code == 405
    assert not Answer.objects.exists()


def test_what_is_kept_back_is_shown_only_when_asked_for(people: Cast, parcel: Parcel) -> None:
    client, address = people.client("owner"), f"/workshop/{parcel.pk}/preview/all/"
    closed = text(client.get(address))
    [part, *_] = re.findall(r'href="\?show=([^"#]+)#', closed)
    opened = text(client.get(f"{address}?show={part}"))
    assert len(opened) > len(closed)
    assert f"?show={part}#" not in opened
    assert text(client.get(f"{address}?show=nothing")) == closed


def test_pictures_are_shown_there_and_no_other_file(people: Cast, parcel: Parcel) -> None:
    client, here = people.client("owner"), f"/workshop/{parcel.pk}/preview/media/"
    page = text(client.get(f"/workshop/{parcel.pk}/preview/all/"))
    assert f'src="{here}media/two-doors.svg"' in page
    picture = client.get(f"{here}media/two-doors.svg")
    assert picture.status_code == 200
    assert "sandbox" in picture["Content-Security-Policy"]
    assert "no-store" in picture["Cache-Control"]
    assert b"".join(picture.streaming_content).startswith(b"<svg")  # type: ignore[attr-defined]  # a file
    for other in ("course.toml", "../parcel.zip", "../../../db.sqlite3"):
        assert client.get(f"{here}{other}").status_code == 404


def test_nothing_of_it_reaches_anybody(people: Cast, parcel: Parcel) -> None:
    people.client("owner").get(f"/workshop/{parcel.pk}/preview/all/")
    assert not Course.objects.exists()
    assert not Edition.objects.exists()
    assert not SearchRow.objects.exists()
    assert courses.reading(houses.SLUG) is None
    assert Client().get(f"/courses/{houses.SLUG}/").status_code == 404
    for page in ("/courses/", "/search/?q=question"):
        assert "Asking one question well" not in Client().get(page).content.decode()


def test_a_preview_is_kept_nowhere(people: Cast, parcel: Parcel) -> None:
    response = people.client("owner").get(f"/workshop/{parcel.pk}/preview/all/")
    assert "no-store" in response["Cache-Control"]


def test_a_published_one_has_no_preview_any_more(people: Cast, parcel: Parcel) -> None:
    client = people.client("owner")
    client.post(f"/workshop/{parcel.pk}/publish/")
    assert client.get(f"/workshop/{parcel.pk}/preview/all/").status_code == 404
    assert client.get(f"/workshop/{parcel.pk}/").status_code == 200
