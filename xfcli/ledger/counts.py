"""The ledger's answers to what figures ask (`reporting.counts.Counts`), read off the sums.

A span is read as the whole months in it and the loose days around them, so that a year costs twelve
rows where it would cost 365. Duties alone are read day by day: rest days move their last day.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from xfcli.dates import Span
from xfcli.law.workdays import Calendar
from xfcli.reporting.counts import AS_OF_LAST_DAY, Due, Dues
from xfcli.reporting.known import Term
from xfcli.reporting.mark import Duty, Group
from xfcli.reporting.marks import ROLL

_DAY: Final = timedelta(1)
# All sums of a group in a span: loose days, whole months, loose days; each may be none.
_SUMS: Final = """(
  select value, since, n from tally where grp = :grp and day >= :first and day < :start
  union all
  select value, since, n from tally_month
    where grp = :grp and month >= substr(:start, 1, 7) and month < substr(:end, 1, 7)
  union all
  select value, since, n from tally where grp = :grp and day >= :end and day <= :last)"""


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
        self,
        connection: sqlite3.Connection,
        calendar: Calendar,
        backlog_days: Callable[[date], int],
    ) -> None:
        self._connection = connection
        self._dues = Dues(calendar)
        self._backlog_days = backlog_days
        self._sums: dict[tuple[Group, date, date], dict[str, int]] = {}
        self._overdue: dict[date, dict[str, str]] = {}
        self._opened: list[tuple[str, int]] | None = None  # of each month: opened less closed
        self._due: dict[tuple[Duty, date, date], dict[str, Due]] = {}

    def flow(self, group: Group, span: Span) -> dict[str, int]:
        """Return what was marked in the span, as it was known at its end, by value."""
        key = (group, span.first, span.last)
        if key not in self._sums:
            rows = self._connection.execute(
                f"select value, sum(n) from {_SUMS} where since <= :last group by value",
                _parts(group, *span[:2]),
            ).fetchall()
            self._sums[key] = {value: n for value, n in rows if n}
        return self._sums[key]

    def due(self, group: Duty, span: Span) -> dict[str, Due]:
        """Return the duties that fell due in the span, by unit."""
        key = (group, span.first, span.last)
        if key not in self._due:
            self._due[key] = self._counted_due(group, span)
        return self._due[key]

    def _counted_due(self, group: Duty, span: Span) -> dict[str, Due]:
        first, last = span.first.isoformat(), span.last.isoformat()
        known_by = "day" if group in AS_OF_LAST_DAY else ":last"
        rows = self._connection.execute(
            "select day, value, clock, days,"
            f" coalesce(sum(n) filter (where grp = :duty and since <= {known_by}), 0),"
            f" coalesce(sum(n) filter (where grp = :done and since <= {known_by}), 0)"
            " from tally where grp in (:duty, :done) and day between :first and :last"
            " group by day, value, clock, days",
            {
                "duty": group, "done": f"{group}.done", "last": last,
                "first": (span.first - timedelta(ROLL)).isoformat(),
            },
        )  # fmt: skip
        found: dict[str, Due] = {}
        for day, unit, clock, days, total, done in rows:
            term = Term(clock, days)
            due = self._dues.day(day, term)
            if first <= due <= last:
                have = found.get(unit, Due())
                found[unit] = Due(have.total + total, have.done + done)
                if due > day and group in AS_OF_LAST_DAY:  # rolled off a rest day
                    found[unit] = self._with_rolled(found[unit], group, day, unit, term, due)
        return found

    def _with_rolled(
        self, have: Due, group: Duty, day: str, unit: str, term: Term, due: str
    ) -> Due:
        """Return `have` with what became known after the plain last day and up to the due day."""
        total, done = self._connection.execute(
            "select coalesce(sum(n) filter (where grp = ?), 0),"
            " coalesce(sum(n) filter (where grp <> ?), 0)"
            " from tally where grp in (?, ?) and day = ? and value = ? and clock = ? and days = ?"
            " and since > ? and since <= ?",
            (group, group, group, f"{group}.done", day, unit, *term, day, due),
        ).fetchone()
        return Due(have.total + total, have.done + done)

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
        """Return the cases open at the end of `day`, by the unit that had them then."""
        return dict(
            self._connection.execute(
                f"select value, sum(n) from {_SUMS} group by value having sum(n) <> 0",
                _parts("balance", date.min, day),
            ).fetchall()
        )

    def backlog(self, day: date) -> int:
        """Return the cases open at the end of `day` for more than the set number of days."""
        return self.open(day) - self.open_since(day - timedelta(self._backlog_days(day)), day, day)

    def open_since(self, first: date, last: date, day: date) -> int:
        """Return the cases open at the end of `day` that were opened, or reopened, between two days."""
        return self._number(
            f"select sum(n) from {_SUMS} where since <= :at",
            _parts("stock", first, last) | {"at": day.isoformat()},
        )

    def overdue(self, day: date) -> int:
        """Return the cases with a duty whose last day had passed unkept at the end of `day`."""
        return len(self.overdue_cases(day))

    def overdue_cases(self, day: date) -> tuple[str, ...]:
        """Return the numbers of the cases overdue at the end of `day`."""
        return tuple(sorted(self.overdue_units(day)))

    def overdue_by_unit(self, day: date) -> dict[str, int]:
        """Return the cases overdue at the end of `day`, by the unit that had them then."""
        found: dict[str, int] = {}
        for unit in self.overdue_units(day).values():
            found[unit] = found.get(unit, 0) + 1
        return found

    def overdue_units(self, day: date) -> dict[str, str]:
        """Return the unit that had it then of each case overdue at the end of `day`, by number."""
        if day not in self._overdue:
            at = day.isoformat()
            rows = self._connection.execute(
                "select no, unit, earliest, clock, days from delays where until > ? and since <= ?",
                (at, at),
            )
            self._overdue[day] = {
                no: unit
                for no, unit, earliest, clock, days in rows
                if self._dues.day(earliest, Term(clock, days)) < at
            }
        return self._overdue[day]

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
