"""The period that a command is asked for, by the same options everywhere."""

from xfcli import dates
from xfcli.dates import Span
from xfcli.errors import BadValue, Refused
from xfcli.ledger import Reader, dated


def chosen(
    book: Reader,
    *,
    month: str | None,
    week: str | None,
    quarter: str | None,
    half: str | None,
    year: str | None,
    since: str | None,
    until: str | None,
) -> Span:
    """Return the period that the options name, the last complete month where they name none.

    BadValue where they name two, or one that cannot be read.
    """
    today, closings = book.today, dated.closings(book)
    named = [text for text in (month, week, quarter, half, year, since or until) if text]
    if len(named) > 1:
        raise BadValue(
            "只能选一个期间：--month、--week、--quarter、--half、--year 或 --since/--until。"
        )
    if week:
        return dates.week(week, today)
    if quarter:
        return dates.quarter(quarter, closings)
    if half:
        return dates.half(half, closings)
    if year:
        return dates.year(year, closings)
    if since or until:
        if not since:
            raise BadValue(
                "--until 要和 --since 一起写，例如 --since 2026-03-01 --until 2026-03-15。"
            )
        return dates.between(book.day(since), book.day(until))
    return dates.month(month or "上月", today, closings)


def begun(book: Reader, span: Span) -> None:
    """Raise Refused where the period has not begun: there is nothing to count."""
    if span.first > book.today:
        raise Refused(f"{span.label}还没有开始（今天 {book.today}），没有可统计的。")
