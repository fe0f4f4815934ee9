"""The last number given of each series (cases, papers): numbers are never given twice."""

import sqlite3


def next_of(connection: sqlite3.Connection, series: str, year: int) -> int:
    """Return the next number of `series` in `year`, and use it up."""
    row = connection.execute(
        "insert into counters values (?, ?, 1)"
        " on conflict do update set last = last + 1 returning last",
        (series, year),
    ).fetchone()
    return int(row[0])


def reserve(connection: sqlite3.Connection, series: str, year: int, number: int) -> None:
    """See to it that `number`, which was given from outside, is not given again."""
    connection.execute(
        "insert into counters values (?, ?, ?)"
        " on conflict do update set last = max(last, excluded.last)",
        (series, year, number),
    )
