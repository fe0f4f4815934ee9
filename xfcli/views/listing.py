"""A case as one line of a list: what everyday lists show, and their JSON contract."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from xfcli.case import disclosure
from xfcli.case.disclosure import Disclosure
from xfcli.law.deadlines import Clock, Deadline, most_urgent, resolve
from xfcli.law.workdays import Calendar
from xfcli.people import masking
from xfcli.table import Line, Table, Tone

_SOON: Final = 7  # days
URGENT: Final = "【紧急】"  # before the title of an urgent matter
HEADINGS: Final = ("编号", "收到", "形式", "标题", "领域", "途径", "单位", "状态", "期限", "办什么")
# What 80 columns have no room for beside the title.
_SPARE: Final = ("途径", "领域", "形式", "收到", "办什么")
# Drawn as its rows are read, however many they are.
SHAPE: Final = Table(HEADINGS, (), spare=_SPARE, toned="期限")


class Row(NamedTuple):
    """A case as lists show it, with the duties that still run."""

    no: str
    title: str
    status: str
    channel: str
    received_on: str
    domain: str
    route: str
    unit: str
    petitions: int
    sealed: bool
    moved_on: str
    returned_on: str | None
    urgent: str  # what comes first in an urgent matter, "" where it is none
    clocks: tuple[Clock, ...]

    @property
    def shown(self) -> Disclosure:
        """What anybody may see of it."""
        return disclosure.of(sealed=self.sealed)


def as_data(row: Row, deadline: Deadline | None) -> dict[str, Any]:
    """Return the JSON of one case; a sealed case shows its number and dates only."""
    shown = row.shown
    return {
        "no": row.no,
        "title": shown.title(masking.free_text(row.title)),
        "status": row.status,
        "channel": shown.fact(row.channel),
        "received_on": row.received_on,
        "domain": shown.fact(row.domain),
        "route": shown.fact(row.route),
        "unit": shown.fact(row.unit),
        "petitions": row.petitions,
        "due_on": deadline.due.isoformat() if deadline else None,
        "overdue_days": deadline.overdue_days if deadline else 0,
        "urgent": bool(row.urgent),
    }


def urgent(row: Row, calendar: Calendar, today: date) -> Deadline | None:
    """Return the deadline of `row` that comes first, None where no duty runs."""
    if not row.clocks:  # most cases of an old ledger
        return None
    live = tuple(resolve(clock, calendar, today) for clock in row.clocks)
    return most_urgent(live)


def is_overdue(row: Row, calendar: Calendar, today: date) -> bool:
    """Whether the duty of `row` that was due first is overdue."""
    deadline = urgent(row, calendar, today)
    return deadline is not None and deadline.is_overdue


def lines(rows: Iterable[Row], calendar: Calendar, today: date, desk: str) -> Iterator[Line]:
    """Yield the lines of a list of cases; `desk` names this office's own desk."""
    for row in rows:
        deadline = urgent(row, calendar, today)
        one = as_data(row, deadline)
        one["unit"] = one["unit"] or row.shown.fact(desk)
        title = f"{URGENT if row.urgent else ''}{one['title']}"
        cells = (
            one["no"], one["received_on"], one["channel"], title, one["domain"], one["route"],
            one["unit"], one["status"], when(deadline), deadline.clock.kind.label if deadline else "",
        )  # fmt: skip
        yield Line(cells, one, tone(deadline, today))


def when(deadline: Deadline | None) -> str:
    """Return in one word when something is due: 逾期9天, 今天, or the day; empty for no duty."""
    if deadline is None:
        return ""
    if deadline.is_overdue:
        return f"逾期{deadline.overdue_days}天"
    return deadline.due.isoformat() + ("（暂定）" if deadline.provisional else "")


def tone(deadline: Deadline | None, today: date) -> Tone | None:
    """Return how pressing a deadline is today; None for one that is far off, or for no deadline."""
    if deadline is None:
        return None
    if deadline.is_overdue:
        return "late"
    left = (deadline.due - today).days
    return "today" if left == 0 else "soon" if left <= _SOON else None
