"""A clock as the journal knows it, and counted out: until which day it runs, whether it was kept.

`clocks` says which clocks a case has, without calendar and without today; here the days are
counted. So a due date is computed at each reading and stored nowhere.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from xfcli.case.disclosure import Disclosure
from xfcli.dates import months_after
from xfcli.law import periods
from xfcli.law.clock_kinds import ClockKind, Trigger, Words
from xfcli.law.periods import Period, PeriodUnit
from xfcli.law.workdays import Calendar, Count

# Where a clock stands on a day: it runs; done in time, or a right that lapsed unused; done after
# its day; not done, and its day has passed.
State = Literal["pending", "done", "late", "overdue"]


class Clock(NamedTuple):
    """A clock as the journal knows it: its start, its length, and what stopped it."""

    kind: ClockKind
    trigger: Trigger
    start: date  # the day of the trigger, which is not counted itself
    days: int = 0  # in the unit of its period, as in force when it started; 0 where a date is set
    extended: int = 0  # days added with approval (条例 Art 34)
    hearing: int = 0  # days of a hearing, left out (条例 Art 36 ¶2)
    fixed: date | None = None  # a date set by the sender instead of a count of days
    done_on: date | None = None  # None while nothing has stopped it
    unit: str = ""  # the unit that the trigger names
    duty: str = ""  # the key of its period where the request sets it (`catalogue`), not the kind
    whom: tuple[int, ...] = ()  # whose right it is, or who asked: their first petitions

    @property
    def from_kind(self) -> str:
        """What set it going, in words: 转民政办."""
        return self.trigger.text(self.unit)

    @property
    def period(self) -> Period:
        """The period of the law that was in force when it started."""
        return periods.in_force(self.key, self.start)

    @property
    def length(self) -> int:
        """Its days all told, with the extension and the days of a hearing."""
        return self.days + self.extended + self.hearing

    @property
    def earliest(self) -> date:
        """A day before which it cannot be due, whatever the calendar says (an index, not a date)."""
        if self.duty and self.period.unit == "months":
            return months_after(self.start, self.length, self.start.day)
        return self.fixed or self.start + timedelta(self.length)

    @property
    def key(self) -> str:
        """The key of its period."""
        return self.duty or self.kind

    @property
    def is_owed(self) -> bool:
        """Whether it is a duty of an office that has not been done yet."""
        return self.done_on is None and not self.kind.is_right

    def said(self, words: Words) -> str:
        """Return what the table of kinds says of a clock that this set going, "" for nothing."""
        text = words.get(self.trigger, words.get(None, ""))
        if not text:
            return ""
        period = self.period
        return text.format(event=self.from_kind, article=period.article, duty=period.to_event)


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
        return self.state in {"pending", "overdue"}

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed and the duty is not done."""
        return self.state == "overdue"

    @property
    def article(self) -> str:
        """The places of the law that it rests on: 条例第三十四条."""
        return self.period.article


def resolve(clock: Clock, calendar: Calendar, today: date) -> Deadline:
    """Return `clock` counted out on `calendar`, with its state on `today`."""
    period = clock.period
    if clock.fixed:
        counted, plain, due, provisional = None, clock.fixed, clock.fixed, False
    else:
        counted = _count(period.unit, clock.start, clock.length, calendar)
        plain, due, provisional = counted.plain, counted.due, counted.provisional
    state = _state(clock, due, today)
    is_too_late = state in {"late", "overdue"}
    overdue_days = ((clock.done_on or today) - due).days if is_too_late else 0
    return Deadline(clock, period, counted, plain, due, provisional, state, overdue_days)


def due_day(key: str, earliest: date, length: int, calendar: Calendar) -> date:
    """Return the day (法定口径) of a clock of this period and length that cannot be due before `earliest`."""
    start = earliest - timedelta(length)
    if periods.in_force(key, start).unit == "working":
        return calendar.add_working(start, length).due
    return calendar.rolled(earliest)


def _count(unit: PeriodUnit, start: date, days: int, calendar: Calendar) -> Count:
    if unit == "working":
        return calendar.add_working(start, days)
    if unit == "months":
        return calendar.add_months(start, days)
    return calendar.add_calendar(start, days)


def _state(clock: Clock, due: date, today: date) -> State:
    if clock.done_on:
        return "late" if clock.done_on > due else "done"
    if today <= due:
        return "pending"
    # A right not used has lapsed: nobody failed.
    return "done" if clock.kind.is_right else "overdue"


def as_told(counted: Iterable[Deadline], shown: Disclosure) -> tuple[Deadline, ...]:
    """Return `counted` as they may be told: of a hidden matter no unit that one began with, no law of it."""
    return tuple(counted) if shown.matter else tuple(map(_without_matter, counted))


def _without_matter(deadline: Deadline) -> Deadline:
    clock = deadline.clock
    period = deadline.period
    if clock.duty:
        period = period._replace(
            from_event=period.begins, to_event="依法办理", basis=(), text=(), note=""
        )
    return deadline._replace(clock=clock._replace(unit=""), period=period)


def most_urgent(deadlines: Iterable[Deadline]) -> Deadline | None:
    """Return the live one that is due first and is a duty, None if there is none."""
    live = [d for d in deadlines if d.is_live and not d.clock.kind.is_right]
    return min(live, key=lambda deadline: deadline.due, default=None)
