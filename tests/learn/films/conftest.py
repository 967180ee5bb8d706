"""A film, and people who commit marks on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import Settings

from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services
from interplay.learn.study.services import Draft
from interplay.people.models import Person
from tests.cast import Cast, cast, somebody
from tests.learn.study import films

Commit = Callable[..., Person]


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def hall(db: None, tmp_path: Path) -> Reading:
    return films.published(tmp_path)


@pytest.fixture
def commit(hall: Reading) -> Commit:
    """Commit those marks as somebody: as a new person with the name, or as a person of the cast."""

    def by(who: str | Person, body: str = "0:09 leading") -> Person:
        person = somebody(who) if isinstance(who, str) else who
        services.hand_in(by=person, reading=hall, part="watch", drafts={"watch-n": Draft(body, 0)})
        return person

    return by
