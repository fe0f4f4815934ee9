"""The ledger file as a file: found, recognised, opened with settings that lose nothing.

Every connection of xf is made here, and every error of SQLite is turned into a sentence here.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from xfcli.errors import LedgerError
from xfcli.system import folders, typed

APPLICATION_ID: Final = 0x58465A31  # "XFZ1"
SCHEMA_VERSION: Final = 2
# The first xf that reads and writes each format.
KNOWN_SINCE: Final = {1: "0.1.0", 2: "0.2.0"}
BUSY_SECONDS: Final = 5.0

# TRUNCATE + FULL lost nothing in 1,000 power cuts; SQLite's own default (DELETE) lost acknowledged
# work in 106 of them. The journal mode is not stored in the file: set on every open.
_WRITING: Final = (
    "pragma journal_mode=truncate",
    "pragma synchronous=full",
    "pragma foreign_keys=on",
    "pragma recursive_triggers=on",
    "pragma trusted_schema=off",
    "pragma cell_size_check=on",
    "pragma secure_delete=on",
)
_READING: Final = ("pragma query_only=on", "pragma trusted_schema=off", "pragma cell_size_check=on")


class Foreign(LedgerError):
    """The file is no ledger of xf, or nothing shows any more that it is one."""


class Newer(LedgerError):
    """The ledger was made by a newer xf."""


DAMAGE: Final = (sqlite3.Error, UnicodeDecodeError, OverflowError)


def resolve(db: str | None) -> Path:
    """Return the path of the ledger: `--db`, else XF_DB, else the one default ledger.

    LedgerError where that is a folder, or no one ledger is the default.
    """
    named = typed.path(db or os.environ.get("XF_DB") or "")
    path = Path(named) if named else folders.default_ledger()
    if not path.name:
        raise LedgerError(f"「{path}」是文件夹，不是台账。用 --db 指明台账文件。")
    return path


def followed(path: Path) -> Path:
    """Return where links lead from `path`; from one that leads in a circle, some place on it."""
    return Path(os.path.realpath(path))


def connect(path: Path, *, write: bool, any_version: bool = False) -> sqlite3.Connection:
    """Open the ledger at `path`, outside any transaction; the caller closes the connection.

    `write` sets it up so that nothing acknowledged is lost. `any_version` opens one of an older
    format too: to copy and to upgrade it. LedgerError where it is missing, foreign, newer, or held by
    another program in WAL mode; SQLite's own errors where it cannot be read (see `plain_errors`).
    """
    _look(path)
    try:
        return _open(path, write, any_version)
    except sqlite3.OperationalError as error:
        if write or error.sqlite_errorname != "SQLITE_READONLY_ROLLBACK":
            raise
    # A command was killed while it wrote. SQLite undoes its half at the next opening for writing,
    # and only then: without this a power cut would leave `xf list` refusing to read.
    _open(path, write=True, any_version=True).close()
    return _open(path, write, any_version)


def connect_and_lock(path: Path, before: str = "") -> sqlite3.Connection:
    """Open the ledger at `path` for writing and begin its transaction; the caller closes the connection.

    While it waited for the lock, another window may have put another file in the ledger's place (a
    restore, an import): then that one is opened. LedgerError where it cannot be locked; its sentence
    follows `before`.
    """
    while True:
        was = _look(path)
        connection = connect(path, write=True)
        try:
            with plain_errors(path, before):
                connection.execute("begin immediate")
            if _look(path) == was:
                return connection
        except BaseException:
            with suppress(sqlite3.Error):
                connection.close()
            raise
        connection.close()


def raw(path: Path, mode: str) -> sqlite3.Connection:
    """Open the SQLite file at `path` ("ro" or "rw") whatever is in it: to lock it, to save what is left."""
    return sqlite3.connect(
        f"{_uri(path)}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )


def error_name(error: Exception) -> str:
    """Return SQLite's own name of `error`, "" where it is none of SQLite's."""
    return str(getattr(error, "sqlite_errorname", ""))


def is_busy(error: Exception) -> bool:
    """Whether `error` says that another window is at work in the file."""
    return error_name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def is_of_the_disk(error: Exception) -> bool:
    """Whether `error` says that the file cannot be opened, read or locked now: no fault of xf's."""
    return error_name(error).startswith(_OF_THE_DISK)


