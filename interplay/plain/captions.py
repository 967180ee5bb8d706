"""Captions in WebVTT: read strictly, told line by line what is wrong with them, and written out again as text.

Markup is for players. Here a caption is who speaks, when, and the words, and nothing that stands in one is ever more
than text. A caption with several voices becomes several, which share its time by the length of what each says; so there
is always one line of a transcript, with one speaker, to which a moment of the film belongs.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

MOST_LETTERS = 1_000_000  # of one file
MOST_CUES = 10_000  # three hours of film, one every second
MOST_SPEAKERS = 200
MOST_WORDS = 1_000  # letters of one caption
MOST_TYPED = 5_000  # letters of one caption, marks for players included
MOST_NAME = 80  # letters of a speaker's name
MOST_FAULTS = 100  # of one file; who has so many mends some and looks again

# Names of the voice that tells rather than takes part, as captions have them in the languages of Europe.
_NARRATION = (
    "narrator narration voice-over voiceover adroddwr adroddwraig adrodd reacaire lektor narratorka narracja erzähler "
    "erzählerin narrateur narratrice narración narrador narradora narração narratore verteller berättare fortæller "
    "forteller kertoja"
)
NARRATION = frozenset(_NARRATION.split())


@dataclass(frozen=True, slots=True)
class Cue:
    """What one voice says from `start` until `end`, in seconds. `speaker` is "" where none is named."""

    start: float
    end: float
    speaker: str
    text: str
    is_narration: bool = False


@dataclass(slots=True)
class Captions:
    """What was read. `places` has the line of every cue, `faults` lines and what is wrong there."""

    cues: tuple[Cue, ...] = ()
    faults: list[tuple[int, str]] = field(default_factory=list)
    places: tuple[int, ...] = ()


# --- reading ----------------------------------------------------------------------------------------------------------
_CLOCK = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_CLOCK}[ \t]+-->[ \t]+{_CLOCK}(?:[ \t]+(?P<settings>.*))?")
_COMMA = re.compile(r"\d,\d{3}\b")
_PERCENT = r"(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)%"
_SETTINGS = {
    "vertical": re.compile(r"rl|lr"),
    "line": re.compile(rf"(?:{_PERCENT}|-?\d+)(?:,(?:start|center|end))?"),
    "position": re.compile(rf"{_PERCENT}(?:,(?:line-left|center|line-right))?"),
    "size": re.compile(_PERCENT),
    "align": re.compile(r"start|center|end|left|right"),
    "region": re.compile(r"\S+"),
}
_HEADS = re.compile(r"(?P<name>NOTE|STYLE|REGION)(?:[ \t].*)?")
_EXAMPLE = "00:00:01.000 --> 00:00:04.000"
_LONG = f"This caption has more than {MOST_WORDS:,} letters, and nobody can read so fast. Divide it."


def read(lines: Sequence[str], *, one_at_a_time: bool = True) -> Captions:
    """The captions in `lines`, and all that is wrong with them. Cues with faults are left out where they make no sense.

    With `one_at_a_time` it is a fault when one begins before the one above it has ended.
    """
    reader = _Reader(lines, one_at_a_time=one_at_a_time)
    reader.read()
    return Captions(tuple(reader.cues), reader.faults[:MOST_FAULTS], tuple(reader.places))


class _Reader:
    """Reads one file, block by block; blocks are parted by empty lines."""

    def __init__(self, lines: Sequence[str], *, one_at_a_time: bool) -> None:
        self.lines, self.one_at_a_time = lines, one_at_a_time
        self.cues: list[Cue] = []
        self.places: list[int] = []
        self.faults: list[tuple[int, str]] = []
        self._names: set[str] = set()
        self._speakers: set[str] = set()
        self._last: tuple[float, float] = (0.0, 0.0)
        self._begun = 0  # captions begun so far, also those that are wrong

    def read(self) -> None:
        if sum(map(len, self.lines)) > MOST_LETTERS:
            self._fault(1, f"These captions have more than {MOST_LETTERS:,} letters. Divide the film.")
        elif self._is_signed():
            for number, block in self._blocks():
                if self._is_too_much(number):
                    return
                self._block(number, block)
            if not self._begun:
                self._fault(1, f"There is nothing in these captions. Add a line {_EXAMPLE}, and below it the words.")

    def _fault(self, line: int, message: str) -> None:
        if len(self.faults) <= MOST_FAULTS:
            self.faults.append((line, message))

    def _is_signed(self) -> bool:
        first = self.lines[0].removeprefix("\ufeff") if self.lines else ""
        if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", first):
            is_srt = any("-->" in line and _COMMA.search(line) for line in self.lines[:10])
            said = " This looks like SubRip (.srt), which browsers do not show." if is_srt else ""
            self._fault(1, f"Captions begin with a line WEBVTT.{said} Save them as WebVTT (.vtt).")
            return False
        if len(self.lines) > 1 and self.lines[1].strip():
            self._fault(2, "The line below WEBVTT must be empty. Put an empty line here.")
        return True

    def _blocks(self) -> Iterator[tuple[int, list[str]]]:
        """Every block with the number of its first line. A time without an empty line above it begins one, too."""
        block: list[str] = []
        begun, has_times = 0, False
        for number, line in enumerate(self.lines[1:], 2):
            is_time = "-->" in line
            if block and (not line.strip() or (is_time and has_times)):
                yield begun, block
                block, has_times = [], False
                if is_time:
                    self._fault(number, "There is no empty line above this caption. Put one there.")
            if line.strip():
                begun = begun if block else number
                block.append(line.strip())
                has_times = has_times or is_time
        if block:
            yield begun, block

    def _is_too_much(self, number: int) -> bool:
        if self._begun > MOST_CUES:
            self._fault(number, f"There are more than {MOST_CUES:,} captions here. Divide the film.")
        elif len(self._speakers) > MOST_SPEAKERS:
            self._fault(number, f"More than {MOST_SPEAKERS} people speak up to here. Write each name in one way only.")
        return self._begun > MOST_CUES or len(self._speakers) > MOST_SPEAKERS or len(self.faults) > MOST_FAULTS

    def _block(self, number: int, block: list[str]) -> None:
        times_at = next((at for at, line in enumerate(block[:2]) if "-->" in line), None)
        if times_at is not None:
            self._begun += 1
            if times_at:
                self._name(number, block[0])
            self._cue(number + times_at, block[times_at:])
        elif head := _HEADS.fullmatch(block[0]):
            self._aside(number, head["name"], block)
        elif self._begun or number > 2:  # what stands right below WEBVTT has been told of
            self._fault(number, f"A caption without a time. Write {_EXAMPLE} above the words, or NOTE for a remark.")

    def _aside(self, number: int, name: str, block: list[str]) -> None:
        if name != "NOTE" and self._begun:
            self._fault(number, f"{name} stands above the first caption, or not at all. Move it up.")
        if any("-->" in line for line in block):
            self._fault(number, "There is --> in this remark, so it would be taken for a caption. Write → instead.")

    def _name(self, number: int, name: str) -> None:
        if _HEADS.fullmatch(name):
            self._fault(number, "A remark ends with an empty line. Put one between this and the time below it.")
        if name in self._names:
            self._fault(number, f"There are two captions with the name {name[:MOST_NAME]}. Change one, or take it out.")
        self._names.add(name)

    # --- one caption --------------------------------------------------------------------------------------------------
    def _cue(self, number: int, block: list[str]) -> None:
        times = _TIMES.fullmatch(block[0])
        if times is None:
            how = "Write a full stop, not a comma, before the thousandths:" if _COMMA.search(block[0]) else "Write"
            self._fault(number, f"This is not the time of a caption. {how} {_EXAMPLE}.")
            return
        start, end = _seconds(times.groups()[:4]), _seconds(times.groups()[4:8])
        self._check_settings(number, times["settings"] or "")
        self._check_times(number, start, end)
        if sum(map(len, block)) > MOST_TYPED:
            self._fault(number, _LONG)
            return
        said = _Said(number + 1, self._fault)
        for line in block[1:]:
            said.line(line)
        voices = said.voices()
        if not voices:
            self._fault(number, "There are no words in this caption. Write what is said, or take it out.")
        if sum(len(voice.text) for voice in voices) > MOST_WORDS:
            self._fault(number, _LONG)
        elif end > start:
            self._add(number, voices, start, end)

    def _add(self, number: int, voices: "list[_Voice]", start: float, end: float) -> None:
        for voice, begins, ends in _shared(voices, start, end):
            self.cues.append(Cue(begins, ends, voice.speaker, voice.text, voice.is_narration))
            self.places.append(number)
            self._speakers.add(voice.speaker)

    def _check_times(self, number: int, start: float, end: float) -> None:
        if end <= start:
            self._fault(number, "This caption ends before it begins, or at once. Mend its times.")
        if start < self._last[0]:
            self._fault(number, "This caption begins before the one above it. Put captions in order.")
        elif self.one_at_a_time and start < self._last[1]:
            self._fault(
                number,
                "This caption begins before the one above it has ended. Mend the times, or write both voices into one.",
            )
        self._last = (max(start, self._last[0]), max(end, start))

    def _check_settings(self, number: int, settings: str) -> None:
        seen = set()
        for setting in settings.split():
            name, _, value = setting.partition(":")
            rule = _SETTINGS.get(name)
            if rule is None or not rule.fullmatch(value) or name in seen:
                self._fault(
                    number,
                    f"“{setting[:40]}” does not say how a caption is placed. Write for example line:0 or align:start.",
                )
            seen.add(name)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return round((hours * 60 + minutes) * 60 + seconds + rest / 1000, 3)


def _shared(voices: "list[_Voice]", start: float, end: float) -> "Iterator[tuple[_Voice, float, float]]":
    """Each voice with its share of the time, by the length of what it says."""
    letters, said, begins = sum(len(voice.text) for voice in voices), 0, start
    for voice in voices:
        said += len(voice.text)
        ends = round(start + (end - start) * said / letters, 3)
        if ends > begins:
            yield voice, begins, ends
        begins = ends


# --- what is said -----------------------------------------------------------------------------------------------------
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z]*)(?P<classes>(?:\.[^\s.<>]+)*)(?:[ \t]+(?P<about>[^<>]*))?>")
_STAMP = re.compile(r"<(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}>")
_SIGN = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TOKEN = re.compile(r"<[^<>]*>|[^<]+|<")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TAGS = frozenset({"c", "i", "b", "u", "ruby", "rt", "v", "lang"})


@dataclass(slots=True)
class _Voice:
    """One voice of a caption, while it is read."""

    speaker: str = ""
    is_narration: bool = False
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())


class _Said:
    """The words of one caption, read tag by tag."""

    def __init__(self, number: int, fault: "Callable[[int, str], None]") -> None:
        self.number, self.fault = number, fault
        self._voices = [_Voice()]
        self._open: list[str] = []

    def line(self, line: str) -> None:
        """Read the next line."""
        for token in _TOKEN.findall(line):
            if not token.startswith("<"):
                self._put(_SIGN.sub(lambda sign: html.unescape(sign[0]), token))
            elif not _STAMP.fullmatch(token):
                self._tag(token)
        self._put("\n")
        self.number += 1

    def voices(self) -> list[_Voice]:
        """The voices that say something."""
        for name in self._open:
            if name != "v":  # the last voice may go on to the end
                self.fault(self.number - 1, f"<{name}> is opened in this caption and never closed. Add </{name}>.")
        return [voice for voice in self._voices if voice.text]

    def _put(self, words: str) -> None:
        self._voices[-1].pieces.append(_UNSEEN.sub("", words))

    def _tag(self, token: str) -> None:
        tag = _TAG.fullmatch(token)
        if tag is None or tag["name"] not in _TAGS:
            self._put(token)
            self.fault(self.number, f"{_quoted(token)} is no mark of a caption. Write &lt; where < is meant.")
        elif tag["end"]:
            self._close(tag["name"], token)
        else:
            self._begin(tag)

    def _begin(self, tag: "re.Match[str]") -> None:
        name = tag["name"]
        if name == "v":
            self._speak(tag)
        elif name == "rt":
            if self._open[-1:] != ["ruby"]:
                self.fault(self.number, "<rt> stands within <ruby> alone. Take it out.")
            self._put(" (")
        elif name == "lang" and not tag["about"]:
            self.fault(self.number, "<lang> does not say which language. Write for example <lang cy>.")
        elif name != "lang" and tag["about"]:
            self.fault(self.number, f"{_quoted(tag[0])} says more than it may. Write <{name}>.")
        self._open.append(name)

    def _speak(self, tag: "re.Match[str]") -> None:
        """A voice. One that was not closed ends here."""
        if "v" in self._open:
            self._open.remove("v")
        said = _SIGN.sub(lambda sign: html.unescape(sign[0]), tag["about"] or "")
        speaker = " ".join(_UNSEEN.sub("", said).split())
        if not speaker:
            self.fault(self.number, "<v> does not say who speaks. Write <v Name>.")
        elif len(speaker) > MOST_NAME:
            self.fault(self.number, f"A name of more than {MOST_NAME} letters. Write a shorter one.")
        names = {speaker.casefold(), *tag["classes"].casefold().split(".")}
        self._voices.append(_Voice(speaker[:MOST_NAME], not names.isdisjoint(NARRATION)))

    def _close(self, name: str, token: str) -> None:
        if name not in self._open or (self._open[-1] != name and name != "v"):
            self.fault(self.number, f"{_quoted(token)} closes nothing that is open. Take it out, or close in order.")
            return
        self._open.remove(name)
        if name == "v":
            self._voices.append(_Voice())
        if name == "rt":
            self._put(")")


def _quoted(token: str) -> str:
    return f"“{token[:40]}…”" if len(token) > 40 else f"“{token}”"


# --- what stands at a moment ------------------------------------------------------------------------------------------
def at(cues: Sequence[Cue], seconds: float) -> int | None:
    """The index of the cue that stands at that moment, or None. `cues` are in order, and one at a time."""
    index = bisect_right(cues, seconds, key=lambda cue: cue.start) - 1
    return index if index >= 0 and seconds < cues[index].end else None


# --- writing ----------------------------------------------------------------------------------------------------------
def transcript(cues: Iterable[Cue]) -> str:
    """What is said as plain text: a paragraph for every turn, `Name: words`; narration without a name stands alone."""
    turns: list[tuple[str, list[str]]] = []
    for cue in cues:
        if turns and turns[-1][0] == cue.speaker:
            turns[-1][1].append(cue.text)
        else:
            turns.append((cue.speaker, [cue.text]))
    said = (f"{speaker}: {' '.join(words)}" if speaker else " ".join(words) for speaker, words in turns)
    return "\n\n".join(said) + "\n" if turns else ""


def written(cues: Iterable[Cue]) -> str:
    """The cues as WebVTT, which `read` reads back."""
    blocks = [f"{stamp(cue.start)} --> {stamp(cue.end)}\n{_voice(cue)}{_escaped(cue.text)}" for cue in cues]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _voice(cue: Cue) -> str:
    if not cue.speaker:
        return ""
    is_told_by_name = cue.speaker.casefold() in NARRATION
    return f"<v{'.narration' if cue.is_narration and not is_told_by_name else ''} {_escaped(cue.speaker)}>"


def stamp(seconds: float) -> str:
    """`00:01:11.000`."""
    whole, rest = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{rest:03}"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
