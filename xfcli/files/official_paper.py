"""Papers on pages after GB/T 9704-2012, as .docx.

Everything is turned into bytes first and written by rename, so that a half-made paper cannot
exist. Widths, sizes and spacings were measured: see the constants.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from xfcli.files import line_breaks, red_head, word
from xfcli.files.word import Font
from xfcli.papers.paper import (
    ATTACHMENTS,
    BY_OTHERS,
    COPIES,
    HEADING,
    LARGE,
    QUOTED,
    SEAL,
    TABLE,
    Block,
    Paper,
    day,
)
from xfcli.text import places

MARGINS_MM: Final = {"top": 37, "left": 28, "right": 26, "bottom": 35}  # text block 156 x 225 mm
SMALL_MARGINS_MM: Final = {"top": 22, "bottom": 22}  # a slip or a form on one page
TIGHTER: Final = -5  # twentieths of a point: 28 characters on a line of 156 mm
LATIN: Final = "Times New Roman"  # as offices set figures: half as wide as a character, too
BODY: Final = Font("仿宋_GB2312", 16, TIGHTER, LATIN)  # 3号
SMALL: Final = Font("仿宋_GB2312", 14, latin=LATIN)  # 4号
TITLE: Final = Font("方正小标宋简体", 22, latin=LATIN)  # 2号
BOLD: Final = "黑体"
FOOTER: Final = Font("宋体", 14)
LINE_PT: Final = 28.9  # 22 lines on a page; 29 gives 21
TIGHTEST_PT: Final = 20.0  # what runs over a page by some lines is drawn back to it
PAGE_PT: Final = 637.7
MOST_PAGES: Final = 10  # of a paper whose lines are fitted
QUOTE_PLACES: Final = 4  # by which what is quoted with headings of its own stands further in
LINES_ABOVE_SIGNATURE: Final = 2
PLACES: Final = 56  # on a line: 28 characters, 56 figures
TITLE_LINE_PT: Final = 33
TITLE_CHARACTERS: Final = 20
FOOTER_MM: Final = 23
TABLE_MM: Final = 156
_TEXT_PT: Final = 442.2  # the width of the text block
LONGEST_LABEL: Final = 7  # characters
WHOLE_ROW: Final = 600  # characters: a row of a form up to it stays on one page
SMALL_PAGE_PT: Final = 715.0
_CELL_EDGES_PT: Final = 11.0


class Type(NamedTuple):
    """In what letters a paper is set, how far its lines stand apart, and by how much those of its tables."""

    font: Font
    line: float
    cell: float = 1.5

    @property
    def large(self) -> float:
        """How high a line in the largest letters is."""
        return 2 * self.line


# Of a slip or a form: the first in which it stays on one page.
SMALL_TYPES: Final = (
    Type(SMALL, 20),
    Type(SMALL, 18, 1.3),
    Type(SMALL._replace(size=13), 16.5, 1.25),
    Type(SMALL._replace(size=12), 15, 1.2),
    Type(SMALL._replace(size=10.5), 13, 1.2),
)
LARGE_FONT: Final = Font(BOLD, 22, latin=LATIN)


def render(papers: Iterable[Paper], red_heads: tuple[str, ...] = ()) -> bytes:
    """Return the papers as one .docx, each with pages of its own, numbered from one.

    `red_heads` are the ends of the names of those that bear the red name of their organ.
    """
    papers = tuple(papers)
    document = word.blank(BODY._replace(spacing=0))
    document.settings.odd_and_even_pages_header_footer = True
    for number, paper in enumerate(papers):
        section = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        _lay_out(section, paper)
        if number == 0:
            _number_pages(section.footer.paragraphs[0], right=True)
            _number_pages(section.even_page_footer.paragraphs[0], right=False)
        _write(document, section, paper, red=paper.kind.endswith(red_heads))
    first = papers[0]
    word.describe(document, title=first.title, office=first.issuer, made=first.on)
    return word.content(document)


def _lay_out(section: Section, paper: Paper) -> None:
    margins = MARGINS_MM | (SMALL_MARGINS_MM if paper.small else {})
    word.set_margins(section, **margins)
    section.footer_distance = Mm(FOOTER_MM - (MARGINS_MM["bottom"] - margins["bottom"]))
    # The first page of a letter bears no number (GB/T 9704 10.1).
    section.different_first_page_header_footer = paper.kind.endswith("函")
    word.number_from_one(section)


def _write(document: Document, section: Section, paper: Paper, *, red: bool) -> None:
    set_in = _type(paper, red=red)
    line = set_in.line
    if red:
        red_head.add(document, section, paper, line)
    for text in _titles(paper, red=red):
        _add(document, text, TITLE, TITLE_LINE_PT, word.CENTRE)
    if paper.doc_no and not red:
        _add(document, paper.doc_no, line=line, align=word.CENTRE)
    _add(document, "", line=line / 2 if paper.small else line)
    if paper.addressee:
        _add(document, paper.addressee, line=line)
    said = [block for block in paper.blocks if block.style != COPIES]
    free = len(said) - _held(paper, said)
    for place, block in enumerate(said):
        _block(document, block, set_in, held=place >= free)
    if paper.signed:
        _sign(document, paper, set_in)
    is_letter = red and paper.kind.endswith("函")
    margin = section.bottom_margin.mm if section.bottom_margin else 0.0
    red_head.add_foot(document, paper, SMALL, ruled=not is_letter, margin_mm=margin)


def _held(paper: Paper, said: Sequence[Block]) -> int:
    """Return how many of the last blocks go with the signature: no page has it below fewer than two lines."""
    is_sealed = bool(said) and said[-1].style == SEAL
    lines = 0
    for count, block in enumerate(reversed(said), 1) if paper.signed or is_sealed else ():
        lines += 0 if block.style == SEAL else _block_lines(block)
        if lines >= LINES_ABOVE_SIGNATURE:
            return count
    return 0


def _titles(paper: Paper, *, red: bool) -> tuple[str, ...]:
    """Return the lines of the title: without the organ where it stands above in red, or others sign."""
    return (paper.title,) if red or paper.kind in BY_OTHERS else (paper.issuer, paper.title)


def _type(paper: Paper, *, red: bool) -> Type:
    """Return in what a paper is set: a slip or a form so small that it stays on one page, where it can."""
    if not paper.small:
        return Type(BODY, _line(paper, red=red))
    fitting = (one for one in SMALL_TYPES if _height(paper, one, red=red) <= SMALL_PAGE_PT)
    return next(fitting, SMALL_TYPES[0])


def _height(paper: Paper, set_in: Type, *, red: bool) -> float:
    """Return how high a slip or a form is, in points."""
    head, below = red_head.room(paper) if red else (0.0, 0)
    lines = bool(paper.doc_no) + bool(paper.addressee) + 3 * paper.signed + 0.5 + below
    above = head + TITLE_LINE_PT * _title_lines(paper, red=red) + lines * set_in.line
    said = sum(_block_height(block, set_in) for block in paper.blocks if block.style != COPIES)
    return above + said + red_head.foot_room(paper)


def _block_height(block: Block, set_in: Type) -> float:
    if block.style == TABLE:
        return _table_height(block, set_in)
    if block.style == SEAL:
        return 3 * set_in.line
    font, line = (LARGE_FONT, set_in.large) if block.style == LARGE else (set_in.font, set_in.line)
    lines = (line_breaks.lines(text, _room(font)) for text in block.text.split("\n"))
    return line * sum(map(len, lines))


def _table_height(block: Block, set_in: Type) -> float:
    widths, height = _column_widths(block, set_in.font), 0.0
    for row in block.rows:
        most = 0
        for i, text in enumerate(row):
            width = widths[i] if i < len(row) - 1 else sum(widths[i:])
            room = int((width * 2.835 - _CELL_EDGES_PT) * 2 / set_in.font.size)
            most = max(most, sum(len(line_breaks.lines(t, room, "")) for t in text.split("\n")))
        height += most * set_in.font.size * set_in.cell + 1
    return height


def _title_lines(paper: Paper, *, red: bool = False) -> int:
    return sum(
        math.ceil(places(text, 2) / 2 / TITLE_CHARACTERS) for text in _titles(paper, red=red)
    )


def _line(paper: Paper, *, red: bool) -> float:
    """Return how far the lines of a paper stand apart: closer where few are over a page."""
    head, below = red_head.room(paper) if red else (0.0, 0)
    # The line above the organ is never drawn closer: a seal of 42 mm keeps its room.
    fixed = TITLE_LINE_PT * _title_lines(paper, red=red) + head + LINE_PT * paper.signed
    fixed += red_head.foot_room(paper)
    lines = sum(_lines(paper)) + below
    for pages in range(1, MOST_PAGES):
        # A page that is full loses a part of a line at its foot.
        closer = (pages * PAGE_PT - fixed - 20 * (pages - 1)) / lines
        if closer >= TIGHTEST_PT:
            return min(LINE_PT, math.floor(closer * 10) / 10)
    return LINE_PT


def _lines(paper: Paper) -> Iterator[int]:
    """Yield how many lines the number, the addressee, each block and the signature take."""
    yield 1 + bool(paper.doc_no) + bool(paper.addressee)
    yield from map(_block_lines, paper.blocks)
    yield 2 * paper.signed + any(block.style == SEAL for block in paper.blocks)


def _block_lines(block: Block) -> int:
    if block.style == COPIES:  # at the foot
        return 0
    if block.style == TABLE:
        return 1 + 2 * len(block.rows)
    room = PLACES - QUOTE_PLACES * (block.style == QUOTED)
    texts = (line_breaks.lines(text, room) for text in block.text.split("\n"))
    return (block.style == ATTACHMENTS) + sum(map(len, texts))


def _block(document: Document, block: Block, set_in: Type, *, held: bool) -> None:
    font, line, _ = set_in
    if block.style == TABLE:
        _table(document, block, set_in)
        return
    if block.style == SEAL:
        lines = ("", *block.text.split("\n"))
        for number, text in enumerate(lines, 1):
            made = _add(document, text, font, line, word.RIGHT)
            made.paragraph_format.right_indent = Pt(2 * BODY.size)
            made.paragraph_format.keep_with_next = number < len(lines)
        return
    if block.style == ATTACHMENTS:
        _attach(document, block, line, held=held)
        return
    heading = block.style == HEADING
    if heading:
        font = font._replace(name=BOLD)
    if block.style == LARGE:
        font, line = LARGE_FONT, set_in.large
    # What was pasted from a sheet has tabs between its cells: it is a table.
    for tabbed, texts in groupby(filter(None, map(str.strip, block.text.split("\n"))), _is_row):
        if tabbed:
            _pasted(document, [text.split("\t") for text in texts])
            continue
        for text in texts:
            form = _add(document, text, font, line, _alignment(text, font)).paragraph_format
            form.left_indent = Pt(font.size * QUOTE_PLACES / 2) if block.style == QUOTED else None
            form.first_line_indent = Pt(2 * font.size)
            form.keep_with_next = heading or held
            form.keep_together = held


def _alignment(text: str, font: Font) -> WD_ALIGN_PARAGRAPH:
    """Return how a paragraph ends at the right: ragged where its lines would be pulled apart."""
    return word.LEFT if line_breaks.is_pulled(text, _room(font)) else word.BOTH


def _room(font: Font) -> int:
    """Return how many places a line has: half a Chinese character, a figure."""
    return int(_TEXT_PT * 2 / (font.size + font.spacing / 20))


def _is_row(text: str) -> bool:
    return "\t" in text


def _attach(document: Document, block: Block, line: float, *, held: bool) -> None:
    """Write 附件: a line below the text, the names below each other, numbered where there are several."""
    _add(document, "", line=line).paragraph_format.keep_with_next = True
    names = block.text.split("\n")
    for number, name in enumerate(names, 1):
        mark = f"{number}. " if len(names) > 1 else ""
        label = "附件：" if number == 1 else ""
        made = _add(document, f"{label}{mark}{name}", line=line)
        behind = BODY.size * 5 + (10 if mark else 0)  # where the name begins
        form = made.paragraph_format
        form.left_indent = Pt(behind)
        form.first_line_indent = Pt(-_width(mark) - (_width(label)))
        form.keep_with_next = held or number < len(names)


def _sign(document: Document, paper: Paper, set_in: Type) -> None:
    """Write organ and day, four characters from the right, the organ centred above the day."""
    dated = day(paper.on)
    font, line, _ = set_in
    indent = 4.0 * BODY.size
    over = max(indent + (_width(dated) - _width(paper.issuer)) / 2, 0.0)
    space = _add(document, "", font, max(line, LINE_PT) if not paper.small else line)
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
    return word.on_lines(word.add_paragraph(document, text, font, line=Pt(line), align=align))


def _table(document: Document, block: Block, set_in: Type) -> None:
    """Write a form: labels in 黑体, a row of fewer cells than the widest filled by its last one."""
    font = set_in.font
    widths = _column_widths(block, font)
    table = word.add_table(document, widths)
    for number, row in enumerate(block.rows):
        made = word.add_row(table, widths, cells=len(row))
        for i, (cell, text) in enumerate(zip(made, row, strict=True)):
            is_label = number == 0 if block.headed else i % 2 == 0 and len(row) > 1
            look = font._replace(name=BOLD) if is_label else font
            for line in text.split("\n"):
                word.on_lines(
                    word.add_paragraph(cell, line, look, line=Pt(font.size * set_in.cell))
                )
        if max(map(len, row)) <= WHOLE_ROW:
            word.mark(table.rows[-1], "cantSplit")


def _column_widths(block: Block, font: Font) -> list[float]:
    """Return the widths in mm: of a form each label as wide as its words, the values as wide as each other."""
    columns = max(map(len, block.rows))
    if block.headed or columns == 1:
        return [TABLE_MM / columns] * columns
    labels = [
        min(LONGEST_LABEL, _longest(block, i)) * font.size / 2.835 + 5
        for i in range(0, columns - 1, 2)
    ]
    value = (TABLE_MM - sum(labels)) / len(labels)
    return [width for label in labels for width in (label, value)]


def _longest(block: Block, column: int) -> int:
    """Return how many characters the longest line of the labels in a column has."""
    rows = (row for row in block.rows if len(row) > column + 1)
    return max(len(line) for row in rows for line in row[column].split("\n"))


def _pasted(document: Document, rows: Sequence[Sequence[str]]) -> None:
    columns = max(map(len, rows))
    widths = [TABLE_MM / columns] * columns
    table = word.add_table(document, widths)
    for row in rows:
        cells = word.add_row(table, widths)
        for cell, text in zip(cells, [*row, *[""] * (columns - len(row))], strict=True):
            word.on_lines(
                word.add_paragraph(cell, text.strip(), SMALL, line=Pt(SMALL_TYPES[0].line))
            )


def _number_pages(paragraph: Paragraph, *, right: bool) -> None:
    """Write — 1 — at the foot, odd pages right, even pages left, one character from the edge."""
    paragraph.alignment = word.RIGHT if right else word.LEFT
    form = paragraph.paragraph_format
    form.right_indent, form.left_indent = Pt(14 * right), Pt(14 * (not right))
    word.number_page(paragraph, FOOTER)
