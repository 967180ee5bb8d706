"""Finding, reading, answering and completing a course, as somebody does it who sits before a browser."""

import re
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect

from interplay.learn.courses.selectors import Reading
from interplay.learn.study import services as study
from interplay.learn.study.models import Answer, Completion
from interplay.learn.study.services import Conflict, Draft
from interplay.people import services as people
from interplay.people.models import Person
from tests.journeys.conftest import Opens
from tests.learn.study import books

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PASSWORD = "a river of slow paper"
HERE = "/courses/braid/start/"
VIEWS = pytest.mark.parametrize("here", [HERE, "/courses/braid/all/"])
AXE = (Path(__file__).parents[1] / "vendor/axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def reading(house: str) -> Reading:
    """Two sections, three activities."""
    return books.published(
        books.book(
            books.section("start", "1", *books.says("Two strands cross."), books.written("a1"), books.chosen()),
            books.section("end", "2", books.tree.ResponseAgain("a1-r"), books.written("a3", "3")),
        )
    )


@pytest.fixture
def ewa(house: str) -> Person:
    """Somebody with an address known to be hers, and a password."""
    person = people.welcome(by=None, name="Ewa Lindqvist")
    account = people.give_account(by=None, person=person, email="ewa@mail.example")
    people.change_password(account=account, password=PASSWORD)
    return person


def field(page: Page, item: str = "a1-r") -> Locator:
    return page.locator(f"[id='{item}']")


def status(page: Page, item: str = "a1-r") -> Locator:
    return page.locator(f"auto-save[data-item='{item}'] [data-status]")


def press(page: Page, words: str, within: str = "a1") -> None:
    page.locator(f"[id='{within}']").get_by_role("button", name=words).click()


def kept(item: str = "a1-r") -> str:
    return Answer.objects.get(item=item).draft


def sign_in(page: Page, person: Person) -> None:
    page.get_by_label("E-mail address").fill(person.account.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


# --- by keyboard, with and without JavaScript --------------------------------------------------------------------


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what is called `name`; AssertionError if it never is."""
    for _ in range(120):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => {
              const on = document.activeElement, labels = [...(on.labels ?? [])].map((one) => one.innerText);
              return on.innerText || labels.join(" ") || on.getAttribute("aria-label") || "";
            }"""
        )
        if focused.strip().startswith(name):
            return
    raise AssertionError(f"no way to {name} by keyboard")


def follow(page: Page, name: str) -> None:
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.parametrize("javascript", [True, False])
def test_from_finding_a_course_to_taking_the_statement_away_by_keyboard(
    reading: Reading, ewa: Person, opens: Opens, javascript: bool
) -> None:
    page = opens(ewa, javascript=javascript)
    page.goto("/courses/")
    follow(page, "Two strands")
    follow(page, "Take this course")
    expect(page).to_have_url(re.compile(r"/courses/braid/start/$"))
    tab_to(page, "Your answer")
    page.keyboard.type("Tuesday, after the lesson.")
    follow(page, "Hand in and see the discussion")
    expect(page.locator("#a1")).to_contain_text("canarytalk of a1")
    tab_to(page, "A post")
    page.keyboard.press("ArrowDown")
    follow(page, "Check my answer")
    expect(page.locator("#q1")).to_contain_text("canaryright: so it is")
    follow(page, "Next")
    expect(page.locator(".again")).to_contain_text("Tuesday, after the lesson.")
    tab_to(page, "Your answer")
    page.keyboard.type("And one more.")
    follow(page, "Hand in and see the discussion")
    expect(page.get_by_text("You have completed this course.")).to_be_visible()
    follow(page, "See your statement")
    assert Completion.objects.get().person == ewa
    page.get_by_role("link", name="Two strands").first.click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("PDF")).first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")


def test_enter_in_a_line_saves_and_hands_in_nothing(reading: Reading, ewa: Person, opens: Opens) -> None:
    books.published(books.book(books.section("start", "1", books.written("a1"), books.written("a2", "2", size="line"))))
    page = opens(ewa, javascript=False)
    page.goto(HERE)
    field(page, "a2-r").fill("One line")
    field(page, "a2-r").press("Enter")
    expect(field(page, "a2-r")).to_have_value("One line")
    assert list(Answer.objects.values_list("item", "handed_in")) == [("a2-r", 0)]


