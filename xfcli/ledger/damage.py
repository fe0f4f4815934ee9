"""Telling damage from a mistake of ours, where what the file says makes no sense."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xfcli.case.kinds import UnknownKind
from xfcli.errors import LedgerError
from xfcli.ledger import file


@contextmanager
def diagnosis(path: Path) -> Iterator[None]:
    """Tell damage from a bug of ours where what the ledger at `path` holds makes no sense.

    An error inside the block that reading nonsense can raise becomes a LedgerError where `check`
    finds something in the file; where it finds nothing, the fault is ours and the error goes on.
    """
    try:
        yield
    except (
        LookupError, ValueError, TypeError, AttributeError, RuntimeError, sqlite3.OperationalError,
    ) as error:  # fmt: skip
        if isinstance(error, file.DAMAGE) and file.error_name(error) != "SQLITE_ERROR":
            raise
        if is_whole(path):
            raise
        if _is_of_other_format(error):
            raise LedgerError(
                f"台账「{path}」的格式与本程序不合：由另一版本的 xf 建立，或结构被改动过。"
                "运行 xf check 查看；请用建立它的那个版本，或用 xf restore 恢复备份。"
            ) from error
        raise LedgerError(f"台账「{path}」读不通，可能已损坏。{file.SALVAGE}") from error


def _is_of_other_format(error: Exception) -> bool:
    """Whether SQLite misses a table or a column, or the journal has a kind of entry, of another xf."""
    if isinstance(error, UnknownKind):
        return True
    said = str(error)
    return file.error_name(error) == "SQLITE_ERROR" and (
        said.startswith(("no such table", "no such column"))
        or "has no column named" in said
        or "values were supplied" in said
    )


def is_whole(path: Path) -> bool:
    """Return whether `check` finds nothing in the ledger at `path`; False where it cannot be read."""
    from xfcli.ledger import verify

    try:
        connection = file.connect(path, write=False)
        try:
            return not any(verify.faults(connection))
        finally:
            connection.close()
    except (LedgerError, sqlite3.Error):
        return False
