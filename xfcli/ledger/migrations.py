"""The migrations that bring older files to this program's schema, in one transaction of our own.

The journal never changes. Where a derived table changes, all that is derived is made anew from the
journal: such a migration is one line, and can lose nothing.
"""

import sqlite3

from sqlite_utils import Database, Migrations

from xfcli.ledger import schema, tables
from xfcli.ledger.file import APPLICATION_ID, SCHEMA_VERSION

migrations = Migrations("xf")


@migrations(name="m001_ledger")
def m001_ledger(db: Database) -> None:
    """Make the journal and the counters; what is derived from them is made by the last migration."""
    for statement in schema.journal_statements():
        db.conn.execute(statement)


@migrations(name="m002_tally")
def m002_tally(db: Database) -> None:
    """Make the sums anew: the term of a duty in columns; and the clocks: trigger and unit apart."""
    _derive_anew(db.conn)


def _derive_anew(connection: sqlite3.Connection) -> None:
    for table in schema.derived_tables():
        connection.execute(f"drop table if exists {table}")
    for statement in schema.derived_statements():
        connection.execute(statement)
    tables.fill(connection)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to this program's schema; nothing is changed where that fails."""
    connection.execute("begin immediate")
    try:
        schema.make_record(connection)
        migrations.apply(Database(connection, execute_plugins=False, strict=True))
        connection.execute(f"pragma application_id={APPLICATION_ID}")
        connection.execute(f"pragma user_version={SCHEMA_VERSION}")
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise
