"""How a checked course becomes an edition."""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Max

from interplay.core import clock
from interplay.learn.courses import selectors
from interplay.learn.courses.models import Asset, Course, Edition, Page
from interplay.learn.courses.services import files, indexing
from interplay.plain.coursebook import tree

BODY = ("blocks", "footnotes")  # of a section: what a page holds and the frame does not


@dataclass(frozen=True, slots=True)
class Published:
    """The present edition after publishing, and whether it is a new one."""

    edition: Edition
    is_new: bool


def publish(book: tree.Course, folder: Path, *, by: Any = None, at: dt.datetime | None = None) -> Published:
    """Make `book`, read from `folder` without faults, the present edition of its course. All of it or nothing.

    The same content as the present edition changes nothing. `by` is the person who publishes, None for the command
    line; `at` the moment, now as a rule. Raises services.Altered when a file of the folder changed since it was read.
    """
    at = at or clock.now()
    files.keep(book.assets.values(), folder)
    whole = tree.to_json(book)
    digest = hashlib.sha256(_canonical(whole).encode()).hexdigest()
    with transaction.atomic():
        course = _locked(book.id, at)
        if course.edition and course.edition.content_hash == digest:
            return Published(course.edition, is_new=False)
        edition = _new_edition(course, book, whole, digest, {"published_at": at, "published_by": by})
        _turn_to(course, edition)
        indexing.index(course, book)
    return Published(edition, is_new=True)


def _locked(slug: str, at: dt.datetime) -> Course:
    """The course of that slug, made if need be; whoever else publishes it waits until this transaction is over."""
    courses = Course.objects.select_related("edition").select_for_update(of=("self",))
    return courses.get_or_create(slug=slug, defaults={"created_at": at})[0]


def _new_edition(course: Course, book: tree.Course, whole: Any, digest: str, told: dict[str, Any]) -> Edition:
    frame, pages = _taken_apart(whole)
    contents = selectors.contents_of(book)
    edition = Edition.objects.create(
        course=course,
        number=_next_number(course),
        content_hash=digest,
        frame=_text(frame),
        outline=_text(tree.to_json(contents)),
        changes=_text(tree.to_json(_changes(course, contents))),
        **told,
        **_facts(book),
    )
    Page.objects.bulk_create(
        Page(
            edition=edition,
            position=at,
            slug=section.id,
            title=section.title,
            minutes=section.minutes,
            tree=_text(said),
        )
        for at, (section, said) in enumerate(zip(book.sections, pages, strict=True), start=1)
    )
    Asset.objects.bulk_create(
        Asset(edition=edition, path=one.path, sha256=one.sha256, media_type=one.media_type, size=one.size)
        for one in book.assets.values()
    )
    return edition


def _facts(book: tree.Course) -> dict[str, Any]:
    """What lists show of an edition, beside its content."""
    return {
        "title": book.title,
        "summary": book.summary,
        "language": book.language,
        "level": book.level,
        "licence": book.licence,
        "authors": list(book.authors),
        "subjects": list(book.subjects),
        "minutes": book.minutes,
        "section_count": len(book.sections),
        "activity_count": sum(1 for _ in book.activities()),
        "needs": book.completion.need,
    }


def _taken_apart(whole: dict[str, Any]) -> tuple[dict[str, Any], list[Any]]:
    """The frame, whose sections carry neither blocks nor footnotes, and the sections whole."""
    bare = [{key: held for key, held in one.items() if key not in BODY} for one in whole["sections"]]
    return {**whole, "sections": bare}, whole["sections"]


def _changes(course: Course, contents: selectors.Contents) -> selectors.Changes:
    before = selectors.edition(course.edition_id) if course.edition_id else None
    return selectors.changes_between(before, contents) if before else selectors.Changes()


def _next_number(course: Course) -> int:
    return (course.editions.aggregate(last=Max("number"))["last"] or 0) + 1


def _turn_to(course: Course, edition: Edition) -> None:
    course.edition = edition
    course.save(update_fields=["edition"])
    transaction.on_commit(lambda: selectors.forget(course.slug))


def _canonical(whole: Any) -> str:
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _text(whole: Any) -> str:
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
