"""A zip is brought in, checked, and published; and what was made to do harm leaves nothing behind."""

import io
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.test import Client, RequestFactory

from interplay.exchange.packages import selectors, services
from interplay.exchange.packages.constants import MOST_BYTES, State
from interplay.exchange.packages.models import Parcel
from interplay.exchange.packages.services import checking
from interplay.exchange.packages.views import receiving
from interplay.learn.courses import selectors as courses
from interplay.learn.courses.models import Course, Edition, SearchRow
from interplay.people import services as people_services
from tests.cast import Cast
from tests.exchange.packages import houses
from tests.plain.parcel import zips


def files(home: Path) -> set[str]:
    """What lies in the house beside the workshop's own folder."""
    return {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}


def test_a_good_course_is_brought_in_checked_and_published(people: Cast, home: Path) -> None:
    client = people.client("owner")
    parcel = houses.brought(client)
    assert parcel.state == State.GOOD
    assert (parcel.slug, parcel.title) == (houses.SLUG, "Asking one question well")
    assert not Course.objects.exists()
    page = client.get(f"/workshop/{parcel.pk}/").content.decode()
    assert "Nothing is to be mended" in page

    edition = houses.published(client)
    assert edition.published_by == people.owner
    assert client.get(f"/courses/{houses.SLUG}/").status_code == 200
    assert f"media/courses/{edition.assets.get().sha256[:2]}" in " ".join(files(home))


@pytest.mark.django_db(transaction=True)
def test_publishing_empties_the_workshop(people: Cast, home: Path) -> None:
    houses.published(people.client("owner"))
    assert not [name for name in files(home) if name.startswith("workshop/")]


def test_the_report_tells_every_fault_with_the_line_itself(people: Cast) -> None:
    toml = zips.files()["course.toml"].decode().replace("licence = ", "lizenz = ")
    client = people.client("owner")
    parcel = houses.brought(client, zips.packed(zips.files(course_toml=toml + '<script> = "x"\n')))
    assert parcel.state == State.FAULTY
    page = client.get(f"/workshop/{parcel.pk}/").content.decode()
    for fault in parcel.findings["faults"]:
        assert fault["file"] in page
    assert "&lt;script&gt;" in page
    assert "<script> =" not in page
    assert client.post(f"/workshop/{parcel.pk}/publish/").status_code == 409
    assert not Course.objects.exists()
    assert not selectors.place_of(parcel.pk).exists()


@pytest.mark.parametrize("kind", ["up and out", "a link", "bomb", "2,001 files", "no zip", "truncated by one"])
def test_what_could_do_harm_is_refused_in_a_sentence_and_nothing_of_it_stays(
    people: Cast, home: Path, kind: str
) -> None:
    made, word = zips.HOSTILE[kind]
    before = files(home)
    parcel = houses.brought(people.client("owner"), made())
    assert parcel.state == State.REFUSED
    assert word in parcel.findings["refused"]
    assert files(home) == before
    assert not Course.objects.exists()


def test_the_same_course_brought_twice_changes_nothing(people: Cast) -> None:
    client = people.client("owner")
    first = houses.published(client)
    assert houses.published(client) == first
    assert Edition.objects.count() == 1


def test_two_of_the_same_publish_one_edition_each_with_its_own_words(people: Cast) -> None:
    client = people.client("owner")
    first, second = houses.brought(client), houses.brought(client, houses.changed())
    assert client.post(f"/workshop/{first.pk}/publish/").status_code == 303
    # The second was checked against a house without that course, so it is checked once more, not published blindly.
    response = client.post(f"/workshop/{second.pk}/publish/")
    assert response["Location"] == f"/workshop/{second.pk}/"
    assert Edition.objects.count() == 1
    assert client.post(f"/workshop/{second.pk}/publish/")["Location"] == f"/workshop/courses/{houses.SLUG}/"
    assert Edition.objects.count() == 2


def test_what_was_published_counts_though_the_zip_has_no_lock(people: Cast) -> None:
    client = people.client("owner")
    houses.published(client)
    gone = next(iter(courses.reading(houses.SLUG).items))  # type: ignore[union-attr]  # it was just published
    parcel = houses.brought(client, houses.changed(gone, "another-id"))
    assert parcel.state == State.FAULTY
    assert any(f"`{gone}` was published and is gone" in fault["message"] for fault in parcel.findings["faults"])


def test_what_takes_too_long_is_refused_in_words(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "PATIENCE_SECONDS", 0.01)
    parcel = houses.brought(people.client("owner"))
    assert parcel.state == State.REFUSED
    assert "more time or memory" in parcel.findings["refused"]


def test_one_check_at_a_time_and_the_other_is_safe(people: Cast) -> None:
    client = people.client("owner")
    with checking._turn:
        parcel = houses.brought(client)
    assert parcel.state == State.ARRIVED
    assert "another course is being checked" in client.get(f"/workshop/{parcel.pk}/").content.decode().lower()
    client.post(f"/workshop/{parcel.pk}/check/")
    parcel.refresh_from_db()
    assert parcel.state == State.GOOD


