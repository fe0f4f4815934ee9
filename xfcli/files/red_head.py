"""The red name of the organ above a letter or a report, and 抄送 at its foot (GB/T 9704-2012, 7.2, 10.1).

A letter (函) has it in the head of its first page, with a red double line below and another at the foot
of the page; a report upward has it in the text, with its number and who signed it for issue.
"""

from typing import Final

from docx.document import Document
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from xfcli.files import word
from xfcli.files.word import Font
from xfcli.papers.paper import Paper
from xfcli.text import places

RED: Final = "FF0000"
_NAME: Final = Font("方正小标宋简体", 36, colour=RED)
_NUMBER: Final = Font("仿宋_GB2312", 16, latin="Times New Roman")
_TEXT_PT: Final = 442  # the width of the text block
_HEADER_MM: Final = 30  # from the edge of the page to the name
_BEYOND: Final = Mm(-7)  # the double lines are 170 mm long
_FOOT_LINE_MM: Final = 277
_ABOVE_REPORT: Final = Mm(35)
_LETTER_LINES: Final = 3.7  # that the head takes of the first page
_REPORT_LINES: Final = 9.0


def lines(paper: Paper) -> float:
    """Return how many lines of the text block a red head takes."""
    return _LETTER_LINES if paper.kind.endswith("函") else _REPORT_LINES


def add(document: Document, section: Section, paper: Paper, line: float) -> None:
    """Add the red head of `paper`, its number with it; lines stand `line` points apart."""
    size = min(_NAME.size, _TEXT_PT / max(len(paper.issuer), 1))
    font = _NAME._replace(size=size)
    if paper.kind.endswith("函"):
        _letter(document, section, paper, font, line)
    else:
        _report(document, paper, font, line)


def _letter(document: Document, section: Section, paper: Paper, font: Font, line: float) -> None:
    section.header_distance = Mm(_HEADER_MM)
    section.first_page_header.is_linked_to_previous = False
    section.first_page_footer.is_linked_to_previous = False
    head = section.first_page_header.paragraphs[0]
    head.alignment = word.CENTRE
    word.add_run(head, paper.issuer, font)
    head.paragraph_format.left_indent = head.paragraph_format.right_indent = _BEYOND
    head.paragraph_format.line_spacing = Pt(font.size * 1.25)
    head.paragraph_format.space_after = Pt(6)
    word.rule(head, "bottom", "thickThinSmallGap", RED, size=24, space=10)
    foot = section.first_page_footer.paragraphs[0]
    # What is placed needs a text that it is placed beside; both must not reach into the page.
    for paragraph in (foot, section.first_page_footer.add_paragraph()):
        paragraph.paragraph_format.line_spacing = Pt(2)
        paragraph.paragraph_format.space_after = Pt(0)
    word.place(foot, left=Mm(20), top=Mm(_FOOT_LINE_MM), width=Mm(170))
    word.rule(foot, "top", "thinThickSmallGap", RED, size=24)
    number = _line(document, paper.doc_no, line)
    number.alignment = word.RIGHT
    _line(document, "", line)


def _report(document: Document, paper: Paper, font: Font, line: float) -> None:
    head = word.on_lines(
        word.add_paragraph(document, paper.issuer, font, line=Pt(font.size * 1.25))
    )
    head.alignment = word.CENTRE
    head.paragraph_format.space_before = _ABOVE_REPORT
    _line(document, "", line)
    signer = paper.fields.get("签发人", "") or "＿＿＿＿"
    left, right = f"　{paper.doc_no}", f"签发人：{signer}　"
    between = _TEXT_PT - (places(left, 2) + places(right, 2)) * _NUMBER.size / 2
    number = _line(document, left, line)
    word.add_gap(number, right, _NUMBER, at=Pt(_TEXT_PT if between > 0 else 0))
    word.rule(number, "bottom", "single", RED, size=18, space=11)
    _line(document, "", line)


def _line(document: Document, text: str, line: float) -> Paragraph:
    return word.on_lines(word.add_paragraph(document, text, _NUMBER, line=Pt(line)))


def add_copies(document: Document, organs: str, font: Font, *, ruled: bool) -> None:
    """Add 抄送 at the foot of the page; between two lines, as everywhere but in a letter."""
    made = word.on_lines(word.add_paragraph(document, f"抄送：{organs}。", font, line=Pt(20)))
    made.paragraph_format.left_indent = Pt(font.size * 4)
    made.paragraph_format.first_line_indent = Pt(-font.size * 3)
    made.paragraph_format.right_indent = Pt(font.size)
    word.place(made, left=None, top=None, width=Mm(156))
    if ruled:
        word.rule(made, "top", "single", "000000", size=8, space=4)
        word.rule(made, "bottom", "single", "000000", size=8, space=4)
