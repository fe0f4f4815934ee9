"""The one door to .docx papers: a `Paper` on pages after GB/T 9704-2012, or in an office's template.

Everything is turned into bytes first and written by rename, so that a half-made paper cannot
exist. Widths, sizes and spacings were measured: see the constants.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from xfcli.errors import Refused
from xfcli.files import word
from xfcli.files.word import Font
from xfcli.papers.paper import HEADING, TABLE, Block, Paper, day
from xfcli.text import places

MARGINS_MM: Final = {"top": 37, "left": 28, "right": 26, "bottom": 35}  # text block 156 x 225 mm
SMALL_MARGINS_MM: Final = {"top": 22, "bottom": 22}  # a slip or a form on one page
TIGHTER: Final = -5  # twentieths of a point: 28 characters on a line of 156 mm
BODY: Final = Font("仿宋_GB2312", 16, TIGHTER)  # 3号
SMALL: Final = Font("仿宋_GB2312", 14)  # 4号
TITLE: Final = Font("方正小标宋简体", 22)  # 2号
BOLD: Final = "黑体"
FOOTER: Final = Font("宋体", 14)
LINE_PT: Final = 28.9  # 22 lines on a page; 29 gives 21
TITLE_LINE_PT: Final = 33
SMALLEST_PT: Final = 12  # 小4号
TABLE_LINES: Final = 1.5
SMALL_LINE_PT: Final = 20
FOOTER_MM: Final = 23
TABLE_MM: Final = 156
LABEL_MM: Final = 38


def render(papers: Iterable[Paper]) -> bytes:
    """Return the papers as one .docx, each beginning on a page of its own."""
    papers = tuple(papers)
    document = word.blank(BODY._replace(spacing=0))
    _lay_out(document, small=all(paper.small for paper in papers))
    for number, paper in enumerate(papers):
        _write(document, paper, new_page=number > 0)
    return word.content(document)


def fill(template: Path, paper: Paper) -> bytes:
    """Return the office's own template with the paper's fields filled in.

    Refused where the template names a field that the paper does not have (the sentence says which),
    or cannot be read or filled.
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
    return word.content(made)


def context_of(paper: Paper) -> dict[str, str]:
    """Return what a template may name: the fields by name, and all paragraphs together as 正文, a line each."""
    lines = []
    for block in paper.blocks:
        if block.style == TABLE:
            lines += ["：".join(cell for cell in row if cell) for row in block.rows]
        else:
            lines.append(block.text)
    return {**paper.fields, "正文": "\n".join(lines)}


def _listings(context: Mapping[str, str]) -> dict[str, object]:
    """Return the context with line breaks that Word keeps (they are escaped as well)."""
    from docxtpl import Listing

    tidy = {key: word.clean(value) for key, value in context.items()}
    return {key: Listing(value) if "\n" in value else value for key, value in tidy.items()}


def _lay_out(document: Document, *, small: bool) -> None:
    margins = MARGINS_MM | (SMALL_MARGINS_MM if small else {})
    word.set_margins(document, **margins)
    section = document.sections[0]
    section.footer_distance = Mm(FOOTER_MM - (MARGINS_MM["bottom"] - margins["bottom"]))
    document.settings.odd_and_even_pages_header_footer = True
    _number_pages(section.footer.paragraphs[0], right=True)
    _number_pages(section.even_page_footer.paragraphs[0], right=False)


def _write(document: Document, paper: Paper, *, new_page: bool) -> None:
    top = _add(document, paper.issuer, TITLE, TITLE_LINE_PT, word.CENTRE)
    top.paragraph_format.page_break_before = new_page
    _add(document, paper.title, TITLE, TITLE_LINE_PT, word.CENTRE)
    if paper.doc_no:
        _add(document, paper.doc_no, align=word.CENTRE)
    _add(document, "", line=SMALL_LINE_PT / 2 if paper.small else LINE_PT)
    if paper.addressee:
        _add(document, paper.addressee)
    for left, block in enumerate(paper.blocks, 1 - len(paper.blocks)):
        # No signature alone on a page: the last paragraph goes with it.
        _block(document, block, small=paper.small, held=paper.signed and left == 0)
    if paper.signed:
        _sign(document, paper)


