"""Names and other short texts, made fit for paper without changing how they are written."""

import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import quote

# What would turn the text around it: overrides, embeddings, isolates and bare direction marks (UAX 9, table 4).
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Joiners have a job in Hindi, Persian and emoji; every other control or lone surrogate has none on paper.
_NOTHING = frozenset({"Cc", "Cs"})
# Marks on one letter: Hebrew with points and accents has four; more is ornament that would run into other lines.
MARKS = 4
# Letters that NFKD does not take apart.
_PLAIN = str.maketrans({"ł": "l", "ħ": "h", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
# By the script's name in Unicode; the files lie in fonts/.
FACES = {"ARABIC": "Amiri", "HEBREW": "Noto Serif Hebrew", "DEVANAGARI": "Noto Sans Devanagari"}


def _few_marks(text: str) -> str:
    kept, run = [], 0
    for letter in text:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run <= MARKS:
            kept.append(letter)
    return "".join(kept)


def clean(text: str) -> str:
    """`text` on one line, in NFC, without characters that control or turn it, and at most MARKS marks on a letter."""
    spaced = "".join(" " if letter.isspace() else letter for letter in text)
    shown = (c for c in spaced if c not in _TURNS and unicodedata.category(c) not in _NOTHING)
    return _few_marks(unicodedata.normalize("NFC", " ".join("".join(shown).split())))


def fold(text: str) -> str:
    """`text` as ASCII in lower case with hyphens, for the name of a file; what has no such form is left out."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_PLAIN)).encode("ascii", "ignore").decode()
    return "-".join(re.findall("[a-z0-9]+", plain))


def attached(words: Sequence[str], form: str) -> str:
    """Content-Disposition of a file to keep, named by `words`: folded to ASCII for all, and as written (RFC 6266)."""
    plain = "-".join(filter(None, map(fold, words)))
    full = quote(f"{', '.join(map(clean, words))}.{form}".replace("/", "-"), safe="")
    return f"attachment; filename=\"{plain}.{form}\"; filename*=UTF-8''{full}"


def _first_letter(text: str) -> str:
    """The first letter with a direction of its own (UAX 9, P2), or none."""
    return next((letter for letter in text if unicodedata.bidirectional(letter) in ("L", "R", "AL")), "")


def is_rtl(text: str) -> bool:
    """Whether `text` runs from right to left: its first letter decides (UAX 9, P3)."""
    first = _first_letter(text)
    return bool(first) and unicodedata.bidirectional(first) != "L"


def face(text: str) -> str:
    """The face to set the whole of `text` in, spaces too, so that it is one run and is read out in its own order.

    Empty where the ordinary faces serve.
    """
    first = _first_letter(text)
    return FACES.get(unicodedata.name(first, "").partition(" ")[0], "") if first else ""


def own(text: str) -> dict[str, object]:
    """`text`, cleaned, with its direction and face: the form in which the templates print what people wrote."""
    words = clean(text)
    return {"text": words, "rtl": is_rtl(words), "face": face(words)}
