"""The daily sums of all marks: kept in the same transaction as the journal, read by the report.

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
"""

Key = tuple[str, str, str, str]
_ADD: Final = "insert into tally values (?,?,?,?,?) on conflict do update set n = n + excluded.n"
_EMPTY: Final = "delete from tally where grp=? and day=? and value=? and done=? and n = 0"
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
        """Bring the changes into the table, and forget them."""
        changed = [(*key, n) for key, n in self._changes.items() if n]
        connection.executemany(_ADD, changed)
        connection.executemany(_EMPTY, [row[:4] for row in changed if row[4] < 0])
        self._changes.clear()


class Recount:
    """Counts all cases anew and compares, in a temporary file instead of in memory."""

    def __init__(self) -> None:
        self._scratch = sqlite3.connect("")
        self._scratch.execute(TABLE)
        self._sums = Sums()

    def add(self, case: Case) -> None:
        """Count `case`."""
        self._sums.add(case)
        if len(self._sums) > _IN_MEMORY:
            self._sums.write(self._scratch)

    def differing_days(self, connection: sqlite3.Connection) -> Iterator[str]:
        """Yield the days whose sums in the ledger are not those of the recount."""
        self._sums.write(self._scratch)
        read = (
            "select day, grp, value, done, n from tally where n <> 0 order by grp, day, value, done"
        )
        held, right = connection.execute(read), self._scratch.execute(read)
        differing: set[str] = set()
        for mine, theirs in _paired(held, right):
            if mine != theirs:
                differing.add((mine or theirs or ("",))[0])
        self._scratch.close()
        yield from sorted(differing)


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