_OF_THE_DISK: Final = (
    "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_READONLY", "SQLITE_BUSY",
    "SQLITE_LOCKED", "SQLITE_PERM", "SQLITE_PROTOCOL",
)  # fmt: skip


def _open(path: Path, write: bool, any_version: bool) -> sqlite3.Connection:
    connection = raw(path, "rw" if write else "ro")
    try:
        version = _recognise(connection, path)
        for pragma in _WRITING if write else _READING:
            connection.execute(pragma)
        _insist_on_own_code(connection, path, write)
        if write:
            _insist_on_journal(connection, path)
        if version < SCHEMA_VERSION and not any_version:
            raise LedgerError(
                f"台账「{path}」是旧版格式（{version}），本程序用 {SCHEMA_VERSION}。"
                "先运行 xf check --upgrade：先做备份并核对，再升级。"
            )
    except BaseException:
        with suppress(sqlite3.Error):
            connection.close()
        raise
    return connection


def _uri(path: Path) -> str:
    """Return the address of `path` as SQLite reads it, a Windows network share included."""
    name = followed(path).as_posix()
    for mark, escape in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        name = name.replace(mark, escape)
    return "file://" + (name if name.startswith("/") else "/" + name)


def _insist_on_journal(connection: sqlite3.Connection, path: Path) -> None:
    # Another program may have left the file in WAL mode, where a copy of the .db alone loses work.
    mode = connection.execute("pragma journal_mode").fetchone()[0]
    if mode != "truncate":
        raise LedgerError(f"台账「{path}」正被别的程序打开（{mode}）。关掉它后再试一次。")


def _insist_on_own_code(connection: sqlite3.Connection, path: Path, write: bool) -> None:
    """Raise LedgerError where writing, or reading, would run what somebody else put into the file."""
    views = "select 1 from sqlite_master where type = 'view'"
    if not write and not connection.execute(views).fetchone():
        return
    from xfcli.ledger import schema  # which most readings do without

    kinds = ("trigger", "view") if write else ("view",)
    if strange := schema.strange_code(connection, *kinds):
        raise LedgerError(
            f"台账「{path}」里有不是 xf 建的触发器或视图「{strange}」，读写时会运行它，没有动它。{SALVAGE}"
        )


def try_writing(connection: sqlite3.Connection) -> None:
    """Raise SQLite's error at once where the file cannot be written: it opens such a file silently."""
    connection.execute("update counters set last = last where 0")


def _look(path: Path) -> tuple[int, int]:
    """Return by what the system knows the file at `path`; LedgerError where there is no such file."""
    try:
        seen = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        beside = f"旁边的「{folders.BACKUPS}」里有备份：xf restore 列出全部，再恢复。"
        raise LedgerError(
            f"找不到台账「{path}」。"
            + (beside if folders.has_backups(path) else "先运行 xf init 建账，")
            + "或用 --db 指明台账文件。"
        ) from error
    except (OSError, ValueError) as error:
        from xfcli.system.reasons import reason

        raise LedgerError(
            f"打不开台账「{path}」（{reason(error)}）。查看文件和所在文件夹的权限。"
        ) from error
    if path.is_dir():
        raise LedgerError(f"「{path}」是文件夹，不是台账。用 --db 指明台账文件。")
    if seen.st_size == 0:
        raise LedgerError(
            f"「{path}」是空文件，不是台账。用 xf restore 从备份恢复，或另建一本：xf init。"
        )
    return seen.st_dev, seen.st_ino


