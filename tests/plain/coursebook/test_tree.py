"""The tree goes through JSON and comes back the same, and knows what is answered in it."""

import json

from interplay.plain.coursebook import tree
from tests.plain.coursebook import samples


def test_a_course_comes_back_from_json_as_it_was() -> None:
    course = samples.course()
    assert tree.course_from_json(json.loads(json.dumps(tree.to_json(course)))) == course


def test_a_section_comes_back_by_itself() -> None:
    assert tree.section_from_json(tree.to_json(samples.TWO)) == samples.TWO


def test_what_is_at_its_default_takes_no_room() -> None:
    assert tree.to_json(tree.List(items=((tree.Rule(),),))) == {"kind": "list", "items": [[{"kind": "rule"}]]}


def test_items_come_in_order_with_their_places() -> None:
    items = samples.course().items()
    assert [(item.id, item.kind, item.part_id, item.activity_id, item.section_id, item.position) for item in items] == [
        ("a1-r", "response", "a1", "a1", "one", 1),
        ("q1-c", "choice", "q1", "q1", "one", 2),
        ("p1-r", "response", "p1", "a2", "two", 3),
        ("p2-m", "match", "p2", "a2", "two", 4),
    ]


def test_an_item_knows_what_was_asked_and_nothing_that_is_kept_back() -> None:
    choice = samples.course().items()[1]
    assert choice.wording == "A register\n\nWhat can you tell?\n\n- Nine came\n- Nine learned"


def test_an_item_comes_back_from_json() -> None:
    item = samples.course().items()[3]
    assert tree.item_from_json(tree.to_json(item)) == item


def test_the_right_sides_of_a_match_do_not_stand_in_their_order() -> None:
    assert [pair.id for pair in samples.MATCH.shuffled] == ["cultural", "formal"]
