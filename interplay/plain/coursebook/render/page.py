"""What a tree is rendered for: the view it stands in, the words around it, and the places left open for one reader."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hole:
    """A place that differs from reader to reader.

    kind "interaction": the field for item `id`; "after": what is said once part `id` is answered, and what is kept
    back until then; "again": the reader's own answer to item `id`, of another course when `course` is set.
    """

    kind: str
    id: str
    part_id: str = ""
    activity_id: str = ""
    course: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A view. `level` is that of a heading right below the section's title: 2 page by page, 3 on a single page.

    `media` turns the path of an asset into its address, `place` (section id, id in it or "") into one within the
    course, `course` (slug, id or "") into one of another course, `film` (id, "" or "txt") into that of its transcript.
    """

    media: Callable[[str], str]
    place: Callable[[str, str], str]
    course: Callable[[str, str], str]
    level: int = 2
    film: Callable[[str, str], str] = lambda name, form: f"#{name}"


def _numbered() -> dict[str, str]:
    return {
        "activity": "Activity %(number)s",
        "saq": "Question %(number)s",
        "itq": "Question %(number)s",
        "figure": "Figure %(number)s",
        "table": "Table %(number)s",
        "film": "Film %(number)s",
        "audio": "Recording %(number)s",
        "section": "Section %(number)s",
    }


def _titles() -> dict[str, str]:
    return {
        "key-points": "Key points",
        "study-note": "A note on studying",
        "case-study": "Case study",
        "reading": "Reading",
        "further-reading": "Further reading",
        "acknowledgements": "Acknowledgements",
        "answer": "Answer",
        "discussion": "Discussion",
        "reveal": "Show more",
    }


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around the author's text. `interplay.web.words` has them in the reader's language."""

    numbered: dict[str, str] = field(default_factory=_numbered)
    titles: dict[str, str] = field(default_factory=_titles)
    part: str = "Part %(number)s"
    part_of: str = "%(activity)s, part %(number)s"
    time: str = "Allow about %(time)s"
    hours: str = "%(hours)d h"
    minutes: str = "%(minutes)d minutes"
    hours_minutes: str = "%(hours)d h %(minutes)d min"
    notes: str = "Notes"
    note: str = "Note %(number)s"
    back: str = "Back to the text"
    references: str = "References"
    glossary: str = "Glossary"
    table: str = "Table"
    code: str = "Text to copy"
    described: str = "Described in words"
    rights: str = "%(owner)s, %(licence)s."
    download: str = "Download (%(size)s)"
    captions: str = "Captions"
    captions_file: str = "Captions (WebVTT)"
    transcript: str = "Transcript"
    transcript_text: str = "Transcript (text)"
    skip_transcript: str = "Skip the transcript"
    end_transcript: str = "End of the transcript"
    narration: str = "Narration"
    go_to: str = "Go to %(time)s"
    back_10: str = "Back 10 s"
    on_10: str = "On 10 s"
    speed: str = "Speed"
    resumed: str = "The film goes on where you stopped."
    from_start: str = "From the beginning"
    find: str = "Find"
    found: str = "%(number)d found"
    copy: str = "Copy"
    copied: str = "Copied"
    follow: str = "Follow the film again"
    to_print: str = "To print, or to read by itself"
    read: str = "Read it (%(size)s)"
    your_answer: str = "Your answer to %(place)s"
    right: str = "Right."
    wrong: str = "Not the best answer."
    missed: str = "This one as well."
    belongs: str = "It belongs with:"
