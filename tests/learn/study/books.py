"""A course to study, made as a tree, with a canary in everything that must not be sent too early."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from interplay.learn.courses import selectors as courses
from interplay.learn.courses import services
from interplay.learn.courses.selectors import Reading
from interplay.plain.coursebook import tree

CANARIES = ("canarytalk", "canaryanswer", "canaryreveal", "canaryright", "canarywrong", "canaryfirst", "canarysecond")


def says(*lines: str) -> tree.Blocks:
    return tuple(tree.Paragraph((line,)) for line in lines)


def talk(words: str, kind: str = "discussion") -> tree.Hidden:
    return tree.Hidden(kind, says(words))


def written(name: str, number: str = "1", size: str = "paragraph", **facts: object) -> tree.Activity:
    """An activity of one part: one free text, one discussion."""
    response = tree.Response(f"{name}-r", size=size, **facts)
    part = tree.Part(name, says(f"What do you make of {name}?"), (response,), (talk(f"canarytalk of {name}"),))
    return tree.Activity("activity", name, (part,), number=number, title=f"About {name}", minutes=20)


def chosen(name: str = "q1", *, multiple: bool = False) -> tree.Activity:
    options = (
        tree.Option("by-post", ("A post",), feedback=says("canarywrong: a post is no person")),
        tree.Option("by-work", ("The work",), right=True, feedback=says("canaryright: so it is")),
        tree.Option("by-name", ("A name",), right=multiple, feedback=says("canarywrong: names stand over work")),
    )
    hidden = (talk("canaryanswer: the work", "answer"), talk("canaryreveal: more of it", "reveal"))
    part = tree.Part(
        name, says("What do people follow?"), (tree.Choice(f"{name}-c", options, multiple=multiple),), hidden
    )
    return tree.Activity("saq", name, (part,), number="1", title="A question", minutes=5)


def matched(name: str = "m1") -> tree.Activity:
    pairs = (
        tree.Pair("lead", ("leading",), ("a band",), "k1"),
        tree.Pair("learn", ("learning",), ("two lines",), "k2"),
    )
    part = tree.Part(name, says("Which is which?"), (tree.Match(f"{name}-m", pairs),))
    return tree.Activity("itq", name, (part,), number="2", title="Marks")


def in_parts(name: str = "a2", number: str = "2") -> tree.Activity:
    """Two parts: the first with two short answers, the second with one."""
    first = tree.Part(
        f"{name}-one",
        says("Name two roles."),
        (
            tree.Response(f"{name}-r1", size="line", label="By title"),
            tree.Response(f"{name}-r2", size="line", keeps="roles"),
        ),
        (talk("canaryfirst: roles"),),
        number="1",
    )
    second = tree.Part(
        f"{name}-two", says("And then?"), (tree.Response(f"{name}-r3"),), (talk("canarysecond: then"),), number="2"
    )
    return tree.Activity("activity", name, (first, second), number=number, title="Roles", minutes=30)


def section(name: str, number: str, *blocks: tree.Block) -> tree.Section:
    return tree.Section(
        name, number, f"Section {name}", blocks, minutes=30, file=f"{number}-{name}.md", lede=f"Of {name}."
    )


def book(*sections: tree.Section, name: str = "braid", need: int | None = None, **facts: object) -> tree.Course:
    """A course of those sections (three with five activities unless given); `need` of all activities complete it."""
    sections = sections or (
        section("start", "1", *says("Two strands cross."), written("a1"), chosen()),
        section("middle", "2", in_parts(), matched()),
        section("end", "3", tree.ResponseAgain("a1-r"), written("a3", "3", min_words=5)),
    )
    activities = tuple(activity.id for one in sections for activity in one.activities())
    course = tree.Course(
        id=name,
        title="Two strands",
        summary="Who led, and who learned?",
        language="en-GB",
        level="introductory",
        licence="CC-BY-4.0",
        authors=("Zora Vennor",),
        outcomes=("tell the two apart",),
        completion=tree.Completion(len(activities) if need is None else need, activities),
        sections=sections,
        minutes=90,
        targets=_targets(sections),
    )
    return replace(course, **facts)


def _targets(sections: Sequence[tree.Section]) -> dict[str, tree.Target]:
    found = {section.id: tree.Target("section", section.id, section.number, section.title) for section in sections}
    for section in sections:
        for activity in section.activities():
            found[activity.id] = tree.Target(activity.kind, section.id, activity.number, activity.title)
            for part in activity.parts:
                if part.id != activity.id:
                    found[part.id] = tree.Target("part", section.id, part.number, part.title, activity.id)
                for one in part.interactions:
                    found[one.id] = tree.Target(one.kind, section.id, activity=activity.id)  # type: ignore[attr-defined]
    return found


def published(course: tree.Course | None = None) -> Reading:
    """The present edition of a course, published just now."""
    course = course or book()
    services.publish(course, Path())
    courses.forget(course.id)
    reading = courses.reading(course.id)
    assert reading is not None
    return reading
