"""The morning page: what is overdue, due today, due soon; what was not told, what has not moved.

Each case stands once for each thing to do, the most urgent first.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from xfcli.law.clock_kinds import ClockKind
from xfcli.law.deadlines import Clock, Deadline, as_told, resolve
from xfcli.law.workdays import Calendar
from xfcli.people import masking
from xfcli.table import Table, Tone
from xfcli.views.listing import Row

RETURNED_DAYS: Final = 5  # a case that a unit gave back and that lies here
QUIET_DAYS: Final = 30  # a case without any date of its own, and without any step
SECTIONS: Final = {
    "urgent": "紧急",
    "overdue": "逾期",
    "today": "今天到期",
    "soon": "快到期",
    "ask": "该去问的",
    "untold": "还没告知",
    "unsorted": "待归类",
    "unsent": "还没转送",
    "undelivered": "答复未送达",
    "returned": "退回未转",
    "idle": "没有进展",
}
_TONES: Final[dict[str, Tone]] = {
    "urgent": "late",
    "overdue": "late",
    "today": "today",
    "soon": "soon",
}
# What is to be done about a thing that waits, and how its waiting is called.
_WAITS: Final = {
    "urgent": ("", "紧急{}天"),
    "untold": ("告知延期理由", "未告知{}天"),
    "unsorted": ("分类", "待归类{}天"),
    "unsent": ("转送", "未转{}天"),
    "undelivered": ("送达", "写好{}天"),
    "returned": ("重新转送", "退回{}天"),
    "idle": ("推进", "停了{}天"),
    "ask": ("问结果", "到期{}天"),
}


_URGENT: Final = {"报告": "报告党委政府", "处置": "处置"}


class Waiting(NamedTuple):
    """What waits in a case beside its duties, as the tables know it."""

    no: str
    undelivered_on: date | None  # an answer written on this day is not delivered
    untold_on: date | None  # an extension of this day has not been told
    unsorted_on: date | None  # came on this day, and has no way yet
    unsent_on: date | None  # another decides, and it has not gone there since this day
    returned_on: date | None  # given back by a unit, not sent out again
    moved_on: date
    urgent_on: date | None  # marked as urgent
    open: bool
    last: Clock | None  # its latest duty, done or not


class Item(NamedTuple):
    """One thing to do: a section of the page, the case, and the deadline it belongs to."""

    section: str
    row: Row
    deadline: Deadline | None
    since: date  # since when it waits; for a running clock the day it is due
    days: int  # for how many days: overdue, or waiting

    @property
    def title(self) -> str:
        """The title of the case, hidden where it is sealed."""
        return self.row.shown.title(masking.free_text(self.row.title))


def page(
    owed: Iterable[tuple[str, Clock]],
    waiting: Iterable[Waiting],
    rows_of: Callable[[tuple[str, ...]], Iterable[Row]],
    calendar: Calendar,
    today: date,
    ahead: int,
) -> tuple[Item, ...]:
    """Return the page of `today`, looking `ahead` days ahead."""
    duties: dict[str, list[Deadline]] = defaultdict(list)
    for no, clock in owed:
        duties[no].append(resolve(clock, calendar, today))
    others = {one.no: one for one in waiting}
    found = [
        (no, one)
        for no in sorted(duties.keys() | others.keys())
        for one in _of_case(duties[no], others.get(no), calendar, today, ahead)
    ]
    rows = {row.no: row for row in rows_of(tuple({no for no, _ in found}))}
    items = (Item(one[0], rows[no], *one[1:]) for no, one in found)
    order = tuple(SECTIONS)
    return tuple(sorted(items, key=lambda i: (order.index(i.section), i.since, i.row.no)))


def _of_case(
    duties: list[Deadline],
    waits: Waiting | None,
    calendar: Calendar,
    today: date,
    ahead: int,
) -> Iterator[tuple[str, Deadline | None, date, int]]:
    pressing = {deadline: _pressing(deadline, today, ahead) for deadline in duties}
    for deadline, section in pressing.items():
        if section:
            late = max((today - deadline.due).days, 0)
            yield section, deadline, deadline.due, late
    if waits is None:
        return
    if waits.urgent_on:
        yield "urgent", None, waits.urgent_on, (today - waits.urgent_on).days
    last = resolve(waits.last, calendar, today) if waits.last else None
    for section, since, patience in (
        ("untold", waits.untold_on, 0),
        ("undelivered", waits.undelivered_on, 0),
        ("returned", waits.returned_on, RETURNED_DAYS),
    ):
        if since and (today - since).days >= patience:
            yield section, _belonging(section, duties, last), since, (today - since).days
    if not (waits.undelivered_on or waits.returned_on or any(pressing.values())):
        yield from _unmoved(duties, waits, last, today)


def _unmoved(
    duties: list[Deadline], waits: Waiting, last: Deadline | None, today: date
) -> Iterator[tuple[str, Deadline | None, date, int]]:
    """Yield the one thing that is to be done with a case which nothing presses."""
    # What nobody can be told of, an anonymous letter, has no day of its own before it is under way.
    section = "unsorted" if waits.unsorted_on else "unsent"
    if since := waits.unsorted_on or waits.unsent_on:
        yield section, _belonging(section, duties, last), since, (today - since).days
        return
    if quiet := _quiet(duties, waits, today):
        yield "idle", quiet[0] or last, quiet[1], (today - quiet[1]).days


def _belonging(section: str, duties: list[Deadline], last: Deadline | None) -> Deadline | None:
    """Return the deadline that a thing which waits belongs to: an undelivered answer's own is done."""
    if section in {"untold", "unsent"}:
        return next((d for d in duties if d.clock.kind is ClockKind.HANDLE), last)
    return None if last and last.is_live and section == "undelivered" else last


