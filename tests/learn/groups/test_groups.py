"""Study groups: who learns that one exists, and what a facilitator sees of whom."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.http import Http404

from interplay.core import clock
from interplay.learn.courses.selectors import Reading
from interplay.learn.groups import services
from interplay.learn.groups.models import Membership, StudyGroup
from interplay.learn.study import selectors
from interplay.learn.study import services as study
from interplay.learn.study.services import Draft
from interplay.people.models import Person
from tests.cast import RELATIONS, Cast, browser, cast, somebody
from tests.learn.study import films

pytestmark = pytest.mark.django_db
COMMITTED = "0:09 leading canarynote"
DAY = dt.timedelta(days=1)


@pytest.fixture
def people(settings: Any, tmp_path: Path) -> Cast:
    settings.MEDIA_ROOT = tmp_path / "kept"
    return cast()


@pytest.fixture
def hall(people: Cast, tmp_path: Path) -> Reading:
    return films.published(tmp_path)


@pytest.fixture
def group(people: Cast, hall: Reading) -> StudyGroup:
    """The owner facilitates it, the colleague is a member, the leader is invited; it runs today."""
    made = start(people.owner, hall)
    for person in (people.colleague, people.leader):
        services.invite(by=people.owner, mine=of(made, people.owner), person=person)
    services.join(by=people.colleague, mine=of(made, people.colleague))
    return made


def start(by: Person, reading: Reading, first: int = -1, until: int = 30) -> StudyGroup:
    today = clock.today()
    return services.start(
        by=by,
        reading=reading,
        name="Canary group",
        from_on=today + first * DAY,
        until_on=today + until * DAY,
        meets_on=2,
    )


def of(group: StudyGroup, person: Person) -> Membership:
    return Membership.objects.select_related("group").get(group=group, person=person)


def address_of(person: Person) -> str:
    assert person.account is not None
    return str(person.account.email)


def commit(person: Person, reading: Reading) -> None:
    study.hand_in(by=person, reading=reading, part="watch", drafts={"watch-n": Draft(COMMITTED, 0)})


def cells(answer: Any) -> list[str]:
    return re.findall(r"<td>([^<]*)</td>", answer.content.decode())


def columns(answer: Any) -> list[str]:
    return re.findall(r'<th scope="col">([^<]*)</th>', answer.content.decode())[1:]


def test_nobody_else_learns_that_a_group_exists(people: Cast, group: StudyGroup) -> None:
    address = f"/groups/{group.pk}/"
    expected = {"owner": 200, "colleague": 200, "leader": 200, "administrator": 404, "stranger": 404, "visitor": 302}
    for who in RELATIONS:
        client = people.client(who)
        assert client.get(address).status_code == expected[who], who
        listed = "Canary group" in client.get("/groups/").content.decode()
        assert listed == (expected[who] == 200), who


@pytest.mark.parametrize("verb", ["join", "decline", "leave", "invite", "facilitator:1", "anything", ""])
def test_a_stranger_can_press_nothing(people: Cast, group: StudyGroup, verb: str) -> None:
    before = set(Membership.objects.values_list("pk", "is_facilitator", "joined_at"))
    for who in ("stranger", "administrator"):
        sent = {"do": verb, "address": address_of(people.stranger)}
        assert people.client(who).post(f"/groups/{group.pk}/", sent).status_code == 404
    assert set(Membership.objects.values_list("pk", "is_facilitator", "joined_at")) == before


def test_a_facilitator_sees_who_never_what(people: Cast, hall: Reading, group: StudyGroup) -> None:
    commit(people.colleague, hall)
    commit(people.leader, hall)  # invited only: she has not agreed to be seen
    answer = people.client("owner").get(f"/groups/{group.pk}/")
    assert columns(answer) == [people.owner.display, people.colleague.display]
    assert cells(answer) == ["not yet", "handed in", "not yet", "committed"]
    said = answer.content.decode()
    assert "Activity 1: A film" in said
    for canary in ("canarynote", "canaryreading", "canarytalk", "0:09"):
        assert canary not in said


def test_a_draft_is_nobodys_business(people: Cast, hall: Reading, group: StudyGroup) -> None:
    before = people.client("owner").get(f"/groups/{group.pk}/")
    study.save_draft(by=people.colleague, reading=hall, item="watch-n", body=COMMITTED, seen=0)
    after = people.client("owner").get(f"/groups/{group.pk}/")
    assert cells(before) == cells(after) == ["not yet"] * 4


def test_a_member_sees_herself_alone(people: Cast, hall: Reading, group: StudyGroup) -> None:
    commit(people.owner, hall)
    answer = people.client("colleague").get(f"/groups/{group.pk}/")
    assert columns(answer) == [people.colleague.display]
    assert cells(answer) == ["not yet", "not yet"]
    assert people.leader.display not in answer.content.decode()


@pytest.mark.parametrize(("first", "until", "sees"), [(-9, 0, 1), (-9, 1, 2), (0, 9, 2), (1, 9, 1)])
def test_only_while_it_runs(people: Cast, hall: Reading, first: int, until: int, sees: int) -> None:
    made = start(people.owner, hall, first, until)
    services.invite(by=people.owner, mine=of(made, people.owner), person=people.colleague)
    services.join(by=people.colleague, mine=of(made, people.colleague))
    assert len(columns(people.client("owner").get(f"/groups/{made.pk}/"))) == sees


def test_who_is_invited_sees_the_invitation_alone(people: Cast, group: StudyGroup) -> None:
    said = people.client("leader").get(f"/groups/{group.pk}/").content.decode()
    assert "invites you to take" in said
    assert "<table" not in said
    assert people.colleague.display not in said
    people.client("leader").post(f"/groups/{group.pk}/", {"do": "join"})
    assert "<table" in people.client("leader").get(f"/groups/{group.pk}/").content.decode()


def test_declining_and_leaving_keep_nothing(people: Cast, hall: Reading, group: StudyGroup) -> None:
    commit(people.colleague, hall)
    people.client("leader").post(f"/groups/{group.pk}/", {"do": "decline"})
    people.client("colleague").post(f"/groups/{group.pk}/", {"do": "leave"})
    assert [one.person for one in Membership.objects.filter(group=group)] == [people.owner]
    assert people.client("colleague").get(f"/groups/{group.pk}/").status_code == 404
    assert columns(people.client("owner").get(f"/groups/{group.pk}/")) == [people.owner.display]
    people.client("owner").post(f"/groups/{group.pk}/", {"do": "leave"})
    assert not StudyGroup.objects.exists()


def test_a_member_neither_invites_nor_names_facilitators(people: Cast, group: StudyGroup) -> None:
    client, address = people.client("colleague"), f"/groups/{group.pk}/"
    sent = {"do": "invite", "address": address_of(people.stranger)}
    assert client.post(address, sent).status_code == 404
    assert client.post(address, {"do": f"facilitator:{of(group, people.colleague).pk}"}).status_code == 404
    assert not of(group, people.colleague).is_facilitator


def test_a_facilitator_names_another_member_of_this_group_only(people: Cast, hall: Reading, group: StudyGroup) -> None:
    other = of(start(people.stranger, hall), people.stranger)
    Membership.objects.filter(pk=other.pk).update(is_facilitator=False)
    for one in (other, of(group, people.leader), of(group, people.colleague)):
        people.client("owner").post(f"/groups/{group.pk}/", {"do": f"facilitator:{one.pk}"})
    found = {one.person for one in Membership.objects.filter(is_facilitator=True)}
    assert found == {people.owner, people.colleague}


def test_inviting_by_address(people: Cast, group: StudyGroup) -> None:
    client, address = people.client("owner"), f"/groups/{group.pk}/"
    newcomer = somebody("Nan Comer")
    EmailAddress.objects.update_or_create(
        user=newcomer.account, email=address_of(newcomer), defaults={"verified": True, "primary": True}
    )
    assert client.post(address, {"do": "invite", "address": address_of(newcomer).upper()}).status_code == 303
    assert of(group, newcomer).joined_at is None
    unknown = client.post(address, {"do": "invite", "address": "nobody@school.example"})
    assert unknown.status_code == 422
    assert "We found nobody to invite with this address" in unknown.content.decode()


def test_nobody_from_outside_can_try_out_addresses(people: Cast, hall: Reading) -> None:
    own = start(people.stranger, hall)
    newcomer = somebody("Nan Comer")
    EmailAddress.objects.update_or_create(
        user=newcomer.account, email=address_of(newcomer), defaults={"verified": True, "primary": True}
    )
    client, page = people.client("stranger"), f"/groups/{own.pk}/"
    tried = [
        client.post(page, {"do": "invite", "address": address})
        for address in (address_of(newcomer), "x@nowhere.example")
    ]
    assert [answer.status_code for answer in tried] == [422, 422]
    assert not Membership.objects.filter(person=newcomer).exists()
    known, unknown = (answer.content.decode() for answer in tried)
    assert known.count("We found nobody") == unknown.count("We found nobody") > 0


def test_starting_one(people: Cast, hall: Reading) -> None:
    client, facts = browser(people.stranger), {"name": "Wednesdays", "from_on": "2026-09-01", "until_on": "2026-09-01"}
    assert client.get("/groups/start/hall/").status_code == 200
    assert client.post("/groups/start/hall/", facts).status_code == 422
    assert not StudyGroup.objects.exists()
    answer = client.post("/groups/start/hall/", facts | {"until_on": "2026-12-01", "meets_on": "2"})
    made = StudyGroup.objects.get()
    assert answer["Location"] == f"/groups/{made.pk}/"
    assert (made.meets_on, of(made, people.stranger).is_facilitator) == (2, True)
    assert "Meets on Wednesday" in client.get(f"/groups/{made.pk}/").content.decode()


def test_study_tells_nobody_of_others_without_a_permit(people: Cast, hall: Reading, group: StudyGroup) -> None:
    whose = [people.owner.pk, people.colleague.pk]
    theirs = of(group, people.colleague)
    with pytest.raises(Http404):
        selectors.handed_in(people.colleague, hall, whose, permit="groups.see_handed_in", thing=theirs)
    with pytest.raises(Http404):  # with the membership of somebody else
        mine = of(group, people.owner)
        selectors.handed_in(people.colleague, hall, whose, permit="groups.see_handed_in", thing=mine)


def test_the_ways_there_are_for_who_is_signed_in(people: Cast, hall: Reading) -> None:
    assert 'href="/groups/start/hall/"' in people.client("owner").get("/courses/hall/").content.decode()
    assert "/groups/" not in people.client("visitor").get("/courses/hall/").content.decode()
    assert 'href="/groups/"' in people.client("owner").get("/me/").content.decode()


def test_who_leaves_is_named_nowhere(people: Cast, group: StudyGroup) -> None:
    people.client("owner").post(f"/groups/{group.pk}/", {"do": "leave"})
    group.refresh_from_db()
    assert group.made_by is None
    for who in ("colleague", "leader"):
        assert people.owner.display not in people.client(who).get(f"/groups/{group.pk}/").content.decode()
