"""The office's own .docx template, filled: its look is kept, what is inserted takes the look of its place.

A text of several lines becomes as many paragraphs, each like the one that the field stands in, so that
indents, headings and fonts are those of the office.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from xfcli.errors import Refused
from xfcli.files import marks, word
from xfcli.files.packed import Pack
from xfcli.papers.paper import (
    ATTACHMENTS,
    COPIES,
    HEADING,
    TABLE,
    Block,
    Paper,
    attached,
    copied,
)
from xfcli.reporting import form_fields

TEXT: Final = "正文"
_OPEN, _CLOSE = (
    "\ue000",
    "\ue001",
)  # around the name of a field that is filled paragraph by paragraph
_BOLD: Final = "黑体"
_UNREADABLE: Final = (
    "模板「{name}」用不了，没有制作。请用 Word 打开，另存为 .docx，栏目写成 {{{{编号}}}} 的样子。"
)
_FILLED: Final = r"word/(document|header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml"


_SIDES: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_RULED: Final = (
    '<w:tbl xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:tblPr>'
    f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_SIDES}</w:tblBorders></w:tblPr>'
    "<w:tblGrid/></w:tbl>"
)


class Line(NamedTuple):
    """A line to be inserted; `is_heading` where it is one, with its `cells` where it is a row of a table."""

    text: str
    is_heading: bool = False
    cells: tuple[str, ...] = ()


def fill(template: Path, paper: Paper) -> bytes:
    """Return the office's own template with the paper's fields filled in.

    Refused where the template names a field that the paper does not have (the sentence says which, and
    where), names none at all, cannot be read, or is not there.
    """
    lines = {TEXT: list(_lines(paper.blocks))}
    return filled(
        template, {**paper.fields, TEXT: "\n".join(line.text for line in lines[TEXT])}, lines
    )


def filled(
    template: Path, fields: Mapping[str, str], lines: Mapping[str, list[Line]] | None = None
) -> bytes:
    """Return the template with `fields` filled in; `lines` has those of which the lines are known.

    Refused as `fill`.
    """
    texts = {key: word.clean(value) for key, value in fields.items()}
    texts |= {other: text for key, text in texts.items() for other in form_fields.also(key, texts)}
    split = {key: [Line(part) for part in text.split("\n")] for key, text in texts.items()}
    split |= dict(lines or {})
    marked = {
        key: f"{_OPEN}{key}{_CLOSE}" if len(split[key]) > 1 else text for key, text in texts.items()
    }
    pack = _read(template)
    marks.insist(template, pack, texts.__contains__, _FILLED)
    for name in filter(re.compile(_FILLED).fullmatch, pack.trees):
        pack.trees[name] = parse_xml(etree.tostring(pack.trees[name]))
    parts = [tree for name, tree in pack.trees.items() if re.fullmatch(_FILLED, name)]
    _insist_on_known(template, parts, texts, fields)
    for part in parts:
        for place in marks.places(part):
            marks.put(place, lambda field: marked[field[1]])
        _expand(part, split)
        for text in list(part.iter(qn("w:t"))):
            word.hold_numbers(text)
    made = BytesIO()
    pack.save(made)
    return made.getvalue()


def _read(template: Path) -> Pack:
    if not template.is_file():
        raise Refused(
            f"没有「{template}」这个模板，没有制作。看看路径写对没有；不写 --template 就用本程序的格式。"
        )
    try:
        pack = Pack(template)
    except Refused:
        raise
    except Exception as error:  # no zip, half a copy, no XML: each another kind
        raise Refused(_UNREADABLE.format(name=template.name)) from error
    if "word/document.xml" not in pack.trees:
        raise Refused(_UNREADABLE.format(name=template.name))
    return pack


def _insist_on_known(
    template: Path, parts: list[etree._Element], known: Mapping[str, str], told: Mapping[str, str]
) -> None:
    """Refused where a field is named that is none of `known`, or none at all."""
    named = [
        (name, marks.quoted(f"{{{{{name}}}}}", place))
        for part in parts
        for place in marks.places(part)
        for name in marks.FIELD.findall(marks.joined(place))
    ]
    unknown = dict.fromkeys(shown for name, shown in named if name not in known)
    if unknown:
        raise Refused(
            f"模板「{template.name}」里有认不出的栏目：{'、'.join(unknown)}，没有制作。"
            f"可用：{'、'.join(told)}"
        )
    if not named:
        raise Refused(
            f"模板「{template.name}」里没有一个栏目，没有制作。"
            "在要填的地方写上 {{编号}}、{{正文}} 的样子。"
        )


def _lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """Yield the lines of a paper: a table row by row, 附件 below an empty line."""
    for block in blocks:
        if block.style == TABLE:
            yield from (Line("：".join(cell for cell in row if cell)) for row in block.rows)
            continue
        if block.style == ATTACHMENTS:
            yield from map(Line, ("", *attached(block)))
            continue
        if block.style == COPIES:
            yield Line(copied(block))
            continue
        for text in filter(None, map(str.strip, word.clean(block.text).split("\n"))):
            cells = tuple(map(str.strip, text.split("\t"))) if "\t" in text else ()
            yield Line(text, block.style == HEADING, cells)


def _expand(root: BaseOxmlElement, lines: Mapping[str, list[Line]]) -> None:
    """Put a paragraph for each line where a mark stands, each like the paragraph of the mark."""
    while (text := _marked(root)) is not None:
        paragraph = next(text.iterancestors(qn("w:p")))
        before, _, rest = text.text.partition(_OPEN)
        key, _, after = rest.partition(_CLOSE)
        place = list(paragraph.iter(qn("w:t"))).index(text)
        for number, line in enumerate(lines[key]):
            is_last = number == len(lines[key]) - 1
            if line.cells and number > 0 and not is_last:
                _add_row(paragraph, line.cells, text)
                continue
            made = deepcopy(paragraph)
            held = list(made.iter(qn("w:t")))[place]
            held.text = f"{before if number == 0 else ''}{line.text}{after if is_last else ''}"
            held.set(qn("xml:space"), "preserve")
            _strip(made, held, head=number > 0, tail=not is_last)
            if key == TEXT:
                _indent(made)
            if line.is_heading:
                _embolden(held)
            paragraph.addprevious(made)
        paragraph.getparent().remove(paragraph)


def _add_row(paragraph: BaseOxmlElement, cells: tuple[str, ...], like: BaseOxmlElement) -> None:
    """Add a row to the table before `paragraph`, a new one where there is none, in letters `like` its own."""
    table = paragraph.getprevious()
    if table is None or table.tag != qn("w:tbl"):
        table = parse_xml(_RULED)
        paragraph.addprevious(table)
    row = OxmlElement("w:tr")
    for text in cells:
        cell, own, run, said = (OxmlElement(f"w:{name}") for name in ("tc", "p", "r", "t"))
        look = like.getparent().find(qn("w:rPr"))
        run.extend([deepcopy(look)] if look is not None else [])
        said.text = text
        run.append(said)
        own.append(run)
        cell.append(own)
        row.append(cell)
    table.append(row)
    grid = table.find(qn("w:tblGrid"))
    for _ in cells[len(grid) :]:
        grid.append(OxmlElement("w:gridCol"))


def _marked(root: BaseOxmlElement) -> BaseOxmlElement | None:
    """Return the first text with a mark that waits for its lines: an earlier one may have copied it."""
    return next((text for text in root.iter(qn("w:t")) if _OPEN in (text.text or "")), None)


def _strip(paragraph: BaseOxmlElement, held: BaseOxmlElement, *, head: bool, tail: bool) -> None:
    """Take the runs before and behind that of `held` away, which belong to the first and the last line."""
    own = next(
        element for element in (held, *held.iterancestors()) if element.getparent() is paragraph
    )
    for run in (
        *(own.itersiblings(preceding=True) if head else ()),
        *(own.itersiblings() if tail else ()),
    ):
        if run.tag != qn("w:pPr"):
            paragraph.remove(run)


def _indent(paragraph: BaseOxmlElement) -> None:
    """Indent the first line by two characters, unless the office has its own indent or centres it."""
    properties = paragraph.get_or_add_pPr()
    indent, align = properties.find(qn("w:ind")), properties.find(qn("w:jc"))
    if indent is not None or (align is not None and align.get(qn("w:val")) in {"center", "right"}):
        return
    made = OxmlElement("w:ind")
    made.set(qn("w:firstLineChars"), "200")
    made.set(qn("w:firstLine"), "640")
    properties.insert_element_before(made, *word.AFTER_INDENT)


def _embolden(text: BaseOxmlElement) -> None:
    run = text.getparent()
    properties = run.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), _BOLD)
