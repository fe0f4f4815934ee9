"""The sums of all marks by day and by month: kept in the journal's transaction, read by the report.

Each write takes the marks of the case as it was out of the sums and puts those of the case as it is
in. `Recount` counts all cases anew, so that `check` proves the sums.
"""

import sqlite3
from collections.abc import Iterator
from typing import Final

from xfcli.case.case import Case
from xfcli.reporting.marks import NO_TERM, Term, marks_of

Alike = tuple[str, str, str, Term, str]  # group, day, value, term, done: what is summed up
_ADD_DAY: Final = (
    "insert into tally (grp, day, value, clock, days, done, n) values (?,?,?,?,?,?,?)"
    " on conflict do update set n = n + excluded.n"
)
_ADD_MONTH: Final = (
    "insert into tally_month (grp, month, value, done, n) values (?,?,?,?,?)"
    " on conflict do update set n = n + excluded.n"
)
# A sum that has become nothing goes.
_DROP_DAY: Final = (
    "delete from tally where grp = ? and day = ? and value = ? and clock = ? and days = ?"
    " and done = ? and n = 0"
)
_DROP_MONTH: Final = (
    "delete from tally_month where grp = ? and month = ? and value = ? and done = ? and n = 0"
)


class Sums:
    """Changes to the sums, collected and then written at once."""

    def __init__(self) -> None:
        self._changes: dict[Alike, int] = {}

    def add(self, case: Case, sign: int = 1) -> None:
        """Add the marks of `case`; take them out with `sign` -1."""
        changes = self._changes
        for mark in marks_of(case):
            key = mark[:5]
            changes[key] = changes.get(key, 0) + sign * mark.n

    def write(self, connection: sqlite3.Connection) -> None:
        """Bring the changes into the tables, and forget them."""
        days = []
        months: dict[tuple[str, str, str, str], int] = {}
        for (group, day, value, term, done), n in self._changes.items():
            days.append((group, day, value, *term, done, n))
            if term is NO_TERM:
                key = (group, day[:7], value, done)
                months[key] = months.get(key, 0) + n
        for add, drop, sums in (
            (_ADD_DAY, _DROP_DAY, days),
            (_ADD_MONTH, _DROP_MONTH, [(*key, n) for key, n in months.items()]),
        ):
            connection.executemany(add, (one for one in sums if one[-1]))
            connection.executemany(drop, (one[:-1] for one in sums if one[-1] < 0))
        self._changes.clear()


class Recount:
    """Counts all cases anew and compares, day by day and month by month.

    Of each day it keeps one number: the sum of what is counted, each times the hash of what it
    stands for. Memory is flat, and sums that differ agree by chance once in 2^60.
    """

    def __init__(self) -> None:
        self._days: dict[str, int] = {}
        self._months: dict[str, int] = {}

    def add(self, case: Case) -> None:
        """Count `case`."""
        days, months = self._days, self._months
        for group, day, value, term, done, n, _ in marks_of(case):
            days[day] = days.get(day, 0) + n * hash((group, value, *term, done))
            if term is NO_TERM:
                month = day[:7]
                months[month] = months.get(month, 0) + n * hash((group, value, done))

    def differing(self, connection: sqlite3.Connection) -> Iterator[str]:
        """Yield the days and months whose sums in the ledger are not those of the recount."""
        for counted, stored in (
            (self._days, "select day, n, grp, value, clock, days, done from tally"),
            (self._months, "select month, n, grp, value, done from tally_month"),
        ):
            rest = counted.copy()
            for period, n, *alike in connection.execute(stored):
                rest[period] = rest.get(period, 0) - n * hash(tuple(alike))
            yield from sorted(period for period, left in rest.items() if left)
