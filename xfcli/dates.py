"""Days and reporting periods as the officer types them: read exactly, or refused with an example.

Nothing is guessed: no two-digit years, no day without a month, no foreign order. All days are
calendar days in China (UTC+8, no summer time), so no time-zone data is needed.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Final, Literal, NamedTuple

from xfcli.errors import BadValue
from xfcli.text import DIGITS, NUMERALS, ZEROS, digits, half_width, small_number

SHANGHAI: Final = timezone(timedelta(hours=8), "Asia/Shanghai")
NATURAL: Final = 31  # the closing day of a natural month: clipped to the month's length

Kind = Literal["month", "quarter", "half", "year", "week", "range"]

_MADE: Final = date(2026, 1, 1)  # xf was: no clock that goes right shows an earlier day
_IDLE: Final = timedelta(366)  # nobody leaves a register alone for longer

_DAY: Final = timedelta(1)
_WEEK: Final = timedelta(7)
_RELATIVE: Final = {"今天": 0, "昨天": 1, "前天": 2}
_YEAR: Final = "(?P<year>(?:19|20)[0-9]{2})"
_CHINESE_YEAR: Final = f"(?P<year>(?:19|20)[0-9]{{2}}|(?:一九|二[{ZEROS}])[{DIGITS}]{{2}})"
_FORMS: Final = (
    _YEAR + "(?P<mark>[-./])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
    _YEAR + "(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    f"(?:{_CHINESE_YEAR}年)?(?P<month>[0-9{NUMERALS}]{{1,2}})月(?P<day>[0-9廿卅{NUMERALS}]{{1,3}})[日号]?",
    "(?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})",  # the month first, as everybody writes here
)
# Months in a span of each kind that is made of months.
_MONTHS: Final[dict[Kind, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def moment() -> datetime:
    """Return this moment in China, to the second."""
    return datetime.now(SHANGHAI).replace(microsecond=0)


def iso(day: date | None) -> str | None:
    """Return a day as it is stored and shown to scripts (2026-03-04), None for none."""
    return day.isoformat() if day else None


def stored_day(text: str | None) -> date | None:
    """Return the day that the ledger's or the data's text (YYYY-MM-DD) names; None where it is empty."""
    return date.fromisoformat(text) if text else None


# Periods are counted onwards from a day: no calendar goes on for ever.
_YEARS: Final = range(1900, 2200)


def today(environ: Mapping[str, str]) -> date:
    """Return the day that XF_TODAY fixes (YYYY-MM-DD), else the day in China; BadValue if unfit."""
    fixed = environ.get("XF_TODAY", "").strip()
    if not fixed:
        return moment().date()
    try:
        day = date.fromisoformat(fixed)
    except ValueError:
        day = None
    # 20260305 and 2026-W10-4 are ISO as well
    if day is None or day.isoformat() != fixed or day.year not in _YEARS:
        raise _unreadable("环境变量 XF_TODAY 的日期", fixed, "2026-03-05 这样")
    return day


def is_likely(today: date, last: date = _MADE) -> bool:
    """Whether a clock that shows `today` may be right after something was recorded on `last`."""
    return max(last, _MADE) <= today <= max(last + _IDLE, _MADE)


def moment_of(text: str, today: date) -> tuple[date, str]:
    """Return the day of `text` (2026-04-02, or 2026-04-02 09:30) and the moment in ISO form.

    The moment is as precise as it was typed; a day alone means all of it. BadValue if unread.
    """
    found = re.fullmatch("(.+?)[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?", _tidy(text))
    if not found:
        day = parse(text, today)
        return day, day.isoformat()
    day = parse(found[1], today)
    seconds = f":{found[4]}" if found[4] else ""
    return day, f"{day}T{int(found[2]):02}:{found[3]}{seconds}"


def parse(text: str, today: date) -> date:
    """Return the day that the officer's `text` names; a day without a year is of `today`'s year.

    Reads 2026-03-05, 2026.3.5, 2026/3/5, 20260305, 2026年3月5日, 二〇二六年三月五日, 3月5号, 3-5, 3.5,
    3/5, 今天, 昨天, 前天, full-width digits too. BadValue for all else, and for a day that is none.
    """
    words = re.sub(" *([年月日号]) *", r"\1", _tidy(text))
    if words in _RELATIVE:
        return today - timedelta(_RELATIVE[words])
    for form in _FORMS:
        if found := re.fullmatch(form, words):
            year = found.groupdict().get("year") or str(today.year)
            return _day(int(digits(year)), found["month"], found["day"], text)
    raise _unreadable("日期", text, "2026-03-05、3月5日 或 今天 这样")


def _day(year: int, month: str, day: str, text: str) -> date:
    try:
        return date(year, small_number(month), small_number(day))
    except ValueError:
        raise BadValue(f"没有「{_quote(text)}」这一天，请核对后写成 2026-03-05 这样。") from None


def _tidy(text: str) -> str:
    return half_width(text).strip()


def _unreadable(what: str, text: str, example: str) -> BadValue:
    return BadValue(f"看不懂{what}「{_quote(text)}」，请写成 {example}。")


def _quote(text: str) -> str:
    """Return `text` fit for a message: short, on one line, without an ID or phone number."""
    shown = re.sub(r"\d{9,}[Xx]?", "（长数字）", text)
    shown = "".join(mark if mark.isprintable() else "·" for mark in shown)
    return shown if len(shown) <= 20 else shown[:20] + "…"


# Since which day months end on which day of the month, the oldest first; before that, and with 31,
# they are natural ones. A month that was over keeps the end it had.
Closings = tuple[tuple[date, int], ...]
Closing = Closings | int | None  # an int: on this day, ever since


class Span(NamedTuple):
    """A reporting period, both days included; `closings` say on which days its months end."""

    first: date
    last: date
    label: str
    kind: Kind = "range"
    closings: Closings = ()

    @property
    def name(self) -> str:
        """Its label without its days."""
        return name_of(self.label)


def name_of(label: str) -> str:
    """Return the label of a period without its days: 2026年5月 of 2026年5月（2026-04-26至2026-05-25）."""
    return label.partition("（")[0]


def month(text: str, today: date, closing: Closing = None) -> Span:
    """Return the month of `text`: 2026-03, 2026-3, 202603, 2026年3月, 本月, 上月; 10 and 10月 are the last one.

    Where months close on the 25th, March is 26 February to 25 March. BadValue if unread.
    """
    words = _tidy(text)
    if words in {"本月", "上月"}:
        current = _month_around(today, closing)
        return current if words == "本月" else previous(current)
    if alone := re.fullmatch("([0-9]{1,2})月?", words):
        last, nth = _month_around(today, closing).last, int(alone[1])
        if 1 <= nth <= 12:
            return _block("month", last.year - (nth > last.month), nth, closing)
    found = re.fullmatch(_YEAR + "(?:-([0-9]{1,2})|年([0-9]{1,2})月|([0-9]{2}))", words)
    number = int(found[2] or found[3] or found[4]) if found else 0
    if not found or not 1 <= number <= 12:
        raise _unreadable("月份", text, "2026-03、10 或 上月 这样")
    return _block("month", int(found["year"]), number, closing)


def quarter(text: str, closing: Closing = None) -> Span:
    """Return the quarter of `text`: 2026Q1, 2026-1季度 or 2026年第一季度; BadValue if unread."""
    found = re.fullmatch(_YEAR + "[-年]?(?:[Qq]([1-4])|第?([1-4一二三四])季度)", _tidy(text))
    if not found:
        raise _unreadable("季度", text, "2026Q1 或 2026年第一季度 这样")
    return _block("quarter", int(found["year"]), small_number(found[2] or found[3]), closing)


def half(text: str, closing: Closing = None) -> Span:
    """Return the half-year of `text`: 2026H1 or 2026年上半年; BadValue if unread."""
    found = re.fullmatch(_YEAR + "[-年]?(?:[Hh]([12])|([上下])半年)", _tidy(text))
    if not found:
        raise _unreadable("半年", text, "2026H1 或 2026年上半年 这样")
    return _block(
        "half", int(found["year"]), 1 if found[2] == "1" or found[3] == "上" else 2, closing
    )


def year(text: str, closing: Closing = None) -> Span:
    """Return the year of `text`: 2026 or 2026年; BadValue if unread."""
    found = re.fullmatch(_YEAR + "年?", _tidy(text))
    if not found:
        raise _unreadable("年份", text, "2026 这样")
    return _block("year", int(found["year"]), 1, closing)


def week(text: str, today: date) -> Span:
    """Return the ISO week (Monday to Sunday) of `text`: 2026-W10, 2026年第10周, 上周, or a day of it."""
    words = _tidy(text)
    if words in {"本周", "上周"}:
        day = today - _WEEK if words == "上周" else today
        return _week(*day.isocalendar()[:2])
    found = re.fullmatch(_YEAR + "(?:-?[Ww]([0-9]{1,2})|年第?([0-9]{1,2})周)", words)
    try:
        if not found:
            return _week(*parse(text, today).isocalendar()[:2])
        return _week(int(found["year"]), int(found[2] or found[3]))
    except (BadValue, ValueError):
        raise _unreadable("周", text, "2026-W10，或这一周里的一天 2026-03-05 这样") from None


def between(since: date, until: date) -> Span:
    """Return the days from `since` to `until`, both included; BadValue if in the wrong order."""
    if since > until:
        raise BadValue(f"开始日期 {since} 晚于结束日期 {until}，请核对后重写。")
    return Span(since, until, f"{since}至{until}")


def previous(span: Span) -> Span:
    """Return the period right before `span`: of the same kind, or as many days for a free range."""
    if size := _MONTHS.get(span.kind):
        return _block(span.kind, span.last.year, (span.last.month - 1) // size, span.closings)
    if span.kind == "week":
        return _week(*(span.first - _WEEK).isocalendar()[:2])
    return between(span.first - (span.last - span.first) - _DAY, span.first - _DAY)


def last_year(span: Span) -> Span:
    """Return the same period a year earlier: the same calendar dates.

    Whole months stay whole (February of 2024 and 2025), also in a free range; else 29 February
    becomes 28. A week keeps its number; week 53 becomes 52 if the year before has no 53rd.
    """
    if size := _MONTHS.get(span.kind):
        nth = (span.last.month - 1) // size + 1
        return _block(span.kind, span.last.year - 1, nth, span.closings)
    if span.kind == "week":
        iso_year, number, _ = span.first.isocalendar()
        try:
            return _week(iso_year - 1, number)
        except ValueError:
            return _week(iso_year - 1, number - 1)
    is_whole = span.first.day == 1 and (span.last + _DAY).day == 1
    last_day = NATURAL if is_whole else span.last.day
    return between(
        months_after(span.first, -12, span.first.day), months_after(span.last, -12, last_day)
    )


def year_to_date(span: Span) -> Span:
    """Return the days from the start of the year of `span` to its end, so that its periods add up.

    The year of months that close on a set day starts on the day after December's; a week's year is
    the ISO year. For 去年同期累计 take `year_to_date(last_year(span))`.
    """
    if span.kind == "week":
        number = span.first.isocalendar().year
        first = date.fromisocalendar(number, 1, 1)
    else:
        number = span.last.year
        first = _block("month", number, 1, span.closings).first
    return Span(first, span.last, f"{number}年累计（至{span.last}）")


def _month_around(day: date, closing: Closing) -> Span:
    span = _block("month", day.year, day.month, closing)
    return span if day <= span.last else _block("month", day.year, day.month + 1, closing)


def _block(kind: Kind, year: int, nth: int, closing: Closing = None) -> Span:
    """Return the nth month, quarter, half or year of `year`; 0 is the last of the year before."""
    size, january, closings = _MONTHS[kind], date(year, 1, 1), _closings(closing)
    first = _month_end(january, (nth - 1) * size - 1, closings) + _DAY
    last = _month_end(january, nth * size - 1, closings)
    label = _label(kind, last, (last.month - 1) // size)
    if first.day != 1 or (last + _DAY).day != 1:
        label += f"（{first}至{last}）"
    return Span(first, last, label, kind, closings)


def cut_anew(span: Span, closing: Closing) -> Span:
    """Return the period that `span` names, as months end by now; itself where it is no such period."""
    for kind, size in _MONTHS.items():
        block = _block(kind, span.last.year, -(-span.last.month // size), closing)
        if block.name == span.name:
            return block
    return span


def _closings(closing: Closing) -> Closings:
    versions = ((date.min, closing),) if isinstance(closing, int) else closing or ()
    for _, day in versions:
        if not 1 <= day <= NATURAL:
            raise BadValue(f"每月截止日应在 1 至 31 之间，现在是 {day}。")
    return versions


def _month_end(january: date, months: int, closings: Closings) -> date:
    """Return the end of the month that lies so many months after `january`."""
    last = months_after(january, months, NATURAL)
    for since, day in closings:
        end = months_after(january, months, day)
        last = end if since <= min(last, end) else last
    return last


def months_after(day: date, months: int, on: int) -> date:
    """Return the day `on` of the month `months` after that of `day`, clipped to its length."""
    # Imported here: 8 ms that only reports need, and clocks in months.
    from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

    shifted: date = day + relativedelta(months=months, day=on)
    return shifted


def _label(kind: Kind, last: date, index: int) -> str:
    match kind:
        case "month":
            return f"{last.year}年{last.month}月"
        case "quarter":
            return f"{last.year}年第{NUMERALS[index]}季度"
        case "half":
            return f"{last.year}年{'上下'[index]}半年"
    return f"{last.year}年"


def _week(year: int, number: int) -> Span:
    """Return the ISO week; ValueError if that year has no such week."""
    monday = date.fromisocalendar(year, number, 1)
    return Span(monday, monday + 6 * _DAY, f"{year}年第{number}周", "week")
