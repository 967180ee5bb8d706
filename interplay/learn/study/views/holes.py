"""What stands in the holes of a page: a field or an answer, what follows a part, an earlier answer shown again."""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from interplay.learn.courses import selectors as courses
from interplay.learn.courses.selectors import PageReading, PartRef, Reading
from interplay.learn.study import rules
from interplay.learn.study.constants import JOINED, AnswerKind
from interplay.learn.study.rules import Unfit
from interplay.learn.study.selectors import Mine, in_words
from interplay.learn.study.services import Conflict
from interplay.learn.study.services.drafts import digest
from interplay.learn.study.views import film_marks, prose
from interplay.learn.study.views.moments import told
from interplay.learn.study.views.moulds import Mould, gap, mould, pour
from interplay.learn.study.views.showing import Showing
from interplay.plain.coursebook import text
from interplay.plain.coursebook.render import Hole
from interplay.plain.coursebook.tree import Item
from interplay.web.words import course_words

NOTHING = SafeString("")
ROWS = {"paragraph": 5, "long": 10, "formatted": 10, "line": 2}


def filled(page: PageReading, hole: Hole, showing: Showing) -> str:
    """The HTML that stands in `hole`."""
    if hole.kind == "again":
        return again(hole, showing)
    part = showing.reading.parts[hole.part_id]
    return after(page, part, showing) if hole.kind == "after" else interaction(page, hole.id, part, showing)


# --- a field, or the answer --------------------------------------------------------------------------------------


def interaction(page: PageReading, name: str, part: PartRef, showing: Showing) -> str:
    """The field of an item, or what was handed in for it, or two versions to choose from."""
    item, mine = showing.reading.items[name], showing.mine(name)
    if mine and mine.rival is not None:
        return _versions(item, mine, part, showing)
    if item.kind == AnswerKind.CHOICE:
        return _choice(page, item, part, showing)
    if item.kind == AnswerKind.MATCH:
        return _match(page, item, part, showing)
    if item.kind == AnswerKind.MARKS:
        return film_marks.filled(item, part, showing, _in_field(item, showing), wrong=_wrong(item, showing), foot=_foot)
    if mine and showing.is_at_rest(part):
        return _at_rest(item, mine)
    return _text(item, part, showing)


def _text(item: Item, part: PartRef, showing: Showing) -> str:
    body, seen, was = _in_field(item, showing)
    size = "area" if item.size != "line" or "\n" in body else "line"
    hint = item.hint or (_("You may use *emphasis*, lists and [links](https://…).") if item.size == "formatted" else "")
    wrong = _wrong(item, showing)
    shape = {
        "size": size,
        "rows": ROWS.get(item.size, ROWS["paragraph"]),
        "saves": showing.is_member,
        "has_hint": bool(hint),
        "is_wrong": bool(wrong),
    }
    return mould("study/_text.html", **shape).fill(
        save=f"/learn/{showing.reading.slug}/{item.id}/save/",
        person=showing.reader,
        course=showing.reading.slug,
        item=item.id,
        part=part.id,
        label=item.label or _("Your answer"),
        hint=hint,
        wrong=wrong,
        body=rules.showable(body),
        seen=seen,
        was=was,
        foot=_foot(item, part, showing),
    )


def _in_field(item: Item, showing: Showing) -> tuple[str, int, str]:
    """The text of a field, the revision it stands for, and the digest by which an untouched field is known."""
    mine, unsaved = showing.mine(item.id), showing.unsaved.get(item.id)
    if unsaved:
        return unsaved.body, unsaved.seen, ""
    body = mine.draft if mine and mine.revision else item.prefill
    return body, mine.revision if mine else 0, digest(body)


def _wrong(item: Item, showing: Showing) -> str:
    refused = showing.refused.get(item.id)
    if isinstance(refused, Unfit):
        return refused.words
    if isinstance(refused, Conflict) and not refused.kept:
        return _(
            "You have written in two places, and too much to keep beside the draft. This text is only in this field."
        )
    return ""


def _at_rest(item: Item, mine: Mine) -> str:
    return mould("study/_mine.html").fill(
        item=item.id, label=item.label or _("Your answer"), body=prose.of(item, mine.draft), status=_status(mine)
    )


def _status(mine: Mine | None) -> str:
    if mine is None or not mine.revision:
        return NOTHING
    if not mine.handed_in or mine.handed_in_at is None:
        return mould("study/_status.html", kept="draft").fill(when=told(mine.saved_at)) if mine.draft else NOTHING
    if mine.is_changed:
        return mould("study/_status.html", kept="changed").fill(when=told(mine.saved_at), then=told(mine.handed_in_at))
    return mould("study/_status.html", kept="handed-in").fill(when=told(mine.handed_in_at))


