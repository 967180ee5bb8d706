"""A course author brings in a course: mends it, looks at it, publishes it, turns back; axe looks on."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.exchange.packages import houses
from tests.journeys.conftest import Opens
from tests.journeys.test_accessibility import AXE, LOOK, TAGS, WIDER
from tests.plain.parcel import zips

pytestmark = pytest.mark.browser


@pytest.fixture
def people(transactional_db: None, settings: Any, tmp_path: Path) -> Cast:
    settings.INTERPLAY_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    return houses.house()


def bring(page: Page, whole: bytes) -> None:
    page.goto("/workshop/")
    zipped: Any = {"name": "course.zip", "mimeType": "application/zip", "buffer": whole}
    page.get_by_label("The course, as a zip").set_input_files(zipped)
    page.get_by_role("button", name="Bring it in and check it").click()
    page.wait_for_url("**/workshop/*-*-*-*-*/")


def seen(page: Page) -> None:
    """Nothing on the page keeps anybody out, and it fits the screen."""
    page.evaluate(AXE)
    violations, passes = page.evaluate(LOOK, TAGS)
    assert (page.url, violations) == (page.url, [])
    assert passes > 5
    assert not page.evaluate(WIDER), page.url


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (320, "dark")])
def test_from_a_mistake_to_an_edition_and_back(opens: Opens, people: Cast, width: int, theme: str) -> None:
    page = opens(people.owner, width=width, theme=theme, examined=True)
    page.goto("/courses/")
    page.get_by_role("link", name="Bring in a course").click()
    seen(page)

    toml = zips.files()["course.toml"].decode().replace("licence = ", "lizenz = ")
    bring(page, zips.packed(zips.files(course_toml=toml)))
    expect(page.locator(".said", has_text="lizenz =")).to_be_visible()
    seen(page)
    bring(page, zips.named("../../x.md"))
    expect(page.get_by_text("This zip was not taken in.")).to_be_visible()
    seen(page)

    bring(page, zips.packed())
    report = page.url
    seen(page)
    page.get_by_role("link", name="Look at it page by page").click()
    expect(page.get_by_text("This is a preview.")).to_be_visible()
    seen(page)
    page.get_by_role("link", name="Look at it on a single page").click()
    page.get_by_role("link", name="Show what is kept back").first.click()
    seen(page)
    page.goto(report)
    page.get_by_role("button", name="Publish it as edition 1").click()
    expect(page.get_by_text("is before readers now, as edition 1")).to_be_visible()

    bring(page, houses.changed())
    page.get_by_role("button", name="Publish it as edition 2").click()
    seen(page)
    page.get_by_role("link", name="Put edition 1 before readers again").click()
    seen(page)
    page.get_by_role("button", name="Put edition 1 before readers").click()
    expect(page.get_by_text("Readers have edition 1 now.")).to_be_visible()
    seen(page)


def test_without_javascript(opens: Opens, people: Cast) -> None:
    page = opens(people.owner, javascript=False, width=360)
    bring(page, zips.packed())
    page.get_by_role("button", name="Publish it as edition 1").click()
    expect(page.get_by_text("is before readers now, as edition 1")).to_be_visible()


def test_an_administrator_names_authors(opens: Opens, people: Cast) -> None:
    page = opens(people.administrator, examined=True)
    page.goto("/workshop/")
    page.get_by_role("link", name="Who may bring in courses").click()
    expect(page.get_by_role("heading", name=people.owner.display)).to_be_visible()
    page.get_by_role("button", name="Let this person bring in courses").click()
    expect(page.get_by_role("alert")).to_contain_text("Write the address")
    seen(page)
    page.get_by_role("button", name="End this").click()
    expect(page.get_by_text("None yet.")).to_be_visible()
