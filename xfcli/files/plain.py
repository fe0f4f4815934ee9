"""CSV that Excel on a Chinese Windows reads as it is, and JSON."""

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from xfcli.table import Cell, Table

# What a spreadsheet would run as a formula; a plain number with its sign is harmless.
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?%?")


def inert(cell: Cell) -> Cell:
    """Return `cell` so that no spreadsheet takes its text for a formula."""
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def write_csv(path: Path, tables: Iterable[Table]) -> None:
    """Write `tables` one after the other; a title stands above its table where there are several."""
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        rows = csv.writer(file)
        shown = tuple(tables)
        for i, table in enumerate(shown):
            if len(shown) > 1:
                rows.writerows([[]] * bool(i) + [[table.title]] * bool(table.title))
            rows.writerow(table.headings)
            rows.writerows([inert(cell) for cell in row] for row in table.rows)


def write_json(path: Path, data: Any) -> None:
    """Write `data` as JSON."""
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
