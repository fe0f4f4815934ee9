"""A sheet as the file has it: rows of cells, which of them are merged, and what marks its rows."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from xfcli.sheet.cells.text import Cell
from xfcli.sheet.finding_kinds import FindingKind

_UNMARKED: Final[Mapping[int, tuple[FindingKind, ...]]] = MappingProxyType({})


class Range(NamedTuple):
    """Merged cells: first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """One sheet: its rows from row 1 and column A on, to be taken once, merged cells not filled."""

    name: str
    rows: Iterable[Sequence[Cell]]
    merged: tuple[Range, ...] = ()
    epoch_1904: bool = False
    hidden: bool = False
    marks: Mapping[int, tuple[FindingKind, ...]] = _UNMARKED  # by the row's number, from 1
    ragged: bool = False  # each row is as long as it was written: more cells than headings are odd


class Merges:
    """Fills merged cells from their top left one, row after row."""

    def __init__(self, ranges: Iterable[Range]) -> None:
        """Take the ranges of one sheet."""
        self._starting: dict[int, list[Range]] = {}
        for merged in ranges:
            self._starting.setdefault(merged.top, []).append(merged)
        self._open: list[tuple[Range, Cell]] = []

    def fill(self, row: int, cells: list[Cell], *, right: bool = False) -> list[int]:
        """Fill `cells`, the row with this 0-based number, downwards (and to the right on demand).

        To be called for every row in turn. Returns the columns that were filled from a row above.
        """
        if not self._open and row not in self._starting:
            return []
        self._open = [(merged, value) for merged, value in self._open if merged.bottom >= row]
        for merged in self._starting.get(row, ()):
            self._open.append((merged, cells[merged.left] if merged.left < len(cells) else ""))
        filled = []
        for merged, value in self._open:
            last = min(merged.right if right else merged.left, len(cells) - 1)
            for column in range(merged.left, last + 1):
                cells[column] = value
            if merged.top < row and merged.left < len(cells) and value != "":
                filled.append(merged.left)
        return filled
