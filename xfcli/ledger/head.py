"""Which ledger a file is, the end of its journal, and what stood at a place in it.

A ledger is known by its first entry, in which a new one states a word of chance: the file can be
renamed, copied and backed up, and its journal read into another file, and it is the same ledger.
"""

import sqlite3

from xfcli.case.head import Head


def head_of(connection: sqlite3.Connection) -> Head:
    """Return the end of the journal; its `seq` is 0 while there is no entry."""
    last = "select seq, at, hash from entry order by seq desc limit 1"
    row = connection.execute(last).fetchone()
    return Head(row[0], row[1], row[2].hex()) if row else Head(0, "", "")


def identity_of(connection: sqlite3.Connection) -> str:
    """Return by what a ledger is known (the hash of its first entry), "" where it has no entry."""
    return hash_at(connection, 1)


def hash_at(connection: sqlite3.Connection, seq: int) -> str:
    """Return the hash of entry `seq` in hexadecimal, empty if there is none."""
    row = connection.execute("select hash from entry where seq = ?", (seq,)).fetchone()
    return str(row[0].hex()) if row else ""
