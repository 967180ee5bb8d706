"""When an edition is made, by the worker's round and by hand; and the desk, which is an administrator's."""

import datetime as dt
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.http import Http404

from interplay.core import clock, worker
from interplay.learn.newsletter import services
from interplay.learn.newsletter.constants import Rhythm
from interplay.learn.newsletter.models import Edition, Plan
from tests.cast import RELATIONS, cast
from tests.learn.newsletter import making

pytestmark = pytest.mark.django_db
PLANNED = {"rhythm": "weekly", "weekday": "2", "day": "5", "hour": "17", "foreword": "Dear all,\n\n<b>read</b>."}


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"


def at(later: dt.timedelta) -> Any:
    return mock.patch("interplay.core.clock.now", return_value=clock.now() + later)


def test_nothing_is_sent_at_the_first_look_and_once_when_the_month_is_over(tmp_path: Path) -> None:
    making.subscriber()
    making.publish(tmp_path)
    services.look()
    services.look()
    assert Plan.objects.get().rhythm == Rhythm.MONTHLY
    assert not Edition.objects.exists()
    Plan.objects.update(looked_at=clock.now() - dt.timedelta(days=32))
    services.look()
    services.look()
    worker.work_off()
    assert Edition.objects.count() == len(mail.outbox) == 1


@pytest.mark.parametrize(("rhythm", "editions"), [(Rhythm.OFF, 0), (Rhythm.AT_ONCE, 1)])
def test_never_and_at_once(tmp_path: Path, rhythm: str, editions: int) -> None:
    making.subscriber()
    making.publish(tmp_path)
    services.look()
    Plan.objects.update(rhythm=rhythm)
    for _ in range(3):
        services.look()
    assert Edition.objects.count() == editions


def test_no_course_is_told_twice_and_none_left_out(tmp_path: Path) -> None:
    by = cast().administrator
    making.subscriber()
    making.publish(tmp_path, "alpha")
    first = services.make(by=by)
    assert services.make(by=by) is None
    making.publish(tmp_path, "bravo", ago=dt.timedelta())  # settles first
    making.publish(tmp_path, "alpha", ago=dt.timedelta(), summary="Anew.")
    assert services.make(by=by) is None
    with at(dt.timedelta(minutes=3)):
        second = services.make(by=by)
    assert first
    assert second
    assert [(one["slug"], one["what"]) for one in first.courses] == [("alpha", "new")]
    assert [(one["slug"], one["what"]) for one in second.courses] == [("alpha", "updated"), ("bravo", "new")]


def test_nothing_is_made_while_nobody_is_on_the_list(tmp_path: Path) -> None:
    making.publish(tmp_path)
    assert services.make(by=cast().administrator) is None


def test_changing_the_plan_sends_nothing_for_moments_that_are_past() -> None:
    by = cast().administrator
    services.look()
    Plan.objects.update(looked_at=clock.now() - dt.timedelta(days=400))
    services.set_plan(by=by, rhythm="weekly", weekday=0, day=1, hour=0, foreword="")
    assert clock.now() - Plan.objects.get().looked_at < dt.timedelta(minutes=1)


def test_only_an_administrator_plans_previews_and_sends(tmp_path: Path) -> None:
    people = cast()
    making.subscriber()
    making.publish(tmp_path)
    for relation in RELATIONS:
        may = relation == "administrator"
        client = people.client(relation)
        no = 302 if relation == "visitor" else 404
        assert client.get("/newsletter/desk/").status_code == (200 if may else no)
        assert client.get("/newsletter/desk/letter.html").status_code == (200 if may else no)
        assert client.post("/newsletter/desk/", PLANNED).status_code == (303 if may else no)
        if not may:
            assert client.post("/newsletter/desk/send/").status_code == no
            assert not Edition.objects.exists()
            with pytest.raises(Http404):
                services.make(by=getattr(people, relation))
    assert Plan.objects.get().weekday == 2
    assert people.client("administrator").post("/newsletter/desk/send/").status_code == 303
    assert Edition.objects.get().foreword.startswith("Dear all")
    assert Plan.objects.get().foreword == ""


def test_the_preview_is_what_is_sent_but_for_the_address_that_stops_it(tmp_path: Path) -> None:
    client = cast().client("administrator")
    making.subscriber()
    making.publish(tmp_path)
    client.post("/newsletter/desk/", PLANNED)
    shown = client.get("/newsletter/desk/letter.html")
    assert "style-src 'sha256-" in shown["Content-Security-Policy"]
    assert "&lt;b&gt;read&lt;/b&gt;" in shown.content.decode()
    client.post("/newsletter/desk/send/")
    worker.work_off()
    [letter] = mail.outbox
    [(html, _)] = letter.alternatives  # type: ignore[attr-defined]

    def without_stop(text: str) -> list[str]:
        return [line for line in text.splitlines() if "/newsletter/stop/" not in line]

    assert without_stop(html) == without_stop(shown.content.decode())
    assert "<b>read</b>." in letter.body


def test_what_makes_no_plan_is_sent_back_with_its_mistakes() -> None:
    client = cast().client("administrator")
    page = client.post("/newsletter/desk/", PLANNED | {"day": "31", "hour": "24"})
    assert page.status_code == 200
    assert "2 answers need mending" in page.content.decode()
