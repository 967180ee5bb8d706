"""These tests are about pages, not about whose house it is: that would take a query."""

from collections.abc import Iterator

import pytest
from django.test import override_settings

from interplay.web import house


@pytest.fixture(autouse=True)
def _no_house() -> Iterator[None]:
    house.forget()
    with override_settings(INTERPLAY_HOUSE=""):
        yield
    house.forget()
