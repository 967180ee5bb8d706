"""What counts as an answer, when a course is complete, and who may read what was written."""

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interplay.core.permits import permit
from interplay.learn.courses.constants import KEPT_COURSES
from interplay.learn.courses.selectors import ActivityRef, PageRef, PartRef, Reading
from interplay.learn.study.constants import LETTERS_A_WORD, MAX_LETTERS, MIN_WORDS, AnswerKind, Progress
from interplay.people.selectors import Person
from interplay.plain import marks
from interplay.plain.coursebook.tree import Item

_NEW_LINE = re.compile("\r\n?")
# What no database takes as text: NUL, and half of a character that needs two.
_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
# Scripts written without spaces between words: Thai to Myanmar, Khmer, kana, the Chinese characters of every plane.
_PACKED = re.compile(
    "[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_BETWEEN_WORDS = re.compile('[\\s.,;:!?…/|()\\[\\]{}<>"“”„«»—–\u2028\u200b、。，！？；：「」『』（）।॥،؛؟]+')


class Unfit(Exception):
    """A text that cannot be kept, or not be handed in, as it is. `words` say why, and what to do."""

    def __init__(self, words: str, *, too_long: bool = False) -> None:
        super().__init__(words)
        self.words, self.too_long = words, too_long


# --- who may -----------------------------------------------------------------------------------------------------


@permit("study.write", "Everybody who is signed in may take any course and answer in it, in one's own name only.")
def may_write(person: Person | None, _: Any = None) -> bool:
    """Whether `person` may take courses and answer in them: everybody with an account."""
    return person is not None


@permit(
    "study.read_answers", "Answers and drafts are read by who wrote them, and by nobody else: no administrator either."
)
def may_read_answers(person: Person | None, whose: Person | None) -> bool:
    """Whether `person` may read what `whose` wrote."""
    return person is not None and person == whose


# --- what can be kept --------------------------------------------------------------------------------------------


def fit(item: Item, body: str) -> str:
    """`body` as it is kept: one sign for a new line, choices and marks in their order. Raises Unfit."""
    text = fit_text(body)
    shaped = _FITS.get(item.kind)
    return shaped(item, text) if shaped else text


def fit_text(body: str) -> str:
    """`body` with one sign for a new line. Raises Unfit where it is too long or holds what cannot be stored."""
    text = _NEW_LINE.sub("\n", body)
    if len(text) > MAX_LETTERS:
        words = _(
            "This text has %(length)d letters; one answer may have %(most)d. It is still in the field: "
            "please shorten it, or keep the rest elsewhere."
        )
        raise Unfit(words % {"length": len(text), "most": MAX_LETTERS}, too_long=True)
    if _UNKEEPABLE.search(text):
        raise Unfit(
            _("This text holds a sign that cannot be stored; it is shown as �. Please take it out and save again.")
        )
    return text


def gone() -> Unfit:
    """What to tell the writer of a text for a question that the course has no longer, or never had."""
    return Unfit(_("This question is no longer part of the course. Your text is still here: copy it if you need it."))


def showable(body: str) -> str:
    """`body` for a page that must show even what could not be kept."""
    return _UNKEEPABLE.sub("�", body)


def _fit_choice(item: Item, text: str) -> str:
    chosen = set(text.split())
    known = [option.id for option in item.options if option.id in chosen]
    if len(known) != len(chosen) or (len(known) > 1 and not item.multiple):
        raise Unfit(_("This question no longer offers what you chose. Please choose again."))
    return " ".join(known)


def _fit_match(item: Item, text: str) -> str:
    ids, keys = {pair.id for pair in item.pairs}, {pair.key for pair in item.pairs}
    chosen = dict(piece.partition("=")[::2] for piece in text.split())
    if not ids.issuperset(chosen) or not keys.issuperset(chosen.values()):
        raise Unfit(_("This question no longer offers what you chose. Please choose again."))
    return " ".join(f"{pair.id}={chosen[pair.id]}" for pair in item.pairs if pair.id in chosen)


def _fit_marks(item: Item, text: str) -> str:
    try:
        return marks.written(marks.read(text, [code.id for code in item.codes], item.film_seconds))
    except marks.Wrong as wrong:
        raise Unfit(_no_mark(item, wrong)) from None


def _no_mark(item: Item, wrong: marks.Wrong) -> str:
    """Why a line is no mark, in words; the line itself is still in the field."""
    told = {
        "shape": _("Line %(line)d is no mark yet. Write the moment and the kind, for example: 1:11 %(code)s a note"),
        "moment": _("Line %(line)d: “%(said)s” is no moment of a film. Write minutes and seconds: 1:11"),
        "end": _("Line %(line)d: at %(said)s this film is over. It ends at %(end)s."),
        "code": _("Line %(line)d: “%(said)s” is no kind of mark here. Choose from: %(codes)s."),
        "before": _("Line %(line)d: a mark stands 0 to 60 seconds before the press, not %(said)s."),
        "note": _("Line %(line)d: this note is longer than %(letters)d letters. Please shorten it."),
        "many": _("These are more than %(most)d marks. Please take some away."),
    }
    codes = [code.id for code in item.codes]
    facts = {"line": wrong.line, "said": wrong.said, "codes": ", ".join(codes), "code": (codes or [""])[0]}
    ends = {"end": marks.moment(item.film_seconds), "letters": marks.MOST_NOTE, "most": marks.MOST_MARKS}
    return told[wrong.kind] % {**facts, **ends}


_FITS: dict[str, Callable[[Item, str], str]] = {
    AnswerKind.CHOICE: _fit_choice,
    AnswerKind.MATCH: _fit_match,
    AnswerKind.MARKS: _fit_marks,
}


