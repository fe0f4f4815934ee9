"""The one door to .docx papers: a `Paper` on pages after GB/T 9704-2012, or in an office's template.

Everything is turned into bytes first and written by rename, so that a half-made paper cannot
exist. Widths, sizes and spacings were measured: see the constants.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from xfcli.errors import Refused
from xfcli.papers.paper import HEADING, TABLE, Block, Paper, day
from xfcli.text import places

MARGINS_MM: Final = {"top": 37, "left": 28, "right": 26, "bottom": 35}  # text block 156 x 225 mm
SMALL_MARGINS_MM: Final = {"top": 22, "bottom": 22}  # a slip or a form on one page
BODY: Final = "仿宋_GB2312"
TITLE: Final = "方正小标宋简体"
BOLD: Final = "黑体"
FOOTER: Final = "宋体"
BODY_PT: Final = 16  # 3号
TITLE_PT: Final = 22  # 2号
TABLE_PT: Final = 14  # 4号
LINE_PT: Final = 28.9  # 22 lines on a page; 29 gives 21
TITLE_LINE_PT: Final = 33
SMALL_PT: Final = 12  # 小4号
TABLE_LINES: Final = 1.5
SMALL_LINE_PT: Final = 20
TIGHTER: Final = -5  # twentieths of a point: 28 characters on a line of 156 mm
FOOTER_MM: Final = 23
TABLE_MM: Final = 156
LABEL_MM: Final = 38


def render(papers: Iterable[Paper]) -> bytes:
    """Return the papers as one .docx, each beginning on a page of its own."""
    from xfcli.files.document import new

    document = new()
    papers = tuple(papers)
    _lay_out(document, small=all(paper.small for paper in papers))
    for number, paper in enumerate(papers):
        _write(document, paper, new_page=number > 0)
    return _bytes(document)


def fill(template: Path, paper: Paper) -> bytes:
    """Return the office's own template with the paper's fields filled in.

    Refused, naming the fields, where the template names one that the paper does not have.
    """
    import jinja2
    import jinja2.sandbox
    from docxtpl import DocxTemplate

    context = context_of(paper)
    engine = jinja2.sandbox.ImmutableSandboxedEnvironment(
        undefined=jinja2.StrictUndefined, autoescape=True
    )
    try:
        made = DocxTemplate(template)
        unknown = sorted(made.get_undeclared_template_variables(engine) - context.keys())
        if unknown:
            raise Refused(
                f"模板「{template.name}」里有认不出的栏目：{'、'.join(unknown)}，没有制作。"
                f"可用：{'、'.join(context)}"
            )
        made.render(_listings(context), engine, autoescape=True)
    except (jinja2.TemplateError, KeyError, ValueError, OSError) as error:
        raise Refused(
            f"模板「{template.name}」用不了（{type(error).__name__}），没有制作。"
            "请用 Word 另存为 .docx，栏目写成 {{编号}} 的样子。"
        ) from error
    return _bytes(made)


def context_of(paper: Paper) -> dict[str, str]:
    """Return what a template may name: the fields, and all paragraphs together as 正文."""
    lines = []
    for block in paper.blocks:
        if block.style == TABLE:
            lines += ["：".join(cell for cell in row if cell) for row in block.rows]
        else:
            lines.append(block.text)
    return {**paper.fields, "正文": "\n".join(lines)}


def _listings(context: dict[str, str]) -> dict[str, Any]:
    """Return the context with line breaks that Word keeps (they are escaped as well)."""
    from docxtpl import Listing

    tidy = {key: _clean(value) for key, value in context.items()}
    return {key: Listing(value) if "\n" in value else value for key, value in tidy.items()}


def _bytes(document: Any) -> bytes:
    from io import BytesIO

    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _clean(text: str) -> str:
    """Return `text` without the characters that no XML can hold."""
    return "".join(
        ch for ch in text if ch in "\n\t" or (ch >= " " and not "\ud800" <= ch <= "\udfff" and ch not in "\ufffe\uffff")
    )  # fmt: skip


def _lay_out(document: Any, *, small: bool) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    margins = MARGINS_MM | (SMALL_MARGINS_MM if small else {})
    for side, width in margins.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.footer_distance = Mm(FOOTER_MM - (MARGINS_MM["bottom"] - margins["bottom"]))
    document.settings.odd_and_even_pages_header_footer = True
    _font(document.styles["Normal"].element.get_or_add_rPr(), BODY, BODY_PT)
    _number_pages(section.footer.paragraphs[0], right=True)
    _number_pages(section.even_page_footer.paragraphs[0], right=False)


def _write(document: Any, paper: Paper, *, new_page: bool) -> None:
    top = _paragraph(document, paper.issuer, TITLE, TITLE_PT, TITLE_LINE_PT, centred=True)
    top.paragraph_format.page_break_before = new_page
    _paragraph(document, paper.title, TITLE, TITLE_PT, TITLE_LINE_PT, centred=True)
    if paper.doc_no:
        _paragraph(document, paper.doc_no, centred=True)
    _paragraph(document, "", line=SMALL_LINE_PT / 2 if paper.small else LINE_PT)
    if paper.addressee:
        _paragraph(document, paper.addressee)
    for left, block in enumerate(paper.blocks, 1 - len(paper.blocks)):
        # No signature alone on a page: the last paragraph goes with it.
        _block(document, block, small=paper.small, held=paper.signed and left == 0)
    if paper.signed:
        _sign(document, paper)


def _block(document: Any, block: Block, *, small: bool, held: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if block.style == TABLE:
        _table(document, block)
        return
    heading = block.style == HEADING
    font = BOLD if heading else BODY
    size, line = (TABLE_PT, SMALL_LINE_PT) if small else (BODY_PT, LINE_PT)
    made = _indented(_paragraph(document, block.text, font, size, line), size)
    made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    made.paragraph_format.keep_with_next = heading or held
    made.paragraph_format.keep_together = held


def _sign(document: Any, paper: Paper) -> None:
    """Write organ and day, four characters from the right, the organ centred above the day."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    dated = day(paper.on)
    size, line = (TABLE_PT, SMALL_LINE_PT) if paper.small else (BODY_PT, LINE_PT)
    indent = 4.0 * BODY_PT
    over = max(indent + (_width(dated) - _width(paper.issuer)) / 2, 0.0)
    space = _paragraph(document, "", size=size, line=line)
    space.paragraph_format.keep_with_next = True
    for text, right in ((paper.issuer, over), (dated, indent)):
        made = _paragraph(document, text, size=size, line=line)
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        made.paragraph_format.right_indent = Pt(right)
        made.paragraph_format.keep_with_next = text is not dated


