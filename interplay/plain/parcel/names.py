"""Which names a file in a parcel may have: those that mean the same on every machine, and can be seen."""

import re
import unicodedata

from interplay.plain.coursebook.faults import shown
from interplay.plain.parcel.limits import DEEPEST, LONGEST_NAME

_DRIVE = re.compile(r"[A-Za-z]:")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# What machines put into folders by themselves. It is left out without a word.
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})


class Refused(Exception):
    """A parcel cannot be unpacked; the words say why, and what to do."""


def is_litter(name: str) -> bool:
    """Whether a file was put there by a machine, not by an author."""
    parts = [part.lower() for part in name.split("/")]
    return any(part in _LITTER for part in parts) or parts[-1].startswith("._")


def checked(name: str) -> str:
    """`name` as the file is called after unpacking: composed, with / between folders. Raises Refused."""
    if wrong := _wrong(name):
        raise Refused(
            f"The name {shown(name)} {wrong}. Nothing was unpacked; rename the file and zip the folder again."
        )
    return unicodedata.normalize("NFC", name.removesuffix("/"))


def _wrong(name: str) -> str:
    """What is wrong with a name as a whole, or with one of its parts; "" for a good one."""
    whole = name.removesuffix("/")
    composed = unicodedata.normalize("NFC", whole).encode(errors="replace")
    faults = {
        "is empty or leads to the top of the machine": not whole,
        "holds a sign that cannot be seen, such as a line break or one that turns the direction of writing": any(
            unicodedata.category(sign) in _UNSEEN for sign in name
        ),
        "holds a backslash, which is another thing on every machine": "\\" in name,
        "begins at the top of a machine, where a course has no business": name.startswith("/") or _DRIVE.match(name),
        f"is longer than {LONGEST_NAME} bytes": len(composed) > LONGEST_NAME,
        f"lies more than {DEEPEST} folders deep": whole.count("/") > DEEPEST,
    }
    parts = (_wrong_part(part) for part in whole.split("/"))
    return next((words for words, is_so in faults.items() if is_so), "") or next(filter(None, parts), "")


def _wrong_part(part: str) -> str:
    if part in ("", ".", ".."):
        return "leads out of the folder, or goes in a circle"
    if part.startswith("."):
        return "begins with a dot, which hides it; a course has nothing to hide"
    if part != part.strip() or part.endswith("."):
        return "begins or ends with a space, or ends with a dot, which some machines drop"
    if _FORBIDDEN.search(part):
        return 'holds one of < > : " | ? *, which some machines do not allow'
    if _DEVICES.fullmatch(part.partition(".")[0].strip()):
        return "is the name of a device on some machines"
    return ""


class Register:
    """All names of a parcel, to find those that are one file on some machine and two on another."""

    def __init__(self) -> None:
        self._spelled: dict[str, str] = {}
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def add(self, name: str, *, is_folder: bool) -> None:
        """Enter a name. Raises Refused where it clashes with one that is there already."""
        parts = name.split("/")
        above = ["/".join(parts[:count]) for count in range(1, len(parts))]
        for folder in [*above, *[name] * is_folder]:
            self._spell(folder)
            self._folders.add(_folded(folder))
        if not is_folder:
            if _folded(name) in self._files and self._spelled[_folded(name)] == name:
                raise Refused(f"There are two files called {shown(name)} in this zip. Zip the folder again.")
            self._spell(name)
            self._files.add(_folded(name))
        if clash := self._files & self._folders & {_folded(one) for one in (*above, name)}:
            raise Refused(f"{shown(clash.pop())} is a file and a folder at once in this zip. Zip the folder again.")

    def _spell(self, name: str) -> None:
        """Raises Refused where the same name stands there in other letters."""
        before = self._spelled.setdefault(_folded(name), name)
        if before != name:
            raise Refused(
                f"{shown(before)} and {shown(name)} differ only in capitals or in how an accent is written, "
                "and are one file on many machines. Rename one of them and zip the folder again."
            )


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
