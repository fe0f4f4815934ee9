"""The sums of all marks by day and by month: kept in the journal's transaction, read by the report.

Each write takes the marks of the case as it was out of the sums and puts those of the case as it is
in. `Recount` counts all cases anew, so that `check` proves the sums.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Final

from xfcli.reporting.known import NO_TERM, Life, Term
from xfcli.reporting.marks import marks_of

Alike = tuple[str, str, str, Term, str]  # group, day, value, term, since: what is summed up
_ADD_DAY: Final = (
    "insert into tally (grp, day, value, clock, days, since, n) values (?,?,?,?,?,?,?)"
    " on conflict do update set n = n + excluded.n"
)
_ADD_MONTH: Final = (
    "insert into tally_month (grp, month, value, since, n) values (?,?,?,?,?)"
    " on conflict do update set n = n + excluded.n"
)
_DROP: Final = tuple(f"delete from {table} where n = 0" for table in ("tally", "tally_month"))


class Sums:
    """Changes to the sums, collected and then written at once."""

    def __init__(self) -> None:
        self._changes: dict[Alike, int] = {}

    def add(self, life: Life, sign: int = 1) -> None:
        """Add the marks of a case; take them out with `sign` -1."""
        changes = self._changes
        for mark in marks_of(life):
            key = mark[:5]
            changes[key] = changes.get(key, 0) + sign * mark.n

    def write(self, connection: sqlite3.Connection) -> None:
        """Bring the changes into the tables, and forget them; a sum that has become nothing goes."""
        days = []
        months: dict[tuple[str, str, str, str], int] = {}
        for (group, day, value, term, since), n in self._changes.items():
            if n:
                days.append((group, day, value, term.clock, term.days, since, n))
                if term is NO_TERM:
                    key = (group, day[:7], value, since)
                    months[key] = months.get(key, 0) + n
        connection.executemany(_ADD_DAY, days)
        connection.executemany(_ADD_MONTH, [(*key, n) for key, n in months.items() if n])
        for statement in _DROP:
            connection.execute(statement)
        self._changes.clear()


@lru_cache(maxsize=1 << 17)
def _weight(group: str, value: str, term: tuple[str, int], done: str) -> int:
    """Return the number that stands for what is counted alike, in every process the same."""
    named = f"{group}\0{value}\0{term[0]}\0{term[1]}\0{done}"
    return int.from_bytes(sha256(named.encode()).digest()[:8])


class Recount:
    """Counts all cases anew and compares, day by day and month by month.

    Of each day it keeps one number: the sum of what is counted, each times the number of what it
    stands for. Memory is flat, and sums that differ agree by chance once in 2^60.
    """

    def __init__(self) -> None:
        self._days: dict[str, int] = {}
        self._duties: dict[str, int] = {}  # of each month, what is summed by day alone

    @property
    def sums(self) -> tuple[dict[str, int], dict[str, int]]:
        """What was counted so far."""
        return self._days, self._duties

    def add_up(self, sums: Iterable[Mapping[str, int]]) -> None:
        """Add the `sums` of another recount, of other cases."""
        for own, other in zip(self.sums, sums, strict=True):
            for period, counted in other.items():
                own[period] = own.get(period, 0) + counted

    def add(self, life: Life) -> None:
        """Count a case."""
        days, duties = self._days, self._duties
        for group, day, value, term, since, n, _ in marks_of(life):
            counted = n * _weight(group, value, term, since)
            days[day] = days.get(day, 0) + counted
            if term is not NO_TERM:
                duties[day[:7]] = duties.get(day[:7], 0) + counted

    def differing(self, connection: sqlite3.Connection) -> Iterator[str]:
        """Yield the days and months whose sums in the ledger are not those of the recount."""
        months = {month: -counted for month, counted in self._duties.items()}
        for day, counted in self._days.items():
            months[day[:7]] = months.get(day[:7], 0) + counted
        for right, stored in (
            (self._days.copy(), "select day, grp, value, clock, days, since, n from tally"),
            (months, "select month, grp, value, '', 0, since, n from tally_month"),
        ):
            for period, group, value, clock, length, since, n in connection.execute(stored):
                if not isinstance(n, int):  # in a damaged file
                    yield str(period)
                    continue
                counted = n * _weight(group, value, (clock, length), since)
                right[period] = right.get(period, 0) - counted
            yield from sorted(period for period, rest in right.items() if rest)
