"""The State Council's notice on the holidays of a year, read from its own words.

「一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。」 Weekdays and numbers of
days that it states are checked; what is read goes the way of every other notice (holiday_notices).
"""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from xfcli.errors import BadValue
from xfcli.text import half_width

_YEAR: Final = re.compile(r"(20\d\d)年(?:部分)?节假日(?:放假)?安排")
_NUMBER: Final = re.compile(r"(国办发明电[\[〔(]\d{4}[\]〕)]\d+号)")
_HEAD: Final = r"[一二三四五六七八][、.][^:。,]{2,12}:"
_ITEM: Final = re.compile(rf"[一二三四五六七八][、.]([^:。,]{{2,12}}):(.*?)(?={_HEAD}|$)")
_DAY: Final = r"(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\((?:农历[^)]*?[,、])?(?:周|星期)?([一二三四五六日天])?[^)]*\))?"
_ONE: Final = re.compile(_DAY)
_FREE: Final = re.compile(rf"{_DAY}(?:(?:至|到|-|—){_DAY})?(?:放假|休息|为节假日|,?与周末连休)")
_WORKED: Final = re.compile(rf"((?:{_DAY}[、,和]?)+)(?:照常|正常)?上班")
_TOTAL: Final = re.compile(r"共(\d+)天")


def looks_like_notice(text: str) -> bool:
    """Return whether a text is a notice in words, rather than a file of days."""
    return not text.lstrip("\ufeff \n").startswith("{") and bool(_YEAR.search(_tidy(text)))


def as_holiday_file(text: str) -> str:
    """Return what a notice says as the JSON of holiday-cn.

    BadValue where it names no year or no festival, or where a weekday or a number of days that it
    states does not agree with its days.
    """
    plain = _tidy(text)
    found = _YEAR.search(plain)
    if not found:
        raise BadValue("通知里没有「2027年部分节假日安排」这样的年份，请粘贴通知全文。")
    year, days = int(found[1]), []
    for name, words in _ITEM.findall(plain):
        days += [*_festival(year, name, words.rstrip("。"))]
    if not days:
        raise BadValue(f"{year}年的通知里没有读到放假的日期，请粘贴通知全文（一、元旦：…）。")
    number = _NUMBER.search(plain)
    source = f"国务院办公厅关于{year}年部分节假日安排的通知" + (
        f"（{number[1]}）" if number else ""
    )
    rows = [
        {"name": n, "date": d.isoformat(), "isOffDay": free}
        for n, d, free in sorted(days, key=_by_day)
    ]
    return json.dumps(
        {"year": year, "papers": [], "source": source, "days": rows}, ensure_ascii=False
    )


def _by_day(day: tuple[str, date, bool]) -> date:
    return day[1]


def _tidy(text: str) -> str:
    return "".join(half_width(text).split()).replace("——", "至")


def _festival(year: int, name: str, words: str) -> Iterator[tuple[str, date, bool]]:
    """Yield the days that the notice names for one festival: those that are free, those worked."""
    free: list[date] = []
    month = 1
    for span in _FREE.finditer(words):
        first = _day(year, month, span.groups()[:4])
        last = _day(first.year, first.month, span.groups()[4:8]) if span[7] else first
        free += [first + timedelta(n) for n in range((last - first).days + 1)]
        month = last.month
    if not free:
        raise BadValue(f"通知里{name}的放假日期读不出来，请核对文字。")
    if (total := _TOTAL.search(words)) and int(total[1]) != len(free):
        raise BadValue(f"通知写{name}共 {total[1]} 天，读出的是 {len(free)} 天，请核对文字。")
    yield from ((name, day, True) for day in free)
    for worked in _WORKED.finditer(words):
        month = free[0].month
        for part in _ONE.finditer(worked[1]):
            day = _day(free[0].year if part[2] else year, month, part.groups())
            month = day.month
            yield name, day, False


def _day(year: int, month: int, said: tuple[str | None, ...]) -> date:
    """Return a day; year and month that it does not state are those of the day before it."""
    of_year, of_month, number, weekday = said
    try:
        day = date(int(of_year or year), int(of_month or month), int(number or 0))
    except ValueError:
        raise BadValue("通知里有一天不存在，请核对文字。") from None
    if weekday and "一二三四五六日".find(weekday.replace("天", "日")) != day.weekday():
        raise BadValue(f"通知里 {day} 写的是周{weekday}，对不上，请核对文字和年份。")
    return day
