"""A program of the next format, whose migration adds a table: to upgrade to what does not exist yet."""

from xfcli.ledger import file, migrations, schema


def become() -> None:
    """Make this process, a child about to end, a program of the next format."""
    later = type(migrations.migrations)("xf")
    later(name="m001_ledger")(migrations.m001_ledger)

    @later(name="m002_more")
    def m002_more(db):
        db.conn.execute("create table more (x text) strict")

    migrations.migrations = later
    migrations.SCHEMA_VERSION = file.SCHEMA_VERSION = 2
    schema.MIGRATIONS = ("m001_ledger", "m002_more")
    schema.DERIVED += "create table more (x text) strict;\n"
