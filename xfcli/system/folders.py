"""Where the officer's things lie: the home folder, the documents, the one default ledger.

Windows moves 文档 (to D:, into OneDrive) without telling programs: its registry is asked each time,
and a ledger that exists already is found before a new place is thought of.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from xfcli.errors import LedgerError, Refused
from xfcli.system import typed

LEDGER: Final = "信访台账.db"
BACKUPS: Final = "备份"  # the folder beside a ledger in which its backups lie
_BY_HAND: Final = "默认的台账没有记下。台账是好的：把环境变量 XF_DB 设成「{}」，或每次写上 --db。"
_SHELL_FOLDERS: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


def home() -> Path | None:
    """Return the user's own folder, None where the system names none."""
    with suppress(RuntimeError, KeyError):
        return Path.home()
    return None


def settings() -> Path | None:
    """Return the folder in which programs keep what they remember of the user, None where the system names none."""
    if os.name == "nt":
        named = os.environ.get("LOCALAPPDATA")
        return Path(named) / "xf" if named else None
    if named := os.environ.get("XDG_CONFIG_HOME"):
        return Path(named) / "xf"
    return found / ".config" / "xf" if (found := home()) else None


def has_backups(ledger: Path) -> bool:
    """Whether backups lie where those of a ledger in this place would be."""
    return any(ledger.with_name(BACKUPS).glob("*-*.db*"))


def chosen_file() -> Path | None:
    """Return the text file in which one line names the ledger to use, None without a folder for it; it need not be there."""
    return folder / "台账位置.txt" if (folder := settings()) else None


def choose(ledger: Path) -> Path:
    """Write down that `ledger` is used where none is named; return the file that says so.

    Refused where the system names no place for it, or the place cannot be written.
    """
    file = chosen_file()
    try:
        if file is None:
            raise Refused(f"系统没有说您的设置放在哪个文件夹，{_BY_HAND.format(ledger)}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{ledger}\n", "utf-8")
    except OSError as error:
        from xfcli.system.reasons import reason

        said = f"写不了「{file}」（{reason(error)}），{_BY_HAND.format(ledger)}"
        raise Refused(said) from error
    return file


def default_ledger() -> Path:
    """Return the ledger to use where none is named.

    The one that 台账位置.txt names; else the one that lies in the documents, wherever these are
    or were; else its place in the documents. LedgerError where there are several, or no place.
    """
    return _chosen() or the_one_of(_documents())


def _chosen() -> Path | None:
    file = chosen_file()
    with suppress(OSError, UnicodeDecodeError):
        if file and (line := file.read_text("utf-8-sig").strip()):
            return Path(typed.path(line))
    return None


def the_one_of(folders: Iterable[Path]) -> Path:
    """Return the ledger that lies in one of `folders`, else its place in the first that exists.

    LedgerError where several hold one, or none of them exists.
    """
    seen = list(dict.fromkeys(folders))
    found = [ledger for folder in seen if (ledger := folder / LEDGER).exists()]
    if len(found) > 1 and len({ledger.resolve() for ledger in found}) > 1:
        raise LedgerError(
            f"有两本台账：「{found[0]}」和「{found[1]}」。用 --db 指明一本；"
            f"以后都用它：xf init --default --db 「台账文件」。"
        )
    if found:
        return found[0]
    if place := next((folder for folder in seen if folder.is_dir()), None):
        return place / LEDGER
    raise LedgerError("找不到您的“文档”文件夹。用 --db 指明台账文件，如 --db D:\\信访台账.db。")


def _documents() -> Iterator[Path]:
    """Yield the folders that are or were the user's documents, today's first."""
    if os.name == "nt" and (known := _known_documents()):
        yield known
    place = home()
    if place is None:
        return
    for above in (place, *_clouds(place)):
        yield above / "Documents"
        yield above / "文档"
    yield place


def _clouds(place: Path) -> Iterator[Path]:
    if named := os.environ.get("ONEDRIVE"):
        yield Path(named)
    yield place / "OneDrive"


def _known_documents() -> Path | None:
    """Ask the registry where 文档 is: Windows writes it there, and reading it costs no start-up."""
    import winreg

    with suppress(OSError):
        key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, _SHELL_FOLDERS)  # type: ignore[attr-defined]
        with key:
            value = winreg.QueryValueEx(key, "Personal")[0]  # type: ignore[attr-defined]
        return Path(os.path.expandvars(value))
    return None
