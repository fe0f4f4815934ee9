"""Files in the making: each in a folder of its own beside its place, for its owner only.

A command that is killed leaves its folder, and people's names in it, behind; the next command that
makes a file beside it, or a backup of the ledger beside it, removes it.
"""

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from xfcli.system import patience

# No name that anybody else gives: what is called so may be removed. ASCII, for any stick takes it.
_NAME: Final = "xf-unfinished-{pid}-{chance}"
# On Windows the folder above says who may read: 0o700 would be a list of its own there, which a file
# keeps when it is moved out, so that a 月报.xlsx on a share would be closed to all colleagues.
_MODE: Final = 0o777 if os.name == "nt" else 0o700
_LONGEST_ON_WINDOWS: Final = 260
_OURS: Final = r"xf-unfinished-(\d{1,10})-[0-9a-f]{8}"


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give the path of a file to make, of the same name and on the same disk as `path`.

    Whoever makes it moves it to `path`; what is still there after the block is removed. OSError where
    the folder of `path` is missing or cannot be written.
    """
    sweep(path.parent)
    _insist_on_short(path)
    folder = path.parent / _NAME.format(pid=os.getpid(), chance=os.urandom(4).hex())
    try:
        folder.mkdir(mode=_MODE)
        yield folder / path.name
    finally:
        _remove(folder)


def _insist_on_short(path: Path) -> None:
    """Raise OSError where the name in the making, its journal included, is longer than Windows takes."""
    longest = len(str(path.absolute())) + len("/xf-unfinished-1234567890-12345678-journal")
    if os.name == "nt" and longest >= _LONGEST_ON_WINDOWS:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(path))


def sweep(folder: Path) -> None:
    """Remove from `folder` what killed commands left there; nothing that is still being made."""
    with suppress(OSError):
        for found in folder.iterdir():
            ours = re.fullmatch(_OURS, found.name)
            if ours and not found.is_symlink() and not is_running(int(ours[1])):
                _remove(found)


def _remove(folder: Path) -> None:
    with suppress(OSError):
        for file in folder.iterdir():
            patience.remove(file)
        patience.patiently(folder.rmdir)


def is_running(pid: int) -> bool:
    """Whether a program with this number runs, anybody's."""
    if os.name == "nt":
        return _is_running_on_windows(pid)
    try:
        os.kill(pid, 0)  # no signal, only the question
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # another user's
    return True


def _is_running_on_windows(pid: int) -> bool:
    """Ask Windows, where os.kill would end the process."""
    import ctypes

    query, denied, still_active = 0x1000, 5, 259
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.OpenProcess.restype = ctypes.c_void_p
    process = kernel.OpenProcess(query, False, pid)
    if not process:
        return bool(ctypes.get_last_error() == denied)  # type: ignore[attr-defined]
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(ctypes.c_void_p(process), ctypes.byref(code))
    kernel.CloseHandle(ctypes.c_void_p(process))
    return not known or code.value == still_active
