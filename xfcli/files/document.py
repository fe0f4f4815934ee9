"""Word files of tables: on A4 in the fonts of official papers, as wide as what stands in them."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from docx.document import Document
from docx.shared import Length, Pt
from docx.table import Table as Grid
from docx.text.paragraph import Paragraph

from xfcli.files import word
from xfcli.files.word import Font
from xfcli.table import NO_CAPTION, Caption, Cell, Table, widths, written
from xfcli.text import places

BODY: Final = Font("仿宋_GB2312", 12, latin="Times New Roman")
HEADING: Final = Font("黑体", 12, latin="Times New Roman")
TITLE: Final = Font("方正小标宋简体", 22, latin="Times New Roman")  # 2号
_NUMBER: Final = Font("宋体", 14)
_CELL_PT: Final = 10.5  # 5号: the smallest that is read without effort
_LINE: Final = 1.0
_AFTER_PT: Final = 4
WIDTH: Final = 158  # mm between the margins
LONG_WIDTH: Final = 245  # of a page in landscape
_PLACE: Final = 1.9  # mm for half a Chinese character in 10.5 points, a digit
_EDGES: Final = 3  # mm of a cell beside its text
_LONGEST_LABEL: Final = 12  # characters
PT_IN_MM: Final = 72 / 25.4
_TOGETHER: Final = 14  # rows of a table that is not cut where a page ends
_EDGE: Final = 45  # twentieths of a point: a figure such as +111.11% has room on one line
_ABOVE: Final = 25  # between a line of the grid and the text below or above it


def write(path: Path, tables: Iterable[Table], caption: Caption = NO_CAPTION) -> None:
    """Write the tables to `path`, one below the other; landscape where one of them needs it."""
    shown = tuple(tables)
    crowded = [table.crowds(int(LONG_WIDTH / _PLACE)) for table in shown]
    is_wide = any(
        sum(column_widths(table, LONG_WIDTH)) > WIDTH
        for table, crowds in zip(shown, crowded, strict=True)
        if not crowds
    )
    paper = blank()
    if is_wide:
        word.turn(paper.sections[0])
    if caption.name:
        add(paper, caption.title, HEADING._replace(size=16), centred=True)
        word.describe(paper, title=caption.title, office=caption.office)
    for line in caption.lines:
        add(paper, line)
    for table, crowds, following in zip(shown, crowded, (*shown[1:], None), strict=True):
        if table.title:
            add(paper, table.title, HEADING._replace(size=14))
        if crowds:
            _add_records(paper, table)
            continue
        room = LONG_WIDTH if is_wide else WIDTH
        columns = column_widths(table, room)
        if len(shown) > 1:  # tables below each other have the same edges
            columns = [width * room / sum(columns) for width in columns]
        # A short last table, such as a receipt to sign, never stands alone on a page.
        is_before_end = following is shown[-1] and len(shown[-1].rows) < _TOGETHER
        add_table(paper, table, columns, held=is_before_end)
    paper.save(str(path))


def _add_records(paper: Document, table: Table) -> None:
    """Write the rows one below the other, a line for each cell that says something."""
    for record in table.records():
        first, *others = (f"{heading}：{text}" for heading, text in record)
        add(paper, first, HEADING._replace(size=_CELL_PT))
        for text in others:
            add(paper, text, BODY._replace(size=_CELL_PT)).paragraph_format.space_after = Pt(0)


def column_widths(table: Table, room: float) -> list[float]:
    """Return the widths of the columns, by what stands in them, where all of them have `room`; in mm."""
    found = widths(table, int((room - len(table.headings) * _EDGES) / _PLACE), gap=0)
    return [place * _PLACE + _EDGES for place in found]


def blank() -> Document:
    """Return an empty A4 document with margins fit for printing."""
    paper = word.blank(BODY)
    word.set_margins(paper.sections[0], top=28, bottom=28, left=26, right=26)
    foot = paper.sections[0].footer.paragraphs[0]
    foot.alignment = word.CENTRE
    word.number_page(foot, _NUMBER)
    return paper


def add(
    paper: Document, text: str, font: Font = BODY, *, centred: bool = False, indent: int = 0
) -> Paragraph:
    """Add a paragraph and return it; `indent` is the indent of its first line, in characters."""
    made = word.add_paragraph(
        paper, text, font, after=_AFTER_PT, indent=indent, align=word.CENTRE if centred else None
    )
    # No heading stands alone at the foot of a page.
    made.paragraph_format.keep_with_next = font.name == HEADING.name
    return made


def _folded(text: str, width: float, size: float, *, is_heading: bool) -> str:
    """Return a heading, or a label such as 处理意见：支持, in two lines where its column has no room for one."""
    is_whole = places(text, 2) * size / 2 <= (width - _EDGES) * PT_IN_MM
    if is_whole or len(text) > _LONGEST_LABEL:
        return text
    place = text.find("：") + 1 or (is_heading and (len(text) + 1) // 2)
    return f"{text[:place]}\n{text[place:]}" if place else text


def add_picture(paragraph: Paragraph, picture: bytes, width: Length) -> None:
    """Add a picture so wide, with nothing beside it: LibreOffice keeps 3 mm free where that is not said."""
    drawn = paragraph.add_run().add_picture(BytesIO(picture), width=width)
    for side in ("distT", "distB", "distL", "distR"):
        drawn._inline.set(side, "0")


def add_table(
    paper: Document,
    table: Table,
    columns: Sequence[float] | None = None,
    size: float = _CELL_PT,
    *,
    held: bool = False,
    edges: tuple[int, int] = (_EDGE, _ABOVE),
) -> Grid:
    """Add `table` with a ruled grid and return it; its heading row is repeated on each page.

    `columns` are their widths in mm; without them columns of text are wider than columns of numbers.
    `held`: its end stays with what follows. `edges`: how far text stands from the lines beside and above it.
    """
    if columns is None:
        weights = [3 if heading in table.numeric else 5 for heading in table.headings]
        columns = [WIDTH * weight / sum(weights) for weight in weights]
    made = word.add_table(paper, columns)
    word.set_edges(made, beside=edges[0], above=edges[1])
    rows: list[Sequence[Cell]] = [table.headings, *table.rows]
    for number, row in enumerate(rows):
        font = (BODY if number else HEADING)._replace(size=size)
        # Three rows at least stand on a page, a short table whole: no row, and no sum, is alone.
        kept = (held and number >= len(rows) - 3) or (
            number < len(rows) - 1
            and (len(rows) <= _TOGETHER or number < 3 or number >= len(rows) - 3)
        )
        for cell, value, heading, width in zip(
            word.add_row(made, columns), row, table.headings, columns, strict=True
        ):
            align = word.RIGHT if heading in table.numeric else None
            text = written(value)
            if number == 0 or heading not in table.numeric:
                text = _folded(text, width, size, is_heading=number == 0)
            for part in text.split("\n"):
                added = word.add_paragraph(cell, part, font, line=_LINE, align=align)
                added.paragraph_format.keep_with_next = kept
        word.mark(made.rows[-1], "cantSplit")
        if number == 0:
            word.mark(made.rows[-1], "tblHeader")
    return made
