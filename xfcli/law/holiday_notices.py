"""Holiday notices that come from outside: read whole, or refused with what is wrong in them.

The shipped ones pass the same check, in the tests; one that was imported is not checked again.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final

from xfcli.errors import BadValue
from xfcli.law.workdays import WEEKEND, Day, Year, year_of

# Every notice since 2008 names these seven; a file that lacks one is not the whole notice.
_FESTIVALS: Final = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
_NAME_LENGTH: Final = 40


def read_year(text: str) -> Year:
    """Return the year that `text` states, a file in the schema of holiday-cn (year, papers, days).

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
    return year_of(text)


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
    if not is_rest and day.weekday() not in WEEKEND:
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
