"""Reads the day in a cell, in the forms that real ledgers hold, and refuses what could be two days.

A clock time is dropped: no clock time decides which month something belongs to.
A day without a year takes the year of its sheet and is marked; nothing else is ever supplied.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from xfcli.sheet.cells.text import QUOTES, Cell, Context, Flaw, Refusal, listed, plain
from xfcli.sheet.finding_kinds import NO_DATA, FindingKind
from xfcli.text import DIGITS, NUMERALS, digits, small_number

_LONGEST: Final = 100  # characters of a cell that may still be a day
_BLANKS: Final = re.compile(r"[ \t]{2,}")
FIRST_YEAR: Final = 1950
LAST_YEAR: Final = 2099
# 1957 to 2064, as days since the end of 1899; from 20000 on it is rather a year cut short: 20263.
_SERIALS: Final = range(21_000, 60_001)
_DAY_ZERO: Final = date(1899, 12, 30)
# How systems write that there is no day; 1900 is what an empty cell of a form computes to.
_NO_DATES: Final = frozenset(
    {date(1, 1, 1), date(1970, 1, 1), date(1899, 12, 30), date(1899, 12, 31)}
)
_NO_DATE: Final = re.compile(r"0{1,4}[-/.年]?0{0,2}[-/.月]?0{0,2}日?(?: 0?0:00(?::00)?)?")
_TO_1904: Final = 1462  # days between the two epochs of Excel
_NOT_YET: Final = listed(
    "未办结 未结 未结案 办理中 处理中 在办 在办理 正在办理 待办 待办理 未办"
    " 未答复 待答复 未送达 未受理 未转办 未到期"
)

_WEEKDAY: Final = r"\(?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])\)?"
_CLOCK: Final = (
    r"(?:(?:上午|下午|晚上|早上|凌晨|中午|[AP]M)\s*)?"
    r"(?:(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?:[.,]\d+)?|\d{1,2}[时点](?:半|\d{1,2}分?(?:\d{1,2}秒)?)?)"
    r"(?:\s*[AP]M)?(?:\s*\+08:?00)?|上午|下午|[AP]M"
)
_TAIL: Final = re.compile(
    rf"(?:(?<=[日号])|\s+|(?<=\d)T(?=\d)|(?=\())(?:{_WEEKDAY})?\s*(?:{_CLOCK})?$", re.IGNORECASE
)
_SPACED: Final = re.compile(r"\s*([-./年月日号])\s*")
_SEPARATED: Final = re.compile(r"(\d{4})([-./·、–—‐])(\d{1,2})\2(\d{1,2})\.?")
_NUMBER: Final = rf"([\d{NUMERALS}]{{1,3}})"
_MONTH_DAY: Final = re.compile(rf"{_NUMBER}月{_NUMBER}[日号]?")
_BARE: Final = re.compile(r"(\d{1,2})[./](\d{1,2})")
_MAY_HAVE_LOST_A_ZERO: Final = re.compile(r"\d{1,2}\.[123]")
_WORDED: Final = re.compile(rf"([\d{DIGITS}]{{4}})年{_MONTH_DAY.pattern}")
_TOGETHER: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?")
_DAY: Final = re.compile(rf"{_NUMBER}[日号]")
_SHORT: Final = re.compile(r"[’']?(\d{2})([-./年])(\d{1,2})[-./月](\d{1,2})[日号]?")
_SERIAL: Final = re.compile(r"(\d{5})(?:\.\d+)?")

_LUNAR_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12, "十一": 11, "十二": 12}
_LUNAR_DAY: Final = re.compile(
    rf"(?:[农阴旧]历)?(?:(?P<year>[\d{DIGITS}]{{4}})年)?(?:[农阴旧]历)?(?P<leap>闰)?"
    rf"(?P<month>[正冬腊\d{NUMERALS}]{{1,2}})月初?(?P<day>[\d廿卅{NUMERALS}]{{1,3}})[日号]?"
)

# Why a text is refused; the first that fits is said.
_REASONS: Final = (
    (
        re.compile(rf".*(?:[农阴旧]历|[正冬腊]月|闰|初[{NUMERALS}]|廿|除夕|春节).*"),
        FindingKind.LUNAR,
    ),
    (re.compile(r"\d+个?(?:工作|自然)?[日天]内?|.*工作日.*|\d+个?月内?"), FindingKind.DURATION),
    (
        re.compile(
            r".*\d.*(?:至|到|~|〜|～|—|–|-{2}).*\d.*|.*[./年月日号]\d*[日号]?\s*-\s*\d.*|.*\d\s*-\s*\d+[月日号].*"
        ),
        FindingKind.SPAN,
    ),
    (re.compile(r".*\d[,;、\n]\s*\d.*"), FindingKind.SEVERAL_DAYS),
    (re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{4}"), FindingKind.MONTH_OR_DAY),
    (re.compile(r"[’']?\d{2}[-./年]\d{1,2}[-./月]\d{1,2}[日号]?"), FindingKind.SHORT_YEAR),
    (re.compile(r"(?:19|20)\d{4}|\d{4}[-./年]\d{1,2}月?份?|\d{4}年?度?"), FindingKind.WITHOUT_DAY),
    (re.compile(r"\d{1,2}[-./]\d{1,2}"), FindingKind.BARE_NUMBERS),
    (re.compile(r".*(?:Z|[+-]\d{2}:?\d{2})"), FindingKind.TIME_ZONE),
)


@lru_cache(maxsize=8192, typed=True)  # the same days stand in row after row; 1.0 is not True
def day(value: Cell, context: Context) -> date | Flaw[date] | None:
    """Return the day in a cell.

    Takes the cell and its sheet's year, month and epoch. Returns a date, None for an empty cell,
    or a Flaw: a mark with the date, or a refusal saying why.
    """
    if isinstance(value, datetime):
        return _in_range(value.date())
    if isinstance(value, date):
        return _in_range(value)
    if isinstance(value, bool | time | timedelta):
        return Flaw(FindingKind.NOT_A_DAY)
    if isinstance(value, int | float):
        return _from_number(value, context)
    text = plain(value)
    if not isinstance(text, str):
        return text
    text = _BLANKS.sub(" ", text)
    # The patterns below try every place of a long text again and again: hundreds took minutes.
    return _from_text(text, context) if len(text) <= _LONGEST else Flaw(FindingKind.UNREADABLE_DAY)


def _in_range(found: date) -> date | Refusal:
    if found in _NO_DATES or found.year == 1900:
        return Flaw(FindingKind.NO_DATE)
    if FIRST_YEAR <= found.year <= LAST_YEAR:
        return found
    return Flaw(FindingKind.YEAR_OUT_OF_RANGE, data={"first": FIRST_YEAR, "last": LAST_YEAR})


def _from_number(number: float, context: Context) -> date | Flaw[date]:
    """Read an Excel serial, or a day typed as the number 20260305 or 3.15."""
    if abs(number) < 1e9:
        whole = int(number)
        serial = whole + _TO_1904 if context.epoch_1904 else whole
        if number == 0:
            return Flaw(FindingKind.NO_DATE)
        if serial in _SERIALS:
            return _DAY_ZERO + timedelta(days=serial)
        if number == whole and (found := _TOGETHER.fullmatch(str(whole))):
            return _date(int(found[1]), found[2], found[3])
        text = str(whole) if number == whole else repr(number)
        # Excel writes 3.10 as 3.1 as well.
        if context.year and not _MAY_HAVE_LOST_A_ZERO.fullmatch(text):
            return _from_part(text, context) or _refused(text, context)
        return _refused(text, context)
    return Flaw(FindingKind.UNREADABLE_DAY)


def _from_text(text: str, context: Context) -> date | Flaw[date]:
    if found := _SEPARATED.fullmatch(text):  # by far the most frequent form
        return _date(int(found[1]), found[3], found[4])
    if _NO_DATE.fullmatch(text):
        return Flaw(FindingKind.NO_DATE)
    if text in _NOT_YET:
        return Flaw(FindingKind.STILL_TO_COME)
    bare, weekday = _without_tail(text.lstrip(QUOTES))
    read = _from_bare(_SPACED.sub(r"\1", bare), context)
    if read is None:
        return _refused(text, context)
    taken = read.value if isinstance(read, Flaw) else read
    if weekday and isinstance(taken, date) and "一二三四五六日".find(weekday) != taken.weekday():
        return Flaw(FindingKind.WRONG_WEEKDAY)
    return read


def due(value: Cell, context: Context) -> date | Flaw[date] | None:
    """Return the day in a cell of 办理期限, None where it is empty; a length (7个工作日), or other words, are for the note."""
    read = day(value, context)
    said = isinstance(value, str) or value in _DAYS_ALLOWED
    if said and isinstance(read, Flaw) and read.kind in _LENGTHS:
        return Flaw(FindingKind.DUE_IN_WORDS)
    return read


_DAYS_ALLOWED: Final = range(1, 367)  # 办理时限（天）: 15
_LENGTHS: Final = frozenset({FindingKind.DURATION, FindingKind.UNREADABLE_DAY})


def _without_tail(text: str) -> tuple[str, str]:
    """Return the text without weekday and clock time, and the weekday's character."""
    found = _TAIL.search(text)
    if not found or not found[0].strip():
        return text, ""
    return text[: found.start()].strip(), (found["weekday"] or "").replace("天", "日")


