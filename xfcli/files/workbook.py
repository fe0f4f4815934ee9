"""Excel files that can be sent as they are: text stays text, columns are wide enough, A4 to print."""

import math
from collections.abc import Iterable, Mapping, Sequence
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
_NARROWEST: Final = 60  # digits that a title is sure to have
_UNSET: Final = 8.4  # digits of a column that nobody has set
_UPRIGHT: Final = 92  # digits that stand side by side on upright A4
_LEAST: Final = 10  # digits of a column whose text folds
_LYING: Final = 186  # digits side by side on lying A4, in letters of eight points still
# Widths are counted in digits of this font, everywhere the same.
_PLAIN: Final = {"font_name": FONT, "font_size": 11, "font_scheme": "none"}  # not that of a theme
LINE_PT: Final = 14.5  # the height of a row of one line
_TITLE_PT: Final = 22
# What Excel holds in a cell, and on a sheet.
_LONGEST: Final = 32_767  # characters
_MOST_ROWS: Final = 1_048_576
_MEASURED: Final = 300  # rows that a column's width is taken from


def write(path: Path, tables: Iterable[Table], caption: Caption = NO_CAPTION) -> None:
    """Write the tables to `path`, each on a sheet of its own that bears its title.

    The title of `caption` and its lines stand above the table, as on paper; the row of its heading is
    kept in sight and repeated on each page.
    """
    shown = tuple(tables)
    with opened(path) as book:
        if caption.name:
            book.set_properties({"title": caption.title, "author": caption.office})
        taken: set[str] = set()
        for number, table in enumerate(shown):
            sheet = book.add_worksheet(sheet_name(table.title or caption.name or "台账", taken))
            part = f"　{table.title}" if len(shown) > 1 and table.title else ""
            head = [caption.title + part] if caption.name else []
            _fill(book, sheet, table, head, caption.lines if number == 0 else ())


def opened(
    path: Path, *, row_by_row: bool = True, plain: Mapping[str, object] = _PLAIN
) -> Workbook:
    """Return the workbook to write to `path`; `row_by_row` keeps its memory flat.

    `plain` is how a cell looks that says nothing else: most cells, and each that does takes longer.

    What it puts aside while it writes lies beside `path` and not among the system's temporary files:
    there nobody would remove it after a power cut.
    """
    return Workbook(
        str(path),
        {
            "constant_memory": row_by_row,
            "tmpdir": str(path.parent),
            "default_format_properties": dict(plain),
            "strings_to_formulas": False,
            "strings_to_urls": False,
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


def _fill(
    book: Workbook, sheet: Worksheet, table: Table, head: Sequence[str], lines: Sequence[str]
) -> None:
    """Fill a sheet: the title (`head`), the lines below it, the table with a rule round each cell."""
    style = {"font_name": FONT, "valign": "top", "border": 1}
    widths = [
        column_width([heading, *(row[column] for row in islice(iter(table.rows), _MEASURED))])
        for column, heading in enumerate(table.headings)
    ]
    widths = _narrowed(table, widths)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    more = max(math.ceil((_NARROWEST - sum(widths)) / _UNSET), 0)  # columns beside a small table
    across = sum(widths) + math.floor(more * _UNSET)
    top = _write_head(book, sheet, head, lines, across, len(widths) + more)
    bold = book.add_format(style | {"bold": True, "bg_color": "#EEF2F6", "valign": "vcenter"})
    for column, heading in enumerate(table.headings):
        put(sheet, top, column, heading, bold)
    plain, wrapped = book.add_format(style), book.add_format(style | {"text_wrap": True})
    formats = [wrapped if heading in table.folding else plain for heading in table.headings]
    dated = book.add_format(style | {"align": "left", "num_format": "yyyy-mm-dd"})
    folded = [i for i, heading in enumerate(table.headings) if heading in table.folding]
    for number, row in enumerate(table.rows, top + 1):
        # LibreOffice fits no row to what is folded in it; Excel would.
        high = max((lines_of(written(row[i]), widths[i]) for i in folded), default=1)
        if high > 1:
            sheet.set_row(number, LINE_PT * high)
        for column, cell in enumerate(row):
            put(sheet, number, column, cell, formats[column], dated)
    sheet.freeze_panes(top + 1, 0)
    if table.rows:
        sheet.autofilter(top, 0, top + len(table.rows), len(table.headings) - 1)
    sheet.repeat_rows(top if lines else 0, top)
    on_a4(sheet, landscape=sum(widths) > _UPRIGHT)


def _narrowed(table: Table, widths: list[int]) -> list[int]:
    """Return the widths; where no page holds them side by side, folding columns share what is left.

    Each in proportion to the root of what stands in it: that keeps the rows lowest.
    """
    folded = [i for i, heading in enumerate(table.headings) if heading in table.folding]
    left = _LYING - sum(width for i, width in enumerate(widths) if i not in folded)
    if left >= sum(widths[i] for i in folded):
        return widths
    rows, fitted = [*islice(iter(table.rows), _MEASURED)], [*widths]
    roots = {i: math.sqrt(sum(places(written(row[i]), 2) for row in rows)) for i in folded}
    for i in sorted(
        folded, key=lambda i: roots[i]
    ):  # the emptiest first: what it leaves is the others'
        share = int(left * roots[i] / (sum(roots.values()) or 1))
        fitted[i] = min(max(share, _LEAST), widths[i])
        left, roots[i] = max(left - fitted[i], 0), 0
    return fitted


def _write_head(
    book: Workbook, sheet: Worksheet, head: Sequence[str], lines: Sequence[str], width: int, columns: int
) -> int:  # fmt: skip
    """Write what stands above a table that is so wide; return the row of its heading."""
    title = book.add_format(
        {"font_name": FONT, "font_size": 14, "bold": True, "align": "center", "text_wrap": True}
    )
    plain = book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top"})
    row = 0
    for form, height, texts in ((title, _TITLE_PT, head), (plain, LINE_PT, lines)):
        for text in texts:
            sheet.set_row(row, height * lines_of(text, int(width * LINE_PT / height)))
            if columns > 1:
                sheet.merge_range(row, 0, row, columns - 1, "", form)
            put(sheet, row, 0, text, form)
            row += 1
    return row


def lines_of(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of so many digits."""
    return sum(max(math.ceil(places(line, 2) / width), 1) for line in text.split("\n"))


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
