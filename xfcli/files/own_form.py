"""An office's own form, .xlsx or .docx, filled in its cells: all else in the file stays what it is.

The parts of the file are changed where they name a field, so that formulas, styles, charts, pictures
and page setup are kept as the office made them.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from xfcli.errors import BadValue, Refused
from xfcli.files import form_rows, marks, row_heights
from xfcli.files.cell_styles import Styles
from xfcli.files.marks import FIELD
from xfcli.files.packed import SHEET, WORD, Pack
from xfcli.files.word import clean
from xfcli.reporting.form_fields import Form, ListForm, written_out

_SERIES: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}f"  # the cells of a chart
_ANCHOR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}row"


def check_kinds(template: Path, path: Path) -> None:
    """BadValue unless both are of a kind that can be filled, of the same, and not one and the same file."""
    if path.exists() and template.exists() and path.samefile(template):
        raise BadValue(
            f"填好的会盖掉表样「{template.name}」。换一个文件名：-o 填好的{template.suffix}"
        )
    if template.suffix.lower() not in {".xlsx", ".docx"}:
        raise BadValue(f"表样要 .xlsx 或 .docx，填的是「{template.name}」。")
    if template.suffix.lower() != path.suffix.lower():
        kind = template.suffix
        raise BadValue(f"表样是 {kind}，填好的也存为 {kind}：-o {path.stem}{kind}")


class _Numbered(NamedTuple):
    """What a field of a repeated row is called in one of its copies."""

    columns: tuple[str, ...]
    place: int

    def value(self, name: str) -> str:
        return f"{{{{{name}#{self.place}}}}}" if name in self.columns else f"{{{{{name}}}}}"


def fill(template: Path, form: Form | ListForm, path: Path) -> None:
    """Write the form `template` to `path`, filled in; a row that names columns of a list for each of its rows.

    Refused where it names a field that there is not (all of them are named), names none, has a mark
    that nothing would fill, or cannot be read.
    """
    try:
        pack = Pack(template)
    except Refused:
        raise
    except (
        Exception
    ) as error:  # zipfile raises half a dozen kinds on a damaged archive, lxml its own
        raise Refused(
            f"表样「{template.name}」读不了，没有填。请用 Excel、Word 或 WPS 打开，另存为 {template.suffix}。"
        ) from error

    def is_known(name: str) -> bool:
        return name in form.columns or form.value(name) is not None

    unknown = [name for name in _named(pack) if not is_known(name)]
    if unknown:
        raise Refused(
            f"表样「{template.name}」里有认不出的栏目：{'、'.join(unknown)[:200]}，没有填。"
            f"能写哪些：{form.known}"
        )
    marks.insist(template, pack, is_known)
    if not _named(pack):
        raise Refused(
            f"表样「{template.name}」里没有一个栏目，没有填。在要填的格里写 {{{{{form.example}}}}} 的样子；"
            f"能写哪些：{form.known}"
        )
    _repeat_rows(pack, form)
    astray = sorted(set(_named(pack)) & set(form.columns))
    if astray:
        raise Refused(
            f"表样「{template.name}」里 {'、'.join(astray)} 是每件各填一行的，要写在表格的同一行里，没有填。"
        )
    _fill_all(pack, form)
    _recalculate(pack)
    pack.save(path)


def _fill_all(pack: Pack, form: Form | ListForm) -> None:
    """Fill every cell and every text, and give what folds in its cell the room that it takes."""
    styles = Styles(pack)
    sheets = {
        sheet: [cell for cell in sheet.iter(f"{SHEET}c") if any(marks.named(cell))]
        for sheet in pack.part("xl/worksheets/")
    }
    for sheet in sheets:
        for cell in sheet.iter(f"{SHEET}c"):
            _fill_cell(cell, form, styles)
    for tree in pack.trees.values():
        _fill(tree, form)
    for sheet, filled in sheets.items():
        row_heights.fit(pack, sheet, filled)


def _named(pack: Pack) -> list[str]:
    """Return the fields that a form names, each once."""
    return list(dict.fromkeys(name for tree in pack.trees.values() for name in marks.named(tree)))


def _repeat_rows(pack: Pack, form: Form | ListForm) -> None:
    """Repeat the row of each sheet, and of each table, that names columns of a list."""
    columns = set(form.columns)
    if not isinstance(form, ListForm) or not columns:
        return

    def number(copy: etree._Element, place: int) -> None:
        for texts in marks.places(copy):
            marks.put(texts, lambda field: _Numbered(form.columns, place).value(field[1]))

    for sheet in pack.part("xl/worksheets/"):
        rows = (row for row in sheet.iter(f"{SHEET}row") if columns.intersection(marks.named(row)))
        if (row := next(rows, None)) is not None:
            _refuse_two_rows(form_rows.reaches_beyond(sheet, row))
            if not form.rows:
                _empty(row)
            at = int(row.get("r") or 0)
            form_rows.repeat_in_sheet(sheet, row, form.copies, number)
            _move_the_rest(pack, at, form.copies - 1)
    for part in pack.part("word/"):
        for table in list(part.iter(f"{WORD}tbl")):
            lines = (row for row in table.iterchildren(f"{WORD}tr") if _names(row, columns))
            if (row := next(lines, None)) is not None:
                begun = (cell.get(f"{WORD}val") for cell in row.iter(f"{WORD}vMerge"))
                _refuse_two_rows("restart" in begun)
                form_rows.repeat(row, form.copies, number)


def _refuse_two_rows(reaches_beyond: bool) -> None:
    """Refused where a cell of the row that is repeated reaches into another row: one case, one row."""
    if reaches_beyond:
        raise Refused(
            "表样里填名单的一行有上下合并的格（每件占两行），填不了，没有写。改成每件一行：取消合并，把要填的都写在这一行。"
        )


def _empty(row: etree._Element) -> None:
    """Take the formulas out of a row that stands for no case: they would work out nothing."""
    for cell in row.iter(f"{SHEET}c"):
        if cell.find(f"{SHEET}f") is not None:
            for child in list(cell):
                cell.remove(child)


def _names(row: etree._Element, columns: set[str]) -> bool:
    """Whether a row of a Word table names one of the columns; not in a table within it."""
    return any(
        columns.intersection(FIELD.findall(marks.joined(texts)))
        for texts in marks.places(row)
        if texts and next(texts[0].iterancestors(f"{WORD}tr")) is row
    )


def _move_the_rest(pack: Pack, at: int, more: int) -> None:
    """Have names of places, charts and pictures follow in a workbook of one sheet."""
    book = pack.trees.get("xl/workbook.xml")
    if book is None or len(list(book.iter(f"{SHEET}sheet"))) != 1:
        return
    named = [*book.iter(f"{SHEET}definedName")]
    named += [text for chart in pack.part("xl/charts/") for text in chart.iter(_SERIES)]
    for name in named:
        sheet, mark, place = (name.text or "").rpartition("!")
        if mark:
            name.text = f"{sheet}!{form_rows.moved(place, at, more)}"
    for drawing in pack.part("xl/drawings/"):
        for row in drawing.iter(_ANCHOR):
            row.text = str(int(row.text or 0) + (more if int(row.text or 0) >= at else 0))


def _fill_cell(cell: etree._Element, form: Form | ListForm, styles: Styles) -> None:
    """Fill a cell of one field with its number or day; take the last value of a formula away."""
    value = cell.find(f"{SHEET}v")
    if value is not None and cell.find(f"{SHEET}f") is not None:
        cell.remove(value)  # it is worked out anew
    whole = FIELD.fullmatch(marks.joined(list(cell.iter(f"{SHEET}t"))).strip())
    number = styles.number(cell, form.value(whole[1])) if whole else None
    if number is not None:
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        etree.SubElement(cell, f"{SHEET}v").text = repr(number)


def _fill(tree: etree._Element, form: Form | ListForm) -> None:
    """Fill the fields of a part, wherever the program has cut them into runs."""
    for texts in marks.places(tree):
        is_head = bool(texts) and texts[0].tag in marks.HEADS
        marks.put(texts, _said_in_head(form) if is_head else _said(form))


def _said(form: Form | ListForm) -> Callable[[re.Match[str]], str]:
    return lambda field: clean(written_out(form.value(field[1])))


def _said_in_head(form: Form | ListForm) -> Callable[[re.Match[str]], str]:
    """Return what fills a page header: & begins a code there, figures behind one would belong to it."""

    def said(field: re.Match[str]) -> str:
        text = _said(form)(field).replace("&", "&&")
        is_behind_code = re.search(r"&(\d+)$", field.string[: field.start()])
        return f" {text}" if is_behind_code and text[:1].isdigit() else text

    return said


def _recalculate(pack: Pack) -> None:
    """Have Excel work out all formulas when it opens the form."""
    for found in pack.part("xl/workbook.xml"):
        for how in found.iter(f"{SHEET}calcPr"):
            how.set("fullCalcOnLoad", "1")
