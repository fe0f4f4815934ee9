"""The report as a workbook that can be sent upward: table, breakdowns, trend with charts, case list."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xfcli.files.workbook import FONT, LINE_PT, column_width, lines_of, on_a4, opened, put
from xfcli.reporting import shown, tables
from xfcli.reporting.paragraph import own_lines
from xfcli.reporting.report import Line, Report
from xfcli.reporting.shown import Shown
from xfcli.table import Table
from xfcli.text import places

_HEADINGS: Final = (
    "指标", "单位", "本期", "上期", "环比", "去年同期", "同比", "本年累计", "去年累计", "累计同比",
)  # fmt: skip
_OF_THE_YEAR_BEFORE: Final = frozenset({"去年累计", "累计同比"})
_CHART_WIDTH: Final = 640
_UNSET: Final = 8.4  # digits of a column that nobody has set
_MOST_BARS: Final = 12
_ROW_HEIGHT: Final = 14  # points
_ROWS_A_PAGE: Final = 35  # of landscape A4
_BASIS_WIDTH: Final = 66
_NUMBER_WIDTH: Final = 9.7
_LABEL_WIDTH: Final = 20
_SMALLER: Final = 0.9  # as many characters of 12 points as of those that columns are measured in
_ONE_PAGE_PT: Final = 950  # of rows that fit a page in letters of eight points and more
_BREAKDOWN_WIDTHS: Final = 22, 11
_HELD: Final = 64  # characters that it holds for certain
# Shades that differ when they are printed in grey.
_DARK: Final = "#404040"
_LIGHT: Final = "#BFBFBF"
_GRID: Final = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}}


class _Book:
    """A workbook being filled, with its formats."""

    def __init__(self, book: Workbook, made: Report) -> None:
        self.book = book
        self.made = made
        self.columns = _columns(made)
        self.title = self._format(font_size=16, bold=True, align="center", shrink=True)
        self.note = self._format(align="center", font_color="#555555", text_wrap=True)
        self.head = self._format(bold=True, border=1, align="center", text_wrap=True, bg_color="#EEF2F6")  # fmt: skip
        self.group = self._format(bold=True, border=1, bg_color="#F7F7F2")
        self.text = self._format(border=1, shrink=True)  # a long title is never cut
        self.number = self._format(border=1, align="right")
        self.day = self._format(border=1, align="left", num_format="yyyy-mm-dd")
        self.forms = {
            "count": self.number,
            "rate": self._format(border=1, align="right", num_format="0.00%"),
            "points": self._format(
                border=1, align="right", num_format='+0.00"点";-0.00"点";"持平"'
            ),
            "percent": self._format(border=1, align="right", num_format='+0.00%;-0.00%;"持平"'),
            "days": self._format(border=1, align="right", num_format='+0.#"天";-0.#"天";"持平"'),
        }
        self.words = self._format(text_wrap=True, valign="top", font_size=12)
        self.foot = self._format()

    def _format(self, **properties: object) -> Format:
        return self.book.add_format(
            {"font_name": FONT, "font_size": 11, "valign": "vcenter", **properties}
        )


def write(
    path: Path, made: Report, words: str, own_words: str, cases: Table, officer: str = ""
) -> None:
    """Write the report to `path` as .xlsx, with `cases`, a table without persons, on a sheet.

    `words` is its paragraph in official style, `own_words` the officer's own (empty: none), `officer`
    who filled it in.
    """
    with opened(path, row_by_row=False) as book:
        title = f"{made.office}{made.span.label}信访情况"
        book.set_properties({"title": title, "author": made.office})
        filled = _Book(book, made)
        _table(filled, words, own_words, officer)
        places = _breakdowns(filled)
        _units(filled)
        _trend(filled)
        _charts(filled, places)
        _cases(filled, cases)
        _basis(filled)


def _top(
    filled: _Book, name: str, title: str, columns: int, width: float, *, landscape: bool = True
) -> Worksheet:
    """Return a new sheet with title, period and office above `columns`, together `width` digits wide."""
    made, span = filled.made, filled.made.spans.now
    sheet = filled.book.add_worksheet(name)
    sheet.set_row(0, 30)
    sheet.merge_range(0, 0, 0, columns - 1, title, filled.title)
    when, office = f"统计时间：{span.first} 至 {span.last}", f"填报单位：{made.office}"
    fits = places(when + office, 2) + 6 < width
    when += f"    {office}" if fits else f"\n{office}"
    sheet.set_row(1, LINE_PT * lines_of(when, int(width)))
    sheet.merge_range(1, 0, 1, columns - 1, when, filled.note)
    on_a4(sheet, landscape=landscape)
    sheet.center_horizontally()
    return sheet


def _heading(filled: _Book, sheet: Worksheet, row: int, headings: Sequence[str]) -> None:
    for column, heading in enumerate(headings):
        sheet.write_string(row, column, heading, filled.head)


def _line(filled: _Book, sheet: Worksheet, row: int, name: str, line: Line) -> None:
    sheet.write_string(row, 0, name, filled.text)
    sheet.write_string(row, 1, line.figure.unit, filled.text)
    numbers = dict(zip(_HEADINGS[2:], _numbers(line), strict=True))
    for column, heading in enumerate(filled.columns[2:], 2):
        number = numbers[heading]
        if number.value is None:
            sheet.write_string(row, column, number.text, filled.number)
        else:
            sheet.write_number(row, column, number.cell, filled.forms[number.form])


def _numbers(line: Line) -> tuple[Shown, ...]:
    return (
        shown.amount(line.now),
        shown.amount(line.previous),
        shown.change(line.now, line.previous),
        shown.amount(line.last_year),
        shown.change(line.now, line.last_year),
        shown.amount(line.to_date),
        shown.amount(line.to_date_last_year),
        shown.change(line.to_date, line.to_date_last_year),
    )


def _columns(made: Report) -> tuple[str, ...]:
    """Return the headings of the columns; in a ledger's first year nothing stands for the year before."""
    if any(line.to_date_last_year is not None for line in made.lines):
        return _HEADINGS
    return tuple(heading for heading in _HEADINGS if heading not in _OF_THE_YEAR_BEFORE)


