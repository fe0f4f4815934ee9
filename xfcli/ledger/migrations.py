"""The migrations that bring older files to this program's schema, in one transaction of our own."""

import sqlite3

from sqlite_utils import Database, Migrations

from xfcli.ledger import schema
from xfcli.ledger.file import APPLICATION_ID, SCHEMA_VERSION

migrations = Migrations("xf")


@migrations(name="m001_ledger")
def m001_ledger(db: Database) -> None:
    """Make the journal and what is derived from it."""
    for statement in schema.statements():
        db.conn.execute(statement)


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