def _from_bare(text: str, context: Context) -> date | Flaw[date] | None:
    """Read a day without weekday and clock time; None if it is in no known form."""
    if found := _SEPARATED.fullmatch(text):
        return _date(int(found[1]), found[3], found[4])
    if found := _WORDED.fullmatch(text):
        return _date(int(digits(found[1])), found[2], found[3])
    if found := _TOGETHER.fullmatch(text):
        return _date(int(found[1]), found[2], found[3])
    if found := _SERIAL.fullmatch(text):
        return _from_number(int(found[1]), context)
    if (found := _SHORT.fullmatch(text)) and _is_of_year(int(found[1]), context):
        return _in_year(context, found[3], found[4])
    return _from_part(text, context)


def _is_of_year(short: int, context: Context) -> bool:
    """Return whether two digits are those of the year that the sheet names, or that was given for it."""
    return context.year is not None and not context.supposed and context.year % 100 == short


def _from_part(text: str, context: Context) -> Flaw[date] | None:
    """Read a day whose year, or year and month, is that of its sheet."""
    if found := _MONTH_DAY.fullmatch(text) or (context.year and _BARE.fullmatch(text)):
        return _in_year(context, found[1], found[2])
    if context.month and (found := _DAY.fullmatch(text)):
        return _in_year(context, str(context.month), found[1])
    return None


