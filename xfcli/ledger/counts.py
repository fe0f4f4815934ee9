"""The ledger's answers to what figures ask (`reporting.counts.Counts`), read off the sums.

A span is read as the whole months in it and the loose days around them, so that a year costs twelve
rows where it would cost 365. Duties alone are read day by day: rest days move their last day.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from xfcli.case.fold import fold
from xfcli.case.words import Channel
from xfcli.dates import Span
from xfcli.law.workdays import Calendar
from xfcli.ledger import journal
from xfcli.ledger.duties import IS_DUTY
from xfcli.reporting.counts import Due, Dues
from xfcli.reporting.marks import ROLL, Group, Term, was_open

_DAY: Final = timedelta(1)
# All sums of a group in a span: loose days, whole months, loose days; each may be none.
_SUMS: Final = """(
  select value, done, n from tally where grp = :grp and day >= :first and day < :start
  union all
  select value, done, n from tally_month
    where grp = :grp and month >= substr(:start, 1, 7) and month < substr(:end, 1, 7)
  union all
  select value, done, n from tally where grp = :grp and day >= :end and day <= :last)"""


def _parts(group: Group, first: date, last: date) -> dict[str, str]:
    """Return the values of `_SUMS`: its whole months run from `start` up to the day before `end`."""
    start = first if first.day == 1 else (first.replace(day=28) + 4 * _DAY).replace(day=1)
    end = (last + _DAY).replace(day=1)
    if start > end:
        start = end = last + _DAY
    days = {"first": first, "start": start, "end": end, "last": last}
    return {"grp": group} | {name: day.isoformat() for name, day in days.items()}


class OfLedger:
    """The counts of the whole ledger, read off its sums (see `Counts`)."""

    def __init__(
        self, connection: sqlite3.Connection, calendar: Calendar, backlog_days: int
    ) -> None:
        self._connection = connection
        self._dues = Dues(calendar)
        self._backlog_days = backlog_days
        self._sums: dict[tuple[Group, date, date], tuple[dict[str, int], dict[str, int]]] = {}
        self._overdue: dict[date, dict[str, str]] = {}
        self._opened: list[tuple[str, int]] | None = None  # of each month: opened less closed
        self._due: dict[tuple[Group, date, date], dict[str, Due]] = {}

    def flow(self, group: Group, span: Span) -> dict[str, int]:
        """Return what was marked in the span, by value."""
        return self._summed(group, span)[0]

    def done(self, group: Group, span: Span) -> dict[str, int]:
        """Return how much of what was marked in the span was done by its end, by value."""
        return self._summed(group, span)[1]

    def _summed(self, group: Group, span: Span) -> tuple[dict[str, int], dict[str, int]]:
        key = (group, span.first, span.last)
        if key not in self._sums:
            rows = self._connection.execute(
                "select value, sum(n) filter (where done = ''),"
                " sum(n) filter (where done > '' and done <= :last)"
                f" from {_SUMS} group by value",
                _parts(group, *span[:2]),
            ).fetchall()
            self._sums[key] = ({v: n for v, n, _ in rows if n}, {v: n for v, _, n in rows if n})
        return self._sums[key]

    def due(self, group: Group, span: Span) -> dict[str, Due]:
        """Return the duties that fell due in the span, by unit."""
        key = (group, span.first, span.last)
        if key not in self._due:
            self._due[key] = self._counted_due(group, span)
        return self._due[key]

    def _counted_due(self, group: Group, span: Span) -> dict[str, Due]:
        first, last = span.first.isoformat(), span.last.isoformat()
        rows = self._connection.execute(
            "select day, value, clock, days, coalesce(sum(n) filter (where done = ''), 0),"
            " coalesce(sum(n) filter (where done > '' and done <= day), 0),"
            " coalesce(sum(n) filter (where done > '' and done <= ?), 0)"
            " from tally where grp = ? and day between ? and ? group by day, value, clock, days",
            (last, group, (span.first - timedelta(ROLL)).isoformat(), last),
        )
        found: dict[str, Due] = {}
        for day, unit, clock, days, total, timely, done in rows:
            term = Term(clock, days)
            due = self._dues.day(day, term)
            if first <= due <= last:
                # Done after the plain last day and still in time: it was rolled off a rest day.
                rolled = self._done_between(group, day, unit, term, due) if due > day else 0
                have = found.get(unit, Due())
                found[unit] = Due(
                    have.total + total, have.timely + timely + rolled, have.done + done
                )
        return found

    def _done_between(self, group: Group, day: str, unit: str, term: Term, due: str) -> int:
        return self._number(
            "select sum(n) from tally where grp = ? and day = ? and value = ? and clock = ?"
            " and days = ? and done > ? and done <= ?",
            (group, day, unit, *term, day, due),
        )

    def open(self, day: date) -> int:
        """Return the cases open at the end of `day`."""
        if self._opened is None:
            by_month = "select month, sum(n) from tally_month where grp = 'balance' group by month"
            self._opened = self._connection.execute(by_month).fetchall()
        last = day.isoformat()
        loose = "select sum(n) from tally where grp = 'balance' and day between ? and ?"
        return sum(n for month, n in self._opened if month < last[:7]) + self._number(
            loose, (f"{last[:7]}-01", last)
        )

    def open_by_unit(self, day: date) -> dict[str, int]:
        """Return the cases open at the end of `day`, by the unit that has them now."""
        return dict(
            self._connection.execute(
                f"select value, sum(n) from {_SUMS} group by value having sum(n) <> 0",
                _parts("balance", date.min, day),
            ).fetchall()
        )

    def backlog(self, day: date) -> int:
        """Return the cases open at the end of `day` for more than the set number of days."""
        young = day - timedelta(self._backlog_days)
        return self.open(day) - self._number(
            f"select sum(n) from {_SUMS} where done <= :last", _parts("stock", young, day)
        )

    def overdue(self, day: date) -> int:
        """Return the cases with a duty whose last day had passed unkept at the end of `day`."""
        return len(self.overdue_cases(day))

    def overdue_cases(self, day: date) -> tuple[str, ...]:
        """Return the numbers of the cases overdue at the end of `day`."""
        return tuple(sorted(self._unit_of_overdue(day)))

    def overdue_by_unit(self, day: date) -> dict[str, int]:
        """Return the cases overdue at the end of `day`, by the unit that has them now."""
        found: dict[str, int] = {}
        for unit in self._unit_of_overdue(day).values():
            found[unit] = found.get(unit, 0) + 1
        return found

    def _unit_of_overdue(self, day: date) -> dict[str, str]:
        """Return the unit that has it now of each case overdue at the end of `day`, by number."""
        if day not in self._overdue:
            at = day.isoformat()
            self._overdue[day] = {
                no: unit
                for no, unit, is_open, earliest, term in self._unkept(at)
                if (term is None or self._dues.day(earliest, term) < at)
                and (is_open or was_open(fold(journal.of_case(self._connection, no)), at))
            }
        return self._overdue[day]

    def _unkept(self, at: str) -> Iterator[tuple[str, str, bool, str, Term | None]]:
        """Yield the duties that may have run out by the day `at` and were not done by then.

        Each with number and unit of its case, whether that was surely open that day (what was
        reopened, or found by the office before anybody petitioned, has to be looked up), its
        earliest last day, and its term (None of a day that was set).
        """
        for where in (
            "owed = 1 and earliest < :at",
            f"{IS_DUTY} and done_on > earliest and done_on > :at and earliest < :at",
        ):
            rows = self._connection.execute(
                "select clocks.no, cases.unit, reopened = 0 and channel <> :outreach, earliest, fixed,"
                " iif(duty = '', clock, duty), days + extended + hearing from clocks join cases on cases.no = clocks.no"
                f" where {where} and (closed_on is null or closed_on > :at or reopened > 0)",
                {"at": at, "outreach": Channel.OUTREACH},
            )
            for no, unit, is_open, earliest, fixed, clock, days in rows:
                yield no, unit, bool(is_open), earliest, None if fixed else Term(clock, days)

    def clusters(self, span: Span) -> list[tuple[str, str, int]]:
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
        first = "select min(day) from tally where grp = ?"
        row = self._connection.execute(first, ("order",)).fetchone()
        return date.fromisoformat(row[0]) if row[0] else None

    def _number(self, sql: str, values: Sequence[object] | Mapping[str, object]) -> int:
        return int(self._connection.execute(sql, values).fetchone()[0] or 0)