# --- saved as one writes -----------------------------------------------------------------------------------------


@VIEWS
def test_what_is_typed_is_saved_and_still_there_after_closing_the_tab(
    reading: Reading, ewa: Person, opens: Opens, here: str
) -> None:
    page = opens(ewa)
    page.goto(here)
    field(page).fill("Two strands,\none hour.")
    expect(status(page)).to_contain_text("Draft saved")
    assert kept() == "Two strands,\none hour."
    page.close()
    again = opens(ewa)
    again.goto(here)
    expect(field(again)).to_have_value("Two strands,\none hour.")
    with again.expect_response("**/save/"):
        field(again).fill("Two strands, one hour, and a door.")
    assert Answer.objects.get().revision == 2


@VIEWS
def test_handing_in_at_once_takes_the_last_word_with_it(reading: Reading, ewa: Person, opens: Opens, here: str) -> None:
    page = opens(ewa)
    page.goto(here)
    field(page).press_sequentially("Handed in before any pause", delay=1)
    press(page, "Hand in")
    expect(page.locator("#a1 .answer-mine")).to_have_text("Handed in before any pause")
    expect(page.locator("#a1")).to_contain_text("canarytalk of a1")


def test_two_tabs_are_told_and_both_texts_are_offered(reading: Reading, ewa: Person, opens: Opens) -> None:
    one = opens(ewa)
    one.goto(HERE)
    other = one.context.new_page()
    other.goto(HERE)
    field(other).fill("From the other tab")
    expect(status(other)).to_contain_text("Draft saved")
    field(one).fill("From this tab")
    expect(one.locator("#a1").get_by_role("alert")).to_contain_text("written in two places")
    assert Answer.objects.values_list("draft", "rival").get() == ("From the other tab", "From this tab")
    press(one, "Keep both")
    expect(status(one)).to_contain_text("Draft saved")
    expect(field(one)).to_have_value("From the other tab\n\nFrom this tab")
    assert Answer.objects.values_list("draft", "rival").get() == ("From the other tab\n\nFrom this tab", "")


@pytest.mark.parametrize("javascript", [True, False])
def test_two_versions_wait_on_the_page_until_one_is_kept(
    reading: Reading, ewa: Person, opens: Opens, javascript: bool
) -> None:
    study.save_draft(by=ewa, reading=reading, item="a1-r", body="From the phone", seen=0)
    with pytest.raises(Conflict):
        study.save_draft(by=ewa, reading=reading, item="a1-r", body="From the desk", seen=0)
    page = opens(ewa, javascript=javascript)
    page.goto(HERE)
    press(page, "Keep this one (set aside)")
    expect(field(page)).to_have_value("From the desk")
    assert kept() == "From the desk"


def test_without_a_connection_the_text_is_kept_and_sent_again(reading: Reading, ewa: Person, opens: Opens) -> None:
    page = opens(ewa)
    page.goto(HERE)
    expect(page.locator("auto-save[data-item='a1-r']")).to_have_attribute("data-state", "rest")
    page.context.set_offline(True)
    field(page).fill("Written in a tunnel")
    expect(page.locator("#a1")).to_contain_text("Kept on this device at")
    field(page).fill("Written in a long tunnel")
    page.context.set_offline(False)
    expect(status(page)).to_contain_text("Draft saved")
    assert kept() == "Written in a long tunnel"


