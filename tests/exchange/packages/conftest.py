"""Every test has a house on the disk to itself."""

from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.exchange.packages import houses


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.INTERPLAY_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    return tmp_path


@pytest.fixture
def people(db: None, home: Path) -> Cast:
    return houses.house()
