"""A new ledger: built beside its place and moved there when whole, so that none is ever half made."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from xfcli import dates
from xfcli.case import kinds
from xfcli.errors import LedgerError, UnlikelyDay
from xfcli.ledger import file, migrations
from xfcli.ledger.writer import Writer
from xfcli.office import customary_units

Book = TypeVar("Book", bound=Writer)


def create(db: str | None, settings: Mapping[str, str]) -> Path:
    """Make a new ledger with the customary units and `settings`; return its path.

    LedgerError if the file exists or cannot be made; UnlikelyDay where the clock can hardly be right.
    """
    today = dates.today(os.environ)
    if not (os.environ.get("XF_TODAY") or dates.is_likely(today)):
        raise UnlikelyDay(today, f"电脑日期是 {today}，早于这个程序")
    chance = {"identity": os.urandom(16).hex()}  # or two offices could found the same ledger
    return build(db, Writer, partial(found, settings={**settings, **chance}))


def build(
    db: str | None,
    kind: Callable[[sqlite3.Connection, Path], Book],
    fill: Callable[[Book], None],
) -> Path:
    """Make a new ledger of what `fill` records in it; return its path.

    LedgerError if the file exists or cannot be made.
    """
    path = file.resolve(db)
    if path.exists():
        raise LedgerError(f"「{path}」已经存在，没有动它。换一个文件名，或直接使用它。")
    with file.plain_errors(path), file.new_file(path) as draft:
        connection = sqlite3.connect(draft, isolation_level=None)
        try:
            migrations.migrate(connection)
            connection.execute("begin immediate")
            fill(kind(connection, path))
            connection.execute("commit")
        finally:
            connection.close()
    return path


def found(ledger: Writer, settings: Mapping[str, str]) -> None:
    """Record what every new ledger begins with, and `settings` (empty ones are left out)."""
    given = {key: value for key, value in settings.items() if value}
    ledger.record_facts(kinds.SETTING, {"founded": ledger.today.isoformat()} | given)
    ledger.record_facts(kinds.UNIT, {unit.name: unit.as_fact() for unit in customary_units()})
