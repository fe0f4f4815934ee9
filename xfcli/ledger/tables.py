"""The derived tables: filled, brought up to date, and walked beside the journal by `check`."""

import sqlite3
from collections.abc import Iterable
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from xfcli.case.case import Case
from xfcli.case.fold import fold
from xfcli.ledger import derivation, journal, schema
from xfcli.ledger.schema import Row
from xfcli.ledger.tally import Sums
from xfcli.reporting.known import life_of

if TYPE_CHECKING:
    from xfcli.ledger.shares import Share
    from xfcli.ledger.watch import Watch

_AT_ONCE: Final = 500  # cases
# The tables that hold the rows of a case, found by its number; and their order within a case.
OF_CASE: Final = {
    "cases": "no",
    "petitions": "seq",
    "persons": "seq, position",
    "transfers": "position",
    "clocks": "position",
    "delays": "position",
    "imports": "seq",
}


def insert(connection: sqlite3.Connection, cases: Iterable[Case], sums: Sums) -> None:
    """Put in the rows of `cases`, which the tables do not hold yet; add their marks to `sums`."""
    rows: dict[str, list[Row]] = {table: [] for table in OF_CASE}
    for case in cases:
        life = life_of(case)
        sums.add(life)
        for table, of_case in derivation.rows_of(life).items():
            rows[table] += of_case
    for table, of_cases in rows.items():
        if of_cases:
            rows_in_order = map(schema.cells_in_order(table), of_cases)
            connection.executemany(schema.insert_text(table), rows_in_order)


def delete(connection: sqlite3.Connection, numbers: Iterable[str]) -> None:
    """Take the rows of the cases with these `numbers` out of the tables; their sums stay."""
    named = [(no,) for no in numbers]
    for table in OF_CASE:
        connection.executemany(f"delete from {table} where no = ?", named)


def state_facts(connection: sqlite3.Connection, facts: Iterable[tuple[str, str, str]]) -> None:
    """Put in facts (kind, key, value) of the office, each in the place of the one before."""
    connection.executemany("insert or replace into facts (kind, key, value) values (?,?,?)", facts)


def fill(connection: sqlite3.Connection, watch: "Watch | None" = None) -> None:
    """Fill the derived tables, which are empty, from the journal.

    `watch` is given the cases, one by one, and how many they are, and passes them on.
    """
    for entry in journal.of_office(connection):
        state_facts(connection, derivation.facts_of(entry))
    sums = Sums()
    cases: Iterable[Case] = (fold(entries) for entries in journal.by_case(connection))
    if watch:
        (total,) = connection.execute("select count(distinct no) from entry").fetchone()
        cases = watch(cases, total)
    rest = iter(cases)
    while batch := list(islice(rest, _AT_ONCE)):
        insert(connection, batch, sums)
    sums.write(connection)


class Walk:
    """What one table holds, compared case after case in the order of their numbers."""

    def __init__(self, connection: sqlite3.Connection, table: str, share: "Share") -> None:
        names = schema.columns(table)
        rows = connection.execute(
            f"select {', '.join(names)} from {table} where {share.where('no')}"
            f" order by no, {OF_CASE[table]}",
            share._asdict(),
        )
        self._cells_in_order = schema.cells_in_order(table)
        self._groups = groupby(rows, key=itemgetter(names.index("no")))
        self._next = next(self._groups, None)
        self._strays: list[str] = []  # cases that were not asked for

    def agrees(self, no: str, right: Iterable[Row]) -> bool:
        """Whether the table holds for case `no` the rows that are `right`, and no others."""
        while self._next and self._next[0] < no:
            self._skip()
        found: list[tuple[object, ...]] = []
        if self._next and self._next[0] == no:
            found = list(self._next[1])
            self._next = next(self._groups, None)
        return found == [self._cells_in_order(row) for row in right]

    def strays(self) -> list[str]:
        """Return the numbers of all cases in the table that were not asked for; ends the walk."""
        while self._next:
            self._skip()
        return self._strays

    def _skip(self) -> None:
        assert self._next
        self._strays.append(self._next[0])
        self._next = next(self._groups, None)
