"""Who may do what, and when the demo's page exists."""

from typing import Any

import pytest

from interplay.core.permits import may
from interplay.people.models import Organisation
from interplay.people.rules import demo_is_open
from tests.cast import RELATIONS, cast

OPEN: dict[str, Any] = {"bind": "127.0.0.1", "host": "localhost:8000", "headers": ("Host", "Accept", "User-Agent")}


@pytest.mark.django_db
def test_permits_by_relation() -> None:
    people = cast()
    by_relation = {
        name: [who for who in RELATIONS if may(name, getattr(people, who), thing)]
        for name, thing in (
            ("people.rename", people.owner),
            ("people.see_own_page", people.owner),
            ("people.look_after_the_house", None),
        )
    }
    assert by_relation == {
        "people.rename": ["owner"],
        "people.see_own_page": ["owner"],
        "people.look_after_the_house": ["administrator"],
    }


def demo() -> Organisation:
    return Organisation(name="Larkmere Federation", is_demo=True)


@pytest.mark.parametrize("bind", ["127.0.0.1", "127.3.2.1", "::1", "[::1]", "localhost"])
@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8001", "127.0.0.1", "[::1]", "[::1]:8000"])
def test_the_demo_is_open_to_this_machine(bind: str, host: str) -> None:
    assert demo_is_open(demo(), bind=bind, host=host, headers=("Host", "Accept"))


@pytest.mark.parametrize(
    ("organisation", "change"),
    [
        (None, {}),
        (Organisation(name="Larkmere Federation", is_demo=False), {}),
        (demo(), {"bind": ""}),
        (demo(), {"bind": "0.0.0.0"}),
        (demo(), {"bind": "::"}),
        (demo(), {"bind": "192.168.1.4"}),
        (demo(), {"bind": "localhost.evil.example"}),
        (demo(), {"host": ""}),
        (demo(), {"host": "demo.example"}),
        (demo(), {"host": "127.0.0.1.evil.example"}),
        (demo(), {"host": "localhost.evil.example:8000"}),
        (demo(), {"host": "evil.example:localhost"}),
        (demo(), {"host": "127.0.0.2"}),
        (demo(), {"headers": ("Host", "Forwarded")}),
        (demo(), {"headers": ("Host", "X-Forwarded-For")}),
        (demo(), {"headers": ("Host", "x-forwarded-proto")}),
        (demo(), {"headers": ("Host", "X-Forwarded-Host")}),
        (demo(), {"headers": ("Host", "X_Forwarded_Prefix")}),
    ],
)
def test_the_demo_is_closed_as_soon_as_one_thing_is_missing(
    organisation: Organisation | None, change: dict[str, Any]
) -> None:
    assert not demo_is_open(organisation, **OPEN | change)
