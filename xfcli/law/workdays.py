"""Working days in China, and the counting of periods: pure, and exact for every announced year.

A year is what the State Council's notice says of it (放假, 调休上班); other days go by the week.
Without a notice the holidays of the law (`statutory`) are rest days all the same, and a count that
touches the year says that bridges and make-up days are not known yet (暂定).
"""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple, Self

from xfcli import reference
from xfcli.dates import months_after

_DAY: Final = timedelta(1)
WEEKEND: Final = {5: "星期六", 6: "星期日"}
_MAKE_UP: Final = "调休上班"


class Day(NamedTuple):
    """A day that a notice names: a rest day, or a weekend day that is worked."""

    on: date
    name: str
    is_rest: bool


class Year(NamedTuple):
    """One year's notice. It may also name December days of the year before."""

    year: int
    days: tuple[Day, ...]
    source: str = ""


class Count(NamedTuple):
    """A period counted out: the last day as such (`plain`), the day it is due, and why they differ.

    `skipped` holds the days that did not count (working days) or were rolled over (calendar days).
    """

    start: date
    days: int
    plain: date
    due: date
    skipped: tuple[tuple[date, str], ...]
    provisional: bool


# Of one year: the days that a notice frees, each with its reason; the weekend days worked; whether
# the year's own notice is known.
_Table = tuple[Mapping[date, str], frozenset[date], bool]


class Calendar:
    """The working days of all years; `notice` returns the notice of a year, or None."""

    def __init__(self, notice: Callable[[int], Year | None]) -> None:
        self.notice: Final = notice
        self._tables: dict[int, _Table] = {}

    @classmethod
    def of(cls, years: Mapping[int, Year]) -> Self:
        """Return the calendar made of `years` and nothing else."""
        return cls(dict(years).get)

    def with_years(self, years: Mapping[int, Year]) -> "Calendar":
        """Return this calendar with `years` (imported ones) in place of its own."""
        added = dict(years)
        return Calendar(lambda year: added.get(year) or self.notice(year)) if added else self

    def is_announced(self, day: date) -> bool:
        """Return whether the notice of the year of `day` is known.

        Late December counts as announced, though the next year's notice may still move it
        (as on 2018-12-29 and 2018-12-31).
        """
        return self._table(day.year)[2]

    def reason(self, day: date) -> str:
        """Return in Chinese why `day` is a rest day or a worked weekend; "" for any other day."""
        return self._rest(day) or (_MAKE_UP if day in self._table(day.year)[1] else "")

    def _rest(self, day: date) -> str:
        """Return in Chinese why `day` is a rest day, "" where offices work."""
        freed, worked, _ = self._table(day.year)
        return freed.get(day) or ("" if day in worked else WEEKEND.get(day.weekday(), ""))

    def add_calendar(self, start: date, days: int) -> Count:
        """Return the period of `days` calendar days from `start`, which is not counted itself.

        `plain` is 系统口径; `due` is 法定口径, rolled off a rest day (民法典 Art 201 and 203).
        """
        return self._ending(start, days, start + timedelta(days))

    def add_months(self, start: date, months: int) -> Count:
        """Return the period of `months` months from `start` (民法典 Art 202), rolled as well."""
        return self._ending(start, months, months_after(start, months, start.day))

    def rolled(self, day: date) -> date:
        """Return `day`, or the first working day after it where it is a rest day."""
        while self._rest(day):
            day += _DAY
        return day

    def _ending(self, start: date, length: int, plain: date) -> Count:
        """Return the period from `start` that ends as such on `plain`."""
        due = self.rolled(plain)
        rest = (plain + n * _DAY for n in range((due - plain).days))
        skipped = tuple((day, self._rest(day)) for day in rest)
        provisional = not (self.is_announced(plain) and self.is_announced(due))
        return Count(start, length, plain, due, skipped, provisional)

    def add_working(self, start: date, days: int) -> Count:
        """Return the period of `days` working days after `start`, which is not counted itself."""
        skipped, due, left = [], start, days
        while left > 0:
            due += _DAY
            if reason := self._rest(due):
                skipped.append((due, reason))
            else:
                left -= 1
        # From the first day looked at: a start on 31 December does not make a year count.
        years = range(min(start + _DAY, due).year, due.year + 1)
        provisional = not all(self._table(year)[2] for year in years)
        return Count(start, days, due, due, tuple(skipped), provisional)

    def _table(self, year: int) -> _Table:
        table = self._tables.get(year)
        if table is None:
            table = self._tables[year] = self._tabulate(year)
        return table

    def _tabulate(self, year: int) -> _Table:
        own, following = self.notice(year), self.notice(year + 1)
        freed = {} if own else _freed_by_law(year)
        worked: set[date] = set()
        # The later notice has the last word on December.
        for day in (*(own.days if own else ()), *(following.days if following else ())):
            if day.on.year != year:
                continue
            if day.is_rest:
                freed[day.on] = f"{day.name}放假"
            elif freed.pop(day.on, "") or day.on.weekday() in WEEKEND:
                worked.add(day.on)
        return freed, frozenset(worked), own is not None


@cache
def shipped() -> Calendar:
    """Return the calendar of the years in `data/holidays/`; a year is read when first needed."""
    return Calendar(_shipped_year)


@cache
def _shipped_year(year: int) -> Year | None:
    try:
        text = reference.path(f"holidays/{year}.json").read_text("utf-8")
    except FileNotFoundError:
        return None
    return year_of(text)


def year_of(text: str) -> Year:
    """Return the year that the text (JSON) of a notice of the State Council tells of, its days in order.

    For a text that `holiday_notices` has checked, or that is shipped; of any other KeyError or ValueError.
    """
    data = json.loads(text.removeprefix("\ufeff"))
    days = (
        Day(date.fromisoformat(row["date"]), row["name"], row["isOffDay"]) for row in data["days"]
    )
    papers = data.get("papers")
    links = map(str, papers) if isinstance(papers, list) else ()
    return Year(data["year"], tuple(sorted(days)), str(data.get("source") or "；".join(links)))


def _freed_by_law(year: int) -> dict[date, str]:
    from xfcli.law import statutory  # a year whose notice is out never asks

    return {day: f"{name}放假" for day, name in statutory.holidays(year).items()}
