"""Working days in China, and the counting of periods: pure, and exact for every announced year.

A year is what the State Council's notice says of it (放假, 调休上班); other days go by the week.
A count that touches a year without a notice says so (暂定) instead of guessing quietly.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Final, NamedTuple, Self

from xfcli import reference
from xfcli.errors import BadValue

_DAY: Final = timedelta(1)
_WEEKEND: Final = {5: "星期六", 6: "星期日"}
_MAKE_UP: Final = "调休上班"
# Every notice since 2008 names these seven; a file that lacks one is not the whole notice.
_FESTIVALS: Final = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
_NAME_LENGTH: Final = 40


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
    working: bool
    plain: date
    due: date
    skipped: tuple[tuple[date, str], ...]
    provisional: bool


class _Table(NamedTuple):
    rests: Mapping[date, str]
    worked: frozenset[date]
    is_announced: bool


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

    def is_working(self, day: date) -> bool:
        """Return whether offices work on `day`."""
        return day not in self._table(day.year).rests

    def is_announced(self, day: date) -> bool:
        """Return whether the notice of the year of `day` is known.

        Late December counts as announced, though the next year's notice may still move it
        (as on 2018-12-29 and 2018-12-31).
        """
        return self._table(day.year).is_announced

    def reason(self, day: date) -> str:
        """Return in Chinese why `day` is a rest day or a worked weekend; "" for any other day."""
        table = self._table(day.year)
        return table.rests.get(day) or (_MAKE_UP if day in table.worked else "")

    def add_calendar(self, start: date, days: int) -> Count:
        """Return the period of `days` calendar days from `start`, which is not counted itself.

        `plain` is 系统口径; `due` is 法定口径, rolled off a rest day (民法典 Art 201 and 203).
        """
        plain = due = start + timedelta(days)
        skipped = []
        while reason := self._table(due.year).rests.get(due):
            skipped.append((due, reason))
            due += _DAY
        provisional = not (self.is_announced(plain) and self.is_announced(due))
        return Count(start, days, False, plain, due, tuple(skipped), provisional)

    def add_working(self, start: date, days: int) -> Count:
        """Return the period of `days` working days after `start`, which is not counted itself."""
        skipped, due, left = [], start, days
        while left > 0:
            due += _DAY
            if reason := self._table(due.year).rests.get(due):
                skipped.append((due, reason))
            else:
                left -= 1
        # From the first day looked at: a start on 31 December does not make a year count.
        years = range(min(start + _DAY, due).year, due.year + 1)
        provisional = not all(self._table(year).is_announced for year in years)
        return Count(start, days, True, due, due, tuple(skipped), provisional)

    def _table(self, year: int) -> _Table:
        table = self._tables.get(year)
        if table is None:
            table = self._tables[year] = self._tabulate(year)
        return table

    def _tabulate(self, year: int) -> _Table:
        own, following = self.notice(year), self.notice(year + 1)
        rests = {day: _WEEKEND[day.weekday()] for day in _weekends(year)}
        worked = set()
        # The later notice has the last word on December.
        for day in (*(own.days if own else ()), *(following.days if following else ())):
            if day.on.year != year:
                continue
            if day.is_rest:
                rests[day.on] = f"{day.name}放假"
            elif rests.pop(day.on, ""):
                worked.add(day.on)
        return _Table(rests, frozenset(worked), own is not None)


def _weekends(year: int) -> Iterator[date]:
    """Return every Saturday and Sunday of `year`, and the odd one just outside it."""
    new_year = date(year, 1, 1)
    saturday = new_year - timedelta((new_year.weekday() + 2) % 7)
    while saturday.year <= year:
        yield saturday
        yield saturday + _DAY
        saturday += 7 * _DAY


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
    return read_year(text)


def read_year(text: str) -> Year:
    """Return the year in `text`, a file in the schema of holiday-cn (year, papers, days).

    BadValue with one Chinese sentence if it is not such a file, not a whole notice, or contradicts
    itself: a day of another year, a day twice, a make-up working day that is no weekend day.
    """
    data = _object(text)
    year = data.get("year")
    if not isinstance(year, int) or not 2000 <= year <= 2099:
        raise BadValue('放假安排文件没有写明年份，应有 "year": 2027 这样一项。')
    rows = data.get("days")
    if not isinstance(rows, list) or not rows:
        raise BadValue(f"{year}年的放假安排文件里没有日期，可能通知尚未公布，请等公布后再导入。")
    days = tuple(_day(row, year, place) for place, row in enumerate(rows, 1))
    _check_whole(year, days)
    papers = data.get("papers")
    links = [str(link) for link in papers] if isinstance(papers, list) else []
    return Year(year, tuple(sorted(days)), str(data.get("source") or "；".join(links)))


def _object(text: str) -> dict[str, object]:
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise BadValue(
            "放假安排文件读不懂，应是 holiday-cn 格式的 JSON（year、papers、days 三项）。"
        )
    return data


def _day(row: object, year: int, place: int) -> Day:
    name, text, is_rest = (
        (row.get("name"), row.get("date"), row.get("isOffDay"))
        if isinstance(row, dict)
        else (None, None, None)
    )
    if not (isinstance(name, str) and isinstance(is_rest, bool) and _is_name(name)):
        raise BadValue(f"{year}年放假安排第{place}条不完整，应有 name、date、isOffDay 三项。")
    try:
        day = date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise BadValue(f"{year}年放假安排第{place}条的日期不对，应写成 {year}-01-01 这样。")
    if day.year != year and (day.year, day.month) != (year - 1, 12):
        raise BadValue(f"{year}年放假安排里有别的年份的日期 {day}，请核对文件。")
    if not is_rest and day.weekday() not in _WEEKEND:
        raise BadValue(f"{year}年放假安排把 {day} 记为补班，但那天不是周末，请核对文件。")
    return Day(day, name, is_rest)


def _is_name(name: str) -> bool:
    return 0 < len(name.strip()) <= _NAME_LENGTH and name.isprintable()


def _check_whole(year: int, days: Iterable[Day]) -> None:
    seen: set[date] = set()
    for day in days:
        if day.on in seen:
            raise BadValue(f"{year}年放假安排里 {day.on} 出现了两次，请核对文件。")
        seen.add(day.on)
    names = "".join(day.name for day in days if day.is_rest)
    if missing := [festival for festival in _FESTIVALS if festival not in names]:
        raise BadValue(f"{year}年放假安排里缺少{'、'.join(missing)}，不是完整的通知，请核对文件。")
