"""The feed of new and updated courses: what RFC 4287 asks of it, and what a feed reader relies on."""

import datetime as dt
import uuid
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.conf import Settings
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertNumQueries

from interplay.learn.courses import services
from tests.learn.courses import samples

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
TEXTS = {"title", "subtitle", "summary", "rights"}
HOLDS = {
    "feed": {"author", "category", "entry", "id", "link", "rights", "subtitle", "title", "updated"},
    "entry": {"author", "category", "id", "link", "published", "rights", "summary", "title", "updated"},
}
ONCE = {"id", "title", "updated", "published", "rights", "summary", "subtitle"}


@pytest.fixture(autouse=True)
def _house(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"
    settings.INTERPLAY_URL = "https://learn.example.org"


def publish(tmp_path: Path, name: str = "braid", *, days_ago: int = 0, book: Any = None, **facts: Any) -> None:
    made = book or samples.book(name=name, **{"title": name.title(), **facts})
    services.publish(made, tmp_path, at=timezone.now() - dt.timedelta(days=days_ago))


def read(client: Client, query: str = "") -> ET.Element:
    answer = client.get(f"/courses/feed.atom{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)


def text(element: ET.Element, name: str) -> str:
    return element.findtext(ATOM + name) or ""


def titles(feed: ET.Element) -> list[str]:
    return [text(entry, "title") for entry in feed.iter(f"{ATOM}entry")]


def moment(said: str) -> dt.datetime:
    found = dt.datetime.fromisoformat(said)
    assert "T" in said
    assert found.tzinfo
    return found


def valid(feed: ET.Element) -> None:
    """RFC 4287, sections 3 and 4, as far as this feed goes: what must be there, what once at most, and its form."""
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        held = [child.tag.removeprefix(ATOM) for child in element]
        assert set(held) <= HOLDS[element.tag.removeprefix(ATOM)]
        assert {"id", "title", "updated"} <= set(held)
        assert all(held.count(name) <= 1 for name in ONCE)
        assert uuid.UUID(text(element, "id")).urn == text(element, "id")
        moment(text(element, "updated"))
        assert text(element, "title")
    assert feed.find(f"{ATOM}author") is not None  # so that an entry may do without
    for author in feed.iter(f"{ATOM}author"):
        assert text(author, "name")
    for category in feed.iter(f"{ATOM}category"):
        assert category.get("term")
    for element in feed.iter():
        assert element.tag.removeprefix(ATOM) not in TEXTS or element.get("type", "text") == "text"
    _linked(feed)
    ids = [text(element, "id") for element in (feed, *feed.iter(f"{ATOM}entry"))]
    assert len(set(ids)) == len(ids)


def _linked(feed: ET.Element) -> None:
    assert [link.get("rel") for link in feed.findall(f"{ATOM}link")] == ["self", "alternate"]
    for entry in feed.iter(f"{ATOM}entry"):  # without content there must be an alternate
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
    for link in feed.iter(f"{ATOM}link"):
        assert str(link.get("href")).startswith("https://learn.example.org/courses/")


def test_an_empty_feed_is_valid(client: Client) -> None:
    feed = read(client)
    valid(feed)
    assert titles(feed) == []


def test_courses_are_told_with_their_facts_the_latest_first(client: Client, tmp_path: Path) -> None:
    publish(tmp_path, "alpha", days_ago=2)
    publish(tmp_path, "bravo", days_ago=1, authors=("Zora Vennor", "Siân Ŵyn"), language="cy", subjects=("Trust",))
    feed = read(client)
    valid(feed)
    assert titles(feed) == ["Bravo", "Alpha"]
    entry = next(feed.iter(f"{ATOM}entry"))
    assert [text(author, "name") for author in entry.findall(f"{ATOM}author")] == ["Zora Vennor", "Siân Ŵyn"]
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "cy"
    assert [one.get("term") for one in entry.findall(f"{ATOM}category")] == ["Trust"]
    assert text(entry, "summary") == "Who led, and who learned?"
    assert text(entry, "rights") == "Creative Commons Attribution 4.0"
    assert text(feed, "updated") == text(entry, "updated")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://learn.example.org/courses/bravo/"


def test_an_updated_course_keeps_its_id_and_says_what_changed(client: Client, tmp_path: Path) -> None:
    one = samples.section("s", samples.written("a1"))
    publish(tmp_path, book=samples.book(one), days_ago=9)
    before = next(read(client).iter(f"{ATOM}entry"))
    assert "Updated" not in text(before, "summary")
    two = samples.section("s", samples.written("a1", question="And now?"), samples.written("a2"))
    publish(tmp_path, book=samples.book(two), days_ago=3)
    after = next(read(client).iter(f"{ATOM}entry"))
    assert text(after, "id") == text(before, "id")
    assert text(after, "published") == text(before, "published")
    assert moment(text(after, "updated")) - moment(text(before, "updated")) > dt.timedelta(days=5)
    assert text(after, "summary").endswith("(Updated: 1 activity is new, 1 is worded anew.)")


def test_a_feed_is_narrowed_as_the_catalogue_is(client: Client, tmp_path: Path) -> None:
    publish(tmp_path, "alpha", subjects=("Trust",))
    publish(tmp_path, "bravo", level="advanced", licence="CC0-1.0")
    publish(tmp_path, "charlie", summary="It speaks of trust.")
    assert titles(read(client, "?subject=trust")) == ["Alpha"]
    assert titles(read(client, "?level=advanced&licence=CC0-1.0")) == ["Bravo"]
    assert sorted(titles(read(client, "?q=trust"))) == ["Alpha", "Charlie"]
    assert titles(read(client, "?q=nowhere")) == []
    asked = ("level=advanced&length=short", "", "length=short&level=advanced")
    narrowed, other, same = (read(client, f"?{query}") for query in asked)
    assert len({text(feed, "id") for feed in (narrowed, other, same)}) == 2
    assert text(narrowed, "id") == text(same, "id")
    valid(narrowed)


def test_the_catalogue_says_where_its_feed_is(client: Client, tmp_path: Path) -> None:
    publish(tmp_path, summary="Of trust.")
    html = client.get("/courses/", {"q": "trust", "level": "introductory", "page": "1"}).content.decode()
    address = "/courses/feed.atom?q=trust&amp;level=introductory"
    assert (
        f'<link rel="alternate" type="application/atom+xml" title="New and updated courses" href="{address}">' in html
    )
    assert f'<a href="{address}"' in html
    assert 'href="/courses/feed.atom"' in client.get("/courses/").content.decode()


def test_who_has_it_already_is_not_sent_it_again(client: Client, tmp_path: Path) -> None:
    publish(tmp_path, days_ago=1)
    first = client.get("/courses/feed.atom")
    tagged = {"HTTP_IF_NONE_MATCH": first["ETag"]}
    dated = {"HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]}
    for known in (tagged, dated):
        again = client.get("/courses/feed.atom", **known)
        assert again.status_code == 304
        assert again.content == b""
    publish(tmp_path, "other")
    assert client.get("/courses/feed.atom", **tagged).status_code == 200
    assert client.get("/courses/feed.atom", **dated).status_code == 200


@pytest.mark.parametrize("said", ["Fish & <b>chips</b>", "a\x0bb", "ورشة 学习 😀", "]]>"])
def test_whatever_a_title_holds_the_feed_stays_well_formed(client: Client, tmp_path: Path, said: str) -> None:
    publish(tmp_path, title=said)
    feed = read(client, "?subject=%00%0B%EF%BF%BF")
    valid(feed)
    assert titles(feed) == [said.replace("\x0b", "")]


@pytest.mark.parametrize("many", [1, 5])
def test_more_courses_cost_no_more_queries(client: Client, tmp_path: Path, many: int) -> None:
    for n in range(many):
        publish(tmp_path, f"c{n}")
    read(client)
    with assertNumQueries(2):
        read(client)
