"""The sums of all marks by day and by month: kept in the journal's transaction, read by the report.

Each write takes the marks of the case as it was out of the sums and puts those of the case as it is
in. `Recount` counts all cases anew, in flat memory, so that `check` proves the sums.
"""

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from xfcli.case import Case
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
_IN_MEMORY: Final = 200_000  # keys that a recount holds before it writes them out


class Sums:
    """Changes to the sums, collected and then written at once."""

    def __init__(self) -> None:
        self._changes: dict[Key, int] = {}

    def __len__(self) -> int:
        return len(self._changes)

    def add(self, case: Case, sign: int = 1) -> None:
        """Add the marks of `case`; take them out with `sign` -1."""
        changes = self._changes
        for group, day, value, done, n, _ in marks.of(case):
            key = (group, day, value, done)
            changes[key] = changes.get(key, 0) + sign * n

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
    """Counts all cases anew and compares, in a temporary file instead of in memory."""

    def __init__(self) -> None:
        self._scratch = sqlite3.connect("")
        self._scratch.executescript(TABLE)
        self._sums = Sums()

    def add(self, case: Case) -> None:
        """Count `case`."""
        self._sums.add(case)
        if len(self._sums) > _IN_MEMORY:
            self._sums.write(self._scratch)

    def differing(self, connection: sqlite3.Connection) -> Iterator[str]:
        """Yield the days and months whose sums in the ledger are not those of the recount."""
        self._sums.write(self._scratch)
        found: set[str] = set()
        for table, period in _TABLES.items():
            read = (
                f"select {period}, grp, value, done, n from {table} where n <> 0"
                f" order by grp, {period}, value, done"
            )
            held, right = connection.execute(read), self._scratch.execute(read)
            for mine, theirs in _paired(held, right):
                if mine != theirs:
                    found.add((mine or theirs or ("",))[0])
        self._scratch.close()
        yield from sorted(found)


def _paired(
    held: Iterator[Any], right: Iterator[Any]
) -> Iterator[tuple[tuple[Any, ...] | None, tuple[Any, ...] | None]]:
    """Yield rows of both in step, by key; None where one side lacks the key."""

    def key(row: tuple[Any, ...]) -> tuple[Any, ...]:
        return (row[1], row[0], row[2], row[3])

    a, b = next(held, None), next(right, None)
    while a or b:
        if b is None or (a is not None and key(a) < key(b)):
            yield a, None
            a = next(held, None)
        elif a is None or key(b) < key(a):
            yield None, b
            b = next(right, None)
        else:
            yield a, b
            a, b = next(held, None), next(right, None)
