"""The morning page: what is overdue, due today, due soon; most urgent first."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from xfcli import clocks
from xfcli.casefile import clock_data
from xfcli.clocks import Clock, Running
from xfcli.listing import SEALED, Row
from xfcli.table import Table
from xfcli.workdays import Calendar


class Item(NamedTuple):
    """A clock that wants attention, and its case."""

    row: Row
    clock: Clock


def page(
    candidates: Iterable[tuple[str, Running]],
    rows_of: Callable[[tuple[str, ...]], Iterable[Row]],
    calendar: Calendar,
    today: date,
    until: date,
) -> tuple[Item, ...]:
    """Return the duties due by `until`, the most urgent first."""
    live = [
        (no, clock)
        for no, run in candidates
        if run.clock not in clocks.RIGHTS
        for clock in (clocks.resolve(run, calendar, today),)
        if clock.is_live and clock.due <= until
    ]
    rows = {row.no: row for row in rows_of(tuple({no for no, _ in live}))}
    items = [Item(rows[no], clock) for no, clock in live]
    return tuple(sorted(items, key=lambda item: (item.clock.due, item.row.no)))


def as_data(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Return the JSON of the page: clocks, each with its case's number and title."""
    return [
        clock_data(item.clock)
        | {"no": item.row.no, "title": SEALED if item.row.sealed else item.row.title}
        for item in items
    ]


def table(items: Iterable[Item]) -> Table:
    """Return the page as a table."""
    rows = [
        (
            _when(item.clock),
            item.row.no,
            SEALED if item.row.sealed else item.row.title,
            clocks.LABELS[item.clock.running.clock],
            item.clock.article,
            "" if item.row.sealed else item.row.unit,
        )
        for item in items
    ]
    return Table(
        ("期限", "编号", "标题", "办什么", "依据", "单位"),
        rows,
        folding=frozenset({"标题", "依据"}),
    )


def _when(clock: Clock) -> str:
    if clock.state == "overdue":
        return f"逾期{clock.overdue_days}天"
    return clock.due.isoformat() + ("（暂定）" if clock.provisional else "")
