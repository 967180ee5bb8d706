"""Words that many rooms use, in the reader's language."""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interplay.plain.coursebook.render import Words


def course_words() -> Words:
    """What stands around a course's own text, in the language of this request."""
    return _course_words(get_language() or "")


@lru_cache(maxsize=32)
def _course_words(language: str) -> Words:
    return Words(
        numbered={
            "activity": _("Activity %(number)s"),
            "saq": _("Question %(number)s"),
            "itq": _("Question %(number)s"),
            "figure": _("Figure %(number)s"),
            "table": _("Table %(number)s"),
            "film": _("Film %(number)s"),
            "audio": _("Recording %(number)s"),
            "section": _("Section %(number)s"),
        },
        titles={
            "key-points": _("Key points"),
            "study-note": _("A note on studying"),
            "case-study": _("Case study"),
            "reading": _("Reading"),
            "further-reading": _("Further reading"),
            "acknowledgements": _("Acknowledgements"),
            "answer": _("Answer"),
            "discussion": _("Discussion"),
            "reveal": _("Show more"),
        },
        part=_("Part %(number)s"),
        part_of=_("%(activity)s, part %(number)s"),
        time=_("Allow about %(time)s"),
        hours=_("%(hours)d h"),
        minutes=_("%(minutes)d minutes"),
        hours_minutes=_("%(hours)d h %(minutes)d min"),
        notes=_("Notes"),
        note=_("Note %(number)s"),
        back=_("Back to the text"),
        references=_("References"),
        glossary=_("Glossary"),
        table=_("Table"),
        code=_("Text to copy"),
        described=_("Described in words"),
        rights=_("%(owner)s, %(licence)s."),
        download=_("Download (%(size)s)"),
        captions=_("Captions"),
        captions_file=_("Captions (WebVTT)"),
        transcript=_("Transcript"),
        transcript_text=_("Transcript (text)"),
        skip_transcript=_("Skip the transcript"),
        end_transcript=_("End of the transcript"),
        narration=_("Narration"),
        go_to=_("Go to %(time)s"),
        back_10=_("Back 10 s"),
        on_10=_("On 10 s"),
        speed=_("Speed"),
        resumed=_("The film goes on where you stopped."),
        from_start=_("From the beginning"),
        find=_("Find"),
        found=_("%(number)d found"),
        copy=_("Copy"),
        copied=_("Copied"),
        follow=_("Follow the film again"),
        to_print=_("To print, or to read by itself"),
        read=_("Read it (%(size)s)"),
        your_answer=_("Your answer to %(place)s"),
        right=_("Right."),
        wrong=_("Not the best answer."),
        missed=_("This one as well."),
        belongs=_("It belongs with:"),
    )