def _width(text: str) -> float:
    return places(text, 2) * BODY_PT / 2


def _paragraph(
    parent: Any, text: str, font: str = BODY, size: float = BODY_PT, line: float = LINE_PT,
    *, centred: bool = False, tighter: bool = True,
) -> Any:  # fmt: skip
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    made = parent.add_paragraph()
    _space(made, line)
    if centred:
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = made.add_run(_clean(text))
    _font(run._element.get_or_add_rPr(), font, size, TIGHTER if tighter and size == BODY_PT else 0)
    return made


def _space(paragraph: Any, line: float) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(line)
    form.space_before = form.space_after = Pt(0)
    form.widow_control = False
    for tag in ("snapToGrid", "autoSpaceDE", "autoSpaceDN"):
        _property(paragraph._p.get_or_add_pPr(), tag, "0")


def _indented(paragraph: Any, size: float = BODY_PT) -> Any:
    """Indent the first line by two characters."""
    from docx.shared import Pt

    paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    return paragraph


def _property(properties: Any, tag: str, value: str) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    element = OxmlElement(f"w:{tag}")
    element.set(qn("w:val"), value)
    properties.insert_element_before(element, *_AFTER[tag])


# The order in which the schema of Word wants the properties of a paragraph.
_REST: Final = (
    "w:bidi", "w:adjustRightInd", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER: Final = {
    "autoSpaceDE": ("w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", *_REST[2:]),
    "autoSpaceDN": ("w:bidi", "w:adjustRightInd", "w:snapToGrid", *_REST[2:]),
    "snapToGrid": _REST[2:],
}


def _font(properties: Any, name: str, size: float, spacing: int = 0) -> None:
    """Set the font for Chinese and Latin alike (python-docx sets only the Latin one)."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    properties.sz_val = Pt(size)
    if spacing:
        from docx.oxml.parser import OxmlElement

        element = OxmlElement("w:spacing")
        element.set(qn("w:val"), str(spacing))
        properties.insert_element_before(
            element, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u",
            "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em",
            "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath",
        )  # fmt: skip


def _table(document: Any, block: Block) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    columns = len(block.rows[0])
    rest = (TABLE_MM - LABEL_MM) / (columns - 1)
    widths = [LABEL_MM] + [rest] * (columns - 1) if not block.headed else [46, 40, 70]
    table = document.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for number, row in enumerate(block.rows):
        for i, (cell, text) in enumerate(zip(table.add_row().cells, row, strict=True)):
            cell.width = Mm(widths[i])
            label = number == 0 if block.headed else i == 0
            size = SMALL_PT if block.headed else TABLE_PT
            _cell(cell, text, BOLD if label else BODY, size)


def _cell(cell: Any, text: str, font: str, size: float) -> None:
    first = cell.paragraphs[0]
    for number, line in enumerate(text.split("\n")):
        _paragraph(cell, line, font, size, size * TABLE_LINES, tighter=False)
        if number == 0:
            first._p.getparent().remove(first._p)


def _number_pages(paragraph: Any, *, right: bool) -> None:
    """Write — 1 — at the foot, odd pages right, even pages left, one character from the edge."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
    form = paragraph.paragraph_format
    form.right_indent, form.left_indent = Pt(14 * right), Pt(14 * (not right))
    for text, field in (("— ", False), ("PAGE", True), (" —", False)):
        run = paragraph.add_run("" if field else text)
        _font(run._element.get_or_add_rPr(), FOOTER, TABLE_PT)
        if not field:
            continue
        for kind in ("begin", "instr", "end"):
            if kind == "instr":
                element = OxmlElement("w:instrText")
                element.text = text
            else:
                element = OxmlElement("w:fldChar")
                element.set(qn("w:fldCharType"), kind)
            run._element.append(element)
