"""What a workbook says of whole rows beside their cells: hidden, struck through, commented on; of hidden columns.

python-calamine does not tell these. A sheet of an .xlsx is scanned piece by piece, so that memory stays
flat. Raises what zipfile, the XML parser and xlrd raise on a damaged file.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import TYPE_CHECKING, Final, TypeAlias

from xfcli.sheet.finding_kinds import FindingKind

if TYPE_CHECKING:
    from zipfile import ZipFile

    from lxml.etree import _Element as Element
    from xlrd.book import Book  # type: ignore[import-untyped]
    from xlrd.formatting import XF  # type: ignore[import-untyped]

RowMarks: TypeAlias = Mapping[int, tuple[FindingKind, ...]]  # by the row's number; 0: the sheet

_PIECE: Final = 1 << 20
_LONGEST_TAG: Final = 8 << 20
_ROW: Final = re.compile(rb"<row\b[^>]*>")
_COLUMN: Final = re.compile(rb"<col\b[^>]*>")
_TO_THE_END: Final = (b'"16384"', b'"256"')  # who hides these hides what is empty
_NUMBER: Final = re.compile(rb'\br="(\d+)"')
_HIDDEN: Final = re.compile(rb'\bhidden="(?:1|true)"')
_CELL: Final = re.compile(rb'<c\b[^>]*\br="[A-Z]+(\d+)"[^>]*\bs="(\d+)"[^>/]*>')
_REFERENCE: Final = re.compile(rb'<comment\b[^>]*\bref="[A-Z]+(\d+)"')
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def of_workbook(archive: "ZipFile") -> Mapping[str, RowMarks]:
    """Return the marks of each sheet that has some, by its name."""
    struck = _struck_styles(archive)
    found = {name: _of_sheet(archive, part, struck) for name, part in _sheets(archive)}
    return {name: marks for name, marks in found.items() if marks}


def of_xls(content: bytes) -> Mapping[str, RowMarks]:
    """Return the marks of each sheet of an old workbook, by its name."""
    import xlrd  # type: ignore[import-untyped]

    book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=StringIO())
    struck = {at for at, form in enumerate(book.xf_list) if _has_struck_font(book, form)}
    found: dict[str, RowMarks] = {}
    for sheet in book.sheets():
        marks: dict[int, dict[FindingKind, None]] = {}
        for row, info in sheet.rowinfo_map.items():
            if info.hidden:
                marks.setdefault(row + 1, {})[FindingKind.HIDDEN_ROW] = None
        if any(info.hidden and at < sheet.ncols for at, info in sheet.colinfo_map.items()):
            marks[0] = {FindingKind.HIDDEN_COLUMN: None}
        for row in range(sheet.nrows) if struck else ():
            if any(sheet.cell_xf_index(row, at) in struck for at in range(sheet.row_len(row))):
                marks.setdefault(row + 1, {})[FindingKind.STRUCK_ROW] = None
        for row, _ in sheet.cell_note_map:
            marks.setdefault(row + 1, {})[FindingKind.COMMENTED_ROW] = None
        found[sheet.name] = {number: tuple(kinds) for number, kinds in marks.items()}
    return found


def _has_struck_font(book: "Book", form: "XF") -> bool:
    return form.font_index < len(book.font_list) and bool(
        book.font_list[form.font_index].struck_out
    )


def of_open_document(archive: "ZipFile") -> Mapping[str, RowMarks]:
    """Return the marks of each sheet of an .ods, by its name."""
    from lxml import etree

    found: dict[str, dict[int, tuple[FindingKind, ...]]] = {}
    struck: set[str] = set()
    number, here = 0, {}
    with archive.open("content.xml") as file:
        events = etree.iterparse(file, ("start", "end"), resolve_entities=False, no_network=True)
        for event, element in events:
            match event, etree.QName(element).localname:
                case "end", "style":
                    struck |= (
                        {element.get(f"{_STYLE}name", "")} if _is_line_through(element) else set()
                    )
                case "start", "table":
                    number, here = 0, found.setdefault(element.get(f"{_TABLE}name", ""), {})
                case "start", "table-column" if _is_hidden(element):
                    here[0] = (FindingKind.HIDDEN_COLUMN,)
                case "end", "table-row":
                    if kinds := tuple(_kinds_of(element, struck)):
                        here[number + 1] = kinds
                    number += int(element.get(f"{_TABLE}number-rows-repeated", "1"))
                    element.clear()
    return found


def _kinds_of(row: "Element", struck: set[str]) -> "Iterator[FindingKind]":
    """Yield what marks a row of an .ods that holds something."""
    if not any(text.strip() for text in row.itertext()):
        return
    if _is_hidden(row):
        yield FindingKind.HIDDEN_ROW
    if any(cell.get(f"{_TABLE}style-name") in struck for cell in row):
        yield FindingKind.STRUCK_ROW
    if row.find("{*}table-cell/{*}annotation") is not None:
        yield FindingKind.COMMENTED_ROW


def _is_hidden(element: "Element") -> bool:
    """Return whether a row or a column is; hundreds of columns at once are those that nobody uses."""
    columns = int(element.get(f"{_TABLE}number-columns-repeated", "1"))
    return element.get(f"{_TABLE}visibility", "visible") != "visible" and columns < 200


def _is_line_through(style: "Element") -> bool:
    text = style.find("{*}text-properties")
    return text is not None and text.get(f"{_STYLE}text-line-through-style", "none") != "none"


def _of_sheet(archive: "ZipFile", part: str, struck: frozenset[bytes]) -> RowMarks:
    marks: dict[int, dict[FindingKind, None]] = {}
    for piece in pieces(archive, part):
        for row in _ROW.finditer(piece) if b"hidden=" in piece else ():
            if _HIDDEN.search(row[0]) and (number := _NUMBER.search(row[0])):
                marks.setdefault(int(number[1]), {})[FindingKind.HIDDEN_ROW] = None
        for column in _COLUMN.findall(piece) if b"hidden=" in piece else ():
            if _HIDDEN.search(column) and not any(end in column for end in _TO_THE_END):
                marks[0] = {FindingKind.HIDDEN_COLUMN: None}
        for cell in _CELL.finditer(piece) if struck else ():
            if cell[2] in struck:
                marks.setdefault(int(cell[1]), {})[FindingKind.STRUCK_ROW] = None
    for comments in _related(archive, part, "/comments"):
        for reference in _REFERENCE.finditer(archive.read(comments)):
            marks.setdefault(int(reference[1]), {})[FindingKind.COMMENTED_ROW] = None
    return {number: tuple(kinds) for number, kinds in marks.items()}


def pieces(archive: "ZipFile", part: str) -> Iterator[bytes]:
    """Yield the text of a part in pieces that end where a tag begins, the next one's or the last's.

    ValueError where a tag is longer than any of a sheet.
    """
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
