"""The ledger as it stood at an earlier moment: its first entries, replayed in memory.

What is asked of it are the same questions, by the same code, as of the ledger today.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from xfcli.case.case import Case
from xfcli.case.fold import fold
from xfcli.ledger import journal, schema, tables
from xfcli.ledger.journal import Watch
from xfcli.ledger.tally import Sums

_BATCH = 500


def until(source: sqlite3.Connection, last: int, watch: Watch | None = None) -> sqlite3.Connection:
    """Return a ledger in memory that holds the entries of `source` up to the entry `last`.

    `watch` is given its cases, one by one, and how many they are, and passes them on.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None)
    schema.lay_out(memory)
    memory.execute("begin")
    for table, marks in (("entry", "?,?,?,?,?,?,?,?,?,?"), ("personal", "?,?,?")):
        rows = source.execute(f"select * from {table} where seq <= ? order by seq", (last,))
        memory.executemany(f"insert into {table} values ({marks})", rows)
    derive(memory, watch)
    memory.execute("commit")
    memory.execute("pragma query_only=on")
    return memory


def derive(connection: sqlite3.Connection, watch: Watch | None = None) -> None:
    """Fill the tables of a ledger that holds a journal and nothing else yet."""
    for entry in journal.of_office(connection):
        facts = tables.facts_of(entry)
        connection.executemany("insert or replace into facts values (?,?,?)", facts)
    sums = Sums()
    cases: Iterable[Case] = (fold(entries) for entries in journal.by_case(connection))
    if watch:
        (total,) = connection.execute("select count(distinct no) from entry").fetchone()
        cases = watch(cases, total)
    for batch in _batched(cases):
        tables.insert(connection, batch)
        for case in batch:
            sums.add(case)
    sums.write(connection)


def _batched(cases: Iterable[Case]) -> Iterator[list[Case]]:
    batch: list[Case] = []
    for case in cases:
        batch.append(case)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch
