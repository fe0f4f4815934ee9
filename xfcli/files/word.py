"""The pieces of a Word paper: its page, fonts, paragraphs and tables. The one place that knows Word's XML.

What no XML can hold (control characters in a title) is left out: a paper is always made. A case
number or a phone number is never broken at its hyphen, nor a day within itself.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.font import CT_RPr
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from xfcli.errors import BadValue, LedgerError

CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
RIGHT: Final = WD_ALIGN_PARAGRAPH.RIGHT
LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
BOTH: Final = WD_ALIGN_PARAGRAPH.JUSTIFY

_NOT_IN_XML: Final = "[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]"
# Of a number that is not to be broken: its hyphens, however they are typed, and its spaces.
_HYPHEN: Final = r"(?<=\d)[-\u2010\u2011\u2013\uff0d](?=\d)"
_GAP: Final = r"(?<=\d{3}) (?=\d{3})"
# The order in which Word's schema wants what stands after these properties.
_AFTER_SPACING: Final = (
    "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:effect", "w:bdr",
    "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout",
    "w:specVanish", "w:oMath",
)  # fmt: skip


# By whom each font can be stood in for, where a computer lacks it: only Windows has the first ones.
_SUBSTITUTES: Final = {
    "仿宋_GB2312": "仿宋",
    "仿宋": "FangSong",
    "方正小标宋简体": "华文中宋",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "Times New Roman": "Liberation Serif",
}
# What begins no line, in Word's own manner: its marks of punctuation, and 年 月 日 号 behind a number.
_BEGIN_NO_LINE: Final = (
    "!%),.:;>?]}¨·ˇˉ―‖’”…‰、。〃〉》」』】〕〗！＂％＇），．：；？］｀｜｝～年月日号"
)
# What ends no line: its opening marks, and 年 月 字, so that a day and a document number stay in one piece.
_END_NO_LINE: Final = "$([{£¥·‘“〈《「『【〔〖〝＄（．［｛￡￥年月字"
_KEPT_STYLES: Final = frozenset(
    {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Header", "Footer"}
)


# The order in which Word's schema wants the properties of a paragraph, and of a section.
_PARAGRAPH: Final = (
    "w:framePr", "w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs",
    "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct",
    "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
    "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
    "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr",
    "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_FRAME, _AFTER_BORDERS, _AFTER_HANGING, AFTER_INDENT = (
    _PARAGRAPH[_PARAGRAPH.index(name) + 1 :]
    for name in ("w:framePr", "w:pBdr", "w:overflowPunct", "w:ind")
)
_AFTER_NUMBERS: Final = (
    "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi",
    "w:rtlGutter", "w:docGrid", "w:printerSettings",
)  # fmt: skip


class Font(NamedTuple):
    """A font by its Chinese name, its size in points, twentieths of a point between characters.

    `latin` is the font of figures and Latin letters, where it is another one; `colour` is RRGGBB.
    """

    name: str
    size: float
    spacing: int = 0
    latin: str = ""
    colour: str = ""


def blank(font: Font) -> Document:
    """Return an empty document on A4 in `font`; LedgerError where python-docx's own file is unreadable."""
    try:
        document = docx.Document()
    except (PackageNotFoundError, BadZipFile, OSError) as error:
        raise LedgerError(
            "读不到 Word 文件的底版（打开的文件太多，或程序文件缺失）。关掉别的程序再试，还不行就重装 xf。"
        ) from error
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    _make_chinese(document)
    normal = document.styles["Normal"].element
    set_font(normal.get_or_add_rPr(), font)
    # As Word does by itself; LibreOffice, which reads it the other way round, loses marks that hang.
    put_property(normal.get_or_add_pPr(), "overflowPunct", "1", _AFTER_HANGING)
    return document