def test_publishing_that_fails_half_way_leaves_nothing(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise KeyboardInterrupt

    parcel = houses.brought(people.client("owner"))
    monkeypatch.setattr("interplay.learn.courses.services.indexing.index", broken)
    with pytest.raises(KeyboardInterrupt):
        services.publish(by=people.owner, parcel=parcel)
    assert not Course.objects.exists()
    assert not SearchRow.objects.exists()
    parcel.refresh_from_db()
    assert parcel.state == State.GOOD


def test_what_a_killed_process_left_is_swept_and_what_is_known_stays(people: Cast, home: Path) -> None:
    parcel = houses.brought(people.client("owner"))
    stray, fresh = selectors.workshop() / "stray", selectors.workshop() / ".arriving-x"
    stray.mkdir()
    fresh.write_bytes(b"x")
    os.utime(stray, (0, 0))
    os.utime(selectors.place_of(parcel.pk), (0, 0))
    services.tidy()
    assert not stray.exists()
    assert fresh.exists()
    assert selectors.place_of(parcel.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_thrown_away_is_gone(people: Cast) -> None:
    client = people.client("owner")
    parcel = houses.brought(client)
    client.post(f"/workshop/{parcel.pk}/discard/")
    assert not Parcel.objects.exists()
    assert not selectors.place_of(parcel.pk).exists()


# --- what is not received ----------------------------------------------------------------------------------------
class Unread(io.BytesIO):
    """A body that nobody may read."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize(
    ("length", "status"), [(str(5_000_000_000), 413), (str(MOST_BYTES + 70_000), 413), (None, 411), ("chunked", 411)]
)
def test_too_much_is_refused_before_a_byte_is_read(people: Cast, length: str | None, status: int) -> None:
    request = RequestFactory().post("/workshop/bring-in/")
    request.META.update({"CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Unread()})
    request.META["CONTENT_LENGTH"] = length if length and length.isdecimal() else ""
    account: Any = people.owner.account
    request._stream, request.user = Unread(), account
    response = receiving.bring_in(request)
    assert response.status_code == status
    assert "was not received" in response.content.decode()  # type: ignore[attr-defined]  # a page


def test_a_full_disk_is_told_before_a_byte_is_read(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "SPARE_BYTES", 1 << 62)
    response = houses.bring(people.client("owner"))
    assert response.status_code == 507


def test_what_grows_longer_than_it_said_is_not_kept(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_BYTES", 100)
    response = houses.bring(people.client("owner"))
    assert response.status_code == 422
    assert not Parcel.objects.exists()
    assert not files(selectors.workshop())


def test_a_form_without_a_file_says_so(people: Cast) -> None:
    response = people.client("owner").post("/workshop/bring-in/", {})
    assert response.status_code == 422
    assert "Choose the zip" in response.content.decode()


def test_the_token_is_asked_for(people: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.owner.account)  # type: ignore[arg-type]  # she has one
    assert houses.bring(client).status_code == 403
    assert not Parcel.objects.exists()


def test_a_name_is_only_shown(people: Cast, home: Path) -> None:
    parcel = houses.brought(people.client("owner"))
    assert {path.name for path in selectors.workshop().iterdir()} == {str(parcel.pk)}


# --- who may -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("relation", ["colleague", "leader", "stranger", "visitor"])
def test_who_is_no_author_brings_nothing_in(people: Cast, relation: str) -> None:
    assert houses.bring(people.client(relation)).status_code == 404
    assert not Parcel.objects.exists()


@pytest.mark.parametrize("relation", ["colleague", "leader", "administrator", "stranger", "visitor"])
@pytest.mark.parametrize(
    "page", ["", "preview/", "preview/all/", "preview/your-question/", "preview/media/media/two-doors.svg"]
)
def test_what_is_not_published_is_seen_by_nobody_else(people: Cast, relation: str, page: str) -> None:
    parcel = houses.brought(people.client("owner"))
    people_services.make_course_author(by=people.administrator, person=people.colleague)
    response = people.client(relation).get(f"/workshop/{parcel.pk}/{page}")
    assert response.status_code == (302 if relation == "visitor" else 404)


@pytest.mark.parametrize("verb", ["check", "publish", "discard"])
@pytest.mark.parametrize("relation", ["colleague", "administrator", "stranger"])
def test_nothing_is_done_with_anothers_parcel(people: Cast, relation: str, verb: str) -> None:
    parcel = houses.brought(people.client("owner"))
    people_services.make_course_author(by=people.administrator, person=people.colleague)
    assert people.client(relation).post(f"/workshop/{parcel.pk}/{verb}/").status_code == 404
    parcel.refresh_from_db()
    assert parcel.state == State.GOOD


def test_an_author_no_longer_in_office_comes_in_no_more(people: Cast) -> None:
    client = people.client("owner")
    parcel = houses.brought(client)
    office = people.owner.offices.get()
    people.client("administrator").post(f"/workshop/authors/{office.pk}/end/")
    assert client.get("/workshop/").status_code == 404
    assert client.post(f"/workshop/{parcel.pk}/publish/").status_code == 404


def test_the_process_that_reads_knows_no_secrets(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}
    real = subprocess.Popen

    def watched(*words: Any, **how: Any) -> Any:
        seen.update(how["env"])
        return real(*words, **how)

    monkeypatch.setattr(subprocess, "Popen", watched)
    monkeypatch.setenv("INTERPLAY_SECRET_KEY", "canary")
    houses.brought(people.client("owner"))
    assert set(seen) == {"PATH", "PYTHONPATH", "LANG"}


@pytest.mark.django_db(transaction=True)
def test_hostile_markdown_does_not_hold_the_house_up(people: Cast) -> None:
    """A megabyte of it is read, or given up, while other pages are answered."""
    hostile = b"# x\n\n" + b"[" * 480_000 + b"*_`" * 170_000
    client, told = people.client("owner"), []
    whole = zips.packed({**zips.files(), "01-what-a-question-does.md": hostile})

    def bring() -> None:
        told.append(houses.bring(client, whole).status_code)
        connections.close_all()

    thread = threading.Thread(target=bring)
    thread.start()
    assert Client().get("/courses/").status_code == 200
    thread.join(60)
    assert told == [303]
    assert Parcel.objects.get().state in (State.FAULTY, State.REFUSED)