def _table(filled: _Book, words: str, own_words: str, officer: str) -> None:
    made = filled.made
    columns = len(filled.columns)
    sheet = _top(
        filled, "月报表", f"{made.office}{made.span.label}信访情况统计表", columns,
        _LABEL_WIDTH + _NUMBER_WIDTH * (columns - 1), landscape=False,
    )  # fmt: skip
    sheet.set_default_row(_ROW_HEIGHT)
    sheet.set_column(0, 0, _LABEL_WIDTH)
    sheet.set_column(1, columns - 1, _NUMBER_WIDTH)
    _heading(filled, sheet, 2, filled.columns)
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)
    row = 3
    channels = next(b for b in made.breakdowns if b.family.key == "petitions.channel")
    for title, every in made.sections.items():
        lines = [line for line in every if tables.has_any(line)]
        if lines:
            sheet.merge_range(row, 0, row, columns - 1, title, filled.group)
            row += 1
        for line in lines:
            _line(filled, sheet, row, line.figure.label, line)
            row += 1
            if line.figure.key == "petitions.total":
                for channel in filter(tables.has_any, channels.lines):
                    _line(filled, sheet, row, f"  {channel.figure.label}", channel)
                    row += 1
    row, high = _text_below(filled, sheet, row + 1, words, own_words)
    footer = f"单位负责人：          审核人：          填报人：{officer:<10}联系电话：          填报日期："
    sheet.merge_range(row, 0, row, columns - 1, f"{made.office}（章）", filled.foot)
    for below, text in enumerate((footer, *tables.sealed_lines(made)), row + 1):
        sheet.merge_range(below, 0, below, columns - 1, text, filled.foot)
    # With who signs on one page, where its type stays readable.
    sheet.fit_to_pages(1, 1 if high + _ROW_HEIGHT * row <= _ONE_PAGE_PT else 0)


