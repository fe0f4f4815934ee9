"""The ledger's answers to what figures ask (`counting.Counts`), read off the daily sums."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from xfcli.dates import Span
from xfcli.fold import fold
from xfcli.law.running import Running
from xfcli.law.workdays import Calendar
from xfcli.ledger import journal
from xfcli.reporting import counting, marks
from xfcli.reporting.counting import Due, Dues


class OfLedger:
    """The counts of the whole ledger, read off the daily sums (see `counting.Counts`)."""

    def __init__(
        self, connection: sqlite3.Connection, calendar: Calendar, backlog_days: int
    ) -> None:
        self._connection = connection
        self._calendar = calendar
        self._dues = Dues(calendar)
        self._backlog_days = backlog_days
        self._sums: dict[tuple[str, date, date], tuple[dict[str, int], dict[str, int]]] = {}
        self._overdue: dict[date, tuple[str, ...]] = {}
        self._due: dict[tuple[str, date, date], dict[str, Due]] = {}

    def flow(self, group: str, span: Span) -> dict[str, int]:
        """Return what was marked in the span, by value."""
        return self._summed(group, span)[0]

    def done(self, group: str, span: Span) -> dict[str, int]:
        """Return how much of what was marked in the span was done by its end, by value."""
        return self._summed(group, span)[1]

    def _summed(self, group: str, span: Span) -> tuple[dict[str, int], dict[str, int]]:
        key = (group, span.first, span.last)
        if key not in self._sums:
            last = span.last.isoformat()
            rows = self._connection.execute(
                "select value, sum(n) filter (where done = ''),"
                " sum(n) filter (where done > '' and done <= ?)"
                " from tally where grp = ? and day between ? and ? group by value",
                (last, group, span.first.isoformat(), last),
            ).fetchall()
            self._sums[key] = ({v: n for v, n, _ in rows if n}, {v: n for v, _, n in rows if n})
        return self._sums[key]

    def due(self, group: str, span: Span) -> dict[str, Due]:
        """Return the duties that fell due in the span, by unit."""
        key = (group, span.first, span.last)
        if key not in self._due:
            self._due[key] = self._counted_due(group, span)
        return self._due[key]

    def _counted_due(self, group: str, span: Span) -> dict[str, Due]:
        first, last = span.first.isoformat(), span.last.isoformat()
        rows = self._connection.execute(
            "select day, value, coalesce(sum(n) filter (where done = ''), 0),"
            " coalesce(sum(n) filter (where done > '' and done <= day), 0),"
            " coalesce(sum(n) filter (where done > '' and done <= ?), 0)"
            " from tally where grp = ? and day between ? and ? group by day, value",
            (last, group, (span.first - timedelta(marks.ROLL)).isoformat(), last),
        )
        found: dict[str, Due] = {}
        for day, value, total, timely, done in rows:
            due = self._dues.day(day, value)
            if first <= due <= last:
                # Done after the plain last day and still in time: it was rolled off a rest day.
                rolled = self._done_between(group, day, value, due) if due > day else 0
                unit = counting.unit_of(value)
                have = found.get(unit, Due())
                found[unit] = Due(
                    have.total + total, have.timely + timely + rolled, have.done + done
                )
        return found

    def _done_between(self, group: str, day: str, value: str, due: str) -> int:
        return self._number(
            "select sum(n) from tally where grp = ? and day = ? and value = ? and done > ?"
            " and done <= ?",
            (group, day, value, day, due),
        )

    def open(self, day: date) -> int:
        """Return the cases open at the end of `day`."""
        return self._number(
            "select sum(n) from tally where grp = 'balance' and day <= ?", (day.isoformat(),)
        )

    def open_by_unit(self, day: date) -> dict[str, int]:
        """Return the cases open at the end of `day`, by the unit that has them now."""
        return dict(
            self._connection.execute(
                "select value, sum(n) from tally where grp = 'unit.balance' and day <= ?"
                " group by value having sum(n) <> 0",
                (day.isoformat(),),
            ).fetchall()
        )

    def backlog(self, day: date) -> int:
        """Return the cases open at the end of `day` for more than the set number of days."""
        last = day.isoformat()
        young = (day - timedelta(self._backlog_days)).isoformat()
        return self.open(day) - self._number(
            "select sum(n) from tally where grp = 'stock' and day between ? and ? and done <= ?",
            (young, last, last),
        )

    def overdue(self, day: date) -> int:
        """Return the cases with a duty whose last day had passed unkept at the end of `day`."""
        return len(self.overdue_cases(day))

    def overdue_cases(self, day: date) -> tuple[str, ...]:
        """Return the numbers of the cases overdue at the end of `day`."""
        if day not in self._overdue:
            found = {
                no
                for no, clock, is_sure in self._unkept(day)
                if counting.is_overdue(clock, self._calendar, day)
                and (is_sure or self._is_open(no, day))
            }
            self._overdue[day] = tuple(sorted(found))
        return self._overdue[day]

    def overdue_by_unit(self, day: date) -> dict[str, int]:
        """Return the cases overdue at the end of `day`, by the unit that has them now."""
        found: dict[str, int] = {}
        for no in self.overdue_cases(day):
            (unit,) = self._connection.execute(
                "select unit from cases where no = ?", (no,)
            ).fetchone()
            found[unit] = found.get(unit, 0) + 1
        return found

    def _unkept(self, day: date) -> Iterator[tuple[str, Running, bool]]:
        """Yield the duties that may have run out by `day` and were not done by then.

        Their cases were open that day; where one was reopened that has to be looked up (False).
        """
        duty = "clock not in ('object', 'review.apply', 'recheck.apply')"
        at = day.isoformat()
        for where, values in (
            ("owed = 1 and earliest < ?", (at,)),
            (f"{duty} and done_on > earliest and done_on > ? and earliest < ?", (at, at)),
        ):
            rows = self._connection.execute(
                "select clocks.no, clock, from_kind, start, days, extended, hearing, fixed, done_on,"
                f" reopened = 0 from clocks join cases on cases.no = clocks.no where {where}"
                " and (closed_on is null or closed_on > ? or reopened > 0)",
                (*values, at),
            )
            for no, clock, kind, start, days, extended, hearing, fixed, done_on, is_sure in rows:
                yield no, Running(
                    clock, kind, date.fromisoformat(start), days, extended, hearing,
                    date.fromisoformat(fixed) if fixed else None,
                    date.fromisoformat(done_on) if done_on else None,
                ), bool(is_sure)  # fmt: skip

    def _is_open(self, no: str, day: date) -> bool:
        case = fold(journal.of_case(self._connection, no))
        balance = (m for m in marks.of(case) if m.group == "balance" and m.day <= day.isoformat())
        return sum(mark.n for mark in balance) > 0

    def hot(self, span: Span) -> list[tuple[str, str, int]]:
        """Return (village, catalogue code, petitions) that came more than once, most first."""
        return self._connection.execute(
            "select p.village, p.item, count(*) from petitions p join cases using (no)"
            " where p.day between ? and ? and p.village <> '' and p.item <> '' and p.void = 0"
            " and p.channel <> '排查' and cases.sealed = 0"
            " group by p.village, p.item having count(*) > 1 order by 3 desc, 1, 2 limit 10",
            (span.first.isoformat(), span.last.isoformat()),
        ).fetchall()

    def first_day(self) -> date | None:
        """Return the day of the earliest petition, None while there is none."""
        row = self._connection.execute("select min(day) from tally where grp = 'order'").fetchone()
        return date.fromisoformat(row[0]) if row[0] else None

    def _number(self, sql: str, values: Iterable[Any]) -> int:
        return int(self._connection.execute(sql, tuple(values)).fetchone()[0] or 0)
