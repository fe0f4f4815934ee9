"""The ledger as it stood at an earlier moment: its first entries, replayed in memory.

What is asked of it are the same questions, by the same code, as of the ledger today.
"""

import sqlite3
from typing import TYPE_CHECKING

from xfcli.ledger import chain, schema, tables

if TYPE_CHECKING:
    from xfcli.ledger.watch import Watch


def replayed(
    source: sqlite3.Connection, last: int, watch: "Watch | None" = None
) -> sqlite3.Connection:
    """Return a ledger in memory that holds the entries of `source` up to the entry `last`.

    `watch` is given its cases, one by one, and how many they are, and passes them on.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None)
    schema.lay_out(memory)
    memory.execute("begin")
    chain.copy(source, memory, last)
    tables.fill(memory, watch)
    memory.execute("commit")
    memory.execute("pragma query_only=on")
    return memory
