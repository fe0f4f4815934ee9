"""The sheet of corrections: only the rows that were refused, each with its reasons, to be mended.

It is written so that it can be imported as it stands once mended: every heading is one that is
known by itself, and values that were given for the whole sheet stand in columns of their own.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from xfcli.sheet import headings
from xfcli.sheet.cells.text import Cell
from xfcli.sheet.fields import BY_KEY
from xfcli.sheet.findings import Finding
from xfcli.sheet.headings import ABOVE, REASON, Column
from xfcli.sheet.rows import Contents, RefusedRow


class Correction(NamedTuple):
    """A refused row: its cells as text, and which of them are wrong (by column)."""

    cells: tuple[str, ...]
    wrong: frozenset[int]


class Page(NamedTuple):
    """The refused rows of one sheet."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Correction, ...]


def pages(contents: Contents, defaults: Mapping[str, str]) -> tuple[Page, ...]:
    """Return the refused rows of a file, sheet by sheet.

    Takes what the file says, and the values (key -> as typed) that were given for all its rows.
    """
    return tuple(_pages(contents, defaults))


def _pages(contents: Contents, defaults: Mapping[str, str]) -> Iterator[Page]:
    by_row: dict[tuple[str, int], list[Finding]] = {}
    for finding in contents.findings:
        if finding.fatal:
            by_row.setdefault((finding.sheet, finding.row), []).append(finding)
    for sheet, columns in contents.columns.items():
        refused = [row for row in contents.refused if row.sheet == sheet]
        if not refused:
            continue
        used = {column.field for column in columns if not column.shadowed_by}
        given = {BY_KEY[key]: value for key, value in defaults.items()}
        given = {field: value for field, value in given.items() if field not in used}
        heads = (*map(_heading, columns), *(field.heading for field in given), ABOVE, REASON)
        whole = by_row.get((sheet, 0), [])
        rows = (
            _line(
                row, columns, tuple(given.values()), [*by_row.get((sheet, row.number), ()), *whole]
            )
            for row in refused
        )
        yield Page(sheet, heads, tuple(rows))


def _heading(column: Column) -> str:
    """Return the heading by which the column is known without --map."""
    known = headings.field_of(column.heading)
    if not column.field or column.shadowed_by or known is column.field:
        return column.heading
    return column.field.heading


def _line(
    row: RefusedRow, columns: tuple[Column, ...], given: tuple[str, ...], findings: list[Finding]
) -> Correction:
    cells = [_cell(row, column) for column in columns]
    named = {finding.column for finding in findings}
    wrong = frozenset(i for i, column in enumerate(columns) if column.heading in named)
    said = "；".join(f"{f.column}：{f.message}" if f.column else f.message for f in findings)
    above = " | ".join(filter(None, map(_text, row.above)))
    return Correction((*cells, *given, above, f"原第 {row.number} 行。{said}"), wrong)


def _cell(row: RefusedRow, column: Column) -> str:
    """Return a cell as text; a day that could be read is written out, with its year."""
    read = column.field.of(row.values) if column.field else None
    if isinstance(read, date) and not column.shadowed_by:
        return read.isoformat()
    return _text(row.cells[column.position]) if column.position < len(row.cells) else ""


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != time() else str(cell.date())
    return str(cell)