def _pressing(deadline: Deadline, today: date, ahead: int) -> str:
    if deadline.clock.kind is ClockKind.DUTY_ELSEWHERE:
        return "ask" if deadline.due <= today else ""
    if deadline.is_overdue:
        return "overdue"
    if deadline.due == today:
        return "today"
    if deadline.due <= today + timedelta(ahead):
        return "soon"
    return "untold" if deadline.clock.kind is ClockKind.NOTIFY else ""


def _quiet(
    duties: list[Deadline], waits: Waiting, today: date
) -> tuple[Deadline | None, date] | None:
    """Return the duty of which half the time has gone without a step, and since when; or None.

    A case without any duty in days must not be forgotten either: it is named after a month.
    """
    for deadline in sorted(duties, key=lambda deadline: deadline.due):
        since = max(deadline.clock.start, waits.moved_on)
        if 2 * (today - since).days >= (deadline.due - deadline.clock.start).days:
            return deadline, since
    if not duties and waits.open and (today - waits.moved_on).days >= QUIET_DAYS:
        return None, waits.moved_on
    return None


def as_data(items: Iterable[Item]) -> list[dict[str, Any]]:
    """Return the JSON of the page: clocks, each with its case's number and title.

    An item that is no running clock names the clock it belongs to; only a case that never had one
    (an anonymous letter, say) has null there.
    """
    from xfcli.views.clock_data import KEYS, clock_data

    nothing = dict.fromkeys(KEYS)
    return [
        (clock_data(_shown(item)) if item.deadline else nothing)
        | {
            "no": item.row.no,
            "title": item.title,
            "section": item.section,
            "since": item.since.isoformat(),
            "waiting_days": item.days,
        }
        for item in items
    ]


def _shown(item: Item) -> Deadline:
    assert item.deadline is not None
    return as_told((item.deadline,), item.row.shown)[0]


def tables(items: tuple[Item, ...], ahead: int, desk: str, *, alike: bool) -> tuple[Table, ...]:
    """Return the page as people read it: a table for each section that is not empty.

    With `alike` all have the same columns; else each goes without those that say nothing in it.
    """
    made = []
    for section, name in SECTIONS.items():
        rows = [_row(item, desk) for item in items if item.section == section]
        if rows:
            title = f"{ahead} 天内到期" if section == "soon" else name
            tones = dict.fromkeys(range(len(rows)), tone) if (tone := _TONES.get(section)) else {}
            table = Table(
                _HEADINGS, rows, f"{title}（{len(rows)}）", _FOLDING, spare=_SPARE, tones=tones,
                toned="期限",
            )  # fmt: skip
            made.append(table if alike else _telling(table))
    return tuple(made)


