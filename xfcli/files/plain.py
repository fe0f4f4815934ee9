"""CSV that Excel on a Chinese Windows reads as it is, and JSON."""

import csv
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

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
    """Write `tables` to `path` one after the other, as UTF-8 with the mark that Excel wants.

    A title stands above its table where there are several.
    """
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        rows = csv.writer(file)
        shown = tuple(tables)
        for i, table in enumerate(shown):
            if len(shown) > 1:
                rows.writerows([[]] * bool(i) + [[table.title]] * bool(table.title))
            rows.writerow(table.headings)
            rows.writerows([inert(cell) for cell in row] for row in table.rows)


def write_rows(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write rows under `headings` to `path` as they come, as CSV for Excel; return how many rows there were."""
    done = 0
    with path.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        for done, row in enumerate(rows, 1):  # noqa: B007  (counted for the caller)
            writer.writerow([inert(cell) for cell in row])
    return done


def write_lines(path: Path, lines: Iterable[str]) -> int:
    """Write lines of text to `path` as they come, in UTF-8; return how many there were."""
    done = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        for done, line in enumerate(lines, 1):  # noqa: B007
            file.write(f"{line}\n")
    return done


def write_json(path: Path, data: object) -> None:
    """Write `data`, of what JSON knows, to `path` as JSON in UTF-8, the same bytes on every system."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")
