"""The statutory clocks of a case, counted out: until which day each runs, and whether it was kept.

`running` says which clocks there are (no calendar, no today); `resolve` counts the days. A due
date is therefore computed at each reading and stored nowhere.
"""

from datetime import date
from typing import Final, NamedTuple

from xfcli.case.case import Case, Petition
from xfcli.law import periods
from xfcli.law.running import RIGHTS, Running, is_notice_owed, running
from xfcli.law.workdays import Calendar, Count

__all__ = ["RIGHTS", "Clock", "Running", "is_notice_owed", "of", "resolve", "running"]

_COUNTED_DUTIES: Final = frozenset(
    {"notify", "handle", "assigned", "review.decide", "recheck.decide"}
)
LABELS: Final = {
    "notify": "告知",
    "object": "异议",
    "handle": "办理",
    "assigned": "交办",
    "review.apply": "申请复查",
    "review.decide": "复查",
    "recheck.apply": "申请复核",
    "recheck.decide": "复核",
    "simple.accept": "简易受理",
    "simple.reply": "简易答复",
}


class Clock(NamedTuple):
    """A clock counted out. `plain` is 系统口径, `due` is 法定口径 (rolled off a rest day)."""

    running: Running
    article: str
    working: bool
    count: Count | None  # type: ignore[assignment]  # hides tuple.count
    plain: date
    due: date
    provisional: bool
    state: str  # pending, done, late, overdue
    overdue_days: int

    @property
    def is_live(self) -> bool:
        """Whether somebody still has to act on it."""
        return self.state in {"pending", "overdue"}

    @property
    def basis(self) -> str:
        """The article as it is shown; 简易办理 rests on rules whose articles could not be read."""
        return "信访事项简易办理办法" if self.article == "办法" else self.article

    @property
    def law_days(self) -> int | None:
        """The days that the law gives, before any stricter local rule; None where a date was set."""
        return periods.in_force(self.running.clock, self.running.start).days


def followed_late_answer(case: Case, petition: Petition) -> bool:
    """Whether `petition` came after an answer was late, missing or undelivered.

    By plain days (系统口径): a duty in calendar days had run out unkept before that day, or an
    answer written before that day had not been delivered by then.
    """
    day = petition.on
    duties = (c for c in running(case) if c.clock in _COUNTED_DUTIES)
    if any(c.earliest < min(day, c.done_on or date.max) for c in duties):
        return True
    return any(
        a.on < day and (a.delivered_on or date.max) > day and not a.withdrawn for a in case.answers
    )


def resolve(clock: Running, calendar: Calendar, today: date) -> Clock:
    """Return `clock` counted out on `calendar`, with its state on `today`."""
    period = periods.in_force(clock.clock, clock.start)
    working = period.unit == "working"
    count = None
    if clock.fixed:
        plain = due = clock.fixed
        provisional = False
    else:
        days = clock.days + clock.extended + clock.hearing
        count = (calendar.add_working if working else calendar.add_calendar)(clock.start, days)
        plain, due, provisional = count.plain, count.due, count.provisional
    state = _state(clock, due, today)
    late_on = clock.done_on or today
    overdue = (late_on - due).days if state in {"late", "overdue"} else 0
    return Clock(clock, period.article, working, count, plain, due, provisional, state, overdue)


def _state(clock: Running, due: date, today: date) -> str:
    if clock.done_on:
        return "late" if clock.done_on > due else "done"
    if today <= due:
        return "pending"
    # A right not used has lapsed: nobody failed.
    return "done" if clock.clock in RIGHTS else "overdue"


def of(case: Case, calendar: Calendar, today: date) -> tuple[Clock, ...]:
    """Return all clocks of `case` as they stand on `today`."""
    return tuple(resolve(clock, calendar, today) for clock in running(case))


def without_unit(clock: Clock) -> Clock:
    """Return `clock` without the name of the unit that it began with, for a sealed case."""
    if not clock.running.from_kind.startswith(("转", "交办")):
        return clock
    kind = "转送" if clock.running.clock == "object" else "交办"
    return clock._replace(running=clock.running._replace(from_kind=kind))


def latest_right(
    case: Case, calendar: Calendar, today: date, clock: str | None = None
) -> Clock | None:
    """Return the petitioner's latest period to ask for a review (of the kind `clock`), if any."""
    wanted = {clock} if clock else {"review.apply", "recheck.apply"}
    rights = [run for run in running(case) if run.clock in wanted]
    latest = max(rights, key=lambda run: run.start, default=None)
    return resolve(latest, calendar, today) if latest else None


def most_urgent(clocks: tuple[Clock, ...]) -> Clock | None:
    """Return the live clock that is due first and is a duty of an office, None if there is none."""
    live = [c for c in clocks if c.is_live and c.running.clock not in RIGHTS]
    return min(live, key=lambda clock: clock.due, default=None)