def _foot(item: Item, part: PartRef, showing: Showing) -> str:
    """Buttons stand below the last field of a part: it is handed in as a whole."""
    is_last = part.items[-1] == item.id
    shape = {
        "is_last": is_last,
        "saves": showing.is_member,
        "hands": _hands(part, showing) if is_last and showing.is_member else "",
        "shows": "" if showing.is_member or showing.may_see_hidden(part) else kept_back(part),
    }
    status = _status(showing.mine(item.id))
    return mould("study/_foot.html", **shape).fill(part=part.id, here=showing.here, status=status)


def _hands(part: PartRef, showing: Showing) -> str:
    """What the button that hands in is called."""
    kinds = {showing.reading.items[item].kind for item in part.items}
    only_chosen = kinds <= {AnswerKind.CHOICE, AnswerKind.MATCH}
    if showing.is_handed_in(part):
        return "another" if only_chosen else "again"
    if AnswerKind.MARKS in kinds:
        return "commit"
    if only_chosen:
        return "check"
    told_after = kept_back(part)
    return told_after if told_after != "reveal" and not showing.may_see_hidden(part) else ""


def kept_back(part: PartRef) -> str:
    """What `part` mainly keeps back: "discussion", "answer", "reveal", or "" for nothing."""
    return next((kind for kind in ("discussion", "answer", "reveal") if kind in part.hides), "")


# --- choices and matchings ---------------------------------------------------------------------------------------


def _choice(page: PageReading, item: Item, part: PartRef, showing: Showing) -> str:
    body, seen, was = _in_field(item, showing)
    chosen, said = set(body.split()), _said(page, item, showing)
    values: dict[str, Any] = {"seen": seen, "was": was, "wrong": _wrong(item, showing)}
    for option in item.options:
        values[f"checked-{option.id}"] = mark_safe(" checked") if option.id in chosen else ""
        values[f"said-{option.id}"] = said.get(option.id, "")
    return _poured(page, item, part.id, bool(values["wrong"])).fill(foot=_foot(item, part, showing), **values)


def _match(page: PageReading, item: Item, part: PartRef, showing: Showing) -> str:
    body, seen, was = _in_field(item, showing)
    matched, said = dict(one.partition("=")[::2] for one in body.split()), _said(page, item, showing)
    values: dict[str, Any] = {"seen": seen, "was": was, "wrong": _wrong(item, showing)}
    for pair in item.pairs:
        values[f"said-{pair.id}"] = said.get(pair.id, "")
        for other in item.pairs:
            is_chosen = matched.get(pair.id) == other.key
            values[f"selected-{pair.id}-{other.key}"] = mark_safe(" selected") if is_chosen else ""
    return _poured(page, item, part.id, bool(values["wrong"])).fill(foot=_foot(item, part, showing), **values)


def _said(page: PageReading, item: Item, showing: Showing) -> dict[str, SafeString]:
    """What the author says to the answer last handed in; nothing before."""
    mine = showing.mine(item.id)
    if mine is None or not mine.handed_in:
        return {}
    before = showing.earlier.get(item.id)
    body = before[0].body if mine.is_changed and before else mine.draft
    return {one: mark_safe(html) for one, html in page.feedback(item.id, body).items()}  # noqa: S308 - by the renderer


@lru_cache(maxsize=1024)
def _poured(page: PageReading, item: Item, part: str, is_wrong: bool) -> Mould:
    """The mould of a choice or matching; kept for as long as its page is."""
    shared = {"item": item, "part": part, "is_wrong": is_wrong}
    if item.kind == AnswerKind.CHOICE:
        return pour("study/_choice.html", {"options": [_option(page, item, one) for one in item.options], **shared})
    return pour("study/_match.html", {"pairs": [_pair(page, item, one) for one in item.pairs], **shared})


def _option(page: PageReading, item: Item, option: Any) -> dict[str, Any]:
    return {
        "id": option.id,
        "html": mark_safe(page.inline(option.inlines, item.id)),  # noqa: S308 - by the renderer
        "checked": gap(f"checked-{option.id}"),
        "said": gap(f"said-{option.id}"),
    }


def _pair(page: PageReading, item: Item, pair: Any) -> dict[str, Any]:
    others = sorted(item.pairs, key=lambda one: one.key)
    return {
        "id": pair.id,
        "html": mark_safe(page.inline(pair.left, item.id)),  # noqa: S308 - by the renderer
        "said": gap(f"said-{pair.id}"),
        "others": [
            {"key": one.key, "text": text.line(one.right), "selected": gap(f"selected-{pair.id}-{one.key}")}
            for one in others
        ],
    }


