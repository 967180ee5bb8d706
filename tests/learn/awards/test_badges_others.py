"""Others' verifier on badge, DID document and status list, just as this house's addresses hand them out."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from interplay.learn.awards import services
from interplay.learn.awards.selectors import list_address
from interplay.plain.credentials import did
from interplay.plain.credentials.baking import found_in
from tests import verifier
from tests.cast import cast
from tests.learn.awards import making

pytestmark = pytest.mark.django_db


def test_any_verifier_finds_our_badges_good_and_withdrawn_ones_withdrawn(settings: Any) -> None:
    cache.clear()
    settings.INTERPLAY_URL = "https://larkmere.example"
    people = cast()
    good, withdrawn = making.statement(people.owner).badge, making.statement(people.owner).badge
    holder, anybody = people.client("owner"), Client()
    files = {
        "alone": holder.get(f"/learn/badges/{good.pk}/badge.json").content,
        "in a PNG": holder.get(f"/learn/badges/{good.pk}/badge.png").content,
        "in an SVG": holder.get(f"/learn/badges/{good.pk}/badge.svg").content,
        "withdrawn": holder.get(f"/learn/badges/{withdrawn.pk}/badge.json").content,
    }
    services.rotate_key(by=None)
    files["of a later key"] = holder.get(f"/learn/badges/{making.statement(people.owner).badge.pk}/badge.json").content
    services.withdraw(by=people.administrator, award=withdrawn.award, why="by mistake")

    document = anybody.get("/.well-known/did.json").json()
    listing = json.loads(anybody.get(f"/badges/withdrawn/{good.status.list}/").content)
    methods = {one["id"]: {"@context": did.CONTEXTS[1], **one} for one in document["verificationMethod"]}
    answer = verifier.ask(
        documents={document["id"]: document, list_address(good.status.list): listing, **methods},
        check={name: json.loads(found_in(data)) for name, data in files.items()},
    )["checked"]
    assert document["id"] == "did:web:larkmere.example"
    assert {name: (one["verified"], one["withdrawn"], one["why"]) for name, one in answer.items()} == {
        name: (True, name == "withdrawn", []) for name in files
    }
