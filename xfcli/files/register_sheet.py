"""The 台账 as .xlsx, ready to print: landscape A4, headings on every page, all cells text."""

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from xfcli.files.workbook import FONT, on_a4, opened, put
from xfcli.sheet.register import RegisterColumn
from xfcli.table import Cell
from xfcli.text import places

_TEXT: Final = (
    49  # the format of text that Excel has itself: XlsxWriter lists no own one of plain cells
)
# All cells but the head are so: text that folds.
_PLAIN: Final = {
    "font_name": FONT, "font_size": 9, "font_scheme": "none", "text_wrap": True, "valign": "top", "num_format": _TEXT,
}  # fmt: skip
_NUMBERS: Final = frozenset({"人数"})
_DIGIT: Final = 11 / 9  # by so much a digit is smaller than where columns are measured in 11 points
_LINE: Final = 12.5  # points that a line of text takes
_FULL: Final = 1.15  # how much more than its nominal width a column holds in this font


def write(
    path: Path, title: str, columns: tuple[RegisterColumn, ...], rows: Iterable[tuple[Cell, ...]]
) -> int:
    """Write `title` and the rows, a cell for each column, as they come, in flat memory.

    Return how many rows there were.
    """
    with opened(path, plain=_PLAIN) as book:
        ruled = book.add_format({"border": 1, "num_format": "General"})
        named = {"font_name": FONT, "bold": True, "align": "center", "valign": "vcenter"}
        head = book.add_format(named)
        number = book.add_format({"num_format": "General", "align": "center"})
        sheet = book.add_worksheet("台账")
        last, on_paper = len(columns) - 1, sum(column.printed for column in columns) - 1
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width * _DIGIT)
        sheet.set_row(0, 26)
        heading = book.add_format(named | {"font_size": 16})
        sheet.merge_range(0, 0, 0, on_paper, title, heading)
        sheet.set_row(1, 2 * _LINE)  # of four characters, in columns of two
        for at, column in enumerate(columns):
            put(sheet, 1, at, column.heading, head)
        line = 1
        forms = [number if column.heading in _NUMBERS else None for column in columns]
        room = {at: column.width * _FULL for at, column in enumerate(columns) if column.printed}
        for line, row in enumerate(rows, 2):
            if (lines := _lines(row, room)) > 1:
                sheet.set_row(line, _LINE * lines)
            for at, cell in enumerate(row):
                if cell != "":
                    put(sheet, line, at, cell, forms[at])
        # One rule for the lines round all cells: the empty ones need not be written for it.
        every = {"type": "formula", "criteria": "=TRUE", "format": ruled}
        sheet.conditional_format(1, 0, line, last, every)
        sheet.freeze_panes(2, 1)
        sheet.repeat_rows(0, 1)
        sheet.autofilter(1, 0, max(line, 2), last)
        sheet.print_area(0, 0, line, on_paper)
        on_a4(sheet, landscape=True)
    return line - 1


def _lines(row: tuple[Cell, ...], room: Mapping[int, float]) -> int:
    """Return how many lines the cells of a row take that have so much `room`, by column."""
    most = 1
    for at, width in room.items():
        cell = row[at]
        # A Chinese character is two wide; what is short enough anyhow is not measured.
        if isinstance(cell, str) and len(cell) * 2 > width and places(cell, 2) > width:
            most = max(most, math.ceil(places(cell, 2) / width))
    return most
