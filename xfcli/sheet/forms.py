"""Telling the form of one petition, a label beside each blank, from a register with a row for each."""

from collections.abc import Iterable, Sequence
from typing import Final

from xfcli.sheet import headings
from xfcli.sheet.cells.text import Cell

_FEWEST: Final = 4  # labels beneath one another


def is_form(rows: Iterable[Sequence[Cell]]) -> bool:
    """Return whether the first rows of a sheet are those of a form.

    Its labels stand beneath one another, more of them than side by side in any row.
    """
    firsts, across = set(), 0
    for row in rows:
        known = [
            headings.field_of(cell) if type(cell) is str else None for cell in row if cell != ""
        ]
        across = max(across, len({*known} - {None}))
        firsts |= {*known[:1]}
    down = len(firsts - {None})
    return down >= _FEWEST and down > across
