"""Why the operating system said no, in Chinese: its error number read, its own words not repeated.

Windows' own number (winerror) comes first: a write-protected stick, a file in use and a missing
right are one errno there, and three different things to do.
"""

import errno
from contextlib import suppress
from pathlib import Path
from typing import Final

_IN_USE: Final = "正被别的程序使用，如 Excel、WPS、杀毒或同步软件，关掉它再试"
_BAD_DISK: Final = "磁盘读写出错"
_UNPLUGGED: Final = "没有这个盘，或没有插好"
_OFFLINE: Final = "网络共享断开了"
_FULL: Final = "磁盘已满"
_TOO_LONG: Final = "路径太长，换一个浅一些的文件夹"
_NO_RIGHT: Final = "没有权限"
_NOWHERE: Final = "没有这个位置"
_TAKEN: Final = "那里已有同名的文件"
_FOLDER: Final = "那是文件夹，要写其中的文件"

_WINDOWS: Final = {
    2: _NOWHERE, 3: _NOWHERE, 5: _NO_RIGHT, 15: _UNPLUGGED, 19: "磁盘或 U 盘有写保护", 20: _UNPLUGGED,
    21: _UNPLUGGED, 23: _BAD_DISK, 27: _BAD_DISK, 29: _BAD_DISK, 30: _BAD_DISK, 31: _BAD_DISK,
    32: _IN_USE, 33: _IN_USE, 39: _FULL, 51: _OFFLINE, 53: _OFFLINE, 55: _OFFLINE, 59: _OFFLINE,
    64: _OFFLINE, 65: _NO_RIGHT, 67: _OFFLINE, 80: _TAKEN, 183: _TAKEN, 112: _FULL, 121: _OFFLINE,
    123: '名字里有 Windows 不许用的符号（* ? " < > | : 之一）', 161: _NOWHERE, 206: _TOO_LONG,
    225: "被杀毒软件拦下了", 267: "路径中有一段不是文件夹", 433: _UNPLUGGED, 483: _BAD_DISK, 1117: _BAD_DISK,
    1167: _UNPLUGGED, 1224: _IN_USE, 1231: _OFFLINE, 1326: _NO_RIGHT, 1392: "文件或文件夹已损坏",
}  # fmt: skip
_UNIX: Final = {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: "只读磁盘",
    errno.ENOSPC: _FULL,
    errno.EIO: _BAD_DISK,
    errno.ENOENT: _NOWHERE,
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: _FOLDER,
    errno.EEXIST: _TAKEN,
    errno.EMFILE: "打开的文件太多",
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.ENODEV: _UNPLUGGED,
    errno.ENXIO: _UNPLUGGED,
    errno.EBUSY: _IN_USE,
}
# A scanner, an indexer or a synchroniser has the file open, or just deleted it.
PASSING: Final = frozenset({5, 32, 33})


def windows_number(error: BaseException) -> int:
    """Return Windows' own number of `error`, 0 where it has none (and on every other system)."""
    number = getattr(error, "winerror", None)
    return number if isinstance(number, int) else 0


def reason(error: BaseException) -> str:
    """Return why, in Chinese where it is a common reason, else the name of the error."""
    number = getattr(error, "errno", None) or 0
    if number == errno.EACCES and _is_folder(error):
        return _FOLDER  # what Windows calls a missing right
    known = _WINDOWS.get(windows_number(error)) or _UNIX.get(number)
    return known or errno.errorcode.get(number, type(error).__name__)


def _is_folder(error: BaseException) -> bool:
    name = getattr(error, "filename", None)
    with suppress(OSError):  # what may not be looked at has no kind
        return isinstance(name, str) and Path(name).is_dir()
    return False
