"""An office's own form, .xlsx or .docx, filled in its cells: all else in the file stays what it is.

The parts of the file are changed where they name a field, so that formulas, styles, charts, pictures
and page setup are kept as the office made them.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from xfcli.errors import BadValue, Refused
from xfcli.files import form_rows, packed
from xfcli.files.form_rows import SHEET as _SHEET
from xfcli.files.word import clean
from xfcli.reporting.form_fields import Form, ListForm
from xfcli.reporting.shown import Shown

_FIELD: Final = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_PERCENT_FORMATS: Final = frozenset({"9", "10"})  # 0% and 0.00%, which every workbook has


class _Parts:
    """The parts of a form, those of text as trees."""

    def __init__(self, template: Path) -> None:
        packed.insist_on_size(template)
        with ZipFile(template) as file:
            self.raw = {info.filename: file.read(info) for info in file.infolist()}
        self.trees = {
            name: etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
            for name, data in self.raw.items()
            if re.fullmatch(
                r"xl/(sharedStrings|styles|workbook|worksheets/[^/]+|drawings/[^/]+)\.xml"
                r"|word/(document|header\d*|footer\d*)\.xml",
                name,
            )
        }

    def save(self, path: Path) -> None:
        """Write the form to `path`."""
        with ZipFile(path, "w", ZIP_DEFLATED) as file:
            for name, data in self.raw.items():
                tree = self.trees.get(name)
                text = data if tree is None else etree.tostring(
                    tree, xml_declaration=True, encoding="UTF-8", standalone=True
                )  # fmt: skip
                file.writestr(name, text)


def check_kinds(template: Path, path: Path) -> None:
    """BadValue unless both are of a kind that can be filled, and of the same."""
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

    Refused where it names a field that there is not (all of them are named), names none, or cannot be
    read.
    """
    try:
        parts = _Parts(template)
    except Refused:
        raise
    except (
        Exception
    ) as error:  # zipfile raises half a dozen kinds on a damaged archive, lxml its own
        raise Refused(
            f"表样「{template.name}」读不了，没有填。请用 Excel、Word 或 WPS 打开，另存为 {template.suffix}。"
        ) from error
    named = list(dict.fromkeys(_named(parts)))
    unknown = [name for name in named if name not in form.columns and form.value(name) is None]
    if unknown:
        raise Refused(
            f"表样「{template.name}」里有认不出的栏目：{'、'.join(unknown)[:200]}，没有填。"
            f"能写哪些：{form.known}"
        )
    example = form.columns[0] if form.columns else "信访总量"
    if not named:
        raise Refused(
            f"表样「{template.name}」里没有一个栏目，没有填。在要填的格里写 {{{{{example}}}}} 的样子；"
            f"能写哪些：{form.known}"
        )
    _repeat_rows(parts, form)
    astray = sorted(set(_named(parts)) & set(form.columns))
    if astray:
        raise Refused(
            f"表样「{template.name}」里 {'、'.join(astray)} 是每件各填一行的，要写在表格的同一行里，没有填。"
        )
    for name, tree in parts.trees.items():
        if name.startswith("xl/worksheets/"):
            _fill_sheet(tree, parts, form)
        elif name.startswith("word/"):
            _fill_texts(tree, f"{_WORD}p", f"{_WORD}t", form)
        elif name.startswith("xl/drawings/"):
            _fill_texts(tree, f"{_DRAWING}p", f"{_DRAWING}t", form)
    _recalculate(parts)
    parts.save(path)


def _named(parts: _Parts) -> Iterator[str]:
    """Yield the fields that a form names, as often as it does."""
    strings = _strings(parts)
    for name, tree in parts.trees.items():
        if name.startswith("xl/worksheets/"):
            for cell in tree.iter(f"{_SHEET}c"):
                yield from _FIELD.findall(_text(cell, strings))
            continue
        paragraph = f"{_WORD}p" if name.startswith("word/") else f"{_DRAWING}p"
        text = f"{_WORD}t" if name.startswith("word/") else f"{_DRAWING}t"
        for one in tree.iter(paragraph):
            yield from _FIELD.findall("".join(t.text or "" for t in _own(one, paragraph, text)))


def _strings(parts: _Parts) -> list[str]:
    tree = parts.trees.get("xl/sharedStrings.xml")
    if tree is None:
        return []
    # The readings of Chinese characters (rPh) are no part of the text.
    return [
        "".join(
            t.text or "" for t in item.iter(f"{_SHEET}t") if t.getparent().tag != f"{_SHEET}rPh"
        )
        for item in tree
    ]


def _text(cell: etree._Element, strings: list[str]) -> str:
    kind, value = cell.get("t"), cell.find(f"{_SHEET}v")
    if kind == "s" and value is not None and (value.text or "").isdigit():
        return strings[int(value.text or 0)]
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_SHEET}t"))
    return ""


