"""Every test of courses has a house of its own for files."""

from pathlib import Path

import pytest
from django.conf import Settings


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    """Where files of courses are kept."""
    settings.MEDIA_ROOT = tmp_path / "kept"
    return Path(settings.MEDIA_ROOT) / "courses"