def _make_chinese(document: Document) -> None:
    """Turn python-docx's own empty file into a Chinese one of ours: language, fonts, line breaks."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for name, marks in (("After", _END_NO_LINE), ("Before", _BEGIN_NO_LINE)):
        rule = OxmlElement(f"w:noLineBreaks{name}")
        rule.set(qn("w:lang"), "zh-CN")
        rule.set(qn("w:val"), marks)
        settings.insert_element_before(rule, "w:savePreviewPicture", "w:compat")
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]  # the picture of a page that is not ours
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/fontTable"):
            relation.target_part._blob = _font_table()


def _font_table() -> bytes:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
        for name, other in _SUBSTITUTES.items()
    )
    schema = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:fonts xmlns:w="{schema}">{fonts}</w:fonts>'.encode()


def describe(document: Document, *, title: str, office: str, made: date | None = None) -> None:
    """State what the document is, as the system shows it: title, office, language, day (today)."""
    properties = document.core_properties
    properties.title, properties.author = clean(title)[:255], clean(office)[:255]
    properties.last_modified_by, properties.comments = properties.author, ""
    properties.language, properties.subject = "zh-CN", ""
    moment = datetime(made.year, made.month, made.day, tzinfo=UTC) if made else datetime.now(UTC)
    properties.created = properties.modified = moment


def set_margins(section: Section, *, top: float, bottom: float, left: float, right: float) -> None:
    """Set the margins of the pages of a section, in mm."""
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)


def number_from_one(section: Section) -> None:
    """Have the pages of a section numbered from one."""
    properties = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    made = OxmlElement("w:pgNumType")
    made.set(qn("w:start"), "1")
    properties.insert_element_before(made, *_AFTER_NUMBERS)


def turn(section: Section) -> None:
    """Turn the pages of a section to landscape."""
    section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def clean(text: str) -> str:
    """Return `text` without the characters that no XML can hold."""
    return re.sub(_NOT_IN_XML, "", text)


def text_of(path: Path) -> str:
    """Return the text of a document, a line for each paragraph; BadValue where it is none."""
    try:
        return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError):
        raise BadValue(f"{path.name} 读不通，不是 Word 文件（.docx）或没有复制完整。") from None


def set_font(properties: CT_RPr, font: Font) -> None:
    """Set the font for Chinese and Latin (python-docx sets only the Latin one).

    “ ” — · are in both: they are Chinese here.
    """
    fonts = properties.get_or_add_rFonts()
    latin = font.latin or font.name
    for script, name in (
        ("ascii", latin),
        ("hAnsi", latin),
        ("eastAsia", font.name),
        ("cs", latin),
    ):
        fonts.set(qn(f"w:{script}"), name)
    fonts.set(qn("w:hint"), "eastAsia")
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    properties.sz_val = Pt(font.size)
    if font.spacing:
        put_property(properties, "spacing", str(font.spacing), _AFTER_SPACING)
    if font.colour:
        put_property(properties, "color", font.colour, ("w:spacing", *_AFTER_SPACING))


def put_property(parent: BaseOxmlElement, name: str, value: str, after: Sequence[str]) -> None:
    """Put the property w:`name` into `parent`, before those that Word's schema wants `after` it."""
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), value)
    parent.insert_element_before(element, *after)


def add_run(paragraph: Paragraph, text: str, font: Font) -> Run:
    """Add `text` to the paragraph and return the run that holds it."""
    run = paragraph.add_run()
    _write(run, text)
    set_font(run._element.get_or_add_rPr(), font)
    return run


def _write(run: Run, text: str) -> None:
    """Add `text` to a run so that no number in it is broken."""
    first, *others = re.split(_HYPHEN, re.sub(_GAP, "\u00a0", clean(text)))
    run.add_text(first)
    for part in others:
        run._element.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)


def hold_numbers(text: BaseOxmlElement) -> None:
    """Have no number in a text of a document (w:t) be broken; nothing changes where it has none."""
    text.text, *others = re.split(_HYPHEN, re.sub(_GAP, "\u00a0", text.text or ""))
    for part in reversed(others):
        after = OxmlElement("w:t")
        after.text = part
        after.set(qn("xml:space"), "preserve")
        text.addnext(after)
        text.addnext(OxmlElement("w:noBreakHyphen"))
    if others:
        text.set(qn("xml:space"), "preserve")