def test_an_answer_of_ours_that_got_lost_is_no_second_version(reading: Reading, ewa: Person, opens: Opens) -> None:
    page = opens(ewa)
    page.goto(HERE)

    def arrives_but_is_not_heard(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    page.route("**/save/", arrives_but_is_not_heard, times=1)
    field(page).fill("One")
    expect(page.locator("#a1")).to_contain_text("Kept on this device at")
    field(page).fill("And then something else")
    expect(status(page)).to_contain_text("Draft saved")
    assert Answer.objects.values_list("draft", "rival_at").get() == ("And then something else", None)


def test_signed_out_while_writing_nothing_is_lost(reading: Reading, ewa: Person, opens: Opens) -> None:
    page = opens(ewa)
    page.goto(HERE)
    Session.objects.all().delete()
    field(page).fill("Written for a long time")
    notice = page.locator("#a1").get_by_role("alert")
    expect(notice).to_contain_text("You have been signed out. Your words are kept on this device.")
    with page.context.expect_page() as opened:
        notice.get_by_role("link", name="Sign in in a new tab").click()
    sign_in(opened.value, ewa)
    expect(field(opened.value)).to_have_value("Written for a long time")
    opened.value.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(status(page)).to_contain_text("Draft saved")
    assert kept() == "Written for a long time"


# --- visitors ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("javascript", [True, False])
@VIEWS
def test_what_a_visitor_typed_comes_along_when_she_signs_in(
    reading: Reading, ewa: Person, opens: Opens, javascript: bool, here: str
) -> None:
    page = opens(javascript=javascript)
    page.goto(here)
    field(page).fill("Typed as a visitor")
    press(page, "To keep your answer, sign in")
    sign_in(page, ewa)
    expect(page).to_have_url(re.compile(f"{here}#a1$"))
    expect(field(page)).to_have_value("Typed as a visitor")
    assert kept() == "Typed as a visitor"
    if javascript:
        assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('interplay:'))") == []


@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_may_see_the_discussion_and_keeps_what_was_typed(
    reading: Reading, opens: Opens, javascript: bool
) -> None:
    page = opens(javascript=javascript)
    page.goto(HERE)
    field(page).fill("Only begun")
    press(page, "Show me the discussion without answering")
    expect(page.locator("#a1")).to_contain_text("canarytalk of a1")
    expect(field(page)).to_have_value("Only begun")


# --- where one stopped -------------------------------------------------------------------------------------------


def test_the_place_is_kept_after_a_while_and_a_link_wins_over_it(reading: Reading, ewa: Person, opens: Opens) -> None:
    study.enrol(by=ewa, reading=reading)
    page = opens(ewa)
    page.clock.install()
    page.goto("/courses/braid/end/")
    with page.expect_response("**/place/"):
        page.clock.run_for(6_000)
    page.goto("/courses/braid/")
    expect(page.get_by_role("link", name="Go on with section 2")).to_be_visible()
    page.goto(f"{HERE}#q1")
    expect(page.locator("#q1")).to_be_in_viewport()


# --- everybody can use it ----------------------------------------------------------------------------------------


def prepared(reading: Reading, ewa: Person, state: str) -> None:
    if state == "conflict":
        study.save_draft(by=ewa, reading=reading, item="a1-r", body="There", seen=0)
        with pytest.raises(Conflict):
            study.save_draft(by=ewa, reading=reading, item="a1-r", body="Here", seen=0)
    if state in ("handed in", "completed"):
        drafts = {"a1-r": Draft("Two strands.", 0), "q1-c": Draft("by-post", 0), "a3-r": Draft("Two more.", 0)}
        for part in ("a1", "q1", "a3")[: 2 if state == "handed in" else 3]:
            study.hand_in(by=ewa, reading=reading, part=part, drafts=drafts)
            drafts = {}
    if state == "shown":
        study.reveal(by=ewa, reading=reading, part="a1", drafts={})


@pytest.mark.parametrize("state", ["visitor", "empty", "conflict", "handed in", "shown", "too short", "completed"])
def test_axe_finds_nothing(reading: Reading, ewa: Person, opens: Opens, state: str) -> None:
    prepared(reading, ewa, state)
    page = opens(None if state == "visitor" else ewa, examined=True)
    for path in ("/courses/braid/", HERE, "/courses/braid/end/", "/courses/braid/all/"):
        page.goto(path)
        if state == "too short" and path != "/courses/braid/":
            page.locator("textarea").first.fill("One")
            page.get_by_role("button", name="Hand in").first.click()
            expect(page.locator(".wrong").first).to_be_visible()
        page.evaluate(AXE)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            assert violations(page) == []


EXAMINE = "tags => axe.run({ runOnly: tags }).then(({ violations, passes }) => [violations, passes.length])"


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    found, passed = page.evaluate(EXAMINE, TAGS)
    assert passed > 10, "axe did not run"
    return [f"{page.url}: {one['id']}: {one['nodes'][0]['html']}" for one in found]