def _block(document: Document, block: Block, *, small: bool, held: bool) -> None:
    if block.style == TABLE:
        _table(document, block)
        return
    heading = block.style == HEADING
    font, line = (SMALL, SMALL_LINE_PT) if small else (BODY, LINE_PT)
    if heading:
        font = font._replace(name=BOLD)
    made = _add(document, block.text, font, line, word.BOTH)
    made.paragraph_format.first_line_indent = Pt(2 * font.size)
    made.paragraph_format.keep_with_next = heading or held
    made.paragraph_format.keep_together = held


def _sign(document: Document, paper: Paper) -> None:
    """Write organ and day, four characters from the right, the organ centred above the day."""
    dated = day(paper.on)
    font, line = (SMALL, SMALL_LINE_PT) if paper.small else (BODY, LINE_PT)
    indent = 4.0 * BODY.size
    over = max(indent + (_width(dated) - _width(paper.issuer)) / 2, 0.0)
    space = _add(document, "", font, line)
    space.paragraph_format.keep_with_next = True
    for text, right in ((paper.issuer, over), (dated, indent)):
        made = _add(document, text, font, line, word.RIGHT)
        made.paragraph_format.right_indent = Pt(right)
        made.paragraph_format.keep_with_next = text is not dated


def _width(text: str) -> float:
    return places(text, 2) * BODY.size / 2


def _add(
    document: Document,
    text: str,
    font: Font = BODY,
    line: float = LINE_PT,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    return _on_lines(word.add_paragraph(document, text, font, line=Pt(line), align=align))


def _on_lines(made: Paragraph) -> Paragraph:
    """Have nothing move a paragraph off its lines: 22 on each page, 28 characters on each."""
    made.paragraph_format.space_before = Pt(0)
    made.paragraph_format.widow_control = False
    for name, after in _AFTER.items():
        word.put_property(made._p.get_or_add_pPr(), name, "0", after)
    return made


# The order in which the schema of Word wants the properties of a paragraph.
_REST: Final = (
    "w:bidi", "w:adjustRightInd", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
    "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER: Final = {
    "snapToGrid": _REST[2:],
    "autoSpaceDE": ("w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", *_REST[2:]),
    "autoSpaceDN": ("w:bidi", "w:adjustRightInd", "w:snapToGrid", *_REST[2:]),
}


def _table(document: Document, block: Block) -> None:
    columns = len(block.rows[0])
    rest = (TABLE_MM - LABEL_MM) / (columns - 1)
    widths = [LABEL_MM] + [rest] * (columns - 1) if not block.headed else [46, 40, 70]
    table = word.add_table(document, widths)
    size = SMALLEST_PT if block.headed else SMALL.size
    for number, row in enumerate(block.rows):
        for i, (cell, text) in enumerate(zip(word.add_row(table, widths), row, strict=True)):
            label = number == 0 if block.headed else i == 0
            font = Font(BOLD if label else BODY.name, size)
            for line in text.split("\n"):
                _on_lines(word.add_paragraph(cell, line, font, line=Pt(size * TABLE_LINES)))


def _number_pages(paragraph: Paragraph, *, right: bool) -> None:
    """Write — 1 — at the foot, odd pages right, even pages left, one character from the edge."""
    paragraph.alignment = word.RIGHT if right else word.LEFT
    form = paragraph.paragraph_format
    form.right_indent, form.left_indent = Pt(14 * right), Pt(14 * (not right))
    word.add_run(paragraph, "— ", FOOTER)
    word.add_field(paragraph, "PAGE", FOOTER)
    word.add_run(paragraph, " —", FOOTER)
