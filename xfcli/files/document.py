"""Word files: tables on A4 in the fonts of official papers."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import docx
from docx.enum.section import WD_ORIENTATION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from xfcli.errors import LedgerError
from xfcli.table import Table
from xfcli.table import widths as table_widths

BODY: Final = "仿宋"
HEADING: Final = "黑体"
_WIDTH: Final = 158  # mm between the margins
_LONG_WIDTH: Final = 245  # of a page in landscape
_PLACE: Final = 1.9  # mm for half a Chinese character in 9 points, a digit of a wide font
_EDGES: Final = 3  # mm of a cell beside its text


def write(path: Path, tables: Iterable[Table]) -> None:
    """Write the tables one below the other; landscape where one of them needs it."""
    shown = tuple(tables)
    is_wide = any(sum(_widths(table, _LONG_WIDTH)) > _WIDTH for table in shown)
    paper = blank()
    if is_wide:
        _turn(paper.sections[0])
    for table in shown:
        if table.title:
            paragraph(paper, table.title, font=HEADING, size=14)
        put_table(paper, table, widths=_widths(table, _LONG_WIDTH if is_wide else _WIDTH))
    paper.save(str(path))


def _widths(table: Table, room: float) -> list[float]:
    """Return the widths of the columns, by what stands in them, where all of them have `room`; mm."""
    columns = len(table.headings)
    places = table_widths(table, int((room - columns * _EDGES) / _PLACE), gap=0)
    return [place * _PLACE + _EDGES for place in places]


def _turn(section: Any) -> None:
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def new() -> Any:
    """Return python-docx's empty document; LedgerError where its file cannot be read."""
    try:
        return docx.Document()
    except (PackageNotFoundError, BadZipFile, OSError) as error:
        raise LedgerError(
            "读不到 Word 文件的底版（打开的文件太多，或程序文件缺失）。关掉别的程序再试，还不行就重装 xf。"
        ) from error


def blank() -> Any:
    """Return an empty A4 document, in 仿宋, with margins fit for printing."""
    paper = new()
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)
    section.top_margin = section.bottom_margin = Mm(28)
    _set_font(paper.styles["Normal"], BODY, 12)
    return paper


def paragraph(
    paper: Any,
    text: str,
    *,
    font: str = BODY,
    size: float = 12,
    centred: bool = False,
    indent: int = 0,
) -> Any:
    """Add a paragraph; `indent` is the indent of its first line, in characters."""
    made = paper.add_paragraph()
    run = made.add_run(text)
    _set_font(run, font, size)
    made.paragraph_format.space_after = Pt(4)
    made.paragraph_format.first_line_indent = Pt(size * indent)
    # No heading stands alone at the foot of a page.
    made.paragraph_format.keep_with_next = font == HEADING
    if centred:
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return made


def put_table(
    paper: Any, table: Table, *, size: float = 9, widths: Sequence[float] | None = None
) -> Any:
    """Add `table` with a ruled grid; its heading row is repeated on each page.

    `widths` are those of the columns in mm; without them columns of text are wider than columns of
    numbers.
    """
    made = paper.add_table(rows=1, cols=len(table.headings))
    if widths is None:
        weights = [3 if heading in table.numeric else 5 for heading in table.headings]
        widths = [_WIDTH * weight / sum(weights) for weight in weights]
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    made.style = "Table Grid"
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    _narrow_margins(made)
    _row(made.rows[0], table.headings, table, size, widths, font=HEADING)
    _mark(made.rows[0], "w:tblHeader")
    for cells in table.rows:
        _row(made.add_row(), cells, table, size, widths)
    return made


def _row(
    row: Any, cells: Any, table: Table, size: float, widths: Sequence[float], font: str = BODY
) -> None:
    _mark(row, "w:cantSplit")  # over two pages
    for place, cell, heading, width in zip(row.cells, cells, table.headings, widths, strict=True):
        place.width = Mm(width)  # Word heeds the cell, LibreOffice the column
        line = place.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.line_spacing = 1.15
        _set_font(line.add_run("" if cell is None else str(cell)), font, size)
        if heading in table.numeric:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _narrow_margins(table: Any) -> None:
    """Leave a figure such as +111.11% room on one line."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "45")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def _mark(row: Any, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _set_font(target: Any, name: str, size: float) -> None:
    target.font.name, target.font.size = name, Pt(size)
    # Word takes Chinese characters from another attribute than Latin ones.
    target.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)
