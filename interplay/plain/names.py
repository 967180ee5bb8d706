"""Names of people, in any script: how they are kept, and what stands in a portrait."""

import unicodedata

LONGEST = 200

# Joiners shape letters in Persian and in the scripts of India; every other invisible sign only misleads a reader.
_JOINERS = "\u200c\u200d"


class NoLetter(ValueError):
    """There is no letter in it, so it is no name."""


class TooLong(ValueError):
    """It is longer than LONGEST."""


def written(text: str) -> str:
    """A name as it shall be printed: composed (NFC), one space between words, without what cannot be seen.

    Control and format signs go, those that turn the direction of writing among them. Raises NoLetter or TooLong, both
    of them ValueErrors.
    """
    name = unicodedata.normalize("NFC", " ".join("".join(map(_seen, text)).split()))
    if not any(unicodedata.category(sign).startswith("L") for sign in name):
        raise NoLetter(text)
    if len(name) > LONGEST:
        raise TooLong(text)
    return name


def _seen(sign: str) -> str:
    """The sign itself, a space for anything that breaks a line, nothing for what is invisible."""
    if sign.isspace() or unicodedata.category(sign) in ("Zs", "Zl", "Zp"):
        return " "
    if sign in _JOINERS:
        return sign
    return "" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") else sign


def initials(name: str) -> str:
    """What stands in a portrait: the first letters of the first and the last word of `name`, or of the only one."""
    words = name.split()
    return "".join(_first(word) for word in words[:1] + words[1:][-1:])


def _first(word: str) -> str:
    """The first letter of a word with the marks that belong to it, in its capital form."""
    end = 1
    while end < len(word) and unicodedata.category(word[end]).startswith("M"):
        end += 1
    return word[:end].upper()
