"""The report as a Word paper as it is sent up: the paragraph, the main figures, who signs.

All of that comes first; twelve months as a chart and every other figure stand in an annex, what came to nothing throughout in one
line below it.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt

from xfcli.files import bars, document, line_breaks, word
from xfcli.files.document import BODY, HEADING, PT_IN_MM, TITLE
from xfcli.papers.paper import day
from xfcli.reporting import shown, tables
from xfcli.reporting.paragraph import own_lines
from xfcli.reporting.report import Line, Report
from xfcli.table import Cell, Table

_TEXT: Final = BODY._replace(size=16)  # 3号
# What a reader asks first; the rest is in the annex.
_MAIN: Final = (
    "petitions.total", "persons.total", "visits.collective", "petitions.first", "petitions.repeat",
    "repeat.ratio", "cases.new", "cases.closed", "closure.rate", "accept.timely.rate",
    "reply.timely.rate", "rating.satisfaction", "cases.open", "cases.overdue", "cases.backlog",
)  # fmt: skip
_COLUMNS: Final = ("本期", "上期", "环比", "去年同期", "同比")
_MAIN_PT: Final = 12
_LINE_PT: Final = 24
_TIGHTEST_PT: Final = 20
_TEXT_ROOM_PT: Final = 245  # above the main figures and who signs, on one page with them
_PLACES: Final = 55  # on a line of text: half a Chinese character, a figure
_LABEL_MM: Final = 20  # of the table of months
_MONTH_EDGE: Final = 20  # twentieths of a point
_SMALL_PT: Final = 9.5  # of months and checks: 25.10 has room on one line


def write(
    path: Path, made: Report, words: str, own_words: str, towns: Table | None = None, officer: str = ""
) -> None:  # fmt: skip
    """Write the report to `path` as .docx.

    `words` is its paragraph in official style, `own_words` the officer's own (empty: none), `towns` a
    row for each place that the report adds up, `officer` who filled it in.
    """
    paper = document.blank()
    span = made.spans.now
    title = f"{made.office}{made.span.label}信访情况"
    word.describe(paper, title=title, office=made.office)
    for line in (made.office, f"{made.span.label}信访情况"):
        document.add(paper, line, TITLE, centred=True)
    document.add(
        paper, f"（{day(span.first)}至{day(span.last)}）", BODY._replace(size=14), centred=True
    )
    texts = (words, *own_lines(own_words))
    pitch = _pitch(texts)
    for text in texts:
        said = document.add(paper, text, _TEXT, indent=2)
        is_pulled = line_breaks.is_pulled(text, _PLACES)
        said.alignment = word.LEFT if is_pulled else word.BOTH
        said.paragraph_format.line_spacing = Pt(pitch)
    _main(paper, made)
    _signature(paper, made, officer)
    _annex(paper, made, towns)
    paper.save(str(path))


def _pitch(texts: Sequence[str]) -> float:
    """Return how far the lines of the text stand apart: closer where all that is signed then fits a page."""
    lines = sum(len(line_breaks.lines(text, _PLACES)) for text in texts)
    closer = _TEXT_ROOM_PT / lines
    return min(_LINE_PT, closer) if closer >= _TIGHTEST_PT else _LINE_PT


def _main(paper: Document, made: Report) -> None:
    known = {line.figure.key: line for line in made.lines}
    rows = [_row(known[key]) for key in _MAIN if key in known]
    document.add(paper, "主要指标", HEADING._replace(size=14))
    table = Table(("指标", "单位", *_COLUMNS), rows, numeric=frozenset(_COLUMNS))
    document.add_table(paper, table, (36, 21, 18, 18, 22, 21, 22), _MAIN_PT)


def _row(line: Line) -> tuple[str, ...]:
    numbers = (
        shown.amount(line.now), shown.amount(line.previous), shown.change(line.now, line.previous),
        shown.amount(line.last_year), shown.change(line.now, line.last_year),
    )  # fmt: skip
    return (line.figure.label, line.figure.unit, *(number.text for number in numbers))


def _months(paper: Document, made: Report) -> None:
    """Draw the last twelve months in a row of their table: the numbers stand under their bars."""
    months = made.trend
    document.add(paper, "近 12 个月（深色：信访总量；浅色：期末在办）", HEADING)
    labels = [f"{month.label[2:4]}.{int(month.label[5:])}" for month in months]
    rows: list[tuple[Cell, ...]] = [
        ("信访总量", *(month.total for month in months)),
        ("办结", *(month.closed for month in months)),
        ("期末在办", *(month.open for month in months)),
    ]
    table = Table(("年.月", *labels), rows, numeric=frozenset(labels))
    room = document.WIDTH - _LABEL_MM
    columns = (_LABEL_MM, *[room / len(months)] * len(months))
    edges = _MONTH_EDGE, _MONTH_EDGE
    grid = document.add_table(paper, table, columns, _SMALL_PT, edges=edges)
    label, chart = word.add_row(grid, columns, cells=2)
    word.add_paragraph(label, "件", BODY._replace(size=_SMALL_PT))
    drawn = word.add_paragraph(chart, "", BODY)
    picture = bars.picture(([m.total for m in months], [m.open for m in months]))
    width = Mm(room - 2 * _MONTH_EDGE / 20 / PT_IN_MM)
    document.add_picture(drawn, picture, width)
    for cell in (label, chart):
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    grid._tbl.tr_lst[0].addprevious(grid._tbl.tr_lst[-1])


def _signature(paper: Document, made: Report, officer: str) -> None:
    """Write who answers for the figures, together with the line above."""
    lines = (
        "",
        f"单位负责人：＿＿＿＿　　审核人：＿＿＿＿　　填报人：{officer or '＿＿＿＿'}",
        f"{made.office}（章）　　　　填报日期：＿＿＿＿年＿＿月＿＿日",
        *tables.sealed_lines(made),
    )
    # The last row of the table goes with it.
    for row in paper.tables[-1].rows[-2:]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    for line in lines:
        document.add(paper, line, BODY._replace(size=14))
        paper.paragraphs[-1].paragraph_format.keep_with_next = line != lines[-1]


def _annex(paper: Document, made: Report, towns: Table | None) -> None:
    """Write every table of the report on pages of their own, and below what came to nothing."""
    paper.add_section(WD_SECTION.NEW_PAGE)
    document.add(paper, "附：各项统计", HEADING._replace(size=16), centred=True)
    if made.span.kind != "week":
        _months(paper, made)
    every = [_folded(table) for table in tables.tables(made)]
    silent = tables.silent(every)
    shown_tables = [table.without(silent) for table in every if table.rows]
    columns = _grid(shown_tables) if shown_tables else []
    for table in (*([towns] if towns else []), *shown_tables):
        document.add(paper, "", BODY._replace(size=4))
        document.add(paper, table.title, HEADING)
        widths = columns if len(table.headings) == len(columns) else _stretched(table)
        # What ends the annex does not stand alone on a page.
        document.add_table(paper, table, widths, held=table is shown_tables[-1])
    document.add(paper, "", BODY._replace(size=4)).paragraph_format.keep_with_next = True
    nothing = [line.figure.label for line in made.lines if not tables.has_any(line)]
    if nothing:
        document.add(paper, tables.folded_line(nothing))
    paper.paragraphs[-1].paragraph_format.keep_with_next = True
    for line in (*tables.check_lines(made), tables.counted_to(made)):
        document.add(paper, line, BODY._replace(size=_SMALL_PT))
        paper.paragraphs[-1].paragraph_format.keep_with_next = True


def _grid(every: Sequence[Table]) -> list[float]:
    """Return the widths of the columns that most tables share, so that these stand below each other."""
    first = every[0]
    alike = [table for table in every if len(table.headings) == len(first.headings)]
    return _stretched(first._replace(rows=[row for table in alike for row in table.rows]))


def _stretched(table: Table) -> list[float]:
    """Return the widths of columns that take the whole width of the page."""
    widths = document.column_widths(table, document.WIDTH)
    return [width * document.WIDTH / sum(widths) for width in widths]


def _folded(table: Table) -> Table:
    """Return the table without the rows that came to nothing in every period."""
    zero = {"0", "0.00%", shown.NONE, "持平", "", "0人", 0}
    numbers = [i for i, heading in enumerate(table.headings) if heading in table.numeric]
    rows = [row for row in table.rows if not all(row[i] in zero for i in numbers)]
    return table._replace(rows=rows)
