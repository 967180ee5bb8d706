"""The demo federation: who is in it, that it is built once, and never in a real house."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import LazySettings

from demo import federation
from demo.cast import CAST
from interplay.learn.courses.models import Edition
from interplay.people import selectors, services
from interplay.people.models import Engagement, Organisation, Person, School, SchoolIdentifier

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 7, 10)


def test_the_federation_has_four_schools_and_a_cast_of_fourteen() -> None:
    organisation = federation.found()
    assert (organisation.name, organisation.is_demo) == ("Larkmere Federation", True)
    assert [(school.short, school.name) for school in School.objects.all()] == [
        ("LKU", "Larkmere Upper School"),
        ("FEN", "Fennick Middle School"),
        ("HOL", "Hollowbrook Middle School"),
        ("MAR", "Marlstone Middle School"),
    ]
    assert sorted(SchoolIdentifier.objects.values_list("value", flat=True)) == ["999901", "999902", "999903", "999904"]
    assert [person.demo_handle for person in selectors.cast()] == [
        *("rosa", "hamza", "wilf", "selim", "carys", "umar", "isla"),
        *("greta", "edie", "farid", "verity", "nils", "zora", "tamsin"),
    ]


def test_building_twice_changes_nothing() -> None:
    first = federation.found()
    before = [model.objects.count() for model in (Organisation, School, Person, Engagement)]
    assert federation.found() == first
    assert [model.objects.count() for model in (Organisation, School, Person, Engagement)] == before == [1, 4, 14, 14]


def test_a_real_house_is_left_alone() -> None:
    services.found(by=None, name="Tarn Federation")
    with pytest.raises(ValueError, match="This house serves Tarn Federation"):
        federation.found()
    assert not Person.objects.exists()


def test_offices_and_schools_by_the_cast() -> None:
    federation.found()
    cast = {person.demo_handle: person for person in Person.objects.all()}
    assert {handle: offices for handle in cast if (offices := selectors.offices_of(cast[handle], TODAY))} == {
        "greta": ["administrator"],
        "verity": ["federation leader"],
        "nils": ["staff representative"],
        "zora": ["course author"],
    }
    home = {handle: selectors.engagement_of(person, TODAY) for handle, person in cast.items()}
    assert {handle: work.school.short if work else "" for handle, work in home.items()} == {
        **dict.fromkeys(("rosa", "hamza", "wilf", "selim"), "FEN"),
        **dict.fromkeys(("carys", "umar", "edie", "tamsin"), "HOL"),
        **dict.fromkeys(("greta", "farid", "verity", "nils"), "LKU"),
        "isla": "MAR",
        "zora": "",
    }
    assert [work.school.short for work in selectors.engagements_of(cast["isla"])] == ["MAR", "FEN"]
    assert {handle: str(work.fte) for handle, work in home.items() if work and work.fte < 1} == {
        "isla": "0.80",
        "tamsin": "0.60",
    }


def test_everybody_can_be_signed_in_and_has_no_password() -> None:
    federation.found()
    for person in selectors.cast():
        assert not person.account.has_usable_password()
        assert person.account.emailaddress_set.get().verified
    assert {person.account.email for person in selectors.cast()} == {member.address for member in CAST}


def test_what_the_cards_say_is_short_enough_to_be_read() -> None:
    assert all(20 < len(member.about) <= 200 for member in CAST)


@pytest.mark.slow
def test_building_publishes_the_courses_once(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    federation.build()
    before = list(Edition.objects.values_list("course__slug", "number"))
    federation.build()
    assert list(Edition.objects.values_list("course__slug", "number")) == before
    assert {slug for slug, _ in before} == {"leading-and-learning", "writing-a-course"}
