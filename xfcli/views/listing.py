"""A case as one line of a list: what everyday lists show, and their JSON contract."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, NamedTuple

from xfcli.law.deadlines import Clock, Deadline, most_urgent, resolve
from xfcli.law.workdays import Calendar
from xfcli.people import masking
from xfcli.table import Table

SEALED: Final = "（保密）"
HEADINGS: Final = ("编号", "收到", "形式", "标题", "领域", "途径", "单位", "状态", "期限")
# What 80 columns have no room for beside the title.
_SPARE: Final = ("途径", "领域", "形式", "收到")


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
    clocks: tuple[Clock, ...]


def as_data(row: Row, deadline: Deadline | None) -> dict[str, Any]:
    """Return the JSON of one case; a sealed case shows its number and dates only."""
    hidden = row.sealed
    return {
        "no": row.no,
        "title": SEALED if hidden else masking.free_text(row.title),
        "status": row.status,
        "channel": "" if hidden else row.channel,
        "received_on": row.received_on,
        "domain": "" if hidden else row.domain,
        "route": "" if hidden else row.route,
        "unit": "" if hidden else row.unit,
        "petitions": row.petitions,
        "due_on": deadline.due.isoformat() if deadline else None,
        "overdue_days": deadline.overdue_days if deadline else 0,
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


def listing(
    rows: Iterable[Row], calendar: Calendar, today: date, desk: str
) -> tuple[Table, list[dict[str, Any]]]:
    """Return the table and the JSON of a list of cases; `desk` names this office's own desk."""
    data = []
    lines = []
    for row in rows:
        deadline = urgent(row, calendar, today)
        one = as_data(row, deadline)
        one["unit"] = one["unit"] or ("" if row.sealed else desk)
        data.append(one)
        lines.append(
            (one["no"], one["received_on"], one["channel"], one["title"], one["domain"],
             one["route"], one["unit"], one["status"], _deadline(deadline))
        )  # fmt: skip
    return Table(HEADINGS, lines, spare=_SPARE), data


def _deadline(deadline: Deadline | None) -> str:
    if deadline is None:
        return ""
    label = deadline.clock.kind.label
    if deadline.is_overdue:
        return f"逾期{deadline.overdue_days}天（{label}）"
    return f"{deadline.due}（{label}）"
