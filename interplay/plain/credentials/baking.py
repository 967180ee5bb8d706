"""A badge inside a picture: put there, and found again. Nothing of a picture is ever drawn or run here."""

import re
import struct
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from interplay.plain.credentials.verdicts import Unreadable, Why

LARGEST = 2 * 1024 * 1024  # bytes of a file with a badge
LARGEST_TEXT = 512 * 1024  # bytes of the badge itself; ours have some 15 thousand

_PNG = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"openbadgecredential"
_NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
_SPACE = b" \t\r\n"


def into_png(picture: bytes, text: str) -> bytes:
    """The PNG with the badge in an iTXt chunk behind its head; one that was in it before is left out."""
    chunks = [(kind, data) for kind, data in _chunks(picture) if not _is_badge(kind, data)]
    chunks.insert(1, (b"iTXt", _KEYWORD + b"\0\0\0\0\0" + text.encode()))
    return _PNG + b"".join(_chunk(kind, data) for kind, data in chunks)


def into_svg(picture: str, text: str) -> str:
    """The SVG with the badge as the first thing inside its root."""
    inner = "]]]]><![CDATA[>".join(text.split("]]>"))
    baked = f'<openbadges:credential xmlns:openbadges="{_NAMESPACE}"><![CDATA[{inner}]]></openbadges:credential>'
    return re.sub(r"(<svg\b[^>]*>)", lambda found: found[1] + baked, picture, count=1)


def found_in(data: bytes) -> str:
    """The text of the one badge in a file: PNG, SVG, or the badge alone. Raises Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(Why.TOO_LARGE)
    if data.startswith(_PNG):
        texts = [_text_of(chunk) for kind, chunk in _chunks(data) if _is_badge(kind, chunk)]
    elif data.lstrip(b"\xef\xbb\xbf" + _SPACE).startswith(b"<"):
        texts = _texts_in_svg(data)
    else:
        texts = [data]
    if len(texts) != 1:
        raise Unreadable(Why.TWO_BADGES if texts else Why.NO_BADGE)
    if len(texts[0]) > LARGEST_TEXT:
        raise Unreadable(Why.TOO_LARGE)
    try:
        return texts[0].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(Why.BROKEN) from error


# --- PNG -------------------------------------------------------------------------------------------------------------
def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Every chunk, each whole and with the right sum. Raises Unreadable where one is not."""
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        head = picture[at : at + 8]
        if len(head) < 8:
            raise Unreadable(Why.BROKEN)
        length, kind = struct.unpack(">I4s", head)
        end = at + 8 + length
        if picture[end : end + 4] != struct.pack(">I", zlib.crc32(picture[at + 4 : end])):
            raise Unreadable(Why.BROKEN)
        yield kind, picture[at + 8 : end]
        at = end + 4


def _is_badge(kind: bytes, data: bytes) -> bool:
    return kind == b"iTXt" and data.startswith(_KEYWORD + b"\0")


def _text_of(chunk: bytes) -> bytes:
    """The text of an iTXt chunk: flags, language and translated keyword stand before it."""
    flags, rest = chunk[len(_KEYWORD) + 1 :][:2], chunk[len(_KEYWORD) + 3 :]
    *names, text = rest.split(b"\0", 2)
    if len(flags) < 2 or len(names) < 2:
        raise Unreadable(Why.BROKEN)
    return _unpacked(text) if flags[0] else text


def _unpacked(text: bytes) -> bytes:
    packed = zlib.decompressobj()
    try:
        plain = packed.decompress(text, LARGEST_TEXT + 1)
    except zlib.error as error:
        raise Unreadable(Why.BROKEN) from error
    return plain


# --- SVG -------------------------------------------------------------------------------------------------------------
def _texts_in_svg(data: bytes) -> list[bytes]:
    """The text of every badge element. Raises Unreadable for what is no XML, declares entities or brings a program."""
    reader = _SvgReader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(Why.BROKEN) from error
    return reader.texts


class _SvgReader:
    """Listens to an SVG being read, and keeps what stands in badge elements."""

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.current: list[str] | None = None

    def doctype(self, *_declared: object) -> None:
        raise Unreadable(Why.SCRIPT)  # entities are a program of their own

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        active = any(_acts(key, value) for key, value in attributes.items())
        if local.lower() in ("script", "foreignobject", "handler", "iframe") or active:
            raise Unreadable(Why.SCRIPT)
        if (namespace, local) == (_NAMESPACE, "credential"):
            self.current = []
            if "verify" in attributes:  # how a signature in short form is carried
                self.current.append(attributes["verify"])

    def end(self, name: str) -> None:
        if self.current is not None and name == f"{_NAMESPACE} credential":
            self.texts.append("".join(self.current).strip().encode())
            self.current = None

    def words(self, text: str) -> None:
        if self.current is not None:
            self.current.append(text)


def _acts(key: str, value: str) -> bool:
    """Whether an attribute runs something."""
    local = key.rpartition(" ")[2].lower()
    return local.startswith("on") or "".join(value.split()).lower().startswith("javascript:")
