"""The journal: appending entries to the chain, reading them back, and walking the whole chain."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from xfcli.entry import GENESIS, SALT_BYTES, Draft, Entry, canonical, commitment, link

Row = tuple[Any, ...]

_READ: Final = (
    "select entry.seq, at, day, kind, no, by, entry.body, seal, personal.body"
    " from entry left join personal using (seq)"
)


class Tail:
    """The end of the chain, where new entries are appended (one per transaction)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        last = connection.execute(
            "select seq, hash, at from entry order by seq desc limit 1"
        ).fetchone()
        self.seq: int = last[0] if last else 0
        self.hash: bytes = last[1] if last else GENESIS
        self._found_at: str = last[2] if last else ""

    def is_first_of_day(self, today: date) -> bool:
        """Whether this transaction is the first of `today`: the entry before it is of an earlier day."""
        return bool(self._found_at) and self._found_at[:10] < today.isoformat()

    def append(self, draft: Draft, no: str | None, at: str, by: str) -> Entry:
        """Record `draft` as the next entry and return it; the caller holds the transaction."""
        self.seq += 1
        body, day = canonical(draft.body), draft.on.isoformat()
        salt = seal = personal = None
        if draft.personal:
            personal, salt = canonical(draft.personal), os.urandom(SALT_BYTES)
            seal = commitment(salt, personal)
        prev = self.hash
        self.hash = link(prev, self.seq, at, day, draft.kind, no or "", by, body, seal or b"")
        self._connection.execute(
            "insert into entry values (?,?,?,?,?,?,?,?,?,?)",
            (self.seq, at, day, draft.kind, no, by, body, seal, prev, self.hash),
        )
        if personal is not None:
            self._connection.execute(
                "insert into personal values (?,?,?)", (self.seq, salt, personal)
            )
        return Entry(self.seq, at, draft.on, draft.kind, no, by, draft.body, draft.personal or None)


def _entry(row: tuple[Any, ...]) -> Entry:
    seq, at, day, kind, no, by, body, seal, personal = row
    return Entry(
        seq,
        at,
        date.fromisoformat(day),
        kind,
        no,
        by,
        json.loads(body),
        json.loads(personal) if personal else None,
        erased=seal is not None and personal is None,
    )


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


def by_case(connection: sqlite3.Connection, until: int | None = None) -> Iterator[list[Entry]]:
    """Yield the entries of each case in turn, in flat memory; up to the entry `until` if given."""
    for _, rows in rows_by_case(connection, until):
        yield entries_of(rows)


def rows_by_case(
    connection: sqlite3.Connection, until: int | None = None
) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield the number of each case and its rows, to be taken before the next case is."""
    limit = "" if until is None else f" and entry.seq <= {int(until)}"
    rows = connection.execute(f"{_READ} where no is not null{limit} order by no, entry.seq")
    yield from groupby(rows, key=itemgetter(4))


def entries_of(rows: Iterable[Row]) -> list[Entry]:
    """Read rows of the journal; ValueError, TypeError or KeyError where they are damaged."""
    return list(map(_entry, rows))


def of_kinds(
    connection: sqlite3.Connection, kinds: tuple[str, ...], since: date | None, until: date | None
) -> Iterator[Entry]:
    """Yield the entries of these kinds that happened between two days, oldest first."""
    marks = ",".join("?" * len(kinds))
    rows = connection.execute(
        f"{_READ} where kind in ({marks}) and day between ? and ? order by entry.seq",
        (*kinds, (since or date.min).isoformat(), (until or date.max).isoformat()),
    )
    yield from map(_entry, rows)


def numbered_papers(connection: sqlite3.Connection) -> dict[tuple[str, int], int]:
    """Return the last document number that the journal gave, by series and year."""
    last: dict[tuple[str, int], int] = {}
    for (text,) in connection.execute("select body from entry where kind = 'paper'"):
        body = json.loads(text)
        if "series" in body:
            key = (f"文号{body['series']}", body["year"])
            last[key] = max(last.get(key, 0), body.get("last") or body["number"])
    return last


def broken_links(connection: sqlite3.Connection) -> Iterator[str]:
    """Walk the whole chain and yield a sentence for each entry that does not hold."""
    prev, expected = GENESIS, 1
    rows = connection.execute(
        "select entry.seq, at, day, kind, no, by, entry.body, seal, prev, hash, salt, personal.body"
        " from entry left join personal using (seq) order by entry.seq"
    )
    erased = _erased_spans(connection)
    for seq, at, day, kind, no, by, body, seal, own_prev, own_hash, salt, personal in rows:
        if seq != expected:
            yield f"第 {expected} 条至第 {seq - 1} 条记事缺失"
        if own_prev != prev:
            yield f"第 {seq} 条记事接不上前一条"
        if link(own_prev, seq, at, day, kind, no or "", by, body, seal or b"") != own_hash:
            yield f"第 {seq} 条记事的内容与登记时不同"
        if personal is not None:
            if seal is None or commitment(salt, personal) != seal:
                yield f"第 {seq} 条记事的个人信息部分与登记时不同"
            if seq < erased.get(no, 0):
                yield f"第 {seq} 条记事的个人信息记为已清除，却还在"
        elif seal is not None and seq >= erased.get(no, 0):
            yield f"第 {seq} 条记事的个人信息部分缺失，又没有清除记录"
        prev, expected = own_hash, seq + 1


def _erased_spans(connection: sqlite3.Connection) -> dict[str | None, int]:
    rows: Iterable[tuple[str, int]] = connection.execute(
        "select no, max(seq) from entry where kind = 'erase' group by no"
    )
    return dict(rows)
