"""An open ledger in one transaction: all that is recorded in it is on disk after it, or nothing."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from xfcli import aftermath, dates
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.errors import LedgerError
from xfcli.ledger import damage, file, tables
from xfcli.ledger.bulk import Bulk
from xfcli.ledger.chain import Tail
from xfcli.ledger.copies import daily
from xfcli.ledger.head import identity_of
from xfcli.ledger.reader import Reader, under_way

_UNSAVED: Final = "未保存："
_TRIES: Final = 6  # of `file.BUSY_SECONDS` each


class Writer(Reader):
    """An open ledger, and the one way in which anything is recorded in it. Make one with `writing`."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        super().__init__(connection, path)
        self.tail = Tail(connection)

    def record(self, *drafts: Draft, by: str = "") -> Case:
        """Append `drafts` (all of one case) and bring the tables up to date; return the case.

        A draft of kind `add` without a number opens a new case with the next number of its year.
        """
        with self.bulk() as bulk:
            return bulk.record(*drafts, by=by)

    @contextmanager
    def bulk(self) -> Iterator[Bulk]:
        """Record many cases, one after the other; the tables are up to date after the block."""
        bulk = self._batch()
        yield bulk
        bulk.flush()

    def _batch(self) -> Bulk:
        local = self.office.periods
        return Bulk(self.connection, self.tail, self._at(), self._officer, local)

    def record_office(self, draft: Draft, by: str = "") -> int:
        """Append an entry that belongs to no case; return its place in the journal."""
        return self.tail.append(draft, None, self._at(), by or self._officer).seq

    def record_facts(
        self, kind: str, facts: Mapping[str, object], by: str = "", on: date | None = None
    ) -> int:
        """Append an entry that states facts of the office; each takes the place of the one before.

        `on` is the day from which they hold, today where none is given.

        Returns its place in the journal.
        """
        texts = {key: json.dumps(value, ensure_ascii=False) for key, value in facts.items()}
        seq = self.record_office(Draft(kind, on or self.today, body={"facts": texts}), by)
        tables.state_facts(self.connection, ((kind, key, text) for key, text in texts.items()))
        self._office = None
        return seq

    @property
    def _officer(self) -> str:
        return self.office.setting("officer") or "经办人"

    def _at(self) -> str:
        # The day is `today` (which a demo ledger or XF_TODAY may fix), the time is the clock's.
        return f"{self.today}T{dates.moment():%H:%M:%S%z}"


@contextmanager
def writing(db: str | None) -> Iterator[Writer]:
    """Open the ledger for one transaction: all that is recorded inside is on disk after, or nothing.

    Raises LedgerError where it could not be opened or saved; the sentence says whether it was.
    UnlikelyDay where the computer's clock can hardly be right.
    """
    path = file.resolve(db)
    joined = under_way.get(path)
    if isinstance(joined, Writer):
        yield joined
        return
    with file.plain_errors(path), damage.diagnosis(path):
        connection = file.connect_and_lock(path, _UNSAVED)
        try:
            with file.plain_errors(path, _UNSAVED):
                file.try_writing(connection)
                ledger = Writer(connection, path)
                ledger.insist_on_likely_day()
                yield ledger
                _commit(ledger)
        except BaseException:
            with suppress(sqlite3.Error):
                if connection.in_transaction:
                    connection.execute("rollback")
            raise
        finally:
            with suppress(sqlite3.Error):
                connection.close()


def _commit(ledger: Writer) -> None:
    """Commit; where that reports an error, ask the file itself what is true."""
    connection, tail = ledger.connection, ledger.tail
    # All questions come before: an error while reading must not speak for the commit.
    is_backup_due = tail.has_grown and _is_backup_due(ledger)
    try:
        _commit_patiently(connection)
    except KeyboardInterrupt:
        # Ctrl-C while the disk was at work: where it is saved, go on and say so.
        if connection.in_transaction:
            raise
    except file.DAMAGE as error:
        said = file.sentence(error, ledger.path)
        with suppress(sqlite3.Error):
            connection.close()
        match _is_saved(ledger.path, tail):
            case True:
                aftermath.note_saved()
                raise LedgerError(
                    f"已保存，但磁盘报告了错误，请尽快备份并检查磁盘（{said}）"
                ) from error
            case False:
                raise LedgerError(_UNSAVED + said) from error
        raise LedgerError(
            f"不能确定是否已保存：{said}请先用 xf list 查看，再决定是否重做。"
        ) from error
    aftermath.note_saved()
    if is_backup_due:
        aftermath.later(partial(_back_up_daily, ledger.path))


def _commit_patiently(connection: sqlite3.Connection) -> None:
    """Commit, waiting for those that read the ledger as at one moment: a `check` may take its time."""
    for _ in range(_TRIES - 1):
        try:
            connection.execute("commit")
        except sqlite3.OperationalError as error:
            if not file.is_busy(error):
                raise
        else:
            return
    connection.execute("commit")


def _is_backup_due(ledger: Writer) -> bool:
    """Whether today has no proven backup yet, of a ledger that was not founded today."""
    founded = ledger.connection.execute("select at from entry where seq = 1").fetchone()
    if founded[0][:10] == ledger.today.isoformat():
        return False
    return not daily.is_made(ledger.path, identity_of(ledger.connection), dates.moment().date())


def _back_up_daily(path: Path) -> str:
    """Make the backup of the day; return what to tell the officer, nothing where all went well."""
    from xfcli.ledger.copies import backup  # after the answer, not before it

    try:
        backup.make(path, backup.folder_of(path), reason="每日")
    except LedgerError as error:
        return f"提示：今天的自动备份没有做成（刚才登记的已保存）。{error}"
    return ""


def _is_saved(path: Path, tail: Tail) -> bool | None:
    """Whether what was appended to `tail` is on disk; None where that cannot be read."""
    if not tail.has_grown:
        return False
    try:
        connection = file.connect(path, write=True)
        try:
            row = connection.execute("select hash from entry where seq = ?", (tail.seq,)).fetchone()
        finally:
            connection.close()
    except (LedgerError, *file.DAMAGE):
        return None
    return bool(row and row[0] == tail.hash)