def add_field(paragraph: Paragraph, instruction: str, font: Font) -> None:
    """Add a field that Word fills in, such as PAGE."""
    run = add_run(paragraph, "", font)._element
    for kind in ("begin", "", "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = instruction
        run.append(element)


def number_page(paragraph: Paragraph, font: Font) -> None:
    """Write the number of the page as papers bear it: — 1 —."""
    add_run(paragraph, "— ", font)
    add_field(paragraph, "PAGE", font)
    add_run(paragraph, " —", font)


def add_gap(paragraph: Paragraph, text: str, font: Font, *, at: Length) -> None:
    """Add `text` that ends at a place of the line, what stands between left empty."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(at, WD_TAB_ALIGNMENT.RIGHT)
    add_run(paragraph, f"\t{text}", font)


def on_lines(made: Paragraph) -> Paragraph:
    """Have nothing move a paragraph off its lines: 22 on each page, 28 characters on each; return it."""
    made.paragraph_format.space_before = Pt(0)
    made.paragraph_format.widow_control = False
    for name in ("snapToGrid", "autoSpaceDE", "autoSpaceDN"):
        after = _PARAGRAPH[_PARAGRAPH.index(f"w:{name}") + 1 :]
        put_property(made._p.get_or_add_pPr(), name, "0", after)
    return made


def rule(
    paragraph: Paragraph, side: str, kind: str, colour: str, *, size: int, space: int = 0
) -> None:
    """Draw a line along the `top` or `bottom` of a paragraph; `size` in eighths, `space` in points."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(borders, *_AFTER_BORDERS)
    line = OxmlElement(f"w:{side}")
    for name, value in (("val", kind), ("sz", size), ("space", space), ("color", colour)):
        line.set(qn(f"w:{name}"), str(value))
    borders.append(line)


def place(paragraph: Paragraph, *, left: Length, top: Length, width: Length) -> None:
    """Put a paragraph at a place of the page, out of the text."""
    frame = OxmlElement("w:framePr")
    for name, value in (("w", width), ("x", left), ("y", top)):
        frame.set(qn(f"w:{name}"), str(int(value.pt * 20)))
    for name, word in (("wrap", "around"), ("hAnchor", "page"), ("vAnchor", "page")):
        frame.set(qn(f"w:{name}"), word)
    paragraph._p.get_or_add_pPr().insert_element_before(frame, *_AFTER_FRAME)


def add_paragraph(
    parent: Document | _Cell,
    text: str,
    font: Font,
    *,
    line: Length | float | None = None,
    after: float = 0,
    indent: int = 0,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    """Add a paragraph and return it.

    `line` is the height of its lines (a Length is exact, a number a multiple of the font's), `after`
    the points below it, `indent` the indent of its first line in characters.
    """
    made = parent.add_paragraph()
    add_run(made, text, font)
    form = made.paragraph_format
    form.space_after = Pt(after)
    if line is not None:
        form.line_spacing = line
    if indent:
        form.first_line_indent = Pt(font.size * indent)
    if align is not None:
        made.alignment = align
    return made


def add_table(document: Document, widths: Sequence[float]) -> Table:
    """Add a table without rows: ruled, centred, its columns of these widths in mm; return it."""
    table: Table = document.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def add_row(table: Table, widths: Sequence[float], cells: int = 0) -> list[_Cell]:
    """Add a row and return its cells, of these widths in mm and without a paragraph.

    Where it has fewer `cells` than there are widths, the last one takes what is left.
    """
    row = table.add_row()
    made = [_Cell(element, table) for element in row._tr.tc_lst]
    cells = cells or len(widths)
    for spare in made[cells:]:
        row._tr.remove(spare._tc)
    if cells < len(widths):
        made[cells - 1]._tc.grid_span = len(widths) - cells + 1
    taken = [*widths[: cells - 1], sum(widths[cells - 1 :])]
    for cell, width in zip(made, taken, strict=False):
        cell.width = Mm(width)  # Word heeds the cell, LibreOffice the column
        first = cell.paragraphs[0]._p
        first.getparent().remove(first)
    return made[:cells]


def set_edges(table: Table, *, beside: int, above: int) -> None:
    """Set how far the text of the cells stands from their edges, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", above), ("left", beside), ("bottom", above), ("right", beside)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def mark(row: _Row, name: str) -> None:
    """Set the mark w:`name` on a row: `tblHeader` repeats it on each page, `cantSplit` keeps it whole."""
    put_property(row._tr.get_or_add_trPr(), name, "true", ())


def content(document: Document) -> bytes:
    """Return the document as the bytes of a .docx."""
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
