"""The report as a terminal shows it: what a leader asks first, then all figures in one grid.

What came to nothing in the period and in those it is compared with stands in a line.
"""

from collections.abc import Sequence
from typing import Final

from xfcli.reporting import shown, tables
from xfcli.reporting.report import Curve, Line, Report
from xfcli.table import Table, Tile, Tone

_LATE: Final = "cases.overdue"
_OPEN: Final = "cases.open"
_HEADINGS: Final = ("指标", "本期", "占比", *tables.NUMBERS[1:])
_NAMED: Final = 5  # figures without a value that are named


def headline(made: Report) -> tuple[Tile, ...]:
    """Return the six figures that a leader asks first; a week has none."""
    if made.span.kind == "week":
        return ()
    late = made.line(_LATE).now.n
    return tuple(
        _tile(curve, made.line(curve.figure.key), late)
        for curve in made.curves
        if curve.figure.key != _LATE
    )


def _tile(curve: Curve, line: Line, late: int) -> Tile:
    label, value = line.figure.label, shown.amount(line.now).text
    tone: Tone | None = None
    value += "" if line.figure.is_rate else f" {line.figure.unit}"
    if line.figure.key == _OPEN:
        label, value = "在办／逾期", f"{line.now.n} 件／{late} 件"
        tone = "late" if late else None
    mom, yoy = (shown.change(line.now, past).text for past in (line.previous, line.last_year))
    bars = tuple(amount.value for amount in curve.months)
    return Tile(label, value, f"环比{mom} 同比{yoy}", bars, tone)


def head(made: Report) -> tuple[str, ...]:
    """Return the lines above it all, the last one about the bars of the headline."""
    lines = tuple(tables.head(made))
    if made.span.kind == "week":
        return lines
    first, last = made.trend[0].label, made.trend[-1].label
    bars = f"小图：{first} 至 {last} 逐月，最右是最近一个月；从零起，最高的月份满格。"
    return (*lines, bars)


def grid(made: Report) -> tuple[Table, ...]:
    """Return the figures as tables of the same columns, and behind them those that have others."""
    is_week = made.span.kind == "week"
    breakdowns = [
        _part(made, f"按{b.family.label}", b.lines, b.family.label)
        for b in made.breakdowns
        if tables.is_worth_showing(b) and (b.family.group in tables.BULLETIN or not is_week)
    ]
    if is_week:
        came, handled = tables.bulletin_lines(made)
        parts = [_part(made, "总量", came), *breakdowns, _part(made, "答复与在办", handled)]
        parts = [part.without(tables.OF_THE_YEAR) for part in parts]
    else:
        parts = [_part(made, title, lines) for title, lines in made.sections.items()]
        parts += breakdowns
    return (
        *parts,
        *([tables.units(made)] if made.units else []),
        *([tables.hot(made)] if made.hot else []),
        *([] if is_week else [tables.trend(made)]),
    )


def _part(made: Report, title: str, lines: Sequence[Line], family: str = "") -> Table:
    """Return a section of the grid; `family` names what the lines are that add up to the total."""
    kept = [line for line in lines if _is_something(line)]
    total = sum(line.now.n for line in lines) if family else 0
    rows = []
    for line in kept:
        now, *others = tables.numbers(line)
        share = tables.share(line.now.n, total) if family else ""
        rows.append((line.figure.label, now, share, *others))
    nothing = [line.figure.label for line in lines if not _is_something(line)]
    return Table(
        _HEADINGS, rows, title, numeric=frozenset(_HEADINGS[1:]), spare=tables.SPARE,
        note=_nothing(made, nothing, family) if nothing else "",
    )  # fmt: skip


def _is_something(line: Line) -> bool:
    """Whether there is anything to tell of a figure: a number above zero, or what a rate is of."""
    return any(amount is not None and (amount.n or amount.base) for amount in line.amounts[:3])


def _nothing(made: Report, labels: Sequence[str], family: str) -> str:
    spans = made.spans
    periods = [
        "本期",
        *(["上期"] if spans.previous else []),
        *(["去年同期"] if spans.last_year else []),
    ]
    when = "、".join(periods[:-1]) + ("和" if periods[1:] else "") + periods[-1]
    if family and len(labels) > _NAMED:
        return f"另 {len(labels)} 个{family}{when}都没有"
    return f"{'、'.join(labels)}：{when}都没有"