def _in_year(context: Context, month: str, of_month: str) -> Flaw[date]:
    """Supply the sheet's year, and say so."""
    if context.year is None:
        return Flaw(FindingKind.WITHOUT_YEAR)
    read = _date(context.year, month, of_month)
    if isinstance(read, Flaw):
        return read
    if context.supposed:
        return Flaw(FindingKind.YEAR_SUPPOSED, read, {"day": read, "year": read.year})
    return Flaw(FindingKind.YEAR_SUPPLIED, read, {"day": read})


def _date(year: int, month: str, of_month: str) -> date | Refusal:
    try:
        return _in_range(date(year, small_number(month), small_number(of_month)))
    except ValueError:
        return Flaw(FindingKind.NO_DATE if year in {0, 1900} else FindingKind.NO_SUCH_DAY)


def _refused(text: str, context: Context) -> Refusal:
    for pattern, kind in _REASONS:
        if pattern.fullmatch(text):
            is_lunar = kind is FindingKind.LUNAR
            return Flaw(
                kind, data={"hint": _in_our_calendar(text, context)} if is_lunar else NO_DATA
            )
    return Flaw(FindingKind.UNREADABLE_DAY)


def _in_our_calendar(text: str, context: Context) -> str:
    """Return which day a day of the lunar calendar is, as a hint in brackets; "" where that is open."""
    found = _LUNAR_DAY.fullmatch("".join(text.split()))
    year = int(digits(found["year"])) if found and found["year"] else context.year
    if not found or not year:
        return ""
    # Its tables, for the few who write so.
    from lunardate import LunarDate  # type: ignore[import-untyped]

    month = _LUNAR_MONTHS.get(found["month"]) or small_number(found["month"])
    try:
        named = LunarDate(
            year, month, small_number(found["day"]), is_leap_month=bool(found["leap"])
        )
        return f"（{year} 年的这一天是 {named.to_solar_date()}）"
    except ValueError:
        return ""
