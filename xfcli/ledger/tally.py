"""The sums of all marks by day and by month: kept in the journal's transaction, read by the report.

Each write takes the marks of the case as it was out of the sums and puts those of the case as it is
in. `Recount` counts all cases anew, so that `check` proves the sums.
"""

import sqlite3
from collections.abc import Iterator
from typing import Final

from xfcli.case.case import Case
from xfcli.reporting import marks

TABLE: Final = """
-- The sums by day of all marks (`marks.of`), from which every figure is counted.
create table tally (
  grp text not null, day text not null, value text not null, done text not null,
  n integer not null, primary key (grp, day, value, done)
) strict, without rowid;

-- The same by month: longer periods are read off these.
create table tally_month (
  grp text not null, month text not null, value text not null, done text not null,
  n integer not null, primary key (grp, month, value, done)
) strict, without rowid;
"""

Key = tuple[str, str, str, str]
_TABLES: Final = {"tally": "day", "tally_month": "month"}
_ADD: Final = "insert into {} values (?,?,?,?,?) on conflict do update set n = n + excluded.n"
_EMPTY: Final = "delete from {} where grp=? and {}=? and value=? and done=? and n = 0"


class Sums:
    """Changes to the sums, collected and then written at once."""

    def __init__(self) -> None:
        self._changes: dict[Key, int] = {}

    def add(self, case: Case, sign: int = 1) -> None:
        """Add the marks of `case`; take them out with `sign` -1."""
        changes = self._changes
        for mark in marks.of(case):
            key = mark[:4]
            changes[key] = changes.get(key, 0) + sign * mark.n

    def write(self, connection: sqlite3.Connection) -> None:
        """Bring the changes into the tables, and forget them."""
        months: dict[Key, int] = {}
        for (group, day, value, done), n in self._changes.items():
            key = (group, day[:7], value, done)
            months[key] = months.get(key, 0) + n
        for (table, period), changes in zip(_TABLES.items(), (self._changes, months), strict=True):
            changed = [(*key, n) for key, n in changes.items() if n]
            connection.executemany(_ADD.format(table), changed)
            lessened = [row[:4] for row in changed if row[4] < 0]
            connection.executemany(_EMPTY.format(table, period), lessened)
        self._changes.clear()


class Recount:
    """Counts all cases anew and compares, day by day and month by month.

    Of each day it keeps one number: the sum of what is counted, each times the hash of what it
    stands for. Memory is flat, and sums that differ agree by chance once in 2^60.
    """

    def __init__(self) -> None:
        self._days: dict[str, int] = {}

    def add(self, case: Case) -> None:
        """Count `case`."""
        days = self._days
        for group, day, value, done, n, _ in marks.of(case):
            days[day] = days.get(day, 0) + n * hash((group, value, done))

    def differing(self, connection: sqlite3.Connection) -> Iterator[str]:
        """Yield the days and months whose sums in the ledger are not those of the recount."""
        months: dict[str, int] = {}
        for day, sum_ in self._days.items():
            months[day[:7]] = months.get(day[:7], 0) + sum_
        found: set[str] = set()
        for table, right in zip(_TABLES, (self._days.copy(), months), strict=True):
            for group, period, value, done, n in connection.execute(f"select * from {table}"):
                right[period] = right.get(period, 0) - n * hash((group, value, done))
            found.update(period for period, rest in right.items() if rest)
        yield from sorted(found)
