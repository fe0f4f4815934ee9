"""The statutory clocks of a case, counted out: until which day each runs, and whether it was kept.

`clocks` says which there are (no calendar, no today); here the days are counted. A due
date is therefore computed at each reading and stored nowhere.
"""

from datetime import date
from typing import Final, NamedTuple

from xfcli.case.case import Case, Petition
from xfcli.law import periods
from xfcli.law.clocks import RIGHTS, Clock, clocks_of
from xfcli.law.workdays import Calendar, Count

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


class Deadline(NamedTuple):
    """A clock counted out. `plain` is 系统口径, `due` is 法定口径 (rolled off a rest day)."""

    clock: Clock
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
        return periods.in_force(self.clock.kind, self.clock.start).days


def followed_late_answer(case: Case, petition: Petition) -> bool:
    """Whether `petition` came after an answer was late, missing or undelivered.

    By plain days (系统口径): a duty in calendar days had run out unkept before that day, or an
    answer written before that day had not been delivered by then.
    """
    day = petition.on
    duties = (c for c in clocks_of(case) if c.kind in _COUNTED_DUTIES)
    if any(c.earliest < min(day, c.done_on or date.max) for c in duties):
        return True
    return any(
        a.on < day and (a.delivered_on or date.max) > day and not a.withdrawn for a in case.answers
    )


def resolve(clock: Clock, calendar: Calendar, today: date) -> Deadline:
    """Return `clock` counted out on `calendar`, with its state on `today`."""
    period = periods.in_force(clock.kind, clock.start)
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
    return Deadline(clock, period.article, working, count, plain, due, provisional, state, overdue)


def _state(clock: Clock, due: date, today: date) -> str:
    if clock.done_on:
        return "late" if clock.done_on > due else "done"
    if today <= due:
        return "pending"
    # A right not used has lapsed: nobody failed.
    return "done" if clock.kind in RIGHTS else "overdue"


def deadlines_of(case: Case, calendar: Calendar, today: date) -> tuple[Deadline, ...]:
    """Return all clocks of `case` as they stand on `today`."""
    return tuple(resolve(clock, calendar, today) for clock in clocks_of(case))


def without_unit(deadline: Deadline) -> Deadline:
    """Return `deadline` without the name of the unit that it began with, for a sealed case."""
    clock = deadline.clock
    if not clock.from_kind.startswith(("转", "交办")):
        return deadline
    from_kind = "转送" if clock.kind == "object" else "交办"
    return deadline._replace(clock=clock._replace(from_kind=from_kind))


def latest_right(
    case: Case, calendar: Calendar, today: date, kind: str | None = None
) -> Deadline | None:
    """Return the petitioner's latest period to ask for a review (of this kind), if any."""
    wanted = {kind} if kind else {"review.apply", "recheck.apply"}
    rights = [clock for clock in clocks_of(case) if clock.kind in wanted]
    latest = max(rights, key=lambda clock: clock.start, default=None)
    return resolve(latest, calendar, today) if latest else None


def most_urgent(deadlines: tuple[Deadline, ...]) -> Deadline | None:
    """Return the live one that is due first and is a duty of an office, None if there is none."""
    live = [d for d in deadlines if d.is_live and d.clock.kind not in RIGHTS]
    return min(live, key=lambda deadline: deadline.due, default=None)
