"""How a number or a day looks in a cell of an office's own form: as the office says, else as people read it."""

import re
from copy import deepcopy
from datetime import date
from typing import Final

from lxml import etree

from xfcli.files.packed import SHEET, Pack
from xfcli.reporting.form_fields import Filling
from xfcli.reporting.shown import Form, Shown

_GENERAL: Final = "General"
_TEXT: Final = "@"
# Formats that Excel has itself, by their number; those of a workbook's own begin with 164.
_BUILT_IN: Final = {"": _GENERAL, "0": _GENERAL, "9": "0%", "10": "0.00%", "49": _TEXT}
_FIRST_OWN: Final = 164
_DAY: Final = 'yyyy"年"m"月"d"日"'
_LOOKS: Final[dict[Form, str]] = {
    "rate": "0.0%",
    "percent": "+0.0%;-0.0%;0.0%",
    "points": '+0.0"点";-0.0"点";"持平"',
    "days": '+0.0"天";-0.0"天";"持平"',
}


class Styles:
    """The styles of a workbook; one that says nothing of numbers gets a brother that does."""

    def __init__(self, pack: Pack) -> None:
        self._tree = pack.trees.get("xl/styles.xml")
        cells = self._tree.find(f"{SHEET}cellXfs") if self._tree is not None else None
        self._cells = cells if cells is not None else etree.Element(f"{SHEET}cellXfs")
        properties = next(
            (found for book in pack.part("xl/workbook.xml") for found in book.iter(f"{SHEET}workbookPr")),
            None,
        )  # fmt: skip
        is_old = properties is not None and properties.get("date1904") in {"1", "true"}
        self._first_day = date(1904, 1, 1) if is_old else date(1899, 12, 30)
        self._made: dict[tuple[str, str], str] = {}

    def number(self, cell: etree._Element, found: Filling | None) -> int | float | None:
        """Return what a cell holds for a field, and have the cell show it so; None where it is text."""
        own = self._format(cell.get("s", "0"))
        if isinstance(found, date) and own != _TEXT:
            self._show(cell, own, _DAY)
            return (found - self._first_day).days
        if not isinstance(found, Shown) or found.value is None:
            return None
        look = _LOOKS.get(found.form)
        if look and own == _TEXT:
            return None
        if look:
            self._show(cell, own, look)
        shows_percent = "%" in re.sub(r'"[^"]*"', "", self._format(cell.get("s", "0")))
        return found.cell if shows_percent else found.value

    def _format(self, style: str) -> str:
        """Return how numbers of a style look, as the office's program words it; empty where it is unknown."""
        at = int(style)
        number = self._cells[at].get("numFmtId", "") if at < len(self._cells) else ""
        formats = self._cells.getroottree().iter(f"{SHEET}numFmt")
        own = {form.get("numFmtId"): form.get("formatCode", "") for form in formats}
        return own.get(number) or _BUILT_IN.get(number, "")

    def _show(self, cell: etree._Element, own: str, look: str) -> None:
        if own == _GENERAL and len(self._cells):
            cell.set("s", self._brother(cell.get("s", "0"), look))

    def _brother(self, style: str, look: str) -> str:
        """Return the style like `style` that shows numbers as `look` says, small enough for its column."""
        if (style, look) not in self._made:
            brother = deepcopy(self._cells[int(style)])
            brother.set("numFmtId", self._number_format(look))
            brother.set("applyNumberFormat", "1")
            align = brother.find(f"{SHEET}alignment")
            if align is None:
                align = etree.Element(f"{SHEET}alignment")
                brother.insert(0, align)
            align.set("shrinkToFit", "1")
            align.attrib.pop("wrapText", None)
            brother.set("applyAlignment", "1")
            self._cells.append(brother)
            self._cells.set("count", str(len(self._cells)))
            self._made[style, look] = str(len(self._cells) - 1)
        return self._made[style, look]

    def _number_format(self, look: str) -> str:
        assert self._tree is not None
        formats = self._tree.find(f"{SHEET}numFmts")
        if formats is None:
            formats = etree.Element(f"{SHEET}numFmts")
            self._tree.insert(0, formats)
        for own in formats:
            if own.get("formatCode") == look:
                return str(own.get("numFmtId"))
        taken = [int(own.get("numFmtId", 0)) for own in formats]
        made = str(max([_FIRST_OWN - 1, *taken]) + 1)
        etree.SubElement(formats, f"{SHEET}numFmt", numFmtId=made, formatCode=look)
        formats.set("count", str(len(formats)))
        return made
