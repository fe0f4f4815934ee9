"""Excel files that can be sent as they are: text stays text, columns are wide enough, A4 to print."""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xfcli.table import Cell, Table
from xfcli.text import places

FONT: Final = "宋体"
WIDEST: Final = 48
_LONGEST: Final = 32_767  # characters that Excel holds in a cell
_MEASURED: Final = 300  # rows that a column's width is taken from


def write(path: Path, tables: Iterable[Table]) -> None:
    """Write the tables to `path`, each on a sheet of its own that bears its title."""
    with opened(path) as book:
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(sheet_name(table.title or "台账", taken))
            _fill(book, sheet, table)


def opened(path: Path, *, row_by_row: bool = True) -> Workbook:
    """Return the workbook to write to `path`; `row_by_row` keeps its memory flat.

    What it puts aside while it writes lies beside `path` and not among the system's temporary files:
    there nobody would remove it after a power cut.
    """
    return Workbook(str(path), {"constant_memory": row_by_row, "tmpdir": str(path.parent)})


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name for a sheet of this `title` that Excel takes and none of `taken` has (add it there).

    `taken` holds names in lower case.
    """
    plain = "".join(ch for ch in title if ch not in "[]:*?/\\'")[:28] or "表"
    name, number = plain, 2
    while name.lower() in taken:
        name, number = f"{plain}{number}", number + 1
    taken.add(name.lower())
    return name


def _fill(book: Workbook, sheet: Worksheet, table: Table) -> None:
    head = book.add_format(
        {"font_name": FONT, "bold": True, "bottom": 1, "bg_color": "#EEF2F6", "valign": "vcenter"}
    )
    plain = book.add_format({"font_name": FONT, "valign": "top"})
    wrapped = book.add_format({"font_name": FONT, "valign": "top", "text_wrap": True})
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, heading, head)
        texts = (row[column] for row in islice(iter(table.rows), _MEASURED))
        sheet.set_column(column, column, column_width([heading, *texts]))
    formats = [wrapped if heading in table.folding else plain for heading in table.headings]
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            put(sheet, number, column, cell, formats[column])
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
    sheet.repeat_rows(0)
    on_a4(sheet, landscape=True)


def put(sheet: Worksheet, row: int, column: int, cell: Cell, form: Format | None = None) -> None:
    """Write one cell: numbers as numbers, None as nothing, all else as text, whatever it looks like."""
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:_LONGEST], form)
    elif cell is None:
        sheet.write_blank(row, column, None, form)
    else:
        sheet.write_number(row, column, cell, form)


def on_a4(sheet: Worksheet, *, landscape: bool = False) -> None:
    """Set the sheet up for A4, one page wide, with page numbers."""
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def column_width(cells: Sequence[Cell], widest: int = WIDEST) -> int:
    """Return the width that Excel gives a column which shows `cells`, in digits, from 6 to `widest`."""
    longest = max(
        (places(line, 2) for cell in cells if cell is not None for line in str(cell).splitlines()),
        default=0,
    )
    return min(max(longest + 2, 6), widest)
