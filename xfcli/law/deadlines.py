"""The clocks of a case counted out: until which day each runs, and whether it was kept.

`clocks` says which there are, without calendar and without today; here the days are counted. So a
due date is computed at each reading and stored nowhere.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from xfcli.case.case import Case, Petition
from xfcli.case.words import Stage
from xfcli.law import periods
from xfcli.law.clock_kinds import ClockKind, Party
from xfcli.law.clocks import Clock, clocks_of
from xfcli.law.periods import Period, PeriodUnit
from xfcli.law.workdays import Calendar, Count


class State(StrEnum):
    """Where a clock stands on a day."""

    PENDING = "pending"
    DONE = "done"  # in time; also a right that has lapsed unused
    LATE = "late"  # done after its day
    OVERDUE = "overdue"  # not done, its day has passed


class Deadline(NamedTuple):
    """A clock counted out. `plain` is 系统口径, `due` is 法定口径 (rolled off a rest day)."""

    clock: Clock
    period: Period
    counted: Count | None  # None where the sender set the date
    plain: date
    due: date
    provisional: bool  # 暂定: counted across a year whose holidays are not announced
    state: State
    overdue_days: int  # calendar days after `due`; 0 where it is neither late nor overdue

    @property
    def is_live(self) -> bool:
        """Whether somebody still has to act on it."""
        return self.state in {State.PENDING, State.OVERDUE}

    @property
    def article(self) -> str:
        """The article that it rests on, as the periods state it."""
        return self.period.article

    @property
    def basis(self) -> str:
        """The article as it is shown; 简易办理 rests on rules whose articles could not be read."""
        return "信访事项简易办理办法" if self.article == "办法" else self.article


def followed_late_answer(case: Case, petition: Petition, clocks: Iterable[Clock]) -> bool:
    """Whether `petition` came after an answer was late, missing or undelivered.

    `clocks` are those of the case. By plain days (系统口径): a duty in calendar days had run out
    unkept before that day, or an answer written before that day had not been delivered by then.
    """
    day = petition.on
    if any(c.earliest < min(day, c.done_on or date.max) for c in clocks if _is_calendar_duty(c)):
        return True
    return any(
        a.on < day and (a.delivered_on or date.max) > day and not a.withdrawn for a in case.answers
    )


def _is_calendar_duty(clock: Clock) -> bool:
    return not clock.kind.is_right and clock.period.unit is PeriodUnit.CALENDAR


def resolve(clock: Clock, calendar: Calendar, today: date) -> Deadline:
    """Return `clock` counted out on `calendar`, with its state on `today`."""
    period = clock.period
    if clock.fixed:
        counted, plain, due, provisional = None, clock.fixed, clock.fixed, False
    else:
        counted = _count(period.unit, clock.start, clock.length, calendar)
        plain, due, provisional = counted.plain, counted.due, counted.provisional
    state = _state(clock, due, today)
    is_too_late = state in {State.LATE, State.OVERDUE}
    overdue_days = ((clock.done_on or today) - due).days if is_too_late else 0
    return Deadline(clock, period, counted, plain, due, provisional, state, overdue_days)


def due_day(kind: ClockKind, start: date, days: int, calendar: Calendar) -> date:
    """Return the day (法定口径) on which a clock of `days` days that began on `start` is due."""
    return _count(periods.in_force(kind, start).unit, start, days, calendar).due


def _count(unit: PeriodUnit, start: date, days: int, calendar: Calendar) -> Count:
    if unit is PeriodUnit.WORKING:
        return calendar.add_working(start, days)
    return calendar.add_calendar(start, days)


def _state(clock: Clock, due: date, today: date) -> State:
    if clock.done_on:
        return State.LATE if clock.done_on > due else State.DONE
    if today <= due:
        return State.PENDING
    # A right not used has lapsed: nobody failed.
    return State.DONE if clock.kind.is_right else State.OVERDUE


def deadlines_of(case: Case, calendar: Calendar, today: date) -> tuple[Deadline, ...]:
    """Return all clocks of `case` as they stand on `today`, in the order the law starts them."""
    return tuple(resolve(clock, calendar, today) for clock in clocks_of(case))


def without_unit(deadline: Deadline) -> Deadline:
    """Return `deadline` without the name of the unit that it began with, for a sealed case."""
    return deadline._replace(clock=deadline.clock._replace(unit=""))


def latest_right(
    case: Case, calendar: Calendar, today: date, stage: Stage | None = None
) -> Deadline | None:
    """Return the petitioner's latest period to ask for a review, None where none has begun.

    With `stage` that for a review of this stage only.
    """
    rights = [
        clock
        for clock in clocks_of(case)
        if clock.kind.facts.party is Party.PETITIONER and stage in {None, clock.kind.facts.stage}
    ]
    latest = max(rights, key=lambda clock: clock.start, default=None)
    return resolve(latest, calendar, today) if latest else None


def most_urgent(deadlines: Iterable[Deadline]) -> Deadline | None:
    """Return the live one that is due first and is a duty, None if there is none."""
    live = [d for d in deadlines if d.is_live and not d.clock.kind.is_right]
    return min(live, key=lambda deadline: deadline.due, default=None)
