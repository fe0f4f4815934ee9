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
from xfcli.papers.paper import COPIES, Paper, copied, day
from xfcli.text import fold, places

RED: Final = "FF0000"
_NAME: Final = Font("方正小标宋简体", 36, colour=RED)
_NUMBER: Final = Font("仿宋_GB2312", 16, latin="Times New Roman")
_TEXT_PT: Final = 442  # the width of the text block
_HEADER_MM: Final = 30  # from the edge of the page to the name
_BEYOND: Final = Mm(-7)  # the double lines are 170 mm long
_FOOT_LINE_MM: Final = 277
_ABOVE_REPORT: Final = Mm(35)
_FOOT_LEFT_MM: Final = 28
_FOOT_MM: Final = 156
_PAGE_MM: Final = 296  # where the last line of a text block without a margin below ends
_FOOT_LINE_PT: Final = 22
_FOOT_PLACES: Final = 56  # on a line of 抄送 in 14 points, between its indents
_LETTER_ROOM: Final = (
    52.0,
    1,
)  # that the head takes of the text block: points, and lines beside the number
_REPORT_ROOM: Final = 160.0, 2


def room(paper: Paper) -> tuple[float, int]:
    """Return what a red head takes of the text block beside the number: points, and lines."""
    return _LETTER_ROOM if paper.kind.endswith("函") else _REPORT_ROOM


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
    if paper.kind.endswith("报告"):
        number = _upward(document, paper, line)
    else:
        number = _line(document, paper.doc_no, line)
        number.alignment = word.CENTRE
    word.rule(number, "bottom", "single", RED, size=18, space=11)
    _line(document, "", line)


def _upward(document: Document, paper: Paper, line: float) -> Paragraph:
    """Add the number with who signed it beside, as a letter upward has them (GB/T 9704)."""
    signer = paper.fields.get("签发人", "") or "＿＿＿＿"
    left, right = f"　{paper.doc_no}", f"签发人：{signer}　"
    between = _TEXT_PT - (places(left, 2) + places(right, 2)) * _NUMBER.size / 2
    number = _line(document, left, line)
    word.add_gap(number, right, _NUMBER, at=Pt(_TEXT_PT if between > 0 else 0))
    return number


def _line(document: Document, text: str, line: float) -> Paragraph:
    return word.on_lines(word.add_paragraph(document, text, _NUMBER, line=Pt(line)))


def foot_room(paper: Paper) -> float:
    """Return what 抄送 and 印发机关 take of the last page, in points; 0 where a paper has neither."""
    return sum(len(fold(text, _FOOT_PLACES)) * _FOOT_LINE_PT for text in _foot(paper))


def _foot(paper: Paper) -> list[str]:
    """Return 抄送 and, on a report, 印发机关, as they stand at the foot of its last page."""
    copies = [copied(block) for block in paper.blocks if block.style == COPIES]
    return [*copies, *filter(None, [_printer(paper)])]


def _printer(paper: Paper) -> str:
    return paper.fields.get("印发机关", "") if paper.kind.endswith("报告") else ""


def add_foot(
    document: Document, paper: Paper, font: Font, *, ruled: bool, margin_mm: float
) -> None:
    """Add 抄送 and, on a report, 印发机关 with the day, at the foot of the page, above its margin.

    They stand between lines (7.4.1), as everywhere but in a letter, which has none by 10.1 of the standard.
    """
    texts, printer = _foot(paper), _printer(paper)
    # What is placed goes with the paragraph behind it: the day, on the last page.
    behind, bottom = document.paragraphs[-1]._p, Mm(_PAGE_MM - margin_mm).pt
    for text in reversed(texts):
        made = word.on_lines(word.add_paragraph(document, text, font, line=Pt(_FOOT_LINE_PT)))
        if text is printer:
            word.add_gap(made, f"{day(paper.on)}印发", font, at=Pt(_TEXT_PT - font.size))
            made.paragraph_format.left_indent = Pt(font.size)
        else:
            made.paragraph_format.left_indent = Pt(font.size * 4)
            made.paragraph_format.first_line_indent = Pt(-font.size * 3)
            made.paragraph_format.right_indent = Pt(font.size)
        if ruled:
            word.rule(made, "top", "single", "000000", size=8 if text is texts[0] else 6)
        if ruled and text is texts[-1]:
            word.rule(made, "bottom", "single", "000000", size=8)
        bottom -= len(fold(text, _FOOT_PLACES)) * _FOOT_LINE_PT
        word.place(made, left=Mm(_FOOT_LEFT_MM), top=Pt(bottom), width=Mm(_FOOT_MM))
        behind.addprevious(made._p)
        behind = made._p
