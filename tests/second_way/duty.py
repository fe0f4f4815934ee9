"""A duty with its day, counted with `chinesecalendar`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import chinese_calendar
from dateutil.relativedelta import relativedelta

DAYS = {
    "notify": 15, "handle": 60, "review.decide": 30, "recheck.decide": 30,
    "simple.accept": 3, "simple.reply": 10,
}  # fmt: skip
WORKING = {"simple.accept", "simple.reply"}
# What the law gives the organ that has to decide on the other ways: how many, of what, from when.
OTHER_WAYS = {
    "履职": (2, "months", "收到"), "低保.全程": (30, "working", "受理"),
    "特困.初审": (15, "working", "受理"), "刚性.认定": (30, "working", "受理"),
    "公开.答复": (20, "working", "收到"), "无抚.查验": (15, "working", "收到"),
    "临时.小额快救": (3, "calendar", "收到"),
}  # fmt: skip
# What a paper of that day set anew: before, nobody had to decide in other than two months.
NEW_SINCE = {"临时.小额快救": date(2026, 1, 29)}


@dataclass(frozen=True)
class Duty:
    """Something an office owes by a day."""

    clock: str
    start: date
    days: int
    fixed: date | None
    done: date | None
    unit: str = "calendar"
    since: int = 0  # the entry that began it

    @property
    def plain(self) -> date:
        """A day before which it is not due, whatever days are worked."""
        if self.unit == "months":
            return self.start + relativedelta(months=self.days)
        return self.fixed or self.start + timedelta(self.days)

    @property
    def is_working(self) -> bool:
        """Whether it counts the days that offices work."""
        return self.unit == "working" or self.clock in WORKING

    @property
    def due(self) -> date:
        """The last day: working days counted one by one, else rolled on to a working day."""
        if self.unit == "months":
            return _due(self.plain, 0, is_working=False)
        return self.fixed or _due(self.start, self.days, self.is_working)

    def is_overdue(self, day: date) -> bool:
        """Whether its last day had passed unkept at the end of `day`."""
        return self.due < day and not (self.done and self.done <= day)


@cache
def _due(start: date, days: int, is_working: bool) -> date:
    if is_working:
        worked = (d for d in _from(start + timedelta(1)) if _is_worked(d))
        return [next(worked) for _ in range(days)][-1]
    return next(d for d in _from(start + timedelta(days)) if _is_worked(d))


# The holidays by law of the first year whose notice is not out: looked up, not computed.
_OF_2027 = {
    (1, 1), (2, 5), (2, 6), (2, 7), (2, 8), (4, 5), (5, 1), (5, 2), (6, 9), (9, 15),
    (10, 1), (10, 2), (10, 3),
}  # fmt: skip


def _is_worked(day: date) -> bool:
    if day.year == 2027:
        return day.weekday() < 5 and (day.month, day.day) not in _OF_2027
    return bool(chinese_calendar.is_workday(day))


def _from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(1)