def _telling(table: Table) -> Table:
    """Return the table of a section without the columns that say nothing in it."""
    rows = table.rows
    when, due = _HEADINGS.index("期限"), _HEADINGS.index("到期日")
    silent = {
        heading for i, heading in enumerate(_HEADINGS)
        if all(row[i] == "" or (i == due and row[i] == row[when]) for row in rows)
    }  # fmt: skip
    return table.without(silent)._replace(spare=tuple(h for h in _SPARE if h not in silent))


def table(items: tuple[Item, ...], desk: str) -> Table:
    """Return the page as one table, for files: the section is its first column."""
    rows = [(SECTIONS[item.section], *_row(item, desk)) for item in items]
    return Table(("类别", *_HEADINGS), rows, title="待办", folding=_FOLDING)


_HEADINGS: Final = ("期限", "编号", "办什么", "标题", "单位", "到期日", "系统口径", "依据")
_FOLDING: Final = frozenset({"标题", "依据", "单位"})
_SPARE: Final = ("依据", "系统口径", "到期日")  # a terminal of 80 columns has room for none


def _row(item: Item, desk: str) -> tuple[str, ...]:
    """Return the line of `item`; `desk` has the case where no unit has it."""
    unit = item.row.shown.fact(item.row.unit or desk)
    deadline = _shown(item) if item.deadline else None
    waits = _WAITS.get(item.section)
    if deadline is None or (waits and not _is_notice(item)):
        assert waits is not None
        what, how_long = waits
        if item.section == "urgent":
            from xfcli.law.citations import regulation

            until = ("", "", regulation("25.1"))
            return (
                _since(how_long, item.days),
                item.row.no,
                _URGENT[item.row.urgent],
                item.title,
                unit,
                *until,
            )
        if deadline and deadline.is_live and item.section == "idle":
            what = deadline.clock.kind.label
        until = _until(deadline) if deadline and deadline.is_live else ("", "", "")
        return (_since(how_long, item.days), item.row.no, what, item.title, unit, *until)
    what = deadline.clock.kind.label
    return (_when(deadline), item.row.no, what, item.title, unit, *_until(deadline))


def counts(items: Iterable[Item], today: date, came: int) -> str:
    """Return the page in one line; `came` petitions were received yesterday."""
    found = list(items)
    number = {name: sum(item.section == name for item in found) for name in SECTIONS}
    sunday = today + timedelta(6 - today.weekday())
    week = sum(item.section == "soon" and item.since <= sunday for item in found)
    return f"逾期 {number['overdue']}  今天 {number['today']}  本周 {week}  昨日来 {came}"


def brief(item: Item, desk: str) -> tuple[str, ...]:
    """Return the line of `item` where there is little room: how urgent, what to do, number, title."""
    when, no, what, title, *_ = _row(item, desk)
    return when, what, no, title


def _since(how_long: str, days: int) -> str:
    return how_long.format(days) if days else f"今天{how_long.partition('{')[0]}"


def _is_notice(item: Item) -> bool:
    deadline = item.deadline
    return (
        item.section == "untold"
        and deadline is not None
        and deadline.clock.kind is ClockKind.NOTIFY
    )


def _when(deadline: Deadline) -> str:
    return f"逾期{deadline.overdue_days}天" if deadline.is_overdue else _due(deadline)


def _due(deadline: Deadline) -> str:
    return deadline.due.isoformat() + ("（暂定）" if deadline.provisional else "")


def _until(deadline: Deadline) -> tuple[str, str, str]:
    """Return until when: 法定口径, 系统口径 where it is another day, and the article."""
    plain = deadline.plain.isoformat() if deadline.plain != deadline.due else ""
    return (_due(deadline), plain, deadline.article)
