"""What the ledger knows of sheets brought in before: which rows, which numbers, which people."""

import sqlite3

from xfcli.sheet.plan import Register, known_marks


def register(connection: sqlite3.Connection, salt: bytes) -> Register:
    """Return what an import asks of the ledger; `look` is left to the caller."""
    keys: dict[str, str] = {}
    cores: dict[str, tuple[str, ...]] = {}
    old: dict[str, tuple[tuple[str, str], ...]] = {}
    rows = connection.execute(
        "select imports.no, key, core, old_no, day from imports join petitions using (seq)"
    )
    for no, key, core, old_no, day in rows:
        keys[key] = no
        cores[core] = (*cores.get(core, ()), no)
        if old_no:
            old[old_no] = (*old.get(old_no, ()), (no, day))
    numbers = dict(connection.execute("select no, received_on from cases"))
    people = connection.execute("select name, id_number, phone, village from persons")
    marks = frozenset(mark for person in people for mark in known_marks(*person))
    return Register(salt, keys, cores, old, numbers, marks)
