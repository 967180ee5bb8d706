"""Links that fill in their own words ("Activity 3") with these words written out, for where nothing can be followed."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from interplay.plain.coursebook import tree
from interplay.plain.coursebook.render.page import Page, Words
from interplay.plain.coursebook.render.writer import Writer

_NOWHERE = Page(media=lambda path: path, place=lambda section, target: target, course=lambda slug, target: slug)


def spelled(blocks: tree.Blocks, course: tree.Course, words: Words) -> tree.Blocks:
    """`blocks` in which every link has words."""
    written: tree.Blocks = _spelled(blocks, Writer(course, words, _NOWHERE, ""))
    return written


def _spelled(value: Any, writer: Writer) -> Any:
    if isinstance(value, tuple):
        return tuple(_spelled(one, writer) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if said := _said(value, writer):
        return replace(value, inlines=(said,))
    return replace(value, **{one.name: _spelled(getattr(value, one.name), writer) for one in fields(value)})


def _said(value: Any, writer: Writer) -> str:
    """What a reader sees of a link without words of its own; "" for everything else."""
    if getattr(value, "inlines", True):
        return ""
    if isinstance(value, tree.CrossReference):
        return writer.called(value.id)
    if isinstance(value, tree.Term):
        return writer.course.glossary[value.id].term
    if isinstance(value, tree.Citation):
        return f"({writer.course.references[value.id].label})"
    return value.course if isinstance(value, tree.CourseLink) else ""