def _repeat_rows(parts: _Parts, form: Form | ListForm) -> None:
    """Repeat the row of each sheet, and of each table, that names columns of a list."""
    strings, columns = _strings(parts), set(form.columns)
    for name, tree in parts.trees.items() if columns else ():
        if name.startswith("xl/worksheets/"):
            rows = [
                row
                for row in tree.iter(f"{_SHEET}row")
                if any(columns.intersection(_FIELD.findall(_text(c, strings))) for c in row)
            ]
            for row in rows[:1]:
                at, more = int(row.get("r") or 0), form.copies - 1
                form_rows.repeat_in_sheet(
                    tree, row, form.copies,
                    lambda copy, i: _fill_sheet(copy, parts, _Numbered(form.columns, i)),
                )  # fmt: skip
                _move_print_area(parts, at, more)
        elif name.startswith("word/"):
            for table in list(tree.iter(f"{_WORD}tbl")):
                for row in [r for r in table.iterchildren(f"{_WORD}tr") if _names(r, columns)][:1]:
                    form_rows.repeat(
                        row, form.copies,
                        lambda copy, i: _fill_texts(
                            copy, f"{_WORD}p", f"{_WORD}t", _Numbered(form.columns, i)
                        ),
                    )  # fmt: skip


def _names(row: etree._Element, columns: set[str]) -> bool:
    """Whether a row of a Word table names one of the columns; not in a table within it."""
    texts = (
        "".join(t.text or "" for t in _own(p, f"{_WORD}p", f"{_WORD}t"))
        for p in row.iter(f"{_WORD}p")
        if next(p.iterancestors(f"{_WORD}tr")) is row
    )
    return any(columns.intersection(_FIELD.findall(text)) for text in texts)


def _move_print_area(parts: _Parts, at: int, more: int) -> None:
    """Have the area that is printed, and other names of places, follow in a workbook of one sheet."""
    tree = parts.trees.get("xl/workbook.xml")
    if tree is not None and len(list(tree.iter(f"{_SHEET}sheet"))) == 1:
        for name in tree.iter(f"{_SHEET}definedName"):
            sheet, mark, place = (name.text or "").rpartition("!")
            if mark:
                name.text = f"{sheet}!{form_rows.moved(place, at, more)}"


def _fill_sheet(tree: etree._Element, parts: _Parts, form: Form | ListForm | _Numbered) -> None:
    strings, percents = _strings(parts), _percent_styles(parts)
    for cell in tree.iter(f"{_SHEET}c"):
        text = _text(cell, strings)
        if not _FIELD.search(text):
            if (value := cell.find(f"{_SHEET}v")) is not None and cell.find(
                f"{_SHEET}f"
            ) is not None:
                cell.remove(value)  # of a formula: it is worked out anew
            continue
        whole = _FIELD.fullmatch(text.strip())
        found = form.value(whole[1]) if whole else None
        for child in list(cell):
            cell.remove(child)
        if isinstance(found, Shown) and found.value is not None:
            cell.attrib.pop("t", None)
            number = found.cell if cell.get("s") in percents else found.value
            etree.SubElement(cell, f"{_SHEET}v").text = repr(number)
        else:
            cell.set("t", "inlineStr")
            inner = etree.SubElement(etree.SubElement(cell, f"{_SHEET}is"), f"{_SHEET}t")
            inner.text = _FIELD.sub(_said(form), text)
            inner.set(_SPACE, "preserve")


def _percent_styles(parts: _Parts) -> set[str]:
    """Return the styles of cells that show a part of one as a percentage."""
    tree = parts.trees.get("xl/styles.xml")
    if tree is None:
        return set()
    own = {
        form.get("numFmtId")
        for form in tree.iter(f"{_SHEET}numFmt")
        if "%" in re.sub(r'"[^"]*"', "", form.get("formatCode", ""))
    }
    cells = tree.find(f"{_SHEET}cellXfs")
    return {
        str(i)
        for i, style in enumerate(() if cells is None else cells)
        if style.get("numFmtId") in own | _PERCENT_FORMATS
    }


def _recalculate(parts: _Parts) -> None:
    """Have Excel work out all formulas when it opens the form."""
    tree = parts.trees.get("xl/workbook.xml")
    if tree is None:
        return
    found = tree.find(f"{_SHEET}calcPr")
    if found is not None:
        found.set("fullCalcOnLoad", "1")


def _said(form: Form | ListForm | _Numbered) -> Callable[[re.Match[str]], str]:
    def said(field: re.Match[str]) -> str:
        found = form.value(field[1])
        return clean(found.text if isinstance(found, Shown) else found or "")

    return said


def _own(paragraph: etree._Element, of: str, text: str) -> list[etree._Element]:
    """Return the texts of a paragraph, without those of a text box in it."""
    return [t for t in paragraph.iter(text) if next(t.iterancestors(of)) is paragraph]


def _fill_texts(
    tree: etree._Element, paragraph: str, text: str, form: Form | ListForm | _Numbered
) -> None:
    """Fill the fields in the paragraphs of a part, wherever the program has cut them into runs."""
    for one in tree.iter(paragraph):
        texts = _own(one, paragraph, text)
        for field in reversed(list(_FIELD.finditer("".join(t.text or "" for t in texts)))):
            _put(texts, field, _said(form)(field))


def _put(texts: list[etree._Element], field: re.Match[str], value: str) -> None:
    start = 0
    for one in texts:
        content = one.text or ""
        end = start + len(content)
        if start < field.end() and field.start() < end:
            before = content[: max(field.start() - start, 0)]
            behind = content[field.end() - start :] if field.end() < end else ""
            one.text = before + (value if start <= field.start() else "") + behind
            one.set(_SPACE, "preserve")
        start = end
