"""Who studies what: six people and one course."""

from pathlib import Path

import pytest
from django.conf import Settings

from interplay.learn.courses.selectors import Reading
from interplay.people.models import Person
from tests.cast import Cast, cast
from tests.learn.study import books


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def ewa(people: Cast) -> Person:
    """Whose answers they are."""
    return people.owner


@pytest.fixture
def reading(db: None) -> Reading:
    return books.published()
