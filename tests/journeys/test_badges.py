"""A badge is taken out, shown, and checked by somebody who has never been here; with and without JavaScript."""

from pathlib import Path
from typing import Any

import pytest

from interplay.learn.awards.models import Award
from tests.cast import Cast, cast
from tests.journeys.conftest import Opens
from tests.learn.awards import making

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return cast()


@pytest.fixture
def award(people: Cast) -> Award:
    return making.statement(people.owner)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_badge_goes_out_and_is_found_genuine(
    people: Cast, award: Award, opens: Opens, tmp_path: Path, javascript: bool
) -> None:
    page: Any = opens(people.owner, javascript=javascript, width=360)
    page.goto(f"/learn/statements/{award.pk}/")
    page.get_by_role("link", name="Your badge").click()
    page.get_by_label("A page with the badge, without my name").check()
    page.get_by_role("button", name="Keep this").click()
    files = []
    for name in ("Picture (PNG)", "Picture (SVG)", "Badge alone (JSON)"):
        with page.expect_download() as coming:
            page.get_by_role("link", name=name).click()
        files.append(tmp_path / coming.value.suggested_filename)
        coming.value.save_as(files[-1])

    other: Any = opens(javascript=javascript)
    other.goto(f"/badges/{award.badge.pk}/")
    assert "Lindqvist" not in other.content()
    assert other.get_by_role("img", name="The badge").evaluate("picture => picture.naturalWidth") == 512
    for file in files:
        other.goto("/verify/")
        other.get_by_label("The badge as a file").set_input_files(file)
        other.get_by_role("button", name="Check the badge").click()
        assert other.get_by_role("heading", level=1).inner_text() == "This badge is genuine"
    text = files[-1].read_text()
    files[-1].write_text(text.replace("Leading from", "Leading for"))
    other.get_by_label("The badge as a file").set_input_files(files[-1])
    other.get_by_role("button", name="Check the badge").click()
    assert other.get_by_role("heading", level=1).inner_text() == "This badge was altered"
