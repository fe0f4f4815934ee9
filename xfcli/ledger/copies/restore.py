"""Restoring: a backup is copied, proven, compared with the ledger in use, then put in its place.

Nothing is thrown away: the ledger in use is kept beside, under a name that says what it is, and
whatever it holds beyond the backup is named before.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal, NamedTuple

from xfcli import dates
from xfcli.case.head import Head
from xfcli.errors import LedgerError
from xfcli.ledger import counters, file, verify
from xfcli.ledger.copies import backup
from xfcli.ledger.head import hash_at, head_of
from xfcli.system import patience
from xfcli.system.reasons import reason

# "none": no ledger in its place. "broken": there is one, and it cannot be read or proven.
Live = Literal["none", "broken", "same", "behind", "ahead", "other"]
_BESIDE: Final = ("-journal", "-wal", "-shm")


class Plan(NamedTuple):
    """What a restore would do: what the backup holds, how the ledger in use stands to it."""

    source: Path
    head: Head
    cases: int
    live: Live
    beyond: int = 0  # entries of the ledger in use that the backup does not have
    numbers: tuple[str, ...] = ()  # the cases they belong to
    counters: tuple[tuple[str, int, int], ...] = ()  # numbers that were given and stay given

    @property
    def loses(self) -> bool:
        """Whether the ledger in use holds something that the backup does not."""
        return self.live in {"ahead", "other"} or self.beyond > 0


@contextmanager
def proven_copy(source: Path, path: Path) -> Iterator[tuple[Plan, Path]]:
    """Give the plan of restoring `source` to `path`, and the proven copy that `swap` puts there.

    Raises LedgerError where `source` is no ledger, or does not prove whole.
    """
    insist_on_bytes(source)
    with file.plain_errors(source):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with file.draft_of(path) as draft:
                backup.copy_to(source, draft)
                head, counts, _ = backup.proof(draft)
                file.sync_file(draft)
                yield _plan(source, path, head, counts["cases"], draft), draft
        except OSError as error:
            raise LedgerError(
                f"不能在「{path.parent}」写文件（{reason(error)}）。查看文件夹的权限和磁盘空间。"
            ) from error


def insist_on_bytes(source: Path) -> None:
    """Raise LedgerError where the bytes of a backup are not those that its manifest states."""
    found = backup.Backup(source, dates.moment())
    try:
        unchanged = backup.is_unchanged(found)
    except OSError:
        return  # opening it as a ledger says what is wrong
    if unchanged is False:
        raise LedgerError(
            f"「{source}」与它的说明文件 {found.manifest.name} 不符，备份之后被改动或损坏过，没有恢复。"
            "换一份备份：xf restore 列出全部。"
        )


def _plan(source: Path, path: Path, head: Head, cases: int, draft: Path) -> Plan:
    if not path.exists():
        return Plan(source, head, cases, "none")
    try:
        live = file.connect(path, write=False, any_version=True)
        try:
            return _compared(source, head, cases, live, draft)
        finally:
            live.close()
    except (LedgerError, *file.DAMAGE) as error:
        if "SQLITE_BUSY" in str(getattr(error, "sqlite_errorname", "")):
            raise
        return Plan(source, head, cases, "broken")


def _compared(source: Path, head: Head, cases: int, live: sqlite3.Connection, draft: Path) -> Plan:
    now = head_of(live)
    if hash_at(live, head.seq) == head.hash:
        numbers = tuple(
            no
            for (no,) in live.execute(
                "select distinct no from entry where seq > ? and no is not null order by no",
                (head.seq,),
            )
        )
        beyond = now.seq - head.seq
        state: Live = "ahead" if beyond else "same"
        if next(verify.faults(live), None):
            state = "broken"
        return Plan(source, head, cases, state, beyond, numbers, _counters(live))
    copy = file.connect(draft, write=False, any_version=True)
    try:
        is_beginning = hash_at(copy, now.seq) == now.hash
    finally:
        copy.close()
    return Plan(
        source, head, cases, "behind" if is_beginning else "other", counters=_counters(live)
    )


def _counters(live: sqlite3.Connection) -> tuple[tuple[str, int, int], ...]:
    return tuple(live.execute("select series, year, last from counters"))


def keep_numbers(connection: sqlite3.Connection, plan: Plan) -> None:
    """Let no number be given twice: those that the replaced ledger gave may stand on paper."""
    for series, year, last in plan.counters:
        counters.reserve(connection, series, year, last)


def swap(path: Path, draft: Path) -> Path | None:
    """Put `draft` in the place of `path`; return where the ledger that was there is kept now."""
    kept = None
    with file.plain_errors(path):
        if path.exists():
            _insist_on_quiet(path)
            kept = _set_aside(path)
        try:
            patience.replace(draft, path)
        except OSError as error:
            _take_back(path, kept)
            raise LedgerError(
                f"台账「{path}」没有换成备份（{reason(error)}），还是原来的样子。"
                "关掉打开着它的窗口和程序，再恢复一次。"
            ) from error
        try:
            file.sync_folder(path.parent)
        except OSError as error:
            raise LedgerError(
                f"恢复已保存，但磁盘报告了错误（{reason(error)}），请检查磁盘。"
                + (f"原来的台账留在 {kept}。" if kept else "")
            ) from error
    return kept


def _insist_on_quiet(path: Path) -> None:
    """Raise SQLite's BUSY where another window is writing; a file that cannot be read is quiet."""
    try:
        connection = file.connect(path, write=True, any_version=True)
    except LedgerError:
        return
    except sqlite3.Error as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise
        return
    try:
        connection.execute("begin exclusive")
        connection.execute("rollback")
    except sqlite3.Error as error:
        if error.sqlite_errorname.startswith("SQLITE_BUSY"):
            raise
    finally:
        connection.close()


def _set_aside(path: Path) -> Path:
    """Give the ledger in use a second name, together with the journal that belongs to it."""
    stamp = f"{path.stem}-恢复前-{dates.moment():%Y%m%d-%H%M%S}"
    names = (stamp if i == 1 else f"{stamp}-{i}" for i in range(1, 1000))
    kept = next(to for n in names if not (to := path.with_name(n + path.suffix)).exists())
    try:
        patience.patiently(lambda: os.link(path, kept))
    except FileExistsError as error:
        raise LedgerError(f"「{kept}」已经存在。过一秒再试一次。") from error
    except OSError:
        patience.rename(
            path, kept
        )  # FAT knows no second name; a moment without a ledger, none is lost
    # A journal left by a killed command belongs to the old file and would damage the new one.
    _move_journals(path, kept)
    return kept


def _take_back(path: Path, kept: Path | None) -> None:
    """Undo `_set_aside` where the ledger could not be replaced: its journal and its only name."""
    if kept is None:
        return
    _move_journals(kept, path)
    if path.exists():
        patience.remove(kept)  # the second name of the same file
    else:
        patience.rename(kept, path)


def _move_journals(source: Path, target: Path) -> None:
    for ending in _BESIDE:
        beside = source.with_name(source.name + ending)
        if beside.exists():
            patience.replace(beside, target.with_name(target.name + ending))
