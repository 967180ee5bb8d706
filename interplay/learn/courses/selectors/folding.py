"""Letters without their accents, one for one: a place in the folded text is the same place in the text.

SQLite's tokeniser folds by itself; PostgreSQL without its extensions does not, so both its texts and its questions are
folded here.
"""

import unicodedata


def fold(said: str) -> str:
    """`said` in composed letters, each without its accents where that leaves one letter."""
    return compose(said).translate(_BARE)


def compose(said: str) -> str:
    """`said` with every letter and its accents as one sign, where there is such a sign."""
    return unicodedata.normalize("NFC", said)


def _bare(letter: str) -> str:
    without = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    return without if len(without) == 1 else letter


_LATIN_AND_GREEK = (*range(0xC0, 0x250), *range(0x370, 0x400), *range(0x1E00, 0x2000))
_BARE = {code: _bare(chr(code)) for code in _LATIN_AND_GREEK if _bare(chr(code)) != chr(code)}
