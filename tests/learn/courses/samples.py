"""Courses to publish, made as trees: what a folder would have been read into."""

import hashlib
from dataclasses import replace
from pathlib import Path

from interplay.plain.coursebook import tree


def words(*said: str) -> tree.Blocks:
    return tuple(tree.Paragraph((one,)) for one in said)


def written(name: str, question: str = "What did you see?", discussion: str = "Many say so.") -> tree.Activity:
    """An activity of one part with a written answer `<name>-r` and a discussion."""
    part = tree.Part(
        name, words(question), (tree.Response(f"{name}-r"),), (tree.Hidden("discussion", words(discussion)),)
    )
    return tree.Activity("activity", name, (part,), number=name[1:], title=f"Title of {name}", minutes=20)


def chosen(name: str) -> tree.Activity:
    """A self-assessment question of one part: two options, the first right, with feedback; an answer."""
    options = (
        tree.Option("one", ("The first option",), right=True, feedback=words("canaryfeedback: well seen")),
        tree.Option("two", ("The second option",), feedback=words("canaryother: look again")),
    )
    hidden = (tree.Hidden("answer", words("canaryanswer: the first")), tree.Hidden("reveal", words("canaryreveal")))
    part = tree.Part(name, words("Which is it?"), (tree.Choice(f"{name}-c", options),), hidden)
    return tree.Activity("saq", name, (part,), number="1", title="A question", minutes=5)


def section(name: str, *blocks: tree.Block, title: str = "", number: str = "1") -> tree.Section:
    return tree.Section(name, number, title or f"Title of {name}", blocks, minutes=30, file=f"{name}.md")


def book(*sections: tree.Section, name: str = "braid", **facts: object) -> tree.Course:
    """A course of those sections (one with a paragraph, an activity and a question unless given)."""
    sections = sections or (section("start", *words("Two strands cross."), written("a1"), chosen("q1")),)
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
        completion=tree.Completion(len(activities), activities),
        sections=sections,
        subjects=("Leadership",),
        minutes=90,
    )
    return replace(course, **facts)


def long_book(sections: int, name: str = "long") -> tree.Course:
    """A course of that many sections, each with forty paragraphs and an activity."""
    prose = words(*("Nobody leads an hour alone, and nobody learns one without a guide. " * 4,) * 40)
    pages = (section(f"s{n}", *prose, written(f"a{n}"), number=str(n)) for n in range(1, sections + 1))
    return book(*pages, name=name, title="A long course")


def drawing(
    folder: Path, path: str = "media/braid.svg", said: bytes = b"<svg xmlns='http://www.w3.org/2000/svg'/>"
) -> tree.Asset:
    """A file written to `folder`, and the asset that stands for it."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(said)
    kind = {"svg": "image/svg+xml", "pdf": "application/pdf", "html": "text/html", "vtt": "text/vtt"}[
        path.rsplit(".", 1)[-1]
    ]
    return tree.Asset(path, hashlib.sha256(said).hexdigest(), len(said), kind, title="Braid", alt="Two strands")
