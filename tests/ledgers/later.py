"""A program of the next format, whose migration adds a table: to upgrade to what does not exist yet."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from types import ModuleType

from xfcli.ledger import file, migrations, schema

FORMAT = file.SCHEMA_VERSION + 1
MORE = "create table more (x text) strict"


def changes(after: Callable[[], None] = lambda: None) -> Iterator[tuple[ModuleType, str, object]]:
    """Yield what is otherwise in it (module, name, value); `after` runs at the migration's end."""
    later = deepcopy(migrations.migrations)

    @later(name="more")
    def more(db):
        db.conn.execute(MORE)
        after()

    yield migrations, "migrations", later
    yield migrations, "SCHEMA_VERSION", FORMAT
    yield file, "SCHEMA_VERSION", FORMAT
    yield schema, "MIGRATIONS", (*schema.MIGRATIONS, "more")
    yield schema, "DERIVED", f"{schema.DERIVED}{MORE};\n"


def become() -> None:
    """Make this process, a child about to end, a program of the next format."""
    for module, name, value in changes():
        setattr(module, name, value)
