"""Reads a PDF as others would: its words with pdftotext, its tags, claims and faces with pikepdf."""

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

# pdftotext marks the direction of a run with these; they are not in the PDF.
_DIRECTION = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c"))


def _ask(tool: str, *arguments: str, pdf: bytes) -> "subprocess.CompletedProcess[str]":
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not on this machine (./run test installs poppler-utils and qpdf).")
    return subprocess.run([tool, *arguments], input=pdf, capture_output=True, check=False, text=False, timeout=20)


def lines(pdf: bytes) -> list[str]:
    """The words as pdftotext gives them back, in logical order, line by line; ligatures and letter forms undone."""
    out = _ask("pdftotext", "-", "-", pdf=pdf).stdout
    plain = unicodedata.normalize("NFKC", bytes(out).decode()).translate(_DIRECTION)
    return [line.strip() for line in plain.splitlines() if line.strip()]


def pages(pdf: bytes) -> list[str]:
    """The words of each page."""
    out = bytes(_ask("pdftotext", "-", "-", pdf=pdf).stdout).decode()
    return unicodedata.normalize("NFKC", out).translate(_DIRECTION).split("\f")[:-1]


def soundness(pdf: bytes, folder: Path) -> str:
    """What `qpdf --check` has to say; it reads files only."""
    path = folder / "paper.pdf"
    path.write_bytes(pdf)
    return bytes(_ask("qpdf", "--check", str(path), pdf=b"").stdout).decode()


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def _kids(node: Dictionary) -> list[object]:
    kids = node.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _elements(node: Dictionary) -> Iterator[Dictionary]:
    for kid in _kids(node):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid


def tags(pdf: bytes) -> list[object]:
    """The structure tree as nested lists: ["Document", ["H1"], ["Table", ["THead", ...]]]; own roles as they map."""

    def walk(node: Dictionary) -> list[object]:
        return [str(roles.get(node["/S"], node["/S"]))[1:], *(walk(kid) for kid in _elements(node))]

    with opened(pdf) as file:
        roles = file.Root["/StructTreeRoot"].get("/RoleMap", Dictionary())
        return walk(next(_elements(file.Root["/StructTreeRoot"])))


def tagged_pieces(pdf: bytes) -> tuple[set[int], set[int]]:
    """Marked pieces of page 1: those the structure tree points to, and those the page's content has."""

    def pointed(node: Dictionary) -> Iterator[int]:
        for kid in _kids(node):
            if isinstance(kid, int):
                yield kid
            elif isinstance(kid, Dictionary) and "/MCID" in kid:
                yield int(kid["/MCID"])
            elif isinstance(kid, Dictionary) and "/S" in kid:
                yield from pointed(kid)

    with opened(pdf) as file:
        drawn = {
            int(operands[1]["/MCID"])
            for operands, operator in pikepdf.parse_content_stream(file.pages[0])
            if str(operator) == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]
        }
        return set(pointed(file.Root["/StructTreeRoot"])), drawn


def header_cells(pdf: bytes) -> list[str]:
    """The scope of every header cell, in order."""

    def scopes(node: Dictionary) -> Iterator[str]:
        if node.get("/S") == Name.TH:
            owners = node["/A"] if isinstance(node["/A"], Array) else [node["/A"]]
            yield from (str(owner["/Scope"]) for owner in owners if "/Scope" in owner)
        for kid in _elements(node):
            yield from scopes(kid)

    with opened(pdf) as file:
        return list(scopes(file.Root["/StructTreeRoot"]))


def claims(pdf: bytes) -> dict[str, str]:
    """What the metadata claims and says: standards, title, language."""
    with opened(pdf) as file, file.open_metadata() as metadata:
        return {
            "ua": str(metadata.get("pdfuaid:part", "")),
            "a": f"{metadata.get('pdfaid:part', '')}{metadata.get('pdfaid:conformance', '')}",
            "title": str(metadata.get("dc:title", "")),
            "language": str(file.Root.get("/Lang", "")),
        }


def links(pdf: bytes) -> list[str]:
    with opened(pdf) as file:
        marks = (mark for page in file.pages for mark in page.get("/Annots", Array()))
        return [str(mark["/A"]["/URI"]) for mark in marks if mark.get("/Subtype") == Name.Link]


def faces(pdf: bytes) -> dict[str, bool]:
    """Every face by its name, and whether it is embedded with a table back to Unicode."""
    found = {}
    with opened(pdf) as file:
        for page in file.pages:
            for font in page["/Resources"]["/Font"].values():
                inner = font["/DescendantFonts"][0]
                kept = {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].keys())
                found[str(inner["/BaseFont"]).partition("+")[2]] = bool(kept) and "/ToUnicode" in font
    return found
