"""A course with a film to mark, made as a tree; the author's own reading is a canary."""

import hashlib
from dataclasses import replace
from pathlib import Path

from interplay.learn.courses import selectors as courses
from interplay.learn.courses import services
from interplay.learn.courses.selectors import Reading
from interplay.plain.captions import Cue
from interplay.plain.coursebook import tree
from tests.learn.study import books

SECONDS = 60.0
SAVE = "/learn/hall/watch-n/save/"
PAGE = "/courses/hall/film/"
CUES = (
    Cue(0.0, 8.0, "Narrator", "A quarter to four.", is_narration=True),
    Cue(8.0, 20.0, "Selim", "I kept still for a bit."),
    Cue(20.0, 30.0, "Carys", "You cannot perform <lying> down."),
    Cue(40.0, 55.0, "Tamsin", "Who says which line?"),
)


FILM = Path(__file__).with_name("hall.webm").read_bytes()  # a minute of one colour, without sound


def book(cues: tuple[Cue, ...] = CUES, seconds: float = SECONDS) -> tree.Course:
    film = tree.Film("film", "hall", "media/hall.webm", "1", "In the hall", cues=cues, seconds=seconds)
    reading = (tree.Remark(9.0, 12.0, "leading", "canaryreading: he keeps still"),)
    notes = tree.FilmNotes("watch-n", "hall", codes=tree.CODES, reading=reading)
    part = tree.Part("watch", books.says("Who leads here?"), (notes,), (books.talk("canarytalk of the film"),))
    activity = tree.Activity("activity", "watch", (part,), number="1", title="A film", minutes=15)
    course = books.book(books.section("film", "1", film, activity), name="hall")
    asset = tree.Asset(
        "media/hall.webm", hashlib.sha256(FILM).hexdigest(), len(FILM), "video/webm", owner="L", licence="CC0-1.0"
    )
    targets = {**course.targets, "hall": tree.Target("film", "film", "1", "In the hall")}
    return replace(course, assets={"media/hall.webm": asset}, targets=targets)


def published(folder: Path, course: tree.Course | None = None) -> Reading:
    """The course's present edition, published from `folder`, where its film lies."""
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media/hall.webm").write_bytes(FILM)
    services.publish(course or book(), folder)
    courses.forget("hall")
    reading = courses.reading("hall")
    assert reading is not None
    return reading
