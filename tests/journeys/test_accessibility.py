"""axe looks at every page of a house full of people, by day on wide paper and by night on a phone."""

from pathlib import Path
from typing import Any

import pytest

from demo import federation
from interplay.learn.awards import selectors as awards
from interplay.people.models import Person
from tests.journeys.conftest import Opens

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parents[1] / "vendor/axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """tags => axe.run({ runOnly: tags })
  .then(({ violations, passes }) => [violations.map(one => `${one.id}: ${one.nodes[0].html}`), passes.length])"""
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
OPEN = "document.querySelectorAll('details').forEach(one => { one.open = true })"

COURSE = "/courses/leading-and-learning/"
PAGES: dict[str, tuple[str, ...]] = {
    "": (
        *(
            "/",
            "/courses/",
            "/courses/?words=trust",
            "/search/?q=nothing-of-the-kind",
            "/kept/",
            "/verify/",
            "/nowhere/",
        ),
        *(
            COURSE,
            f"{COURSE}two-strands/",
            f"{COURSE}given-asked-taken/",
            "/courses/writing-a-course/all/",
            "/verify/{code}/",
            "/badges/keys/",
        ),
        *("/accounts/login/", "/accounts/signup/", "/accounts/login/code/", "/accounts/password/reset/"),
    ),
    "tamsin": (
        *("/", "/courses/", COURSE, f"{COURSE}did-it-work/", "/me/", "/learn/answers/", "/learn/statements/"),
        *(
            "/learn/statements/{award}/",
            "/learn/badges/{badge}/",
            "/badges/{badge}/",
            "/accounts/email/",
            "/accounts/name/",
            "/accounts/sessions/",
            "/accounts/2fa/",
        ),
        *("/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/", "/accounts/password/set/"),
        "/accounts/logout/",
    ),
    "rosa": ("/", COURSE, f"{COURSE}given-asked-taken/", f"{COURSE}from-whom/", "/learn/answers/"),
}


@pytest.fixture
def people(transactional_db: None, settings: Any, tmp_path: Path) -> dict[str, Person]:
    settings.MEDIA_ROOT = tmp_path
    federation.build()
    return {person.demo_handle: person for person in Person.objects.select_related("account")}


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("who", PAGES)
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    people: dict[str, Person], opens: Opens, who: str, theme: str, width: int
) -> None:
    [award] = awards.statements_of(people["tamsin"])
    page = opens(people.get(who), theme=theme, width=width, examined=True, missing=True)
    found = []
    for path in PAGES[who]:
        page.goto(path.format(code=award.code, award=award.pk, badge=award.badge.pk))
        page.evaluate(OPEN)
        page.evaluate(AXE)
        violations, passed = page.evaluate(LOOK, TAGS)
        assert passed > 10, "axe did not run"
        found += [f"{path}: {one}" for one in violations]
        if page.evaluate(WIDER):
            found.append(f"{path} is wider than {width} px")
    assert found == []
