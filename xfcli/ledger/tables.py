"""What is derived from the journal: the rows that a case stands for, written and compared.

`rows_of` is pure: the same case always gives the same rows. Writing puts them in place of the old
ones; `check` derives them again and compares, row for row.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from xfcli.case import numbers
from xfcli.case.case import Case, Petition
from xfcli.law.clocks import clocks_of, followed_late_answer, opening
from xfcli.law.deadlines import Clock
from xfcli.reporting import marks

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

OF_CASE: Final = ("cases", "petitions", "persons", "transfers", "clocks", "imports")
_ORDER: Final = {
    "cases": "no",
    "petitions": "seq",
    "persons": "seq, position",
    "transfers": "position",
    "clocks": "position",
    "imports": "seq",
}


def rows_of(case: Case) -> Rows:
    """Return the derived rows of `case`, by table."""
    clocks = clocks_of(case)
    return {
        "cases": [_case_row(case, clocks)],
        "petitions": [_petition_row(case, petition, clocks) for petition in case.petitions],
        "persons": [
            (p.seq, i, case.no, person.name, person.id_number, person.phone, person.address, p.village)
            for p in case.petitions
            for i, person in enumerate(p.people)
        ],
        "transfers": [
            (case.no, i, t.unit, t.on.isoformat(), int(t.assign), _iso(t.due), _iso(t.objected_on),
             _iso(t.returned_on), _iso(t.reported_on))
            for i, t in enumerate(case.transfers)
        ],
        "clocks": [
            (case.no, i, c.kind, c.from_kind, c.start.isoformat(), c.days, c.extended, c.hearing,
             _iso(c.fixed), _iso(c.done_on), c.earliest.isoformat(), int(c.is_owed))
            for i, c in enumerate(clocks)
        ],
        "imports": [
            (p.seq, case.no, p.imported["key"], p.imported["core"], p.old_no)
            for p in case.petitions
            if p.imported
        ],
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _case_row(case: Case, clocks: tuple[Clock, ...]) -> Row:
    first, answer = case.first, case.answer
    held = case.transfers[-1] if case.transfers else None
    returned = held.returned_on if held and case.is_open and not answer else None
    return (
        case.no, *numbers.split(case.no), case.title, case.status, first.channel, first.source,
        case.purpose, first.on.isoformat(), case.domain, case.item, case.route or "", case.unit,
        case.competent, first.village, len(case.petitions), _iso(case.told_on),
        _iso(case.accepted_on), _iso(case.filed_on), _iso(answer.on if answer else None),
        _iso(answer.delivered_on if answer else None),
        _iso(case.closing.on if case.closing else None),
        case.closing.outcome if case.closing else "", int(bool(case.closing and case.closing.settled)),
        (answer.result or "") if answer else "", case.rating or "", _iso(case.rated_on),
        case.care.leader if case.care else "", int(case.is_sealed), case.void, int(case.is_open),
        _iso(returned), _undelivered(case),
        _iso(case.untold_extension.on if case.untold_extension else None), case.moved_on.isoformat(),
        marks.reopenings(case), *marks.active(case, clocks), case.history[-1].seq,
    )  # fmt: skip


def _undelivered(case: Case) -> str | None:
    """Return the day of an answer that is not delivered; closing may have excused it."""
    paper, closing = case.undelivered, case.closing
    return _iso(paper.on) if paper and not (closing and closing.seq > paper.seq) else None


def _petition_row(case: Case, petition: Petition, clocks: tuple[Clock, ...]) -> Row:
    first = petition is opening(case)
    is_repeat = not first and not petition.is_outreach
    late = is_repeat and followed_late_answer(case, petition, clocks)
    return (
        petition.seq, case.no, petition.on.isoformat(), petition.channel, petition.source, petition.level,
        petition.purpose, case.domain, case.item, case.unit, petition.village, petition.count,
        int(first), int(petition.is_collective), int(late), int(bool(case.void)), petition.title,
        petition.text,
    )  # fmt: skip


def delete(connection: sqlite3.Connection, numbers: Iterable[str]) -> None:
    """Take the rows of the cases with these `numbers` out of the tables."""
    for table in OF_CASE:
        connection.executemany(f"delete from {table} where no = ?", ((no,) for no in numbers))


def insert(connection: sqlite3.Connection, cases: Iterable[Case]) -> None:
    """Put in the rows of `cases`, which the tables do not hold yet."""
    rows: Rows = {table: [] for table in OF_CASE}
    for case in cases:
        for table, of_case in rows_of(case).items():
            rows[table] += of_case
    for table, values in rows.items():
        if values:
            marks = ",".join("?" * len(values[0]))
            connection.executemany(f"insert into {table} values ({marks})", values)


def all_rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[str, list[Row]]]:
    """Yield the number of each case and the rows that `table` holds for it, by number."""
    rows = connection.execute(f"select * from {table} order by no, {_ORDER[table]}")
    place = [column[0] for column in rows.description].index("no")
    for no, group in groupby(rows, key=itemgetter(place)):
        yield no, list(group)


class Held:
    """What one table holds, asked for case after case in the order of their numbers."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        self._groups = all_rows(connection, table)
        self._next = next(self._groups, None)
        self.strays: list[str] = []  # cases that were not asked for

    def of(self, no: str) -> list[Row]:
        """Return the rows of case `no`."""
        while self._next and self._next[0] < no:
            self._skip()
        if not self._next or self._next[0] != no:
            return []
        rows = self._next[1]
        self._next = next(self._groups, None)
        return rows

    def rest(self) -> list[str]:
        """Return the numbers of all cases that were not asked for."""
        while self._next:
            self._skip()
        return self.strays

    def _skip(self) -> None:
        assert self._next
        self.strays.append(self._next[0])
        self._next = next(self._groups, None)


def facts_of(entry: Any) -> Iterator[tuple[str, str, str]]:
    """Yield the facts of the office (kind, key, value) that a ledger-wide entry states."""
    for key, value in entry.body.get("facts", {}).items():
        yield entry.kind, key, value
