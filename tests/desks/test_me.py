"""The page about oneself, and what is said of keeping."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import LazySettings

from interplay.learn.study import services as study
from interplay.people import services
from tests.cast import BEGAN, RELATIONS, Cast, browser, cast, somebody
from tests.learn.study import books


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize("relation", RELATIONS[:-1])
def test_one_sees_oneself_and_nobody_else(people: Cast, relation: str) -> None:
    answer = people.client(relation).get("/me/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert [other for other in RELATIONS[:-1] if getattr(people, other).display in page] == [relation]
    assert [other for other in RELATIONS[:-1] if getattr(people, other).account.email in page] == [relation]


def test_a_visitor_is_asked_to_sign_in_and_led_back(people: Cast) -> None:
    answer = people.client("visitor").get("/me/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/me/")


def test_one_sees_where_one_has_worked_and_which_office_one_holds(people: Cast) -> None:
    mover = somebody("Ines Aldous")
    moved = dt.date(2025, 9, 1)
    services.engage(by=None, person=mover, school=people.school, title="Teacher", from_on=BEGAN, to_on=moved)
    services.engage(by=None, person=mover, school=people.other_school, title="Head of art", from_on=moved)
    page = " ".join(browser(mover).get("/me/").content.decode().split())
    assert 'Head of art, Beck Upper School <span class="quiet">since September 2025</span>' in page
    assert 'Teacher, Tarn Middle School <span class="quiet">from September 2024 until September 2025</span>' in page
    assert "<li>Administrator</li>" in people.client("administrator").get("/me/").content.decode()


def test_one_sees_how_far_one_has_come_in_each_course(people: Cast, settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    reading = books.published()
    assert "You have begun none yet." in people.client("owner").get("/me/").content.decode()
    study.enrol(by=people.owner, reading=reading)
    page = " ".join(people.client("owner").get("/me/").content.decode().split())
    assert f'<a href="/courses/{reading.slug}/">{reading.title}</a></h3><p class="small quiet">0 of 5 answered' in page
    assert "You have begun none yet." in people.client("colleague").get("/me/").content.decode()


@pytest.mark.parametrize("relation", RELATIONS)
def test_anybody_may_read_what_is_kept(people: Cast, relation: str) -> None:
    answer = people.client(relation).get("/kept/")
    assert answer.status_code == 200
    assert "whoever looks after Interplay: Priya Hallam." in " ".join(answer.content.decode().split())


@pytest.mark.parametrize("relation", ["owner", "visitor"])
@pytest.mark.parametrize("path", ["/", "/me/", "/kept/", "/accounts/login/", "/accounts/2fa/"])
def test_no_link_leads_nowhere(people: Cast, relation: str, path: str) -> None:
    client = people.client(relation)
    page = client.get(path, follow=True).content.decode()
    links = {link for link in re.findall(r'href="(/[^"#]*)"', page) if not link.startswith("/static/")}
    assert [link for link in sorted(links) if client.get(link.replace("&amp;", "&")).status_code >= 400] == []
