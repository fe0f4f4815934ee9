"""The sheet of corrections as .xlsx: what is wrong is coloured, all cells are text."""

from pathlib import Path
from typing import Final

from xfcli.files.workbook import FONT, column_width, on_a4, opened, put, sheet_name
from xfcli.sheet.corrections import Page

_WRONG: Final = "#FFE699"


def write(path: Path, pages: tuple[Page, ...]) -> None:
    """Write the pages to `path` as .xlsx, each on a sheet of its own; what stands there is replaced."""
    with opened(path, row_by_row=False) as book:
        style = {"font_name": FONT, "valign": "top", "num_format": "@"}
        plain = book.add_format(style)
        wrong = book.add_format(style | {"bg_color": _WRONG})
        wrapped = book.add_format(style | {"text_wrap": True})
        head = book.add_format({"font_name": FONT, "bold": True, "bottom": 1})
        taken: set[str] = set()
        for page in pages:
            sheet = book.add_worksheet(sheet_name(page.name, taken))
            last = len(page.headings) - 1
            for column, heading in enumerate(page.headings):
                # A number typed into these cells stays the text it is: no ID number is rounded.
                width = column_width([heading, *(row.cells[column] for row in page.rows)])
                sheet.set_column(column, column, width, wrapped if column == last else plain)
                put(sheet, 0, column, heading, head)
            for number, row in enumerate(page.rows, 1):
                for column, cell in enumerate(row.cells):
                    form = wrong if column in row.wrong else wrapped if column == last else plain
                    put(sheet, number, column, cell, form)
            sheet.freeze_panes(1, 0)
            on_a4(sheet, landscape=True)
