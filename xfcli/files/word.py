"""The pieces of a Word paper: its page, fonts, paragraphs and tables. The one place that knows Word's XML.

Chinese and Latin characters get one font, and what no XML can hold (control characters in a title)
is left out: a paper is always made.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Final, NamedTuple
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.font import CT_RPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from xfcli.errors import LedgerError

CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
RIGHT: Final = WD_ALIGN_PARAGRAPH.RIGHT
LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
BOTH: Final = WD_ALIGN_PARAGRAPH.JUSTIFY

_NOT_IN_XML: Final = "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
# The order in which Word's schema wants what stands after these properties.
_AFTER_SPACING: Final = (
    "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr",
    "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout",
    "w:specVanish", "w:oMath",
)  # fmt: skip


class Font(NamedTuple):
    """A font by its Chinese name, its size in points, and twentieths of a point between characters."""

    name: str
    size: float
    spacing: int = 0


def blank(font: Font) -> Document:
    """Return an empty document on A4 in `font`; LedgerError where python-docx's own file is unreadable."""
    try:
        document = docx.Document()
    except (PackageNotFoundError, BadZipFile, OSError) as error:
        raise LedgerError(
            "读不到 Word 文件的底版（打开的文件太多，或程序文件缺失）。关掉别的程序再试，还不行就重装 xf。"
        ) from error
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    set_font(document.styles["Normal"].element.get_or_add_rPr(), font)
    return document


def set_margins(
    document: Document, *, top: float, bottom: float, left: float, right: float
) -> None:
    """Set the margins of the pages, in mm."""
    section = document.sections[0]
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)


def turn(document: Document) -> None:
    """Turn the pages to landscape."""
    section = document.sections[0]
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def clean(text: str) -> str:
    """Return `text` without the characters that no XML can hold."""
    return re.sub(_NOT_IN_XML, "", text)


def set_font(properties: CT_RPr, font: Font) -> None:
    """Set the font for Chinese and Latin alike (python-docx sets only the Latin one)."""
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font.name)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    properties.sz_val = Pt(font.size)
    if font.spacing:
        put_property(properties, "spacing", str(font.spacing), _AFTER_SPACING)


def put_property(parent: BaseOxmlElement, name: str, value: str, after: Sequence[str]) -> None:
    """Put the property w:`name` into `parent`, before those that Word's schema wants `after` it."""
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    parent.insert_element_before(element, *after)


def add_run(paragraph: Paragraph, text: str, font: Font) -> Run:
    """Add `text` to the paragraph and return the run that holds it."""
    run = paragraph.add_run(clean(text))
    set_font(run._element.get_or_add_rPr(), font)
    return run


def add_field(paragraph: Paragraph, instruction: str, font: Font) -> None:
    """Add a field that Word fills in, such as PAGE."""
    run = add_run(paragraph, "", font)._element
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = instruction
        run.append(element)


def add_paragraph(
    parent: Document | _Cell,
    text: str,
    font: Font,
    *,
    line: Length | float | None = None,
    after: float = 0,
    indent: int = 0,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    """Add a paragraph and return it.

    `line` is the height of its lines (a Length is exact, a number a multiple of the font's), `after`
    the points below it, `indent` the indent of its first line in characters.
    """
    made = parent.add_paragraph()
    add_run(made, text, font)
    form = made.paragraph_format
    form.space_after = Pt(after)
    if line is not None:
        form.line_spacing = line
    if indent:
        form.first_line_indent = Pt(font.size * indent)
    if align is not None:
        made.alignment = align
    return made


def add_table(document: Document, widths: Sequence[float]) -> Table:
    """Add a table without rows: ruled, centred, its columns of these widths in mm; return it."""
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def add_row(table: Table, widths: Sequence[float]) -> list[_Cell]:
    """Add a row and return its cells, of these widths in mm and without a paragraph."""
    cells = list(table.add_row().cells)
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Mm(width)  # Word heeds the cell, LibreOffice the column
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)
    return cells


def set_edges(table: Table, width: str) -> None:
    """Set how far the text of the cells stands from their sides, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), width)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def mark(row: _Row, name: str) -> None:
    """Set the mark w:`name` on a row: `tblHeader` repeats it on each page, `cantSplit` keeps it whole."""
    put_property(row._tr.get_or_add_trPr(), name, "true", ())


def content(document: Document) -> bytes:
    """Return the document as the bytes of a .docx."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
