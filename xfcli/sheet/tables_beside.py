"""Tables that stand side by side on one sheet: the same headings once more, further to the right.

Pure. Each is read as a sheet of its own, under the titles that stand above them all.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from xfcli.sheet import headings, row_checks
from xfcli.sheet.cells.text import Cell
from xfcli.sheet.fields import Values
from xfcli.sheet.grid import Range, Sheet
from xfcli.sheet.headings import Headings


def starts(head: Sequence[Sequence[Cell]], found: Headings) -> list[int]:
    """Return the columns, from 0, where the tables of a sheet begin; one where it has one table.

    Takes the first rows (merged cells filled) and the headings found in them. Headings that come
    again make a table only if all of them together could be read by themselves.
    """
    begins, seen = [0], set[str]()
    for at, name in enumerate(_names(head[found.first : found.last + 1])):
        if name in seen:
            begins.append(at)
            seen = set()
        seen |= {name} - {""}
    parts = [_cut(head, found.first, *ends) for ends in pairwise([*begins, None])]
    return begins if len(begins) > 1 and all(map(_is_whole, parts)) else [0]


def apart(
    sheet: Sheet, rows: Iterable[Sequence[Cell]], first: int, begins: Sequence[int]
) -> list[Sheet]:
    """Return the tables of a sheet as sheets, given its rows, its first row of headings and `starts`."""
    kept = list(rows)
    return [
        sheet._replace(
            name=f"{sheet.name} 第 {left + 1} 列起" if left else sheet.name,
            rows=_cut(kept, first, left, end),
            merged=tuple(_moved(sheet.merged, first, left, end)),
        )
        for left, end in pairwise([*begins, None])
        if left is not None
    ]


def _names(heads: Sequence[Sequence[Cell]]) -> list[str]:
    """Return the heading of each column, that of the lowest row which has one."""
    width = max(map(len, heads))
    above = [[*row, *[""] * (width - len(row))] for row in heads]
    return [
        next(filter(None, map(headings.normal, reversed(cells))), "")
        for cells in zip(*above, strict=True)
    ]


def _cut(
    rows: Iterable[Sequence[Cell]], first: int, left: int | None, end: int | None
) -> list[Sequence[Cell]]:
    """Return rows of which those from `first` on are cut down to some columns."""
    return [row if at < first else row[left:end] for at, row in enumerate(rows)]


def _moved(merged: Iterable[Range], first: int, left: int, end: int | None) -> Iterable[Range]:
    for cells in merged:
        if cells.bottom < first:
            yield cells
        elif left <= cells.left and (end is None or cells.right < end):
            yield cells._replace(left=cells.left - left, right=cells.right - left)


def _is_whole(head: Sequence[Sequence[Cell]]) -> bool:
    """Return whether first rows have headings without which nothing can be registered."""
    found = headings.find(head, {})
    fields = {column.field for column in found.columns} if found else set()
    return Values.on in fields and not fields.isdisjoint(row_checks.MATTER)