def _text_below(
    filled: _Book, sheet: Worksheet, row: int, words: str, own_words: str
) -> tuple[int, float]:
    """Write the paragraph below the table; return the row behind it, and how high it is in points."""
    texts = [words, *(["\n".join(own_lines(own_words))] if own_words else [])]
    nothing = [line.figure.label for line in filled.made.lines if not tables.has_any(line)]
    if nothing:
        texts.append(tables.folded_line(nothing))
    texts += list(tables.check_lines(filled.made))
    high = 0.0
    for text in texts:
        sheet.merge_range(row, 0, row, len(filled.columns) - 1, "", filled.words)
        put(sheet, row, 0, text, filled.words)
        room = (_LABEL_WIDTH + _NUMBER_WIDTH * (len(filled.columns) - 1)) * _SMALLER
        high += 17 * lines_of(text, int(room))
        sheet.set_row(row, 17 * lines_of(text, int(room)))
        row += 1
    return row + 1, high


def _breakdowns(filled: _Book) -> dict[str, tuple[int, int]]:
    """Write the breakdowns; return where the rows of each stand (first, last)."""
    made, places = filled.made, {}
    columns = len(filled.columns)
    first, others = _BREAKDOWN_WIDTHS
    width = first + others * (columns - 1)
    sheet = _top(filled, "分类", f"{made.span.label}信访分类统计", columns, width)
    sheet.set_column(0, 0, first)
    sheet.set_column(1, columns - 1, others)
    sheet.repeat_rows(0, 1)
    sheet.set_default_row(_ROW_HEIGHT)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    row, page, breaks = 3, 0, []  # `page`: the row with which the page begins
    for breakdown in made.breakdowns:
        lines = [line for line in breakdown.lines if tables.has_any(line)]
        if not lines:
            continue
        if row + len(lines) + 2 > page + _ROWS_A_PAGE:
            page = row
            breaks.append(row)
        _heading(filled, sheet, row, (breakdown.family.label, *filled.columns[1:]))
        met = sum(1 for line in lines if line.now.n)
        places[breakdown.family.key] = (row + 1, row + max(min(met, _MOST_BARS), 1))
        for line in (*lines, tables.sum_of(lines)):
            row += 1
            _line(filled, sheet, row, line.figure.label, line)
        row += 2
    sheet.set_h_pagebreaks(breaks)
    return places


def _charts(filled: _Book, places: dict[str, tuple[int, int]]) -> None:
    """Draw channels, domains and the trend on one page."""
    title = f"{filled.made.span.label}信访情况图"
    sheet = _top(filled, "图", title, 10, 10 * _UNSET, landscape=False)
    sheet.fit_to_pages(1, 1)
    row = 3
    for key, label, kind in (
        ("petitions.channel", "信访形式", "bar"),
        ("petitions.domain", "诉求领域", "bar"),
    ):
        if key not in places:
            continue
        first, last = places[key]
        chart = filled.book.add_chart({"type": kind})
        chart.add_series(
            {
                "name": f"按{label}",
                "categories": ["分类", first, 0, last, 0],
                "values": ["分类", first, 2, last, 2],
                "data_labels": {"value": True},
                "gap": 40,
                "fill": {"color": _DARK},
            }
        )
        chart.set_title({"name": f"按{label}（件次）", "name_font": _font(12)})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True, "num_font": _font(9)})
        chart.set_x_axis({"major_gridlines": {"visible": False}, "visible": False, "min": 0})
        height = 80 + 26 * (last - first + 1)
        chart.set_size({"width": _CHART_WIDTH, "height": height})
        sheet.insert_chart(row, 0, chart)
        row += height // 20 + 2
    sheet.insert_chart(row, 0, _trend_chart(filled))


def _font(size: int) -> dict[str, str | int]:
    return {"name": FONT, "size": size}


