"""What people of the demo federation have written: that it fits the courses and their days, and is there but once."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import LazySettings

from demo import federation, learning
from demo.answers import LEADING, STORIES, WRITING, Story, Wrote
from demo.cast import CAST
from interplay.learn.awards.models import Award
from interplay.learn.courses import selectors as courses
from interplay.learn.study import rules
from interplay.learn.study.models import Answer, Completion, Enrolment, Reveal, Submission
from interplay.learn.study.selectors import completions_of, standing, taken
from interplay.people.selectors import of_the_cast
from interplay.plain.coursebook import tree
from interplay.plain.coursebook.read import read

TODAY = dt.date(2026, 7, 10)
TABLES = (Enrolment, Answer, Submission, Reveal, Completion, Award)
WRITTEN = [(story, wrote) for story in STORIES for wrote in story.wrote]


@pytest.fixture(scope="module")
def books() -> dict[str, tree.Course]:
    """The courses as their author keeps them, by slug."""
    found = {folder.name: read(folder)[0] for folder in federation.COURSES.iterdir()}
    return {slug: book for slug, book in found.items() if book}


@pytest.fixture
def _built(db: None, settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    federation.build()


def moments(story: Story) -> list[str]:
    """Everything that has a date in a story: what was written in its order, then the rest."""
    others = [at for _, at in (*story.opened, *([story.place] if story.place else []))]
    return [story.joined, *(one.at for one in story.wrote), *others, *([story.left] if story.left else [])]


# --- the texts as they stand in answers.py ---------------------------------------------------------------------------


def test_every_name_stands_in_the_courses(books: dict[str, tree.Course]) -> None:
    items = {slug: {item.id for item in book.items()} for slug, book in books.items()}
    parts = {
        slug: {part.id for activity in book.activities() for part in activity.parts} for slug, book in books.items()
    }
    sections = {slug: {section.id for section in book.sections} for slug, book in books.items()}
    assert [one.item for story, one in WRITTEN if one.item not in items[story.course]] == []
    assert [part for story in STORIES for part, _ in story.opened if part not in parts[story.course]] == []
    places = [(story.course, story.place[0]) for story in STORIES if story.place]
    assert [place for slug, place in places if place not in sections[slug]] == []


def test_what_is_handed_in_is_long_enough(books: dict[str, tree.Course]) -> None:
    asked = {(slug, item.id): item for slug, book in books.items() for item in book.items()}
    handed = [(asked[story.course, one.item], one.text) for story, one in WRITTEN if not one.later]
    assert [(item.id, rules.shortfall(item, text)) for item, text in handed if rules.shortfall(item, text)] == []
    assert [item.id for item, text in handed if item.size == "line" and "\n" in text] == []


def test_every_kind_and_size_of_question_is_answered_by_somebody(books: dict[str, tree.Course]) -> None:
    asked = {(slug, item.id): item for slug, book in books.items() for item in book.items()}
    answered = [asked[story.course, one.item] for story, one in WRITTEN]
    assert {(item.kind, item.size, item.multiple) for item in answered} == {
        *(("response", size, False) for size in ("line", "paragraph", "long", "formatted")),
        ("choice", "", False),
        ("choice", "", True),
        ("match", "", False),
    }


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.handle)
def test_a_story_lies_between_its_person_s_engagement_and_the_demo_s_day(story: Story) -> None:
    works = next(member.works for member in CAST if member.handle == story.handle)
    began = min(work.from_on for work in works)
    days = [learning.moment(at).date() for at in moments(story)]
    assert [day for day in days if not began <= day < TODAY] == []
    assert story.joined == min(moments(story))
    assert story.left in (None, max(moments(story)))
    assert [one.at for one in story.wrote] == sorted(one.at for one in story.wrote)


def test_nobody_but_a_few_has_begun_anything() -> None:
    assert [(story.handle, story.course) for story in STORIES] == [
        *((handle, LEADING) for handle in ("selim", "hamza", "tamsin", "isla", "rosa", "wilf")),
        *((handle, WRITING) for handle in ("carys", "verity")),
    ]


# --- what becomes of them in a house ---------------------------------------------------------------------------------


@pytest.mark.usefixtures("_built")
def test_building_twice_changes_nothing_not_even_what_was_done_in_between() -> None:
    assert all(model.objects.exists() for model in TABLES)
    Enrolment.objects.filter(person__demo_handle="hamza").update(left_at=learning.moment("2026-07-10 09:00"))
    Answer.objects.filter(person__demo_handle="isla").update(draft="Another text altogether.", revision=2)
    before = [list(model.objects.order_by("pk").values()) for model in TABLES]
    learning.build()
    assert [list(model.objects.order_by("pk").values()) for model in TABLES] == before


@pytest.mark.usefixtures("_built")
def test_the_stories_are_there() -> None:
    told = {story.handle: _told(story) for story in STORIES}
    assert told == {
        "tamsin": ("did-it-work", 20, 20, 0, True),
        "carys": ("for-others", 6, 6, 0, True),
        "hamza": ("no-line", 9, 20, 0, False),
        "isla": ("no-line", 2, 20, 1, False),
        "rosa": ("given-asked-taken", 4, 20, 0, False),
        "wilf": ("", 0, 20, 0, False),
        "selim": ("no-line", 2, 20, 0, False),
        "verity": ("a-folder", 1, 6, 0, False),
    }
    assert {one.person.demo_handle for one in Enrolment.objects.exclude(left_at=None)} == {"selim"}


def _told(story: Story) -> tuple[str, int, int, int, bool]:
    """Where its person stands: the place, how many items are handed in, of how many, how many opened, if it is done."""
    person, reading = of_the_cast(story.handle), courses.reading(story.course)
    assert person is not None
    assert reading is not None
    stands = standing(person, reading)
    done = stands.completed_at is not None
    return stands.place, len(stands.handed), len(reading.items), len(stands.revealed), done


@pytest.mark.usefixtures("_built")
def test_who_has_finished_has_a_statement_with_the_days_of_the_story() -> None:
    facts = {award.person.demo_handle: award.facts for award in Award.objects.all()}
    days = {handle: (one["course"], one["began_on"], one["completed_on"]) for handle, one in facts.items()}
    assert days == {
        "tamsin": ("Leading and learning", "2026-06-02", "2026-06-30"),
        "carys": ("Writing a course in a folder", "2026-05-20", "2026-06-10"),
    }
    assert all(one["done"] == one["needed"] for one in facts.values())
    tamsin = of_the_cast("tamsin")
    assert tamsin is not None
    assert [one.course.slug for one in completions_of(tamsin)] == [LEADING]
    assert [(one.done, one.needed) for one in taken(tamsin)] == [(17, 17)]


@pytest.mark.usefixtures("_built")
def test_rosa_has_to_choose_between_two_texts_and_tamsin_came_back_to_one() -> None:
    waits = Answer.objects.exclude(rival_at=None).get()
    assert (waits.person.demo_handle, waits.item, waits.keeps, waits.handed_in) == ("rosa", "roles-own-r", "roles", 0)
    phone, room = waits.draft.splitlines(), waits.rival.splitlines()
    assert phone[:2] == room[:2]
    assert (len(phone), len(room), len({*phone[2:], *room[2:]})) == (4, 4, 4)
    rosa = Answer.objects.filter(person=waits.person, handed_in=0)
    assert sorted(rosa.values_list("item", flat=True)) == ["five-things-r", "roles-own-r"]

    twice = Answer.objects.get(handed_in__gt=1)
    assert (twice.person.demo_handle, twice.item) == ("tamsin", "roles-own-r")
    first, second = twice.submissions.values_list("body", flat=True)
    assert second.startswith(first)
    assert twice.draft == second


@pytest.mark.usefixtures("_built")
def test_what_is_refused_stops_the_building() -> None:
    hamza, reading = of_the_cast("hamza"), courses.reading(LEADING)
    assert hamza is not None
    assert reading is not None
    with pytest.raises(ValueError, match=r"hamza, core-r: .* 20 words"):
        learning._write(Wrote("2026-06-23 10:00", "core-r", "Much too short."), hamza, reading)
