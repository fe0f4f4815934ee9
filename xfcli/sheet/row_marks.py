"""What a workbook says of whole rows beside their cells: hidden, struck through, commented on.

python-calamine does not tell these. Only .xlsx is looked at; a sheet is scanned piece by piece, so
that memory stays flat. Raises what zipfile and the XML parser raise on a damaged archive.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, TypeAlias

from xfcli.sheet.finding_kinds import FindingKind

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element as Element

RowMarks: TypeAlias = Mapping[int, tuple[FindingKind, ...]]  # by the row's number, from 1

_PIECE: Final = 1 << 20
_LONGEST_TAG: Final = 8 << 20
_ROW: Final = re.compile(rb"<row\b[^>]*>")
_NUMBER: Final = re.compile(rb'\br="(\d+)"')
_HIDDEN: Final = re.compile(rb'\bhidden="(?:1|true)"')
_CELL: Final = re.compile(rb'<c\b[^>]*\br="[A-Z]+(\d+)"[^>]*\bs="(\d+)"[^>/]*>')
_REFERENCE: Final = re.compile(rb'<comment\b[^>]*\bref="[A-Z]+(\d+)"')
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def of_workbook(archive: "ZipFile") -> Mapping[str, RowMarks]:
    """Return the marks of each sheet that has some, by its name."""
    struck = _struck_styles(archive)
    found = {name: _of_sheet(archive, part, struck) for name, part in _sheets(archive)}
    return {name: marks for name, marks in found.items() if marks}


def _of_sheet(archive: "ZipFile", part: str, struck: frozenset[bytes]) -> RowMarks:
    marks: dict[int, dict[FindingKind, None]] = {}
    for piece in pieces(archive, part):
        for row in _ROW.finditer(piece) if b"hidden=" in piece else ():
            if _HIDDEN.search(row[0]) and (number := _NUMBER.search(row[0])):
                marks.setdefault(int(number[1]), {})[FindingKind.HIDDEN_ROW] = None
        for cell in _CELL.finditer(piece) if struck else ():
            if cell[2] in struck:
                marks.setdefault(int(cell[1]), {})[FindingKind.STRUCK_ROW] = None
    for comments in _related(archive, part, "/comments"):
        for reference in _REFERENCE.finditer(archive.read(comments)):
            marks.setdefault(int(reference[1]), {})[FindingKind.COMMENTED_ROW] = None
    return {number: tuple(kinds) for number, kinds in marks.items()}


def pieces(archive: "ZipFile", part: str) -> Iterator[bytes]:
    """Yield the text of a part in pieces that end where a tag begins, the next one's or the last's."""
    rest = b""
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            whole, cut, last = (rest + piece).rpartition(b"<")
            yield whole
            rest = cut + last
            if len(rest) > _LONGEST_TAG:
                raise ValueError("no sheet")
    yield rest


def _sheets(archive: "ZipFile") -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each sheet."""
    parts = dict(_relations(archive, "xl/workbook.xml"))
    for element in _tree(archive.read("xl/workbook.xml")).iter():
        name, part = element.get("name"), parts.get(element.get(_RELATION, ""))
        if element.tag.endswith("}sheet") and name and part in archive.NameToInfo:
            yield name, part


def _relations(archive: "ZipFile", part: str) -> Iterator[tuple[str, str]]:
    """Yield id and target of what a part refers to."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations in archive.NameToInfo:
        for element in _tree(archive.read(relations)):
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
            yield element.get("Id", ""), target.lstrip("/")


def _related(archive: "ZipFile", part: str, kind: str) -> Iterator[str]:
    for _, target in _relations(archive, part):
        if kind in f"/{target}" and "hreaded" not in target and target in archive.NameToInfo:
            yield target


def _struck_styles(archive: "ZipFile") -> frozenset[bytes]:
    """Return the numbers of the styles whose letters are struck through."""
    if "xl/styles.xml" not in archive.NameToInfo:
        return frozenset()
    styles = _tree(archive.read("xl/styles.xml"))
    fonts = styles.find("{*}fonts")
    forms = styles.find("{*}cellXfs")
    if fonts is None or forms is None:
        return frozenset()
    struck = {str(at) for at, font in enumerate(fonts) if _is_struck(font)}
    return frozenset(
        str(at).encode() for at, form in enumerate(forms) if form.get("fontId") in struck
    )


def _is_struck(font: "Element") -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val") not in {"0", "false"}


def _tree(part: bytes) -> "Element":
    """Return the elements of a small part; what it refers to outside of itself is not read."""
    from lxml import etree

    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
