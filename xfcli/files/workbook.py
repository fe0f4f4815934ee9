"""Excel files that can be sent as they are: text stays text, columns are wide enough, A4 to print."""

import math
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xfcli.errors import Refused
from xfcli.table import NO_CAPTION, Caption, Cell, Table, as_day, written
from xfcli.text import places

FONT: Final = "宋体"
WIDEST: Final = 48
LINE_PT: Final = 14.5  # the height of a row of one line
# What Excel holds in a cell, and on a sheet.
_LONGEST: Final = 32_767  # characters
_MOST_ROWS: Final = 1_048_576
_MEASURED: Final = 300  # rows that a column's width is taken from


def write(path: Path, tables: Iterable[Table], caption: Caption = NO_CAPTION) -> None:
    """Write the tables to `path`, each on a sheet of its own that bears its title.

    The first row of a sheet is its heading, so that it can be sorted and read again; the title of
    `caption` stands on the printed pages, its lines on a sheet of their own.
    """
    with opened(path) as book:
        if caption.name:
            book.set_properties({"title": caption.title, "author": caption.office})
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(sheet_name(table.title or caption.name or "台账", taken))
            _fill(book, sheet, table)
            if caption.name:
                head_pages(sheet, caption.title)
        if caption.lines:
            sheet = book.add_worksheet(sheet_name("说明", taken))
            sheet.set_column(0, 0, 100, book.add_format({"text_wrap": True, "valign": "top"}))
            for row, line in enumerate(caption.lines):
                sheet.set_row(row, LINE_PT * math.ceil(places(line, 2) / 96))
                sheet.write_string(row, 0, line)
            on_a4(sheet, landscape=True)


def head_pages(sheet: Worksheet, title: str) -> None:
    """Have `title` stand above every printed page of a sheet."""
    sheet.set_header(f'&C&"{FONT},Regular"&12{title[:200].replace("&", "&&")}')


def opened(path: Path, *, row_by_row: bool = True) -> Workbook:
    """Return the workbook to write to `path`; `row_by_row` keeps its memory flat.

    What it puts aside while it writes lies beside `path` and not among the system's temporary files:
    there nobody would remove it after a power cut.
    """
    # Widths are counted in digits of this font, everywhere the same.
    font = {"font_name": FONT, "font_size": 11}
    return Workbook(
        str(path),
        {
            "constant_memory": row_by_row,
            "tmpdir": str(path.parent),
            "default_format_properties": font,
        },
    )


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
    dated = book.add_format(
        {"font_name": FONT, "valign": "top", "align": "left", "num_format": "yyyy-mm-dd"}
    )
    folded = [i for i, heading in enumerate(table.headings) if heading in table.folding]
    for number, row in enumerate(table.rows, 1):
        # LibreOffice fits no row to what is folded in it; Excel would.
        lines = max((math.ceil(places(written(row[i]), 2) / WIDEST) for i in folded), default=1)
        if lines > 1:
            sheet.set_row(number, LINE_PT * lines)
        for column, cell in enumerate(row):
            put(sheet, number, column, cell, formats[column], dated)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
    sheet.repeat_rows(0)
    on_a4(sheet, landscape=True)


def put(
    sheet: Worksheet,
    row: int,
    column: int,
    cell: Cell,
    form: Format | None = None,
    dated: Format | None = None,
) -> None:
    """Write one cell: numbers as numbers, None as nothing, all else as text, whatever it looks like.

    A day is written as a day where there is a format for it, `dated`. Refused where Excel has no room
    for it: nothing is cut.
    """
    if row >= _MOST_ROWS:
        raise Refused(
            f"Excel 一张表最多 {_MOST_ROWS} 行，放不下，没有写。写成 .csv，或分几段写（--since、--until）。"
        )
    if isinstance(cell, str):
        if dated and (day := as_day(cell)):
            sheet.write_datetime(row, column, day, dated)
        elif len(cell) > _LONGEST:
            raise Refused(
                f"第 {row + 1} 行有一格 {len(cell)} 字，Excel 一格最多 {_LONGEST} 字，没有写。写成 .csv。"
            )
        else:
            sheet.write_string(row, column, cell, form)
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
