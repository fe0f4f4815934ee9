"""The journal read back: the entries of a case, of the office, of a kind, of all cases in turn."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, cast

from xfcli.case import kinds
from xfcli.case.entry import Entry
from xfcli.case.frame import Frame

if TYPE_CHECKING:
    from xfcli.ledger.shares import Share

Row = tuple[Any, ...]  # of `_READ`, as SQLite gives it

_READ: Final = (
    "select entry.seq, at, day, kind, no, by, entry.body, seal, personal.body"
    " from entry left join personal using (seq)"
)


_read: Final = json.JSONDecoder().raw_decode  # what the journal holds has no blanks around it


def _entry(row: Row) -> Entry:
    seq, at, day, kind, no, by, body, seal, personal = row
    entry = Frame(
        seq,
        at,
        date.fromisoformat(day),
        kind,
        no,
        by,
        _read(body)[0],
        _read(personal)[0] if personal else None,
        seal is not None and personal is None,
    )
    return cast("Entry", entry)  # what `check` and a takeover hold it to (`soundness`)


def of_case(connection: sqlite3.Connection, no: str) -> tuple[Entry, ...]:
    """Return the entries of case `no`, oldest first; empty if there is no such case."""
    rows = connection.execute(f"{_READ} where no = ? order by entry.seq", (no,))
    return tuple(map(_entry, rows))


def of_office(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Yield the entries that belong to no case, oldest first."""
    yield from map(_entry, connection.execute(f"{_READ} where no is null order by entry.seq"))


def of_kind(connection: sqlite3.Connection, kind: str) -> Iterator[Entry]:
    """Yield the entries of this kind that belong to no case, newest first."""
    where = "where no is null and kind = ? order by entry.seq desc"
    yield from map(_entry, connection.execute(f"{_READ} {where}", (kind,)))


def last_until(connection: sqlite3.Connection, moment: str) -> int:
    """Return the last entry recorded up to `moment` (ISO, any precision), 0 if there is none."""
    # "2026-04-02" covers all of that day: compared as far as the moment is given.
    row = connection.execute(
        "select max(seq) from entry where substr(at, 1, ?) <= ?", (len(moment), moment)
    ).fetchone()
    return int(row[0] or 0)


def by_case(connection: sqlite3.Connection) -> Iterator[list[Entry]]:
    """Yield the entries of each case in turn, in flat memory."""
    for _, rows in rows_by_case(connection):
        yield entries_of(rows)


def rows_by_case(
    connection: sqlite3.Connection, share: "Share | None" = None
) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield the number of each case in `share` (None: of all) and its rows.

    They are to be taken before the next case is.
    """
    rows = connection.execute(
        f"{_READ} where no is not null and {share.where('no') if share else 1} order by no, entry.seq",
        share._asdict() if share else {},
    )
    yield from groupby(rows, key=itemgetter(4))


def entries_of(rows: Iterable[Row]) -> list[Entry]:
    """Read rows of the journal; ValueError, TypeError or KeyError where they are damaged."""
    return list(map(_entry, rows))


def of_kinds(
    connection: sqlite3.Connection,
    kinds: tuple[str, ...],
    since: date | None,
    until: date | None,
    no: str = "",
) -> Iterator[Entry]:
    """Yield the entries of these kinds that happened between two days, oldest first; those of case `no`, or of all."""
    marks = ",".join("?" * len(kinds))
    of = " and no = ?" if no else ""
    rows = connection.execute(
        f"{_READ} where kind in ({marks}) and day between ? and ?{of} order by entry.seq",
        (
            *kinds,
            (since or date.min).isoformat(),
            (until or date.max).isoformat(),
            *([no] if no else []),
        ),
    )
    yield from map(_entry, rows)


def numbered_papers(connection: sqlite3.Connection) -> dict[tuple[str, int], int]:
    """Return the last document number that the journal gave, by series and year."""
    last: dict[tuple[str, int], int] = {}
    for (text,) in connection.execute("select body from entry where kind = ?", (kinds.PAPER,)):
        body = json.loads(text)
        if "series" in body:
            key = (f"文号{body['series']}", body["year"])
            last[key] = max(last.get(key, 0), body.get("last") or body["number"])
    return last