# --- two versions ------------------------------------------------------------------------------------------------


def _versions(item: Item, mine: Mine, part: PartRef, showing: Showing) -> str:
    context = {
        "item": item.id,
        "part": part.id,
        "here": showing.here,
        "set_aside": in_words(item, mine.rival or ""),
        "draft": in_words(item, mine.draft),
        "set_aside_when": told(mine.rival_at) if mine.rival_at else "",
        "draft_when": told(mine.saved_at),
        "digest": digest(mine.rival or ""),
        "seen": mine.revision,
        "joins": item.kind in JOINED,
    }
    versions = render_to_string("study/_versions.html", context)
    is_only_here = item.id in showing.unsaved and bool(_wrong(item, showing))
    return (_text(item, part, showing) + versions) if is_only_here else versions


# --- after a part ------------------------------------------------------------------------------------------------


def after(page: PageReading, part: PartRef, showing: Showing) -> str:
    """What follows a part: the way to see what it keeps back, or that itself, and the way to change one's answer."""
    sees, items = showing.may_see_hidden(part), rules.answerable(showing.reading, part)
    kinds = {showing.reading.items[item].kind for item in items}
    earlier = _earlier(part, showing)
    shape = {
        "is_completed": showing.completed == part.id and showing.stands.completed_at is not None,
        "reveals": kept_back(part) if not sees and (showing.is_member or not items) else "",
        "alone": not items,
        "saves": showing.is_member,
        "is_revealed": bool(sees and items and not showing.is_handed_in(part)),
        "has_earlier": bool(earlier),
        "changes": bool(kinds & {AnswerKind.RESPONSE, AnswerKind.MARKS}) and showing.is_at_rest(part),
        "marks": AnswerKind.RESPONSE not in kinds,
    }
    hidden = mark_safe(page.hidden(part.id).decode()) if sees and part.hides else NOTHING  # noqa: S308 - by the renderer
    further = f"/learn/{showing.reading.slug}/further/"
    return mould("study/_after.html", **shape).fill(
        part=part.id, here=showing.here, hidden=hidden, earlier=earlier, further=further
    )


def _earlier(part: PartRef, showing: Showing) -> str:
    """What was handed in before for the items of a part; the latest is left out where the page shows it anyway."""
    answers = []
    for name in part.items:
        item, mine = showing.reading.items[name], showing.mine(name)
        given = showing.earlier.get(name, [])
        for one in given if mine and mine.is_changed else given[1:]:
            html = prose.formatted(one.text) if item.size == "formatted" else prose.paragraphs(one.text)
            answers.append({"when": told(one.at), "label": item.label, "html": html})
    return render_to_string("study/_earlier.html", {"answers": answers}) if answers else NOTHING


# --- an earlier answer, shown again ------------------------------------------------------------------------------


def again(hole: Hole, showing: Showing) -> str:
    """The reader's answer to an item met before, here or in another course, with the way to where it was asked."""
    asked = courses.reading(hole.course) if hole.course else showing.reading
    item = asked.items.get(hole.id) if asked else None
    if asked is None or item is None:
        return NOTHING
    key = asked.course_id, item.id
    mine = showing.elsewhere.get(key) if hole.course else showing.mine(item.id)
    place = _place(asked, item, showing)
    if not showing.is_member:
        return mould("study/_again.html", kept="visitor").fill(place=place)
    if mine is None or not mine.draft:
        return mould("study/_again.html", kept="none").fill(place=place)
    kept = "handed-in" if mine.handed_in else "draft"
    return mould("study/_again.html", kept=kept).fill(
        place=place, body=prose.of(item, mine.draft), status=_status(mine)
    )


def _place(asked: Reading, item: Item, showing: Showing) -> SafeString:
    """A link to the activity of `item`, named as the page names it."""
    activity = asked.activities[item.activity_id]
    name = course_words().numbered[activity.kind] % {"number": activity.number}
    if asked is showing.reading:
        href = (
            f"#{item.id}" if showing.here.endswith("/all/") else f"/courses/{asked.slug}/{item.section_id}/#{item.id}"
        )
        return prose.link(href, name)
    named = _("%(activity)s of “%(course)s”") % {"activity": name, "course": asked.title}
    return prose.link(f"{reverse('study:section', args=[asked.slug, item.section_id])}#{item.id}", named)
