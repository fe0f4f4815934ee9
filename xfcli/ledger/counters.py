"""The last number given of each series (cases, papers): numbers are never given twice."""

import sqlite3


class Series:
    """The numbers of one series, within the caller's transaction; the table knows them after `write`."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self._connection, self._name = connection, name
        self._last: dict[int, int] = {}  # by year, as far as asked for

    def next_of(self, year: int) -> int:
        """Return the next number of `year`, and use it up."""
        self._last[year] = self._last_of(year) + 1
        return self._last[year]

    def reserve(self, year: int, number: int) -> None:
        """See to it that `number`, which was given from outside, is not given again."""
        self._last[year] = max(self._last_of(year), number)

    def write(self) -> None:
        """Put down the last numbers given."""
        for year, last in self._last.items():
            reserve(self._connection, self._name, year, last)

    def _last_of(self, year: int) -> int:
        if year in self._last:
            return self._last[year]
        known = self._connection.execute(
            "select last from counters where series = ? and year = ?", (self._name, year)
        ).fetchone()
        return int(known[0]) if known else 0


def next_of(connection: sqlite3.Connection, name: str, year: int) -> int:
    """Return the next number of the series `name` in `year`, and use it up."""
    series = Series(connection, name)
    number = series.next_of(year)
    series.write()
    return number


def reserve(connection: sqlite3.Connection, name: str, year: int, number: int) -> None:
    """See to it that `number`, which was given from outside, is not given again."""
    connection.execute(
        "insert into counters values (?, ?, ?)"
        " on conflict do update set last = max(last, excluded.last)",
        (name, year, number),
    )
