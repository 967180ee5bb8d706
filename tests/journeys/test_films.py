"""Watching a film, marking it, committing and comparing, as somebody does it who sits before a browser."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from interplay.learn.courses.selectors import Reading
from interplay.learn.films import services as released
from interplay.learn.study import selectors as studied
from interplay.learn.study import services as study
from interplay.learn.study.models import Answer, Submission
from interplay.learn.study.services import Draft
from interplay.people.models import Person
from tests.cast import somebody
from tests.journeys.conftest import Opens
from tests.journeys.test_reading import AXE, tab_to, violations
from tests.learn.study import films

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

HERE, ALL, WORDS = films.PAGE, "/courses/hall/all/", "/courses/hall/films/hall/"
COMPARE = "/learn/hall/watch-n/compare/"
NAMES = ("Ada One", "Bo Two", "Cy Three", "Di Four", "Ed Five")
MARKED = (
    "0:09 leading (5) He waits",
    "0:09 leading\n0:22 learning",
    "0:12 learning\n0:22 learning",
    "0:22 learning",
    "",
)


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"


@pytest.fixture
def hall(house: str, tmp_path: Path) -> Reading:
    """A film of a minute with four captions, and marks to set on it."""
    return films.published(tmp_path)


@pytest.fixture
def ewa(house: str) -> Person:
    return somebody("Ewa Lindqvist")


@pytest.fixture
def colleagues(hall: Reading) -> list[Person]:
    """Five people who have committed: from then on there is a comparison."""
    people = [somebody(name) for name in NAMES]
    for person, body in zip(people, MARKED, strict=True):
        commit(hall, person, body or "0:45 interplay")
    return people


def commit(hall: Reading, person: Person, body: str) -> None:
    seen = Answer.objects.filter(person=person).values_list("revision", flat=True).first() or 0
    study.hand_in(by=person, reading=hall, part="watch", drafts={"watch-n": Draft(body, seen)})


def until(page: Page, is_so: str, told: object = None) -> None:
    """Wait until that holds in the page; by asking again, since our policy forbids scripts made of text."""
    for _ in range(200):
        if page.evaluate(is_so, told):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"it never was so: {is_so}")


def new(page: Page, what: str) -> Locator:
    """A field of the small form that adds a mark."""
    return page.locator(f".mark-new [data-new={what}]")


def watching(page: Page, path: str = HERE) -> Page:
    """That page, once the film can be sought in."""
    page.goto(path)
    until(page, "document.querySelector('video')?.readyState > 0")
    expect(page.locator("auto-save")).to_have_attribute("data-state", "rest")
    return page


def seek(page: Page, at: float) -> None:
    page.evaluate("at => { document.querySelector('video').currentTime = at; }", at)
    until(page, "at => Math.abs(document.querySelector('video').currentTime - at) < 0.1", at)


def time(page: Page) -> float:
    return float(page.evaluate("document.querySelector('video').currentTime"))


def is_at(page: Page, at: float) -> None:
    until(page, "at => Math.abs(document.querySelector('video').currentTime - at) < 0.2", at)


def rows(page: Page) -> Locator:
    return page.locator("ol.marks > li")


def status(page: Page) -> Locator:
    return page.locator("auto-save [data-status]")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"))


def is_kept(page: Page, *lines: str) -> None:
    """The marks are in the database, as these lines."""
    until_kept(page, "\n".join(lines))
    assert Answer.objects.count() == 1


def until_kept(page: Page, body: str) -> None:
    """Wait until the latest draft in the database says just that."""
    for _ in range(100):
        if drafts()[-1:] == [body]:
            return
        page.wait_for_timeout(50)
    assert drafts()[-1:] == [body]


def drafts() -> list[str]:
    return list(Answer.objects.order_by("pk").values_list("draft", flat=True))


def widest(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


# --- marking -----------------------------------------------------------------------------------------------------


def test_from_watching_to_comparing_by_keyboard(
    hall: Reading, colleagues: list[Person], ewa: Person, opens: Opens
) -> None:
    page = watching(opens(ewa))
    tab_to(page, "In the hall")
    assert page.evaluate("document.activeElement.localName") == "video"
    page.keyboard.press("l")
    is_at(page, 10)
    page.keyboard.press("1")
    page.keyboard.press("l")
    is_at(page, 20)
    page.keyboard.press("l")
    is_at(page, 30)
    page.keyboard.press("3")
    expect(rows(page)).to_have_count(2)
    expect(rows(page).first).to_contain_text("Narration")
    expect(rows(page).last).to_contain_text("Carys speaks")
    expect(page.locator("[data-heard]")).to_have_text("Interplay at 0:25")
    tab_to(page, "0:25")
    page.keyboard.press("Tab")
    assert focused(page) == "Change: Interplay 0:25"
    page.keyboard.press("Enter")
    page.keyboard.type("Both at once")
    page.keyboard.press("Enter")
    expect(rows(page).last).to_contain_text("Both at once")
    assert focused(page) == "0:25"
    marked = "0:05.0 leading (5)\n0:25.0 interplay (5) Both at once"
    until_kept(page, marked)
    expect(status(page)).to_contain_text("Draft saved")
    tab_to(page, "Commit")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#watch")).to_contain_text("canarytalk of the film")
    assert Submission.objects.filter(answer__person=ewa).get().body == marked
    tab_to(page, "Compare with colleagues")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where we saw the same")
    expect(page.locator("main")).to_contain_text("The marks of 5 people are compared here.")
    expect(page.locator("main")).to_contain_text("Your marks will join this comparison")


def test_the_personal_offset_is_kept_on_this_device(hall: Reading, ewa: Person, opens: Opens) -> None:
    page = watching(opens(ewa))
    offset = page.get_by_label("seconds before the press")
    expect(offset).to_have_value("5")
    offset.fill("2.5")
    offset.press("Tab")
    watching(page)
    expect(offset).to_have_value("2.5")
    seek(page, 21)
    page.get_by_role("button", name="Learning").click()
    seek(page, 1)
    page.get_by_role("button", name="Leading").click()
    is_kept(page, "0:00.0 leading (1)", "0:18.5 learning (2.5)")


def test_a_mark_is_noted_moved_taken_away_and_put_back(hall: Reading, ewa: Person, opens: Opens) -> None:
    study.save_draft(by=ewa, reading=hall, item="watch-n", body="0:09 leading (5)\n0:41 interplay", seen=0)
    page = watching(opens(ewa))
    page.get_by_role("button", name="Change: Leading 0:09").click()
    form = rows(page).first
    form.get_by_label("Note").fill("He keeps still")
    form.get_by_label("Time").fill("2:00")
    form.get_by_label("Time").press("Enter")
    expect(page.locator("[data-heard]")).to_contain_text("within the film")
    expect(form.get_by_label("Time")).to_be_focused()
    form.get_by_label("Time").fill("0:50")
    form.get_by_label("Kind").select_option("Learning")
    form.get_by_role("button", name="Done").click()
    is_kept(page, "0:41.0 interplay", "0:50.0 learning (5) He keeps still")
    assert focused(page) == "0:50"
    page.get_by_role("button", name="Take away: Learning 0:50").click()
    is_kept(page, "0:41.0 interplay")
    assert focused(page) == "0:41"
    page.get_by_role("button", name="Take away: Interplay 0:41").click()
    assert focused(page) == "Put it back"
    page.keyboard.press("Enter")
    is_kept(page, "0:41.0 interplay")
    assert focused(page) == "0:41"


def test_changing_a_mark_can_be_left_and_nothing_else_takes_its_field_away(
    hall: Reading, ewa: Person, opens: Opens
) -> None:
    study.save_draft(by=ewa, reading=hall, item="watch-n", body="0:09 leading\n0:41 interplay", seen=0)
    page = watching(opens(ewa))
    page.get_by_role("button", name="Change: Leading 0:09").click()
    note = rows(page).first.get_by_label("Note")
    note.press_sequentially("123")
    expect(rows(page)).to_have_count(2)  # number keys write here, and mark nothing
    new(page, "at").fill("0:20")
    new(page, "note").fill("another")
    page.get_by_role("button", name="Add this mark").click()
    expect(rows(page)).to_have_count(3)
    expect(note).to_have_value("123")
    note.focus()
    page.keyboard.press("Escape")
    expect(rows(page).first).not_to_contain_text("123")
    assert focused(page) == "0:09"
    is_kept(page, "0:09.0 leading", "0:20.0 leading another", "0:41.0 interplay")


def test_number_keys_mark_nothing_while_one_writes_or_chooses(hall: Reading, ewa: Person, opens: Opens) -> None:
    page = watching(opens(ewa))
    seek(page, 20)
    fields = ("[data-find]", "[data-before]", "[data-speed]", ".mark-new [data-new=note]", ".mark-new [data-new=code]")
    for field in fields:
        page.locator(field).focus()
        page.keyboard.press("1")
    page.locator("video").focus()
    page.keyboard.press("Control+1")
    expect(rows(page)).to_have_count(0)
    page.locator("video").focus()
    page.keyboard.press("1")
    expect(rows(page)).to_have_count(1)


# --- nothing is lost ---------------------------------------------------------------------------------------------


def test_without_a_connection_marks_are_kept_and_sent_later(hall: Reading, ewa: Person, opens: Opens) -> None:
    page = watching(opens(ewa))
    page.context.set_offline(True)
    new(page, "at").fill("0:12")
    page.get_by_role("button", name="Add this mark").click()
    expect(page.locator("auto-save")).to_contain_text("Kept on this device at")
    new(page, "at").fill("0:30")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(2)
    assert drafts() == []
    page.context.set_offline(False)
    is_kept(page, "0:12.0 leading", "0:30.0 leading")


def test_two_tabs_both_keep_their_marks(hall: Reading, ewa: Person, opens: Opens) -> None:
    study.save_draft(by=ewa, reading=hall, item="watch-n", body="0:02.0 learning\n0:03.0 learning", seen=0)
    one = watching(opens(ewa))
    other = watching(one.context.new_page())
    other.get_by_role("button", name="Take away: Learning 0:03").click()
    new(other, "at").fill("0:41")
    other.keyboard.press("Enter")
    is_kept(other, "0:02.0 learning", "0:41.0 leading")
    one.get_by_role("link", name="0:02").focus()
    new(one, "at").evaluate("field => { field.value = '0:12'; }")
    one.get_by_role("button", name="Add this mark").evaluate("button => button.click()")
    one.get_by_role("link", name="0:02").focus()
    is_kept(one, "0:02.0 learning", "0:12.0 leading", "0:41.0 leading")
    expect(rows(one)).to_have_count(3)
    assert focused(one) == "0:02"
    expect(one.get_by_role("alert")).to_have_count(0)
    assert Answer.objects.values_list("rival", flat=True).get() == ""


def test_what_was_left_unsent_and_what_was_marked_elsewhere_are_both_kept(
    hall: Reading, ewa: Person, opens: Opens
) -> None:
    study.save_draft(by=ewa, reading=hall, item="watch-n", body="0:02.0 learning\n0:03.0 learning", seen=0)
    page = watching(opens(ewa))
    page.context.set_offline(True)
    # What is sent as a page is left goes out past the browser's "offline".
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no line')); }")
    page.get_by_role("button", name="Take away: Learning 0:03").click()
    new(page, "at").fill("0:12")
    page.keyboard.press("Enter")
    expect(page.locator("auto-save")).to_contain_text("Kept on this device at")
    page.goto("about:blank")
    elsewhere = "0:02.0 learning\n0:03.0 learning\n0:41.0 interplay"
    study.save_draft(by=ewa, reading=hall, item="watch-n", body=elsewhere, seen=1)
    page.context.set_offline(False)
    page.goto(HERE)
    is_kept(page, "0:02.0 learning", "0:12.0 leading", "0:41.0 interplay")
    expect(rows(page)).to_have_count(3)


# --- the transcript ----------------------------------------------------------------------------------------------


def test_the_transcript_leads_into_the_film_and_follows_it(hall: Reading, ewa: Person, opens: Opens) -> None:
    page = watching(opens(ewa))
    lines, back = page.locator("ol.transcript > li"), page.get_by_role("button", name=re.compile("[Ff]ollow"))
    lines.nth(1).locator("div").click()
    is_at(page, 8)
    expect(lines.nth(1)).to_have_attribute("aria-current", "true")
    lines.nth(2).locator("a").press("Enter")
    is_at(page, 20)
    expect(lines.nth(2).locator("a")).to_be_focused()
    page.locator("ol.transcript").evaluate("list => { list.style.maxBlockSize = '4rem'; }")
    seek(page, 45)
    expect(lines.nth(3)).to_have_attribute("aria-current", "true")
    expect(lines.nth(3)).to_be_in_viewport(ratio=0.5)
    expect(back).to_be_hidden()
    page.locator("ol.transcript").hover()
    page.mouse.wheel(0, -500)
    expect(back).to_be_visible()
    until(page, "document.querySelector('ol.transcript').scrollTop === 0")
    seek(page, 21)
    expect(lines.nth(2)).to_have_attribute("aria-current", "true")
    assert page.evaluate("document.querySelector('ol.transcript').scrollTop") == 0
    back.click()
    until(page, "document.querySelector('ol.transcript').scrollTop > 0")
    expect(back).to_be_hidden()
    expect(page.locator("ol.transcript")).to_be_focused()


def test_the_transcript_is_searched_and_copied(hall: Reading, ewa: Person, opens: Opens) -> None:
    page = watching(opens(ewa))
    page.get_by_label("Find").fill("KEPT still")
    expect(page.locator("li[data-hit]")).to_have_count(1)
    expect(page.locator("[data-found]")).to_contain_text("1")
    page.get_by_label("Find").fill("")
    expect(page.locator("li[data-hit]")).to_have_count(0)
    expect(page.locator("[data-found]")).to_have_text("")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copy]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[1:3] == ["Selim: I kept still for a bit.", "Carys: You cannot perform <lying> down."]


# --- where one stopped -------------------------------------------------------------------------------------------


def test_one_goes_on_where_one_stopped_at_ones_own_speed_and_nothing_plays_by_itself(
    hall: Reading, ewa: Person, opens: Opens
) -> None:
    page = watching(opens(ewa))
    page.locator("[data-speed]").select_option("1.5")
    seek(page, 24)
    watching(page)
    is_at(page, 24)
    assert page.evaluate(
        "(film => [film.paused, film.autoplay, film.playbackRate])(document.querySelector('video'))"
    ) == [
        True,
        False,
        1.5,
    ]
    page.locator("[data-again]").click()
    is_at(page, 0)
    expect(page.locator("[data-resumed]")).to_be_hidden()


# --- comparing ---------------------------------------------------------------------------------------------------


def test_a_moment_plays_where_it_is_told(hall: Reading, colleagues: list[Person], opens: Opens) -> None:
    page = opens(colleagues[0])
    page.goto(COMPARE)
    moment = page.locator("a[data-at]").first
    begin, end = (float(str(moment.get_attribute(name))) for name in ("data-at", "data-to"))
    moment.click()
    until(page, "!document.querySelector('video').paused")
    until(page, "at => document.querySelector('video').currentTime >= at", begin)
    assert time(page) < end
    expect(page.locator("video")).to_be_focused()
    page.evaluate("document.querySelector('video').playbackRate = 16")
    until(page, "document.querySelector('video').paused")
    assert end <= time(page) < 60
    assert page.url.endswith(COMPARE)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_note_is_released_to_colleagues_and_taken_back(
    hall: Reading, colleagues: list[Person], opens: Opens, javascript: bool
) -> None:
    page, colleague = opens(colleagues[0], javascript=javascript), opens(colleagues[1], javascript=javascript)
    page.goto(COMPARE)
    page.get_by_role("button", name="Release with name").click()
    expect(page.locator("main form")).to_contain_text("Released with your name.")
    colleague.goto(COMPARE)
    expect(colleague.locator("blockquote")).to_contain_text("He waits")
    expect(colleague.locator("blockquote")).to_contain_text("Ada One")
    page.get_by_role("button", name="Take it back").click()
    colleague.reload()
    expect(colleague.locator("main")).not_to_contain_text("He waits")


# --- without script ----------------------------------------------------------------------------------------------


def test_without_script_one_reads_marks_commits_and_compares(
    hall: Reading, colleagues: list[Person], ewa: Person, opens: Opens
) -> None:
    page = opens(ewa, javascript=False)
    page.goto(HERE)
    lines = page.locator("ol.transcript > li")
    expect(lines.nth(1)).to_contain_text("I kept still for a bit.")
    expect(lines.nth(1)).to_be_visible()
    assert re.search(r"/media/hall\.webm#t=8$", str(lines.nth(1).locator("a").get_attribute("href")))
    expect(page.locator("[data-keys]").first).to_be_hidden()
    expect(page.locator("[data-tools]")).to_be_hidden()
    new(page, "at").fill("0:12")
    new(page, "code").select_option("Learning")
    new(page, "note").fill("He waits")
    page.get_by_role("button", name="Add this mark").click()
    expect(rows(page)).to_have_text([re.compile(r"0:12\s*Learning\s*He waits\s*Selim speaks")])
    page.get_by_role("button", name="Commit").click()
    expect(page.locator("#watch")).to_contain_text("canarytalk of the film")
    page.get_by_role("link", name="Compare with colleagues").click()
    expect(page.locator("main")).to_contain_text("The marks of 5 people are compared here.")
    href = page.locator("a[data-at]").first.get_attribute("href")
    assert re.search(r"/media/hall\.webm#t=\d+,\d+$", str(href))
    page.goto(WORDS)
    expect(page.locator("main")).to_contain_text("I kept still for a bit.")


# --- everybody can use it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    hall: Reading, colleagues: list[Person], ewa: Person, opens: Opens, width: int
) -> None:
    page = opens(ewa, examined=True, width=width)
    looked_at(page, width, "/courses/hall/all/")
    page.goto(HERE)
    looked_at(page, width)
    study.save_draft(by=ewa, reading=hall, item="watch-n", body=f"0:09 leading {'long' * 40}\n0:55 interplay", seen=0)
    watching(page)
    seek(page, 30)
    page.get_by_role("button", name="Change: Interplay").click()
    page.get_by_label("Find").fill("still")
    looked_at(page, width)
    for path in (WORDS, COMPARE):
        if path == COMPARE:
            commit(hall, ewa, Answer.objects.get(person=ewa).draft)
            looked_at(page, width, HERE)
        looked_at(page, width, path)
    released_all(hall, colleagues)
    looked_at_with_moments(opens(colleagues[1], examined=True, width=width), width)


def looked_at_with_moments(page: Page, width: int) -> None:
    page.goto(COMPARE)
    page.get_by_text("The same as a table").click()
    expect(page.locator("blockquote")).to_be_visible()
    looked_at(page, width)


def released_all(hall: Reading, colleagues: list[Person]) -> None:
    item, ada = hall.items["watch-n"], colleagues[0]
    committed = studied.committed_by(ada, hall, item)
    assert committed is not None
    whose: dict[str, Any] = {"by": ada, "reading": hall, "item": item, "committed": committed}
    released.share_note(**whose, at=9.0, code="leading", named=True)
    released.show_name(**whose, shows=True)


CONTRAST = """() => axe.run({ runOnly: { type: "rule", values: ["color-contrast"] } })
  .then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)))"""


def looked_at(page: Page, width: int, path: str = "") -> None:
    """See that axe finds nothing, by day and by night, and the page is as wide as the screen."""
    if path:
        assert page.goto(path).status in (200, 304)  # type: ignore[union-attr]
    assert widest(page) == width, page.url
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")  # in which nothing but colours is another
    assert page.evaluate(CONTRAST) == []


def test_on_paper_stand_marks_time_line_and_transcript_and_no_controls(
    hall: Reading, ewa: Person, opens: Opens
) -> None:
    study.save_draft(by=ewa, reading=hall, item="watch-n", body="0:09 leading He waits\n0:41 interplay", seen=0)
    page = watching(opens(ewa))
    page.emulate_media(media="print")
    for shown in ("ol.marks", "ol.transcript", "[data-line] svg", ".film-title", ".rights"):
        expect(page.locator(shown).first).to_be_visible()
    controls = "main :is(button, select, input, video, textarea):visible"
    assert page.locator(controls).evaluate_all("all => all.map((one) => one.outerHTML)") == []
    assert page.locator("ol.transcript").evaluate("list => list.scrollHeight <= list.clientHeight + 1")