# --- what counts -------------------------------------------------------------------------------------------------


def words(text: str) -> int:
    """How many words `text` has, in any script. Where words are written together, two letters count as one."""
    packed = len(_PACKED.findall(text))
    rest = _BETWEEN_WORDS.split(_PACKED.sub(" ", text) if packed else text)
    return -(-packed // LETTERS_A_WORD) + sum(any(letter.isalnum() for letter in piece) for piece in rest)


def shortfall(item: Item, body: str) -> Unfit | None:
    """What `body` still lacks to be handed in as the answer to `item`; None when it may be."""
    if item.kind == AnswerKind.CHOICE:
        return None if body else Unfit(_("Nothing is chosen yet. Choose, then hand in."))
    if item.kind == AnswerKind.MATCH:
        return None if len(body.split()) == len(item.pairs) else Unfit(_("Some lines have no match yet."))
    if item.kind == AnswerKind.MARKS:
        return None if body else Unfit(_("There is no mark on the film yet. Set at least one, then commit."))
    needed, has = item.min_words or MIN_WORDS, words(body)
    return None if has >= needed else Unfit(_too_short(needed, has))


def _too_short(needed: int, has: int) -> str:
    if not has:
        return _(
            "There is no answer yet to hand in. Write a few words first, or read the discussion without answering."
        )
    told = ngettext(
        "This answer counts from %(needed)d word on; so far it has %(has)d. It is saved as a draft.",
        "This answer counts from %(needed)d words on; so far it has %(has)d. It is saved as a draft.",
        needed,
    )
    return told % {"needed": needed, "has": has}


def answerable(reading: Reading, thing: ActivityRef | PartRef) -> tuple[str, ...]:
    """The items of an activity or a part that can be handed in, in order."""
    return _answerable(reading)[thing.id]


@lru_cache(maxsize=KEPT_COURSES)
def _answerable(reading: Reading) -> dict[str, tuple[str, ...]]:
    """By the id of every activity and part; an activity's only part may share its id, and then has the same items."""
    things: tuple[ActivityRef | PartRef, ...] = (*reading.activities.values(), *reading.parts.values())
    return {
        thing.id: tuple(item for item in thing.items if reading.items[item].kind in AnswerKind.values)
        for thing in things
    }


@lru_cache(maxsize=KEPT_COURSES)
def counting(reading: Reading) -> tuple[ActivityRef, ...]:
    """The activities of which completion asks `needed`: those that the course names and that can be handed in."""
    named = (reading.activities[activity] for activity in reading.of)
    return tuple(activity for activity in named if answerable(reading, activity))


def needed(reading: Reading) -> int:
    """How many of `counting` complete the course; 0 where nothing can."""
    return min(reading.need, len(counting(reading)))


def is_done(reading: Reading, activity: ActivityRef, handed: Collection[str]) -> bool:
    """Whether everything that can be answered in `activity` is among the items handed in."""
    items = answerable(reading, activity)
    return bool(items) and all(item in handed for item in items)


def done(reading: Reading, handed: Collection[str]) -> int:
    """How many of `counting` are done, given the items handed in."""
    touched = {reading.items[item].activity_id for item in handed if item in reading.items}
    return sum(is_done(reading, activity, handed) for activity in counting(reading) if activity.id in touched)


def is_complete(reading: Reading, handed: Collection[str]) -> bool:
    """Whether the course is complete, given the items handed in."""
    return 0 < needed(reading) <= done(reading, handed)


def completion_in_words(reading: Reading) -> str:
    """What completion asks of a reader, as one sentence."""
    counted, need = counting(reading), needed(reading)
    if not need:
        return _("This course asks for nothing to be handed in, so it gives no statement.")
    if len(counted) == 1:
        return _("Answer its one activity.") if len(reading.activities) == 1 else _("Answer the activity named here.")
    told = _sentence(reading, counted, has_questions=any(one.kind != "activity" for one in counted))
    return told % {"need": need, "most": len(counted)}


def _sentence(reading: Reading, counted: Collection[ActivityRef], *, has_questions: bool) -> str:
    if needed(reading) < len(counted):
        if has_questions:
            return _("Answer any %(need)d of %(most)d activities and questions.")
        return _("Answer any %(need)d of %(most)d activities.")
    if len(counted) < sum(bool(answerable(reading, activity)) for activity in reading.activities.values()):
        if has_questions:
            return _("Answer the %(most)d activities and questions named here.")
        return _("Answer the %(most)d activities named here.")
    return _("Answer all %(most)d activities and questions.") if has_questions else _("Answer all %(most)d activities.")


# --- what is shown -----------------------------------------------------------------------------------------------


def may_see_hidden(reading: Reading, part: PartRef, handed: Collection[str], revealed: Collection[str]) -> bool:
    """Whether what `part` keeps back may be sent: all of it is handed in, or it was opened without answering."""
    items = answerable(reading, part)
    return part.id in revealed or (bool(items) and all(item in handed for item in items))


def progress(reading: Reading, page: PageRef, handed: Collection[str], begun: Collection[str], place: int) -> Progress:
    """How far a reader is with a section; `place` is the position of the section where she stopped (0: nowhere yet)."""
    activities = [activity for activity in page.activities if answerable(reading, activity)]
    if not activities:
        return _by_place(page.position, place)
    finished = sum(is_done(reading, activity, handed) for activity in activities)
    if finished == len(activities):
        return Progress.DONE
    touched = any(item in handed or item in begun for activity in activities for item in activity.items)
    return Progress.PART if finished or touched or page.position == place else Progress.TODO


def _by_place(position: int, place: int) -> Progress:
    if position == place:
        return Progress.PART
    return Progress.DONE if position < place else Progress.TODO
