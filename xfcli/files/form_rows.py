"""The row of an own form that stands for every row of a list: copied, and what is below it moved down.

In a sheet all that names a place follows: cells, formulas, merged cells, the area that is printed.
"""

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Final

from lxml import etree

from xfcli.files.packed import SHEET

# A cell, or two and what is between; not a name that looks like one, nor a cell of another sheet.
_PLACE: Final = re.compile(
    r"(?<![\w!.'$])(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?(?![\w(!.])"
)

Number = Callable[[etree._Element, int], None]  # is given a copy of the row, and which it is


def repeat(row: etree._Element, count: int, number: Number) -> list[etree._Element]:
    """Put `count` copies of `row` in its place, and return them from above; 0 takes the row away.

    `number` is given each copy before it is put there, and its place from 0.
    """
    copies = [deepcopy(row) for _ in range(count)]
    for i, copy in enumerate(copies):
        number(copy, i)
        row.addprevious(copy)
    row.getparent().remove(row)
    return copies


def repeat_in_sheet(sheet: etree._Element, row: etree._Element, count: int, number: Number) -> None:
    """Put `count` copies of `row` in its place in a sheet, each by `number` as `repeat` has it.

    What stands below moves down (of 0 copies up by one row), with all that names a place there.
    """
    at, more = int(row.get("r")), count - 1
    if (merged := sheet.find(f"{SHEET}mergeCells")) is not None:
        _move_merged(merged, at, more)
    for other in sheet.iter(f"{SHEET}row"):
        if other is not row:
            _move(other, more if int(other.get("r")) > at else 0, at, more)
    for i, copy in enumerate(repeat(row, count, number)):
        _move(copy, i, at, more)
    for element in sheet.iter():
        for name in ("ref", "sqref"):
            if element.get(name) and element.tag not in {f"{SHEET}mergeCell", f"{SHEET}f"}:
                element.set(name, moved(element.get(name, ""), at, more))


def reaches_beyond(sheet: etree._Element, row: etree._Element) -> bool:
    """Whether a merged cell of the row takes in another row as well."""
    at = int(row.get("r"))
    for one in sheet.iter(f"{SHEET}mergeCell"):
        first, *others = map(int, re.findall(r"\d+", one.get("ref", "")))
        last = max(others, default=first)
        if first <= at <= last and first != last:
            return True
    return False


def _move_merged(merged: etree._Element, at: int, more: int) -> None:
    """Move merged cells down; those within the row are merged in each of its copies."""
    for one in list(merged):
        cells = one.get("ref", "")
        if set(re.findall(r"\d+", cells)) == {str(at)}:
            merged.remove(one)
            for i in range(more + 1):
                etree.SubElement(merged, one.tag, ref=re.sub(r"\d+", str(at + i), cells))
        else:
            one.set("ref", moved(cells, at, more))
    merged.set("count", str(len(merged)))


def _move(row: etree._Element, by: int, at: int, more: int) -> None:
    """Move a row down; its formulas follow what they name."""
    own = int(row.get("r"))
    row.set("r", str(own + by))
    for cell in row.iter(f"{SHEET}c"):
        cell.set("r", re.sub(r"\d+", str(own + by), cell.get("r", "")))
    for formula in row.iter(f"{SHEET}f"):
        text = formula.text or ""
        formula.text = moved(text, at, more, own=by) if own == at else moved(text, at, more)


def moved(text: str, at: int, more: int, own: int | None = None) -> str:
    """Return a formula, or places, with what is below row `at` moved down by `more` rows.

    What reaches to the row reaches to its last copy; in a formula of the row itself (`own` rows down)
    it is the copy that the formula stands in.
    """

    def replaced(found: re.Match[str]) -> str:
        first, last = int(found[2]), int(found[4] or found[2])
        begins = first + (more if first > at else own or 0 if first == at else 0)
        if own is not None and last == at:
            ends = at + own
        else:
            ends = last + (more if last > at or (found[4] and last == at) else 0)
        return f"{found[1]}{begins}" + (f":{found[3]}{ends}" if found[4] else "")

    return _PLACE.sub(replaced, text)
