"""Cases for tests, told as short lines: `case("收到 01-05", "分类", "受理 01-06 丙某")`.

A line is an event, its day of 2026 (or a full date), who recorded it, and what else it states, in
the words in which the journal keeps it.
"""

from datetime import date
from typing import Any

from xfcli.case import fold
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.entry import Entry
from xfcli.law import local_periods, workdays
from xfcli.law.clocks import clocks_of, deadlines_of
from xfcli.law.deadlines import Clock, Deadline

ADD = {"channel": "来访", "source": "自收", "level": "乡", "purpose": "申诉求决", "count": 1}
_WAY = {"domain": "低保", "route": "信访程序"}
_EVENTS: dict[str, tuple[str, dict[str, Any]]] = {
    "收到": ("add", ADD),
    "分类": ("classify", _WAY),
    "受理": ("accept", {}),
    "不予受理": ("refuse", {"kind": "不予受理", "to": "县医保局"}),
    "不再受理": ("refuse", {"kind": "不再受理"}),
    "转送": ("transfer", {"unit": "司法所"}),
    "退回": ("return", {"unit": "司法所"}),
    "延期": ("extend", {"days": 30, "approver": "丁镇长"}),
    "答复": ("reply", {"result": "不予支持"}),
    "送达": ("deliver", {"method": "直接"}),
    "复查": ("review", {"stage": "复查"}),
    "复核": ("review", {"stage": "复核"}),
    "告知": ("note", {"kind": "告知"}),
    "记事": ("note", {}),
    "办结": ("close", {"outcome": "答复办结"}),
    "重新办理": ("reopen", {}),
    "审核": ("endorse", {}),
    "催办": ("urge", {"kind": "催办", "unit": "司法所", "number": 1}),
    "评价": ("rate", {"rating": "满意"}),
    "更正": ("amend", {"petition": 1}),
    "作废": ("void", {}),
    "文书": ("paper", {"kind": "受理告知书", "about": 1}),
    "查看": ("reveal", {"where": "show"}),
    "保存": ("hold", {"kind": "暂缓"}),
    "清除": ("erase", {"clear": [1]}),
}
NAMED = {"title": "测试事项", "people": [{"name": "甲某"}]}
ANONYMOUS = {"title": "测试事项"}
Line = str | tuple[str, dict[str, Any]] | tuple[str, dict[str, Any], dict[str, Any]]


def day(text: str) -> date:
    """Return a day: 01-05 of 2026, or a full date."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def entries(*lines: Line) -> list[Entry]:
    """Return the entries that the lines tell of, in their places of the journal from 1 on."""
    told: list[Entry] = []
    on = day("01-05")
    for line in lines:
        text, body, personal = (line, {}, None) if isinstance(line, str) else (*line, None)[:3]
        event, *rest = text.split()
        on = day(rest[0]) if rest else on
        kind, usual = _EVENTS[event]
        if kind == "add" and personal is None:
            personal = NAMED
        told.append(entry(len(told) + 1, on, kind, usual | body, personal, *rest[1:]))
    return told


def entry(
    seq: int,
    on: date,
    kind: str,
    body: dict[str, Any],
    personal: dict[str, Any] | None = None,
    by: str = "王主任",
    *,
    no: str | None = "2026-0001",
    erased: bool = False,
) -> Entry:
    """Return an entry as it is read from the journal."""
    return Entry(seq, f"{on}T09:00:00+0800", on, kind, no, by, body, personal, erased)


def is_working(calendar: workdays.Calendar, on: date) -> bool:
    """Whether offices work on a day: a period that ends on it is not rolled."""
    return calendar.add_calendar(on, 0).due == on


def case(*lines: Line) -> Case:
    """Return the case that the lines tell of."""
    return fold.fold(entries(*lines))


def counted(told: Case, today: str = "12-31") -> dict[str, Deadline]:
    """Return the deadlines of a case by kind, the last of each kind; count them on `today`."""
    deadlines = deadlines_of(told, workdays.shipped(), day(today))
    return {deadline.clock.kind: deadline for deadline in deadlines}


def unshortened(told: Case) -> list[Clock]:
    """Return the clocks of a case that stricter local periods of a day would not reach, but should.

    None may reach the petitioner's own, nor a day that a sender set.
    """
    settings = [key.removeprefix("period.") for key, _, _ in local_periods.rows({}, told.first.on)]
    local = {key: [("2000-01-01", 1)] for key in settings}
    entries = []
    for entry in told.history:
        body = {key: value for key, value in entry.body.items() if key != "carried"}
        draft = local_periods.stamped(Draft(entry.kind, entry.on, entry.no, body), local)
        entries.append(entry._replace(body=draft.body))
    clocks = [clock for clock in clocks_of(fold.fold(entries)) if not clock.fixed]
    return [c for c in clocks if c.days != (1 if c.kind in settings else c.period.days)]