def _units(filled: _Book) -> None:
    if not filled.made.units:
        return
    table = tables.units(filled.made)
    title = f"{filled.made.span.label}责任单位办理情况"
    sheet = _top(filled, "责任单位", title, len(table.headings), sum(_widths(table)))
    _rows(filled, sheet, 2, table)


def _rows(filled: _Book, sheet: Worksheet, row: int, table: Table) -> None:
    _heading(filled, sheet, row, table.headings)
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    for line in table.rows:
        row += 1
        for column, (cell, heading) in enumerate(zip(line, table.headings, strict=True)):
            form = filled.number if heading in table.numeric else filled.text
            put(sheet, row, column, cell, form, filled.day)


def _widths(table: Table) -> list[int]:
    """Return the widths of the columns, in digits."""
    return [
        column_width([heading, *(line[column] for line in table.rows)], widest=36)
        for column, heading in enumerate(table.headings)
    ]


def _trend(filled: _Book) -> None:
    made = filled.made
    table = tables.trend(made)
    sheet = _top(
        filled,
        "趋势",
        "近 12 个月：来多少、办结多少、还剩多少",
        len(table.headings),
        sum(_widths(table)),
    )
    _rows(filled, sheet, 2, table)


def _trend_chart(filled: _Book) -> Chart:
    table = tables.trend(filled.made)
    first, last = 3, 2 + len(table.rows)
    chart = filled.book.add_chart({"type": "column"})
    for column, shade in ((1, _DARK), (3, _LIGHT)):
        bars = _series(table, "趋势", column, first, last)
        chart.add_series(bars | {"fill": {"color": shade}})
    line = filled.book.add_chart({"type": "line"})
    for column, dash in ((4, "solid"), (5, "dash")):
        curve = _series(table, "趋势", column, first, last)
        line.add_series(curve | {"line": {"color": "black", "width": 1.5, "dash_type": dash}})
    chart.combine(line)
    chart.set_title({"name": "近 12 个月：信访总量、办结与期末在办", "name_font": _font(12)})
    chart.set_legend({"position": "bottom", "font": _font(9)})
    chart.set_y_axis({"major_gridlines": _GRID, "num_font": _font(9)})
    chart.set_size({"width": _CHART_WIDTH, "height": 340})
    return chart


def _series(table: Table, sheet: str, column: int, first: int, last: int) -> dict[str, object]:
    return {
        "name": table.headings[column],
        "categories": [sheet, first, 0, last, 0],
        "values": [sheet, first, column, last, column],
    }


def _cases(filled: _Book, cases: Table) -> None:
    title = f"{filled.made.span.label}{cases.title}（不含个人信息）"
    sheet = _top(filled, cases.title, title, len(cases.headings), sum(_widths(cases)))
    _rows(filled, sheet, 2, cases)
    sheet.freeze_panes(3, 1)
    sheet.repeat_rows(2)
    if cases.rows:
        sheet.autofilter(2, 0, 2 + len(cases.rows), len(cases.headings) - 1)


def _basis(filled: _Book) -> None:
    made = filled.made
    sheet = _top(filled, "口径", "各项指标的口径", 3, 30 + _BASIS_WIDTH, landscape=False)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, _BASIS_WIDTH)
    _heading(filled, sheet, 2, ("指标", "单位", "口径"))
    wrapped = filled.book.add_format(
        {"font_name": FONT, "text_wrap": True, "border": 1, "valign": "vcenter"}
    )
    row = 3
    for lines in made.sections.values():
        for line in lines:
            for column, text in enumerate((line.figure.label, line.figure.unit, line.figure.basis)):
                sheet.write_string(row, column, text, wrapped)
            sheet.set_row(row, _ROW_HEIGHT * math.ceil(places(line.figure.basis, 2) / _HELD))
            row += 1
    sheet.merge_range(row + 1, 0, row + 1, 2, tables.counted_to(made), filled.words)
    sheet.set_row(row + 1, 34)
