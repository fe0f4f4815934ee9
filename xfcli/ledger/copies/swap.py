"""A whole ledger put in the place of another, while nobody can write: the lock, the old file kept beside."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from xfcli import dates
from xfcli.errors import LedgerError
from xfcli.ledger import file
from xfcli.system import patience
from xfcli.system.reasons import reason

KEPT: Final = "-恢复前-"
_BESIDE: Final = ("-journal", "-wal", "-shm")


class Hold:
    """The writer's lock of the ledger in `path`, and what may be done under it."""

    def __init__(self, path: Path, lock: sqlite3.Connection | None = None) -> None:
        self.path = path
        self._lock = lock

    def swap(self, draft: Path) -> Path | None:
        """Put `draft` in the place of the ledger; return where the one that was there is kept now, None for none.

        LedgerError where that fails: it is then as it was. Whoever waits for the lock finds the new file.
        """
        if not self.path.exists():
            self._put(draft)
            return None
        kept = self._set_aside()
        self._let_rename()
        try:
            patience.replace(draft, self.path)
        except OSError as error:
            _take_back(self.path, kept)
            raise LedgerError(
                f"台账「{self.path}」没有换成备份（{reason(error)}），还是原来的样子。"
                "关掉打开着它的窗口和程序，再恢复一次。"
            ) from error
        self._sync(f"原来的台账留在 {kept}。")
        return kept

    def _set_aside(self) -> Path:
        """Give the ledger in use a second name, together with the journal that belongs to it."""
        kept = _free(self.path)
        try:
            patience.patiently(lambda: os.link(self.path, kept))
        except FileExistsError as error:
            raise LedgerError(f"「{kept}」已经存在。过一秒再试一次。") from error
        except OSError:
            # FAT knows no second name; a moment without a ledger, none is lost.
            self._let_rename()
            patience.rename(self.path, kept)
        # A journal left by a killed command belongs to the old file and would damage the new one.
        _move_journals(self.path, kept)
        return kept

    def _let_rename(self) -> None:
        if os.name == "nt":
            self.release()  # Windows renames no file that is open

    def _put(self, draft: Path) -> None:
        """Name `draft` where there is no ledger; LedgerError where one has come meanwhile."""
        _move_journals(self.path, _free(self.path))  # of a file that is gone
        try:
            file.give_name(draft, self.path)
        except FileExistsError as error:
            raise LedgerError(
                f"「{self.path}」刚刚在另一个窗口里建了起来，没有动它。再试一次。"
            ) from error

    def _sync(self, said: str) -> None:
        try:
            file.sync_folder(self.path.parent)
        except OSError as error:
            raise LedgerError(
                f"恢复已保存，但磁盘报告了错误（{reason(error)}），请检查磁盘。{said}"
            ) from error

    def release(self) -> None:
        """Let others write again."""
        if self._lock:
            self._lock.close()
            self._lock = None


@contextmanager
def held(path: Path) -> Iterator[Hold]:
    """Hold the writer's lock of the ledger at `path` during the block; what links there is resolved.

    SQLite's BUSY where another window is writing. What is no ledger, or cannot be written, nobody can
    write to: it is held as it lies there.
    """
    hold = Hold(path, _lock_of(path))
    try:
        yield hold
    finally:
        hold.release()


def _lock_of(path: Path) -> sqlite3.Connection | None:
    if not path.is_file() or not path.stat().st_size:
        return None
    connection = file.raw(path, "rw")
    try:
        connection.execute("begin immediate")
    except file.DAMAGE as error:
        connection.close()
        if file.is_busy(error):
            raise
        return None
    return connection


def _free(path: Path) -> Path:
    """Return a free name beside `path` for the ledger that was there before."""
    stamp = f"{path.stem}{KEPT}{dates.moment():%Y%m%d-%H%M%S}"
    names = (stamp if i == 1 else f"{stamp}-{i}" for i in range(1, 1000))
    return next(to for n in names if not (to := path.with_name(n + path.suffix)).exists())


def remove(kept: Path) -> None:
    """Remove a ledger that was put aside, and the journal that was moved with it."""
    for ending in ("", *_BESIDE):
        patience.remove(kept.with_name(kept.name + ending))


def kept_beside(path: Path) -> list[Path]:
    """Return the ledgers that restores have put aside beside `path`, newest first."""
    found = (other for other in path.parent.iterdir() if other.suffix == path.suffix)
    return sorted((f for f in found if f.name.startswith(f"{path.stem}{KEPT}")), reverse=True)


def _take_back(path: Path, kept: Path) -> None:
    """Undo what set it aside where the ledger could not be replaced: its journal and its only name."""
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
