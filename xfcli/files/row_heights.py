"""The rows of an office's own sheet made high enough for a text that was filled in and folds.

Excel fits a row to its own cells when it opens a sheet, but never to a merged one; LibreOffice to neither.
"""

import math
import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from xfcli.files import marks
from xfcli.files.packed import SHEET, Pack
from xfcli.text import places

_WIDTH: Final = 8.4  # digits of a column that nobody has set
_HEIGHT: Final = 15.0  # points of such a row
_HIGHEST: Final = 409.0  # that Excel makes
_SIZE: Final = 11.0  # points of letters that nobody has set, in which widths are measured
_LEADING: Final = 1.35  # how much higher a line is than its letters


def fit(pack: Pack, sheet: etree._Element, filled: Iterable[etree._Element]) -> None:
    """Make the rows of the `filled` cells of a sheet higher where their text has no room."""
    rows = {int(row.get("r", "0")): row for row in sheet.iter(f"{SHEET}row")}
    for cell in filled:
        size, folds = _look(pack, cell.get("s", "0"))
        text = marks.joined(list(cell.iter(f"{SHEET}t")))
        if not (folds and text):
            continue
        (left, first), (right, last) = _area(sheet, cell.get("r", ""))
        room = sum(_width(sheet, column) for column in range(left, right + 1)) * _SIZE / size
        lines = sum(math.ceil(places(line, 2) / max(room, 2)) or 1 for line in text.split("\n"))
        taken = [rows[number] for number in range(first, last + 1) if number in rows]
        empty = (last - first + 1 - len(taken)) * _HEIGHT
        missing = lines * size * _LEADING - empty - sum(map(_height, taken))
        for row in taken if missing > 0 else ():
            row.set("ht", f"{min(_height(row) + missing / len(taken), _HIGHEST):.2f}")
            row.set("customHeight", "1")


def _look(pack: Pack, style: str) -> tuple[float, bool]:
    """Return of a style how large its letters are, and whether it folds a text."""
    tree = pack.trees.get("xl/styles.xml")
    cells = tree.find(f"{SHEET}cellXfs") if tree is not None else None
    fonts = tree.find(f"{SHEET}fonts") if tree is not None else None
    if cells is None or fonts is None or int(style) >= len(cells):
        return _SIZE, False
    look = cells[int(style)]
    size = fonts[int(look.get("fontId", "0"))].find(f"{SHEET}sz")
    align = look.find(f"{SHEET}alignment")
    folds = align is not None and align.get("wrapText") in {"1", "true"}
    return float(size.get("val", _SIZE)) if size is not None else _SIZE, folds


def _area(sheet: etree._Element, cell: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return column and row of the first and the last cell that are merged with this one."""
    own = next(_cells(cell))
    for merged in sheet.iter(f"{SHEET}mergeCell"):
        first, last = _ends(merged.get("ref", ""))
        if first == own:
            return first, last
    return own, own


def _ends(area: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, *others = _cells(area)
    return first, (others or [first])[-1]


def _cells(area: str) -> Iterator[tuple[int, int]]:
    for letters, row in re.findall(r"([A-Z]+)(\d+)", area):
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - ord("A") + 1
        yield column, int(row)


def _width(sheet: etree._Element, column: int) -> float:
    for one in sheet.iter(f"{SHEET}col"):
        if int(one.get("min", "0")) <= column <= int(one.get("max", "0")):
            return float(one.get("width", _WIDTH))
    return _WIDTH


def _height(row: etree._Element) -> float:
    return float(row.get("ht", _HEIGHT))
