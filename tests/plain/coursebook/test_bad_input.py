"""Everything that an author can get wrong: each is told exactly once, where it is, in words that help."""

import struct
import zlib
from pathlib import Path

import pytest

from tests.plain.coursebook.folders import ACTIVITY, COURSE, FILMS, FRONT, MEDIA, MP4, SVG, Files, faults, page

MEND = "Put that into the drawing itself."
VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:01.500\n<v Umar>Hello\n"
FILM_RIGHTS = '["media/hour.mp4"]\nowner = "Z"\nlicence = "CC-BY-4.0"\n'


def png(width: int, height: int) -> bytes:
    """The first bytes of a picture of that size, enough to measure it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 16)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def figure(svg: str | bytes = SVG, media: str | None = MEDIA, name: str = "media/hour.svg") -> Files:
    """A course with one figure."""
    return {"01-one.md": page(f'::: figure {{#f src="{name}"}}\nAn hour.\n:::'), name: svg, "media.toml": media}


def film(attributes: str, inside: str = "", **files: str | bytes | None) -> Files:
    """A course with one film."""
    return {
        "01-one.md": page(f'::: film {{#f src="media/hour.mp4" {attributes}}}\n{inside}\n:::'),
        "media/hour.mp4": MP4,
        "media.toml": FILM_RIGHTS,
        **files,
    }


READING = "WEBVTT\n\n00:01.000 --> 00:02.000\nleading: He does.\n"


def noted(reading: str = 'reading="media/r.vtt"', captions: str = "hour.en", **files: str | bytes | None) -> Files:
    """A course with notes on a film (on line 5), and the film (on line 9)."""
    notes = f'::: activity {{#a}}\n::: film-notes {{#n of="f" {reading}}}\n:::\n:::\n\n'
    shown = f'::: film {{#f src="media/hour.mp4" captions="media/{captions}.vtt"}}\n:::'
    return {**film(""), "01-one.md": page(notes + shown), "media/hour.en.vtt": VTT, **files}


def heard(attributes: str, inside: str = "::: transcript\nHello.\n:::", name: str = "umar.mp3") -> Files:
    """A course with one recording."""
    return {
        "01-one.md": page(f'::: audio {{#f src="media/{name}" {attributes}}}\n{inside}\n:::'),
        f"media/{name}": (FILMS / name).read_bytes(),
        "media.toml": FILM_RIGHTS.replace("hour.mp4", name),
    }


def played(name: str, called: str = "hour.mp4") -> Files:
    """A course with a film that is one of the files kept for tests."""
    return film(
        'captions="media/hour.en.vtt"', **{"media/hour.en.vtt": VTT, f"media/{called}": (FILMS / name).read_bytes()}
    )


def twice(name: str, called: str) -> Files:
    """A course with a film in two files, of which that is the second."""
    attributes = f'captions="media/hour.en.vtt" also="media/{called}"'
    rights = FILM_RIGHTS + FILM_RIGHTS.replace("hour.mp4", called)
    files = {"media/hour.en.vtt": VTT, f"media/{called}": (FILMS / name).read_bytes(), "media.toml": rights}
    return film(attributes, **files)


def asking(inside: str) -> Files:
    """A course whose one activity, opened on line 4, holds `inside`, which begins on line 5."""
    return {"01-one.md": f"{FRONT}::: activity {{#a1}}\n{inside}\n:::\n"}


CASES: dict[str, tuple[Files, list[str]]] = {
    # --- files and their encodings
    "no course.toml": ({"course.toml": None}, ["course.toml:0: There is no file “course.toml”."]),
    "no sections": (
        {"01-one.md": None},
        ["course.toml:1: This course has no sections. Add a file 01-beginning.md beside course.toml."],
    ),
    "UTF-16": (
        {"01-one.md": page("Words").encode("utf-16")},
        ["01-one.md:1: This file is not saved as UTF-8 (it looks like UTF-16). Save it as UTF-8."],
    ),
    "UTF-16 without a mark": (
        {"01-one.md": page("Words").encode("utf-16-le")},
        ["01-one.md:1: This file is not saved as UTF-8 (it looks like UTF-16). Save it as UTF-8."],
    ),
    "Windows-1252": (
        {"01-one.md": page("Costs £5").encode("cp1252")},
        ["01-one.md:4: This file is not saved as UTF-8 (byte 0xa3 here). Save it as UTF-8."],
    ),
    "NUL": (
        {"01-one.md": page("Wo\x00rds")},
        ["01-one.md:4: There is a control character in this line. Take it out."],
    ),
    "writing turned round": (
        {"01-one.md": page("Words \u202egnorw")},
        ["01-one.md:4: An invisible sign in this line turns the direction of writing. Take it out."],
    ),
    "NUL and turned writing as escapes": (
        {
            "course.toml": COURSE.replace('A small course"', 'A small\\u0000 course"').replace(
                "an hour", "\\u202Eruoh na"
            )
        },
        [
            "course.toml:2: `title`: an invisible sign in it (U+0000) cannot be kept or shown. Take it out.",
            "course.toml:8: `outcomes`: an invisible sign in it (U+202E) cannot be kept or shown. Take it out.",
        ],
    ),
    "a huge file": (
        {"02-two.md": f"{FRONT}{'words ' * 200_000}"},
        ["02-two.md:0: This file has 1,200,022 bytes; 1,000,000 are the most. Divide it."],
    ),
    "a huge paragraph": (
        {"01-one.md": page("[" * 20_001)},
        ["01-one.md:4: This paragraph is 20001 letters long; 20000 is the most. Divide it."],
    ),
    # --- course.toml
    "invalid TOML": (
        {"course.toml": "id = small\n"},
        [
            (
                "course.toml:1: This is not valid TOML: a value is not written as it should be. "
                'Text needs quotation marks, as in title = "A title".'
            )
        ],
    ),
    "a key twice": (
        {"course.toml": COURSE + 'title = "Another"\n'},
        ["course.toml:9: This is not valid TOML: a key stands there twice."],
    ),
    "TOML without end": (
        {"course.toml": "x = " + "[" * 9_000},
        ["course.toml:1: This is not TOML that can be read: it holds a number or a list that is far too large."],
    ),
    "an unknown key": (
        {"course.toml": COURSE + 'licens = "x"\n'},
        ["course.toml:9: There is no key “licens” in this file. Did you mean `licence`?"],
    ),
    "missing keys": (
        {"course.toml": COURSE.replace('title = "A small course"\n', "").replace('licence = "CC-BY-4.0"\n', "")},
        ["course.toml:1: `licence` is missing.", "course.toml:1: `title` is missing."],
    ),
    "a wrong type": (
        {"course.toml": COURSE.replace('"A small course"', "3")},
        ["course.toml:2: `title`: text in quotation marks belongs here, not a number."],
    ),
    "a list that is none": (
        {"course.toml": COURSE.replace('["Zora Vennor"]', '"Zora Vennor"')},
        ["course.toml:7: `authors`: a list in square brackets belongs here, not text."],
    ),
    "an empty list": (
        {"course.toml": COURSE.replace('["Zora Vennor"]', "[]")},
        ["course.toml:7: `authors`: the list is empty. Write at least one."],
    ),
    "an empty title": (
        {"course.toml": COURSE.replace('"A small course"', '" "')},
        ["course.toml:2: `title`: it is empty. Write something, or take the key out."],
    ),
    "a long title": (
        {"course.toml": COURSE.replace("A small course", "a" * 201)},
        ["course.toml:2: `title`: it is 201 letters long; 200 is the most."],
    ),
    "an id with a capital": (
        {"course.toml": COURSE.replace('id = "small"', 'id = "Small Course"')},
        [
            (
                "course.toml:1: `id`: “Small Course” cannot be an id. "
                "Use small letters a to z, figures and hyphens, and begin with a letter."
            )
        ],
    ),
    "an unknown language": (
        {"course.toml": COURSE.replace("en-GB", "english")},
        ["course.toml:4: `language`: “english” is not a language tag. Write for example en-GB, cy, pl or zh-Hant."],
    ),
    "a language nobody speaks": (
        {"course.toml": COURSE.replace("en-GB", "xx")},
        ["course.toml:4: `language`: “xx” is not a language tag. Write for example en-GB, cy, pl or zh-Hant."],
    ),
    "an unknown level": (
        {"course.toml": COURSE.replace('"introductory"', '"advance"')},
        [
            (
                "course.toml:5: `level`: “advance” is not one of the choices. "
                "Write introductory, intermediate or advanced. Did you mean `advanced`?"
            )
        ],
    ),
    "an unknown licence": (
        {"course.toml": COURSE.replace('"CC-BY-4.0"', '"CC BY 4.0"')},
        [
            (
                "course.toml:6: `licence`: “CC BY 4.0” is not a licence that we know. Did you mean `CC-BY-4.0`? "
                "Write for example CC-BY-4.0 or CC0-1.0."
            )
        ],
    ),
    "a section that is missing": (
        {"course.toml": COURSE + 'sections = ["01-one.md", "02-tow.md"]\n'},
        ["course.toml:9: There is no file “02-tow.md”. Did you mean `01-one.md`?"],
    ),
    "a section twice": (
        {"course.toml": COURSE + 'sections = ["01-one.md", "01-one.md"]\n'},
        ["course.toml:9: `sections` lists 01-one.md twice. Keep one."],
    ),
    "a section elsewhere": (
        {"course.toml": COURSE + 'sections = ["01-one.md", "../02-two.md"]\n'},
        [
            (
                "course.toml:9: `sections`: “../02-two.md” leads out of the course's folder. "
                "Put the file into media/ and write media/name."
            )
        ],
    ),
    "a section that is no text": (
        {"course.toml": COURSE + 'sections = ["01-one.md", "media/two.md"]\n'},
        [
            (
                "course.toml:9: `sections` lists media/two.md, "
                "but a section is a file such as 01-beginning.md beside course.toml."
            )
        ],
    ),
    "too many sections": (
        {f"{number:03}-page.md": f'+++\ntitle = "T"\nid = "p{number}"\n+++\nWords.\n' for number in range(2, 302)},
        ["course.toml:1: This course has 301 sections; 300 are the most. Join some, or make two courses."],
    ),
    "more needed than there is": (
        {"course.toml": COURSE + "[completion]\nneed = 2\n"},
        [('course.toml:10: `need` is 2, but there are 1 activities to count. Write "all", or a number from 1 on.')],
    ),
    "need that is no number": (
        {"course.toml": COURSE + '[completion]\nneed = "most"\n'},
        ["course.toml:10: `need`: “most” is not a whole number."],
    ),
    "an activity that does not exist": (
        {"course.toml": COURSE + '[completion]\nof = ["a11"]\n'},
        ["course.toml:10: `of` names a11, which is no activity of this course. Did you mean `a1`?"],
    ),
    "nothing to complete": (
        {"01-one.md": FRONT + ACTIVITY.replace("{#a1}", "{#a1 optional}")},
        [
            (
                "course.toml:1: Nothing completes this course: it has no activity that is not optional. "
                "Add one with ::: activity."
            )
        ],
    ),
    "completion that is no table": (
        {"course.toml": COURSE + 'completion = "all"\n'},
        ["course.toml:9: `completion` is a table: write [completion], and its keys below it."],
    ),
    "an unknown key of a table": (
        {"course.toml": COURSE + "[completion]\nneeds = 1\n"},
        ["course.toml:10: There is no key “needs” in `[completion]`. Did you mean `need`?"],
    ),
    "an onward link that leads nowhere": (
        {"course.toml": COURSE + '[[further]]\ntitle = "T"\nurl = "javascript:alert(1)"\n'},
        [
            (
                "course.toml:11: `url`: “javascript:alert(1)” leads nowhere. "
                "Write an address with https://, or course: and the id of a course."
            )
        ],
    ),
    "further with one bracket": (
        {"course.toml": COURSE + '[further]\ntitle = "T"\n'},
        ["course.toml:9: `further` is written [[further]], with two brackets, once for each."],
    ),
    "reading counted twice": (
        {
            "course.toml": COURSE + "minutes_reading = 10\n",
            "01-one.md": FRONT.replace('"One"', '"One"\nminutes = 5') + ACTIVITY,
        },
        [
            (
                "course.toml:9: The time for reading is given here and in sections, too. "
                "Keep `minutes_reading`, or `minutes` there."
            )
        ],
    ),
    # --- the front block
    "no front block": (
        {"01-one.md": ACTIVITY},
        ['01-one.md:1: A section begins with a line +++, then title = "…", then another line +++.'],
    ),
    "a front block without end": (
        {"01-one.md": f'+++\ntitle = "One"\n{ACTIVITY}'},
        ["01-one.md:1: The block that begins with +++ here never ends. Add a second line +++ below its last key."],
    ),
    "a front block that is no TOML": (
        {"01-one.md": f"+++\ntitle: One\n+++\n{ACTIVITY}"},
        ["01-one.md:2: This is not valid TOML: there is no = after a key."],
    ),
    "a front block without a title": (
        {"01-one.md": f'+++\nlede = "L"\n+++\n{ACTIVITY}'},
        ["01-one.md:2: `title` is missing."],
    ),
    "an unknown key in front": (
        {"01-one.md": f'+++\ntitle = "One"\nlead = "L"\n+++\n{ACTIVITY}'},
        ["01-one.md:3: There is no key “lead” in this file. Did you mean `lede`?"],
    ),
    "an empty section": (
        {"02-two.md": '+++\ntitle = "Two"\n+++\n'},
        ["02-two.md:1: This section has no text. Write something below the second +++."],
    ),
    "the same section id twice": (
        {"02-one.md": f"{FRONT}Words.\n"},
        ["02-one.md:2: The id `one` is taken: it stands in 01-one.md on line 2. Choose another one for this."],
    ),
    # --- directives
    "a directive that is not closed": (
        {"01-one.md": page("Words.") + "\n::: box\nMore.\n"},
        ["01-one.md:17: `::: box` is opened here and never closed. Add a line ::: where it ends."],
    ),
    "an inner directive that is not closed": (
        {"01-one.md": f"{FRONT}::: activity {{#a1}}\nAsk.\n\n::: response {{#a1-r}}\n\n::: discussion\nD.\n:::\n:::\n"},
        [
            (
                "01-one.md:7: `::: response` is not closed before `::: discussion` on line 9, which cannot stand in "
                "it. Add a line ::: above that."
            ),
        ],
    ),
    "a directive nobody knows in a response": (
        asking("::: response {#r min_words=9}\n::: bux\n:::\n:::"),
        ["01-one.md:6: Only text can stand in `::: response`. Close it with ::: above this line."],
    ),
    "a line that closes nothing": (
        {"01-one.md": page("Words.\n\n:::")},
        ["01-one.md:6: This ::: closes nothing. Take it out, or open a directive above it."],
    ),
    "an unknown directive": (
        {"01-one.md": page("::: bux\nWords.\n:::")},
        ["01-one.md:4: There is no directive `bux`. Did you mean `box`?"],
    ),
    "a directive without a name": (
        {"01-one.md": page("::: {#a}\nWords.\n:::")},
        ["01-one.md:4: The name is missing after :::. Write for example ::: box."],
    ),
    "an unknown key of a directive": (
        {"01-one.md": page('::: box {titel="T"}\nWords.\n:::')},
        ["01-one.md:4: `::: box` has no key `titel`. Did you mean `title`?"],
    ),
    "an id written as a key": (
        {"01-one.md": page('::: box {id="t"}\nWords.\n:::')},
        ["01-one.md:4: `::: box` has no key `id`. An id is written with #: {#an-id}."],
    ),
    "a brace that is not closed": (
        {"01-one.md": page('::: box {title="T"\nWords.\n:::')},
        ["01-one.md:4: `::: box`: the brace { is not closed. Close it with } on the same line."],
    ),
    "curly quotation marks": (
        {"01-one.md": page("::: box {title=“T”}\nWords.\n:::")},
        ['01-one.md:4: `::: box`: “title=“T”}” has curly quotation marks. Write straight ones: key="value".'],
    ),
    "words behind the brace": (
        {"01-one.md": page('::: box {title="T"} Words\nWords.\n:::')},
        ["01-one.md:4: `::: box`: “Words” stands after the brace. Put the text on the next line."],
    ),
    "words without a brace": (
        {"01-one.md": page("::: box A title\nWords.\n:::")},
        [
            (
                "01-one.md:4: `::: box`: “A title” cannot stand here. "
                'Put names and values in braces: {#an-id key="value"}.'
            )
        ],
    ),
    "a key twice in braces": (
        {"01-one.md": page('::: box {title="T" title="U"}\nWords.\n:::')},
        ["01-one.md:4: `::: box`: `title` stands there twice. Keep one."],
    ),
    "two ids": (
        {"01-one.md": page("::: box {#a #b}\nWords.\n:::")},
        ["01-one.md:4: `::: box`: it has two ids, a and b. Keep one."],
    ),
    "a key without its value": (
        {"01-one.md": page("::: box {title}\nWords.\n:::")},
        ['01-one.md:4: `title` of `::: box` needs a value. Write title="…".'],
    ),
    "a flag with a value": (
        asking('::: choice {#c multiple="yes"}\n- [x] A {#a}\n- [ ] B {#b}\n:::'),
        ["01-one.md:5: `multiple` of `::: choice`: it takes no value. Write the word alone."],
    ),
    "a missing id": (
        {"01-one.md": f"{FRONT}{ACTIVITY.replace(' {#a1-r}', '')}"},
        ["01-one.md:7: `::: response` needs an id. Write ::: response {#an-id-of-your-choice}."],
    ),
    "an id where none belongs": (
        asking("::: response {#r}\n:::\n::: discussion {#d}\nD.\n:::"),
        ["01-one.md:7: `::: discussion` takes no id. Take #d out."],
    ),
    "an invalid id": (
        asking("::: response {#R_1}\n:::"),
        [
            (
                "01-one.md:5: `#R_1`: “R_1” cannot be an id. "
                "Use small letters a to z, figures and hyphens, and begin with a letter."
            )
        ],
    ),
    "the same id twice": (
        {"01-one.md": page("::: box {#a1-r}\nWords.\n:::")},
        ["01-one.md:11: The id `a1-r` is taken: it stands on line 4. Choose another one for this."],
    ),
    "a line indented too little": (
        {"01-one.md": page("- one\n\n  ::: box\n  Words.\n\nMore words.\n\n  :::")},
        ["01-one.md:9: This line stands in `::: box` of line 6, so indent it as much as that line."],
    ),
    "a directive in a quotation": (
        {"01-one.md": page("> Words\n> ::: box\n> :::")},
        [
            "01-one.md:5: A directive cannot stand in lines that begin with >. Use ::: quote in place of them.",
            "01-one.md:6: A directive cannot stand in lines that begin with >. Use ::: quote in place of them.",
        ],
    ),
    "too many within one another": (
        {"01-one.md": page("::: box\n" * 9 + "Words.\n" + ":::\n" * 9)},
        ["01-one.md:12: More than 8 blocks stand within one another here. Use fewer."],
    ),
    "quotations within one another": (
        {"01-one.md": page("> " * 80 + "words")},
        ["01-one.md:4: Too many lists or quotations stand within one another here. Use fewer."],
    ),
    "code without end": (
        {"01-one.md": page("Words.") + "\n```\ncode\n"},
        ["01-one.md:17: The block of code that begins here never ends. Add a line ``` where it does."],
    ),
    # --- activities
    "a discussion outside an activity": (
        {"01-one.md": page("::: discussion\nWords.\n:::")},
        [
            (
                "01-one.md:4: `::: discussion` cannot stand by itself on a page. "
                "It belongs inside `activity`, `itq`, `part` or `saq`."
            )
        ],
    ),
    "a response outside an activity": (
        {"01-one.md": page("::: response {#r}\n:::")},
        [
            (
                "01-one.md:4: `::: response` cannot stand by itself on a page. "
                "It belongs inside `activity`, `itq`, `part` or `saq`."
            )
        ],
    ),
    "a part outside an activity": (
        {"01-one.md": page("::: part {#p}\nAsk.\n\n::: response {#r}\n:::\n:::")},
        ["01-one.md:4: `::: part` cannot stand by itself on a page. It belongs inside `activity`, `itq` or `saq`."],
    ),
    "an activity in an activity": (
        asking("Ask.\n\n::: saq {#s}\nAsk.\n\n::: response {#s-r}\n:::\n:::\n\n::: response {#r}\n:::"),
        [
            (
                "01-one.md:4: `::: activity` is not closed before `::: saq` on line 7, which cannot stand in it. "
                "Add a line ::: above that."
            ),
            (
                "01-one.md:14: `::: response` cannot stand by itself on a page. "
                "It belongs inside `activity`, `itq`, `part` or `saq`."
            ),
        ],
    ),
    "an activity in a box": (
        {"01-one.md": page(f"::: box\n{ACTIVITY.replace('a1', 'b1')}:::")},
        [
            (
                "01-one.md:4: `::: box` is not closed before `::: activity` on line 5, which cannot stand in it. "
                "Add a line ::: above that."
            )
        ],
    ),
    "nothing to answer": (
        asking("Think about it."),
        [
            (
                "01-one.md:4: Nothing can be answered in `::: activity`. "
                "Add ::: response, ::: choice, ::: match or ::: film-notes, or make it a ::: box."
            )
        ],
    ),
    "nothing to answer in a part": (
        asking("::: part {#p1}\nAsk.\n:::\n::: part {#p2}\nAsk.\n\n::: response {#r}\n:::\n:::"),
        [
            (
                "01-one.md:5: Nothing can be answered in `::: part`. "
                "Add ::: response, ::: choice, ::: match or ::: film-notes, or make it a ::: box."
            )
        ],
    ),
    "a response beside parts": (
        asking("::: part {#p1}\nAsk.\n\n::: response {#r}\n:::\n:::\n\n::: discussion\nD.\n:::"),
        ["01-one.md:12: This activity has parts. Move this into one of them, or above the first one if it is text."],
    ),
    "text behind the last response": (
        asking("Ask.\n\n::: response {#r}\n:::\n\nThank you."),
        ["01-one.md:10: This stands after the last thing to answer. Move it above that, or into ::: discussion."],
    ),
    "an empty discussion": (
        asking("Ask.\n\n::: response {#r}\n:::\n\n::: discussion\n:::"),
        ["01-one.md:10: `::: discussion` is empty. Write something in it, or take it out."],
    ),
    "a time that is none": (
        {"01-one.md": FRONT + ACTIVITY.replace("{#a1}", '{#a1 time="soon"}')},
        [("01-one.md:4: `time` of `::: activity`: “soon” is not a length of time. Write 20 min, 1 h or 1 h 30 min.")],
    ),
    "no time at all": (
        {"01-one.md": FRONT + ACTIVITY.replace("{#a1}", '{#a1 time="0 min"}')},
        [
            (
                "01-one.md:4: `time` of `::: activity`: “0 min” is no time that somebody can spend. "
                "Write between 1 min and 100 h."
            )
        ],
    ),
    "an unknown size": (
        {"01-one.md": FRONT + ACTIVITY.replace("{#a1-r}", '{#a1-r size="large"}')},
        [
            (
                "01-one.md:7: `size` of `::: response`: “large” is not one of the choices. "
                "Write line, paragraph, long or formatted."
            )
        ],
    ),
    "words that cannot be counted": (
        {"01-one.md": FRONT + ACTIVITY.replace("{#a1-r}", '{#a1-r min_words="some"}')},
        ["01-one.md:7: `min_words` of `::: response`: “some” is not a whole number."],
    ),
    "an answer of no words": (
        {"01-one.md": FRONT + ACTIVITY.replace("{#a1-r}", '{#a1-r min_words="0"}')},
        [
            "01-one.md:7: `min_words` of `::: response`: without a word there is no answer. Write 1 or more.",
        ],
    ),
    "a field that is answered already": (
        asking("::: response {#r}\nI think that\n:::"),
        [
            (
                "01-one.md:5: 3 words stand in this field already, so it would count as answered. "
                "Ask for more with min_words."
            )
        ],
    ),
    "a choice without a right option": (
        asking("::: choice {#c}\n- [ ] A {#a}\n- [ ] B {#b}\n:::"),
        ["01-one.md:5: No option of this `::: choice` is right. Mark the right one with - [x]."],
    ),
    "a choice with two right options": (
        asking("::: choice {#c}\n- [x] A {#a}\n- [x] B {#b}\n:::"),
        ["01-one.md:5: 2 options are marked as right. Leave one, or write `multiple` in the braces."],
    ),
    "a choice of one": (
        asking("::: choice {#c}\n- [x] A {#a}\n:::"),
        [("01-one.md:5: `::: choice` needs at least two options: lines - [x] Right {#one} and - [ ] Wrong {#two}.")],
    ),
    "the same option id twice": (
        asking("::: choice {#c}\n- [x] A {#a}\n- [ ] B {#a}\n:::"),
        ["01-one.md:5: The id `a` stands twice in this `::: choice`. Change one."],
    ),
    "an option without a box": (
        asking("::: choice {#c}\n- [x] A {#a}\n- B {#b}\n:::"),
        [
            (
                "01-one.md:7: An option begins with [x] when it is right and [ ] when it is not: "
                "- [ ] Some words {#an-id}."
            )
        ],
    ),
    "an option without an id": (
        asking("::: choice {#c}\n- [x] A {#a}\n- [ ] B\n:::"),
        ["01-one.md:7: This option has no id. Write {#an-id} at the end of its first line."],
    ),
    "text in a choice": (
        asking("::: choice {#c}\nWhich?\n\n- [x] A {#a}\n- [ ] B {#b}\n:::"),
        ["01-one.md:6: `::: choice` holds a list and nothing else. Put this above `::: choice`."],
    ),
    "a match of one": (
        asking("::: match {#m}\n- A {#a} = B\n:::"),
        ["01-one.md:5: `::: match` needs at least two pairs: lines - Left {#an-id} = Right."],
    ),
    "a pair that is none": (
        asking("::: match {#m}\n- A {#a} = B\n- C = D\n:::"),
        ["01-one.md:7: A pair is written - Left {#an-id} = Right, with = after the id."],
    ),
    "two pairs alike": (
        asking("::: match {#m}\n- A {#a} = B\n- C {#c} = B\n:::"),
        ["01-one.md:5: “B” stands in two pairs, so nobody could tell which is meant. Reword one."],
    ),
    "a pair with more below": (
        asking("::: match {#m}\n- A {#a} = B\n\n  Because.\n\n- C {#c} = D\n:::"),
        ["01-one.md:6: A pair is a line and nothing else. Put what you say about it into ::: discussion."],
    ),
    "an answer again that is never asked": (
        {"01-one.md": page('::: response-again {of="a2-r"}\n:::')},
        [
            (
                "01-one.md:4: There is no response, choice or match with the id `a2-r` in this course. "
                "Did you mean `a1-r`?"
            )
        ],
    ),
    "an answer again before it is asked": (
        {"01-one.md": page('::: response-again {of="a1-r"}\n:::')},
        ["01-one.md:4: `a1-r` is asked only after this place, so there is no answer yet to show again."],
    ),
    "notes on no film": (
        asking('::: film-notes {#n of="f1"}\n:::'),
        ["01-one.md:5: There is no film or recording with the id `f1` in this course."],
    ),
    "a footnote in a discussion": (
        {"01-one.md": FRONT + ACTIVITY.replace("again.", "again.[^x]") + "\n[^x]: A note.\n"},
        [
            (
                "01-one.md:11: A footnote is shown to every reader, so it cannot belong to something that is kept "
                "back. Put it in brackets instead."
            )
        ],
    ),
    # --- text
    "a heading of level 1": (
        {"01-one.md": page("# Title")},
        [("01-one.md:4: A heading here begins with ##. The one # is the title, which stands in the front block.")],
    ),
    "a level skipped": (
        {"01-one.md": page("## Two\n\n#### Four")},
        ["01-one.md:6: This heading skips a level. Write ### in place of ####."],
    ),
    "a heading too low": (
        {"01-one.md": page("## Two\n\n##### Five")},
        ["01-one.md:6: Headings go down to ####. Use **bold** words for what is smaller."],
    ),
    "a heading without words": ({"01-one.md": page("##")}, ["01-one.md:4: This heading has no words."]),
    "a heading in a box": (
        {"01-one.md": page("::: box\n## Title\n:::")},
        [
            (
                "01-one.md:4: `::: box` is not closed before the heading on line 5, which cannot stand in it. "
                "Add a line ::: above that, or write **bold** words there."
            )
        ],
    ),
    "a heading in a list": (
        {"01-one.md": page("- ## Title")},
        ['01-one.md:4: A heading cannot stand inside a list. Use title="…" or **bold** words.'],
    ),
    "HTML": (
        {"01-one.md": page("Words\nand <b>bold</b> ones, `<i>` and 1 < 2.")},
        [
            "01-one.md:5: HTML does not work here: “</b>” would be shown as it is. Use Markdown or a directive.",
            "01-one.md:5: HTML does not work here: “<b>” would be shown as it is. Use Markdown or a directive.",
        ],
    ),
    "a script": (
        {"01-one.md": page("<script>alert(1)</script>")},
        [
            "01-one.md:4: HTML does not work here: “</script>” would be shown as it is. Use Markdown or a directive.",
            "01-one.md:4: HTML does not work here: “<script>” would be shown as it is. Use Markdown or a directive.",
        ],
    ),
    "a picture in a line": (
        {"01-one.md": page("![Two strands](media/hour.svg)")},
        [
            (
                "01-one.md:4: A picture needs a block of its own. "
                'Write ::: figure {#an-id src="media/hour.svg"} and a line :::.'
            )
        ],
    ),
    "a footnote that is missing": (
        {"01-one.md": page("Words.[^1]")},
        ["01-one.md:4: There is no footnote 1. Add a line [^1]: with its text, or mend the mark."],
    ),
    "a footnote without a mark": (
        {"01-one.md": page("Words.\n\n[^1]: A note.")},
        ["01-one.md:6: Nothing refers to footnote 1. Put [^1] into the text, or take it out."],
    ),
    "a footnote twice": (
        {"01-one.md": page("Words.[^1]\n\n[^1]: A note.\n\n[^1]: Another.")},
        ["01-one.md:8: Footnote 1 stands here a second time. Give it another name."],
    ),
    # --- links
    "a link to javascript": (
        {"01-one.md": page("[Press](javascript:alert)")},
        ["01-one.md:4: A link cannot begin with “javascript:”."],
    ),
    "a scheme misspelt": (
        {"01-one.md": page("[leading](terms:leading)")},
        ["01-one.md:4: A link cannot begin with “terms:”. Did you mean `term`?"],
    ),
    "a link to a file": (
        {"01-one.md": page("[the paper](media/paper.pdf)")},
        [
            (
                "01-one.md:4: “media/paper.pdf” is not an address on the web. Write https://…, or # and an id "
                "for a place in this course; a file belongs into ::: reading or ::: figure."
            )
        ],
    ),
    "a link without an address": (
        {"01-one.md": page("[Words]()")},
        ["01-one.md:4: This link leads nowhere. Write an address, or # and an id, in the round brackets."],
    ),
    "a link without words": (
        {"01-one.md": page("[](https://example.org)")},
        ["01-one.md:4: This link has no words. Write some in the square brackets."],
    ),
    "a dead cross-reference": (
        {"01-one.md": page("Words\nand [](#a1-e).")},
        ["01-one.md:5: There is nothing with the id `a1-e` in this course. Did you mean `a1-r`?"],
    ),
    "a cross-reference to nothing": (
        {"01-one.md": page("[there](#)")},
        ["01-one.md:4: This link leads nowhere. Write the id of what it should lead to after the #."],
    ),
    "a dead term": (
        {"01-one.md": page("[leading](term:leding)"), "glossary.md": "## Leading {#leading}\n\nWhat somebody does.\n"},
        ["01-one.md:4: The glossary has no term with the id `leding`. Did you mean `leading`?"],
    ),
    "a dead reference": (
        {"01-one.md": page("[](ref:harris2009)"), "references.toml": '[harris2008]\ntitle = "T"\n'},
        ["01-one.md:4: references.toml has no [harris2009]. Did you mean `harris2008`?"],
    ),
    "a course that cannot be": (
        {"01-one.md": page("[there](course:Other#)")},
        ["01-one.md:4: “course:Other#” is not a course. Write course:its-id, or course:its-id#an-id-in-it."],
    ),
    "an unknown strand": (
        {"01-one.md": page("[words](strand:leading)")},
        ["01-one.md:4: There is no strand “leading”. Write strand:lead, strand:learn or strand:both."],
    ),
    "words in no language": (
        {"01-one.md": page("[bore da](lang:welsh)")},
        [
            (
                "01-one.md:4: `lang:` in a link: “welsh” is not a language tag. "
                "Write for example en-GB, cy, pl or zh-Hant."
            )
        ],
    ),
    "no mailbox": (
        {"01-one.md": page("[write](mailto:zora)")},
        ["01-one.md:4: “zora” is not an address of a mailbox."],
    ),
    # --- the glossary, references.toml
    "a term without an id": (
        {"glossary.md": "## Leading\n\nWhat somebody does.\n"},
        ["glossary.md:1: This term has no id. Write ## The word {#its-id}."],
    ),
    "a term without a meaning": (
        {"glossary.md": "## Leading {#leading}\n"},
        ["glossary.md:1: Nothing explains “Leading”. Write below it what it means."],
    ),
    "a term twice": (
        {"glossary.md": "## A {#a}\n\nX.\n\n## B {#a}\n\nY.\n"},
        ["glossary.md:5: The id `a` stands twice in the glossary. Change one."],
    ),
    "text before the first term": (
        {"glossary.md": "Words.\n\n## A {#a}\n\nX.\n"},
        ["glossary.md:1: A glossary begins with a term: ## The word {#its-id}."],
    ),
    "a directive in the glossary": (
        {"glossary.md": "## A {#a}\n\nX.\n\n::: box\nY.\n:::\n"},
        [
            (
                "glossary.md:5: `::: box` cannot stand in the glossary. "
                "It belongs on the page, or in a box or an activity there."
            )
        ],
    ),
    "a reference without a title": (
        {"references.toml": "[a]\nyear = 2008\n"},
        ["references.toml:1: `title` is missing in `[a]`."],
    ),
    "an unknown key of a reference": (
        {"references.toml": '[a]\ntitle = "T"\nauthor = ["A"]\n'},
        ["references.toml:3: There is no key “author” in `[a]`. Did you mean `authors`?"],
    ),
    "a reference that is no table": (
        {"references.toml": 'a = "T"\n'},
        ["references.toml:1: `a` is a table: write [a], and its keys below it."],
    ),
    # --- figures, films, tables, formulas
    "a figure that is missing": (
        figure() | {"media/hour.svg": None, "media.toml": None},
        ["01-one.md:4: There is no file “media/hour.svg”."],
    ),
    "a path out of the folder": (
        {"01-one.md": page('::: figure {#f src="../hour.svg"}\n:::')},
        [
            (
                "01-one.md:4: `src` of `::: figure`: “../hour.svg” leads out of the course's folder. "
                "Put the file into media/ and write media/name."
            )
        ],
    ),
    "a path with a backslash": (
        {"01-one.md": page("::: figure {#f src='media\\\\hour.svg'}\n:::")},
        ["01-one.md:4: `src` of `::: figure`: “media\\hour.svg” has a backslash in it. Write / between folders."],
    ),
    "no rights": (
        figure(media=None),
        [
            (
                "01-one.md:4: Nothing says whose “media/hour.svg” is. "
                'Add ["media/hour.svg"] to media.toml, with owner and licence and alt.'
            )
        ],
    ),
    "no owner": (
        figure(media=MEDIA.replace('owner = "Zora Vennor"\n', "")),
        ["media.toml:1: `owner` is missing in `[media/hour.svg]`."],
    ),
    "no licence": (
        figure(media=MEDIA.replace('licence = "CC-BY-4.0"\n', "")),
        ["media.toml:1: `licence` is missing in `[media/hour.svg]`."],
    ),
    "no words for a picture": (
        figure(media=MEDIA.replace('alt = "Two strands."\n', "")),
        ["media.toml:1: `alt` is missing for “media/hour.svg”: say in a sentence what one sees in it."],
    ),
    "an unknown key of a file": (
        figure(media=MEDIA + 'atl = "Two"\n'),
        ["media.toml:5: There is no key “atl” in `[media/hour.svg]`. Did you mean `alt`?"],
    ),
    "a file in media.toml that is not there": (
        {"media.toml": MEDIA},
        ["media.toml:1: There is no file “media/hour.svg”."],
    ),
    "a kind of file that cannot be shown": (
        figure(b"MZ", MEDIA.replace(".svg", ".exe"), "media/hour.exe"),
        [
            (
                "01-one.md:4: “media/hour.exe” cannot be shown as a picture. "
                "Use a file with .svg, .png, .jpg, .jpeg, .gif or .webp."
            ),
            (
                "media.toml:1: “media/hour.exe”: a file of this kind cannot be part of a course. "
                "Use .svg, .png, .jpg, .jpeg, .gif, .webp, .mp4, .webm, .mp3, .m4a, .ogg, .vtt or .pdf."
            ),
        ],
    ),
    "a picture that is none": (
        figure(b"GIF89a", MEDIA.replace(".svg", ".png"), "media/hour.png"),
        [("media.toml:1: “media/hour.png”: it is not what its name says: inside it is no .png file. Save it again.")],
    ),
    "a broken picture": (
        figure(b"\x89PNG\r\n\x1a\nrest", MEDIA.replace(".svg", ".png"), "media/hour.png"),
        ["media.toml:1: “media/hour.png”: it is broken: no picture can be made of it. Save it again."],
    ),
    "a picture of too many pixels": (
        figure(png(8_000, 6_000), MEDIA.replace(".svg", ".png"), "media/hour.png"),
        ["media.toml:1: “media/hour.png”: it has 8000 × 6000 pixels; 40 million are the most. Make it smaller."],
    ),
    "a picture of absurdly many pixels": (
        figure(png(60_000, 60_000), MEDIA.replace(".svg", ".png"), "media/hour.png"),
        ["media.toml:1: “media/hour.png”: it has far more pixels than 40 million. Make it smaller."],
    ),
    "a picture of too many bytes": (
        figure("<svg>" + " " * 1_200_000 + "</svg>"),
        ["media.toml:1: “media/hour.svg”: it has 1.2 MB; 1 MB are the most. Make it smaller."],
    ),
    "a film without words": (
        film(""),
        [
            '01-one.md:4: This film has no captions. Add captions="media/….vtt"; they make its transcript, too.',
        ],
    ),
    "captions that are missing": (
        film('captions="media/hour.en.vtt"'),
        ["01-one.md:4: There is no file “media/hour.en.vtt”. Did you mean `media/hour.mp4`?"],
    ),
    "captions that are none": (
        film('captions="media/hour.en.vtt"', **{"media/hour.en.vtt": "1\n00:00:01,000 --> 00:00:04,000\nHello\n"}),
        [
            (
                "media/hour.en.vtt:1: Captions begin with a line WEBVTT. "
                "This looks like SubRip (.srt), which browsers do not show. Save them as WebVTT (.vtt)."
            )
        ],
    ),
    "captions that end before they begin": (
        film('captions="media/hour.en.vtt"', **{"media/hour.en.vtt": VTT.replace("01.500", "01.000")}),
        ["media/hour.en.vtt:3: This caption ends before it begins, or at once. Mend its times."],
    ),
    "captions with times that are none": (
        film('captions="media/hour.en.vtt"', **{"media/hour.en.vtt": VTT.replace("01.500", "4s")}),
        ["media/hour.en.vtt:3: This is not the time of a caption. Write 00:00:01.000 --> 00:00:04.000."],
    ),
    "captions in disorder": (
        film(
            'captions="media/hour.en.vtt"',
            **{"media/hour.en.vtt": VTT + "\n00:00:00.500 --> 00:00:01.000\n<v Umar>Early\n"},
        ),
        ["media/hour.en.vtt:6: This caption begins before the one above it. Put captions in order."],
    ),
    "captions without words": (
        film('captions="media/hour.en.vtt"', **{"media/hour.en.vtt": "WEBVTT\n"}),
        [
            (
                "media/hour.en.vtt:1: There is nothing in these captions. "
                "Add a line 00:00:01.000 --> 00:00:04.000, and below it the words."
            )
        ],
    ),
    "captions that do not say who speaks": (
        film('captions="media/hour.en.vtt"', **{"media/hour.en.vtt": VTT.replace("<v Umar>", "")}),
        [
            (
                "media/hour.en.vtt:3: This caption does not say who speaks. "
                "Begin its words with <v Name>, or with <v Narrator> for what is told."
            )
        ],
    ),
    "many captions that do not say who speaks": (
        film(
            'captions="media/hour.en.vtt"',
            **{
                "media/hour.en.vtt": "WEBVTT\n"
                + "".join(f"\n00:00:00.{at}00 --> 00:00:00.{at}50\nHello\n" for at in range(10))
                + VTT.removeprefix("WEBVTT\n").replace("<v Umar>", "")
            },
        ),
        [
            (
                "media/hour.en.vtt:3: 11 captions do not say who speaks; this is the first. "
                "Begin each with <v Name>, or with <v Narrator> for what is told."
            )
        ],
    ),
    "captions over one another": (
        film(
            'captions="media/hour.en.vtt"', **{"media/hour.en.vtt": VTT + "\n00:00:01.400 --> 00:00:02.000\n<v A>No\n"}
        ),
        [
            (
                "media/hour.en.vtt:6: This caption begins before the one above it has ended. "
                "Mend the times, or write both voices into one."
            )
        ],
    ),
    "a reading of other codes": (
        noted(**{"media/r.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nleaning: He does.\n"}),
        [
            (
                "media/r.vtt:3: “leaning” is not one of the codes of this course (interplay, leading, learning). "
                "Write the code, a colon, and what you see. Did you mean `learning`?"
            )
        ],
    ),
    "a reading that is not there": (
        noted(),
        ["01-one.md:5: There is no file “media/r.vtt”. Did you mean `media/hour.en.vtt`?"],
    ),
    "a reading that is no text": (
        noted('reading="media/r.pdf"'),
        ["01-one.md:5: “media/r.pdf” cannot be shown as the author's reading. Use a file with .vtt."],
    ),
    "a reading that everybody could fetch": (
        noted(
            **{
                "media/r.vtt": READING,
                "media.toml": FILM_RIGHTS + '["media/r.vtt"]\nowner = "Z"\nlicence = "CC0-1.0"\n',
            }
        ),
        [
            (
                "media.toml:4: “media/r.vtt” is the author's reading of a film, which is kept back. "
                "Do not name it here: everybody could fetch it."
            )
        ],
    ),
    "a reading as captions": (
        noted(captions="r", **{"media/r.vtt": READING}),
        [
            (
                "01-one.md:9: “media/r.vtt” is the author's reading of a film, which is kept back. "
                "Do not name it here: everybody could fetch it."
            )
        ],
    ),
    "codes that are none": (
        {"course.toml": "marks = 3\n" + COURSE},
        ["course.toml:1: `marks` is written [[marks]], with two brackets, once for each code."],
    ),
    "codes alike": (
        {"course.toml": COURSE + 2 * '[[marks]]\nid = "asking"\nname = "Asking"\nkey = "1"\n'},
        [
            "course.toml:14: `id` is “asking” in two codes. Change one.",
            "course.toml:15: `name` is “Asking” in two codes. Change one.",
            "course.toml:16: `key` is “1” in two codes. Change one.",
        ],
    ),
    "a code with a key that is none": (
        {"course.toml": COURSE + '[[marks]]\nid = "asking"\nname = "Asking"\nkey = "10"\n'},
        ["course.toml:12: `key`: “10” is not one of the choices. Write 1, 2, 3, 4, 5, 6, 7, 8 or 9. Did you mean `1`?"],
    ),
    "a code without a name": (
        {"course.toml": COURSE + '[[marks]]\nid = "asking"\nstrand = "red"\n'},
        [
            "course.toml:9: `name` is missing in `[marks]`.",
            "course.toml:11: `strand`: “red” is not one of the choices. Write lead, learn, both or none.",
        ],
    ),
    "ten codes": (
        {"course.toml": COURSE + "".join(f'[[marks]]\nid = "c{at}"\nname = "C{at}"\n' for at in range(10))},
        ["course.toml:36: There are 10 codes; 9 are the most, since each has a key from 1 to 9."],
    ),
    "captions that outlast their film": (
        film('captions="media/hour.en.vtt"', **{"media/hour.en.vtt": VTT.replace("01.500", "02.600")}),
        ["media/hour.en.vtt:3: This caption ends at 2.6 seconds, but the film lasts 2.0. Mend its times."],
    ),
    "a reading that outlasts its film": (
        noted(**{"media/r.vtt": READING.replace("02.000", "03.000") + "\n00:03.000 --> 00:04.000\nleading\n"}),
        ["media/r.vtt:3: This remark ends at 3.0 seconds, but the film lasts 2.0. Mend its times. So do 1 more."],
    ),
    "a web page that is called a film": (
        film(
            'captions="media/hour.en.vtt"',
            **{"media/hour.en.vtt": VTT, "media/hour.mp4": "<!doctype html><title>404</title>"},
        ),
        ["media.toml:1: “media/hour.mp4”: it is not what its name says: inside it is no .mp4 file. Save it again."],
    ),
    "a film that is broken": (
        film(
            'captions="media/hour.en.vtt"',
            **{"media/hour.en.vtt": VTT, "media/hour.mp4": b"\0\0\0\x18ftypmp42" + b"\0" * 90},
        ),
        [
            (
                "media.toml:1: “media/hour.mp4”: it is broken: neither a picture nor a sound can be found in it. "
                "Save it again."
            )
        ],
    ),
    "a film that many browsers cannot show": (
        played("hevc.mp4"),
        [
            (
                "media.toml:1: “media/hour.mp4”: its picture is in HEVC (H.265), which many browsers cannot show. "
                "Save it with H.264."
            )
        ],
    ),
    "a film of rare colours": (
        played("colours.mp4"),
        [
            (
                "media.toml:1: “media/hour.mp4”: its colours are stored in a way that many browsers cannot show "
                "(4:4:4, 8 bits). Save it with 4:2:0 and 8 bits (“yuv420p”)."
            )
        ],
    ),
    "a film that must be fetched whole": (
        played("late.mp4"),
        [
            (
                "media.toml:1: “media/hour.mp4”: its index stands at the end, so that it would have to be fetched "
                "whole before it plays. Save it for the web (“fast start”)."
            )
        ],
    ),
    "a film without a picture": (
        played("sound.mp4"),
        [
            (
                "media.toml:1: “media/hour.mp4”: there is sound in it, but no picture. "
                "For a recording use ::: audio, with a file .m4a, .mp3 or .ogg."
            )
        ],
    ),
    "a film of which two files differ": (
        twice("longer.webm", "hour.webm"),
        ["01-one.md:4: `src` lasts 2.0 seconds and `also` 4.0. They must be the same film: save both from one."],
    ),
    "a film twice in the same codec": (
        twice("hour.mp4", "again.mp4"),
        [
            (
                "01-one.md:4: `also` is for browsers that cannot play `src`, so it is a file of another kind: "
                "to .mp4 belongs .webm, to .mp3 or .m4a belongs .ogg."
            )
        ],
    ),
    "a second file of which nothing says whose it is": (
        twice("hour.webm", "hour.webm") | {"media.toml": FILM_RIGHTS},
        [
            (
                '01-one.md:4: Nothing says whose “media/hour.webm” is. Add ["media/hour.webm"] to media.toml, '
                "with owner and licence."
            )
        ],
    ),
    "a recording that many browsers cannot play": (
        heard("", name="lossless.m4a"),
        [
            (
                "media.toml:1: “media/lossless.m4a”: its sound is in ALAC, which many browsers cannot play. "
                "Save it with AAC."
            )
        ],
    ),
    "an empty transcript": (
        heard("", "::: transcript\n:::"),
        [
            (
                "01-one.md:4: This recording has neither captions nor a transcript. "
                'Add captions="media/….vtt", or ::: transcript in it.'
            ),
            "01-one.md:5: `::: transcript` is empty. Write down what is said.",
        ],
    ),
    "a table without a table": (
        {"01-one.md": page("::: table {#t}\nA caption\n:::")},
        ["01-one.md:4: There is no table in `::: table`. Write | A | B |, below it |---|---|, then the rows."],
    ),
    "a table without a caption": (
        {"01-one.md": page("::: table {#t}\n| A |\n|---|\n| 1 |\n:::")},
        ["01-one.md:4: `::: table` begins with its caption: one paragraph, an empty line, then the table."],
    ),
    "a row with too many cells": (
        {"01-one.md": page("| A | B |\n|---|---|\n| 1 | 2 \\| 3 |\n| 1 | 2 | 3 |")},
        ["01-one.md:7: This row has 3 cells, but the table has 2 columns. Write \\| for a bar in the text."],
    ),
    "a caption that is a list": (
        figure() | {"01-one.md": page('::: figure {#f src="media/hour.svg"}\n- one\n:::')},
        ["01-one.md:5: A caption is made of paragraphs alone. Put this outside."],
    ),
    "a formula that is none": (
        {"01-one.md": page('::: maths {alt="a"}\n<math><mi>a</math>\n:::')},
        ["01-one.md:4: `::: maths`: it is not well-formed: mismatched tag (line 1)."],
    ),
    "a formula with a script": (
        {"01-one.md": page('::: maths {alt="a"}\n<math><script>a</script></math>\n:::')},
        ["01-one.md:4: `::: maths`: <script> is not an element of MathML that can be shown."],
    ),
    "a formula without words": (
        {"01-one.md": page("::: maths\na + b\n:::")},
        ['01-one.md:4: `::: maths` needs alt="…" in its braces.'],
    ),
    "a reading that leads to nothing": (
        {"01-one.md": page("::: reading\nRead this.\n:::")},
        [
            (
                '01-one.md:4: `::: reading` leads to one thing: write href="https://…" for a page, '
                'or src="media/…" for a file.'
            )
        ],
    ),
    "an empty box": (
        {"01-one.md": page("::: box\n:::")},
        ["01-one.md:4: `::: box` is empty. Write something in it, or take it out."],
    ),
    "text in the list of references": (
        {"01-one.md": page("::: references\nWords.\n:::")},
        ["01-one.md:4: `::: references` holds nothing: the list fills itself. Put the text above it."],
    ),
    # --- editions.lock
    "a published id that is gone": (
        {"editions.lock": 'edition = 1\ncourse = "small"\n\n[ids]\na1 = "activity"\na1-q = "response 12"\n'},
        [
            (
                "editions.lock:6: The response `a1-q` was published and is gone. Did you mean `a1-r`? "
                'Bring its id back, or write retired = ["a1-q"] in course.toml.'
            )
        ],
    ),
    "a published id that became something else": (
        {"editions.lock": 'edition = 1\ncourse = "small"\n\n[ids]\na1-r = "choice 12"\n'},
        [("01-one.md:7: The id `a1-r` was a choice in an earlier edition, and answers hang on it. Choose a new id.")],
    ),
    "a retired id that is back": (
        {"course.toml": COURSE + 'retired = ["a1"]\n'},
        ["course.toml:9: `retired` names a1, but it is in the course. Give the new one another id."],
    ),
    "a lock that was edited": (
        {"editions.lock": "[ids]\na1 = 3\n"},
        ["editions.lock:1: This file is not as it was written. Fetch it back from your last published edition."],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_said_where_it_is(tmp_path: Path, name: str) -> None:
    files, expected = CASES[name]
    assert faults(tmp_path, files) == expected


RUNS = {
    "<script>alert(1)</script>": "it holds <script>, which could run or fetch something. Take it out.",
    "<foreignObject/>": "it holds <foreignObject>, which could run or fetch something. Take it out.",
    '<g onload="alert(1)"/>': "it holds `onload`, which would run a script. Take it out.",
    '<image href="https://a.example/b.png"/>': f"it fetches “https://a.example/b.png” from elsewhere. {MEND}",
    '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="b.svg#a"/>': f"it fetches “b.svg#a” from elsewhere. {MEND}",
    '<image href="data:image/svg+xml,a"/>': f"it fetches “data:image/svg+xml,a” from elsewhere. {MEND}",
    '<rect style="fill:url(https://a.example/)"/>': f"it fetches something by “fill:url(https://a.example/)”. {MEND}",
    "<style>@import 'a.css';</style>": f"it fetches something by “@import 'a.css';”. {MEND}",
    '<a href="#b"><path d="M0 0"/></a>': "it holds a link, which does not work in a picture. Take the <a> out.",
    '<set attributeName="href" to="x"/>': "it changes what a link leads to. Take that animation out.",
    "<g>": "it is not well-formed: mismatched tag (line 1).",
    "<g>" * 101 + "</g>" * 101: "more than 100 elements stand within one another.",
    "<?php echo 1 ?>": "it has a processing instruction (<?…?>). Take it out.",
}


@pytest.mark.parametrize("inside", RUNS)
def test_a_drawing_must_not_run_or_fetch_anything(tmp_path: Path, inside: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    assert faults(tmp_path, figure(svg)) == [f"media.toml:1: “media/hour.svg”: {RUNS[inside]}"]


@pytest.mark.parametrize(
    ("svg", "message"),
    [
        ("<html/>", "it is not a drawing: its first element is not svg."),
        ("", "it is not well-formed: no element found (line 1)."),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "it has a DOCTYPE. Take that line out: nothing needs it."),
        ('<?xml version="1.0" encoding="x-what"?><svg/>', "its encoding cannot be read. Save it as UTF-8."),
    ],
)
def test_a_drawing_must_be_a_drawing(tmp_path: Path, svg: str, message: str) -> None:
    assert faults(tmp_path, figure(svg)) == [f"media.toml:1: “media/hour.svg”: {message}"]


def test_a_drawing_may_use_what_it_holds_itself(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><style>a{fill:url(#b)}</style>'
        '<use href="#b"/><image href="data:image/png;base64,AAAA"/><g style="stroke:url(\'#b\')"/></svg>'
    )
    assert faults(tmp_path, figure(svg)) == []


@pytest.mark.parametrize("linked", ["media/hour.svg", "02-two.md", "glossary.md"])
def test_a_link_of_the_disk_must_not_lead_out_of_the_folder(tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(SVG)
    course = tmp_path / "course"
    (course / "media").mkdir(parents=True)
    (course / linked).symlink_to(outside)
    files = figure() if linked == "media/hour.svg" else {}
    place = {"media/hour.svg": "media.toml:1", "02-two.md": "course.toml:1", "glossary.md": "glossary.md:0"}[linked]
    expected = [f"{place}: “{linked}” leads out of the course's folder. Copy the file into it."]
    files.pop("media/hour.svg", None)
    assert faults(course, files) == expected


def test_a_link_that_leads_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "glossary.md").symlink_to(tmp_path / "glossary.md")
    assert faults(tmp_path, {}) == ["glossary.md:0: “glossary.md” cannot be opened."]


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "references.toml").mkdir()
    assert faults(tmp_path, {}) == ["references.toml:0: There is no file “references.toml”."]


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    from interplay.plain.coursebook.read import read

    missing = tmp_path / "nowhere"
    assert [str(fault) for fault in read(missing)[1]] == [
        f"{missing}:0: This is not a folder. Name the folder in which course.toml stands."
    ]


def test_after_five_hundred_faults_the_rest_is_counted(tmp_path: Path) -> None:
    found = faults(tmp_path, {"01-one.md": page("\n\n".join(["[](#gone)"] * 600))})
    assert len(found) == 501
    assert found[-1].endswith("There are 100 more faults after this.")
