"""Reads tables kept as markup: web pages that government systems name .xls, and XML Spreadsheet 2003.

Delivers raw sheets as a workbook does. Nothing that a page refers to is fetched; BadValue with one
sentence where it cannot be read.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli.errors import BadValue
from xfcli.sheet.cells.text import Cell
from xfcli.sheet.finding_kinds import FindingKind
from xfcli.sheet.grid import Range, Sheet

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SPREADSHEET: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_MOST_BYTES: Final = 200 << 20
_WIDEST: Final = 1_000  # cells that one cell may span
_LONGEST: Final = 100_000  # rows
_SS: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_BREAK: Final = "\u2028"
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_STRUCK: Final = re.compile(r"line-through", re.IGNORECASE)


class _Put(NamedTuple):
    """A cell as the markup places it."""

    column: int
    cell: Cell
    across: int = 1
    down: int = 1


def sheets(path: Path, head: bytes, encoding: str) -> Iterator[Sheet]:
    """Yield the tables of a file that begins with `head`; `encoding` is that of a page which does not name its own.

    BadValue where the file is too large, or cannot be read so.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise BadValue(f"{path.name} 太大，请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。")
    from lxml.etree import LxmlError

    try:
        found = list(_workbook(path) if SPREADSHEET in head else _page(path, encoding))
    except LookupError:
        raise BadValue(
            f"{path.name} 的文字编码（{encoding}）读不了。用 --encoding 指明，如 --encoding gbk。"
        ) from None
    except (ValueError, AssertionError, LxmlError):
        raise BadValue(f"{path.name} 读不通，没有复制完整。请重新导出。") from None
    if not found:
        raise BadValue(f"{path.name} 是网页，里面没有表格。请在原系统里重新导出。")
    yield from found


# Web pages


def _page(path: Path, encoding: str) -> Iterator[Sheet]:
    from lxml import html

    parser = html.HTMLParser(encoding=encoding, remove_comments=True, no_network=True)
    root = html.fromstring(path.read_bytes(), parser=parser)
    tables = [table for table in root.iter("table") if table.find(".//table") is None]
    for number, table in enumerate(tables, 1):
        rows = list(table.iter("tr"))
        marks = {at: kinds for at, row in enumerate(rows, 1) if (kinds := tuple(_marks(row)))}
        name = path.stem if len(tables) == 1 else f"{path.stem} 表{number}"
        if rows:
            yield _placed(name, [(None, [*_page_cells(row)]) for row in rows], marks)


def _page_cells(row: "Element") -> Iterator[_Put]:
    for cell in row:
        if cell.tag in {"td", "th"}:
            yield _Put(-1, _text(cell), _span(cell, "colspan"), _span(cell, "rowspan"))


def _span(cell: "Element", name: str) -> int:
    said = cell.get(name, "1").strip()
    return int(said) if said.isdecimal() and len(said) < 7 and int(said) else 1


def _text(cell: "Element") -> str:
    for line_break in cell.iter("br"):
        line_break.tail = f"{_BREAK}{line_break.tail or ''}"
    lines = "".join(cell.itertext()).split(_BREAK)  # a line break of the page's source is a space
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _marks(row: "Element") -> Iterator[FindingKind]:
    if _HIDDEN.search(row.get("style", "")):
        yield FindingKind.HIDDEN_ROW
    styles = [inner.get("style", "") for inner in row.iter() if isinstance(inner.tag, str)]
    if any(map(_STRUCK.search, styles)) or any(True for _ in row.iter("s", "del", "strike")):
        yield FindingKind.STRUCK_ROW


# XML Spreadsheet 2003


def _workbook(path: Path) -> Iterator[Sheet]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(path.read_bytes(), parser)
    for sheet in root.iter(f"{_SS}Worksheet"):
        rows = [*sheet.iterfind(f"{_SS}Table/{_SS}Row")]
        places = [*_places(row.get(f"{_SS}Index") for row in rows)]
        marks = {
            at + 1: kinds
            for at, row in zip(places, rows, strict=True)
            if (kinds := tuple(_row_marks(row)))
        }
        placed = [(at, [*_cells(row)]) for at, row in zip(places, rows, strict=True)]
        yield _placed(sheet.get(f"{_SS}Name", path.stem), placed, marks)


def _places(stated: Iterator[str | None]) -> Iterator[int]:
    """Yield where each stands, from 0: where it says, from 1, else behind the one before."""
    at = -1
    for index in stated:
        at = int(index) - 1 if index else at + 1
        if not 0 <= at < 2_000_000:
            raise ValueError
        yield at


def _row_marks(row: "Element") -> Iterator[FindingKind]:
    if row.get(f"{_SS}Hidden") == "1":
        yield FindingKind.HIDDEN_ROW
    if row.find(f".//{_SS}Comment") is not None:
        yield FindingKind.COMMENTED_ROW


def _cells(row: "Element") -> Iterator[_Put]:
    at = 0
    for cell in row.iterfind(f"{_SS}Cell"):
        at = int(cell.get(f"{_SS}Index", at + 1)) - 1
        across = int(cell.get(f"{_SS}MergeAcross", 0)) + 1
        yield _Put(at, _data(cell), across, int(cell.get(f"{_SS}MergeDown", 0)) + 1)
        at += across


def _data(cell: "Element") -> Cell:
    data = cell.find(f"{_SS}Data")
    if data is None:
        return ""
    text = "".join(data.itertext()).strip()
    return float(text) if data.get(f"{_SS}Type") == "Number" and text else text


# Both


def _placed(
    name: str,
    rows: Sequence[tuple[int | None, list[_Put]]],
    marks: dict[int, tuple[FindingKind, ...]],
) -> Sheet:
    """Return the sheet with each cell in its place; what spans several is merged.

    A row without a place stands behind the one before, a cell without one (-1) in the next that is
    free: spans from the rows above take theirs.
    """
    grid: list[list[Cell]] = []
    merged: list[Range] = []
    taken: dict[int, int] = {}  # column -> the last row that a span from above reaches
    for place, cells in rows:
        grid += [[]] * ((place or len(grid)) - len(grid))
        at, line, column = len(grid), list[Cell](), 0
        for put in cells:
            column = put.column if put.column >= 0 else _free(taken, column, at)
            if column > _WIDEST or put.across > _WIDEST or put.down > _LONGEST:
                raise ValueError
            line += [""] * (column + put.across - len(line))
            line[column] = put.cell
            last = at + put.down - 1
            if put.across > 1 or put.down > 1:
                merged.append(Range(at, column, last, column + put.across - 1))
            if put.down > 1:
                taken |= dict.fromkeys(range(column, column + put.across), last)
            column += put.across
        grid.append(line)
    width = max(map(len, grid), default=0)
    filled = [row + [""] * (width - len(row)) for row in grid]
    return Sheet(name, filled, tuple(merged), marks=marks)


def _free(taken: dict[int, int], column: int, row: int) -> int:
    """Return the first column from `column` on that no span from above takes in this row."""
    while taken.get(column, -1) >= row:
        column += 1
    return column