def _recognise(connection: sqlite3.Connection, path: Path) -> int:
    application = int(connection.execute("pragma application_id").fetchone()[0])
    version = int(connection.execute("pragma user_version").fetchone()[0])
    if application != APPLICATION_ID:
        raise Foreign(f"「{path}」不是 xf 的台账，没有动它。用 --db 指明台账文件。")
    if version > SCHEMA_VERSION:
        raise Newer(
            f"台账「{path}」由更新的 xf 建立（格式 {version}，本程序认得到 {SCHEMA_VERSION}），没有动它。"
            "请升级 xf 后再用。"
        )
    return version


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a file beside `path` to make; name it `path`, durably, when the block ends well.

    Whatever interrupts it, `path` is whole or absent. LedgerError where it exists or cannot be made.
    """
    with plain_disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft_of(path) as draft:
            yield draft
            try:
                give_name(draft, path)
            except FileExistsError as error:
                raise LedgerError(f"「{path}」已经存在，没有动它。") from error


@contextmanager
def plain_disk_errors(folder: Path) -> Iterator[None]:
    """Turn every error of the disk inside the block, which makes a file in `folder`, into a LedgerError."""
    try:
        yield
    except OSError as error:
        from xfcli.system.reasons import reason

        raise LedgerError(
            f"不能在「{folder}」建立文件（{reason(error)}）。查看文件夹的权限和磁盘空间。"
        ) from error


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path` to make another ledger in; it goes away after the block.

    Readable by its owner only: the register holds people's hardest moments.
    """
    from xfcli.system import unfinished

    with unfinished.beside(path) as draft:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield draft


def give_name(draft: Path, path: Path) -> None:
    """Name `draft` `path`, durably, without ever replacing a file; FileExistsError if there is one."""
    from xfcli.system import patience

    sync_file(draft)
    try:
        patience.patiently(lambda: os.link(draft, path))
    except FileExistsError:
        raise
    except OSError:
        # FAT and some network folders know no second name for a file.
        if path.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        patience.rename(draft, path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make what was written to `path` durable; OSError where the disk refuses."""
    from xfcli.system import patience

    handle = patience.patiently(lambda: os.open(path, os.O_RDWR))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Make a new name in `folder` durable; OSError where the disk refuses.

    Windows needs and offers no such call.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def plain_errors(path: Path, before: str = "") -> Iterator[None]:
    """Turn every error of SQLite inside the block into a LedgerError; its sentence follows `before`."""
    try:
        yield
    except DAMAGE as error:
        # An SQL mistake is a bug of ours, or a damaged schema: for others to find out.
        if error_name(error) == "SQLITE_ERROR":
            raise
        raise LedgerError(before + sentence(error, path)) from error


def sentence(error: Exception, path: Path) -> str:
    """Say in one Chinese sentence what SQLite's `error` means for the ledger at `path`."""
    name = error_name(error)
    for prefix, said in _SENTENCES:
        if name.startswith(prefix):
            return said.format(path=path)
    return f"台账「{path}」读写出错（{name or type(error).__name__}）。{SALVAGE}"


SALVAGE: Final = "先复制一份保存，再运行 xf check；必要时用 xf restore 恢复备份。"

_SENTENCES: Final = (
    ("SQLITE_BUSY", "另一个窗口正在写台账「{path}」。等它结束后再试一次。"),
    ("SQLITE_LOCKED", "另一个窗口正在写台账「{path}」。等它结束后再试一次。"),
    (
        "SQLITE_READONLY_ROLLBACK",
        "台账「{path}」上次没有正常结束，又在只读的地方。请先在可写的磁盘上打开一次。",
    ),
    ("SQLITE_READONLY_DBMOVED", "台账「{path}」刚刚在另一个窗口里换过（恢复或导入）。再试一次。"),
    ("SQLITE_READONLY", "台账「{path}」是只读的。查看文件属性和所在文件夹的权限。"),
    ("SQLITE_FULL", "磁盘已满，原有内容完好。腾出空间后再试一次。"),
    ("SQLITE_NOTADB", "「{path}」不是 xf 的台账，没有动它。用 --db 指明台账文件。"),
    ("SQLITE_CANTOPEN", "打不开台账「{path}」：没有权限，或正被别的程序占用。"),
    (
        "SQLITE_IOERR",
        "台账「{path}」读写出错：正被别的程序占用（杀毒、同步软件），或磁盘、U 盘有问题。稍后再试。",
    ),
    ("SQLITE_CORRUPT", "台账「{path}」读不通，可能已损坏。" + SALVAGE),
    (
        "SQLITE_CONSTRAINT",
        "台账「{path}」拒绝了这一步：记事只能增加，不能改动。运行 xf check 查看。",
    ),
)
