"""A clock as scripts read it: the keys that `show` and `due` promise, and their values."""

from typing import Final

from xfcli.law.deadlines import Deadline

# What every clock has; a case without any has null in each.
KEYS: Final = (
    "clock", "article", "from_kind", "from", "days", "unit", "plain", "due", "provisional",
    "extended_days", "done_on", "state", "overdue_days",
)  # fmt: skip


def clock_data(deadline: Deadline) -> dict[str, object]:
    """Return the JSON of a clock counted out (design: the frozen contract)."""
    clock, counted = deadline.clock, deadline.counted
    is_months = deadline.period.unit == "months"
    return {
        "clock": clock.kind,
        "article": deadline.article,
        "from_kind": clock.from_kind,
        "from": clock.start.isoformat(),
        "days": clock.days + clock.hearing
        if counted and not is_months
        else (deadline.plain - clock.start).days,
        "unit": "calendar" if is_months else deadline.period.unit,
        "plain": deadline.plain.isoformat(),
        "due": deadline.due.isoformat(),
        "provisional": deadline.provisional,
        "extended_days": clock.extended,
        "done_on": clock.done_on.isoformat() if clock.done_on else None,
        "state": deadline.state,
        "overdue_days": deadline.overdue_days,
        "hearing_days": clock.hearing,
        "law_days": None if is_months else deadline.period.days,
        "months": deadline.period.days if is_months else None,
        "skipped": [
            {"on": day.isoformat(), "reason": reason}
            for day, reason in (counted.skipped if counted else ())
        ],
    }
