"""Where a ledger lies: on an inner disk, or where it can be lost, torn or published.

Sticks and network folders may lie about what is on disk and about locks; folders that synchronise
copy a ledger in the middle of a step; a git work tree carries people's names to others.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from xfcli.errors import LedgerError, Refused
from xfcli.ledger import file

_NETWORK: Final = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "9p",
                   "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "davfs", "fuse.gvfsd-fuse"}  # fmt: skip
_FAT: Final = {"vfat", "exfat", "msdos", "fuse.exfat"}
_REMOVABLE_AT: Final = ("/media/", "/run/media/")
_SYNCHRONISED: Final = (
    "onedrive", "dropbox", "nutstore", "坚果云", "百度云同步", "baidusync", "baidunetdisk", "百度网盘",
    "wpsdrive", "wps云盘", "wps 云盘", "icloud", "google drive", "googledrive", "微云", "weiyun",
    "syncthing", "nextcloud", "owncloud", "seafile", "阿里云盘", "天翼云盘", "亿方云",
)  # fmt: skip
_SYNC_MARKS: Final = (".stfolder", ".dropbox", ".owncloudsync.log", ".sync_journal.db")
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4


def refuse_git(folder: Path, said_yes: bool) -> None:
    """Raise Refused where `folder` is part of a git work tree, unless the officer said yes to it."""
    if said_yes:
        return
    for parent in _upwards(folder):
        if (parent / ".git").exists():
            raise Refused(
                f"「{folder}」在「{parent}」里，那是会上传到网上的程序代码文件夹（git），台账里的个人信息会跟着外传，没有写入。"
                "换一个文件夹；确实要放在这里：加 --yes。"
            )


def warnings(folder: Path) -> Iterator[str]:
    """Yield a sentence for each reason why a ledger in use should not lie in `folder`."""
    advice = "台账请放在本机硬盘上，这里只放备份（xf backup 文件夹）。"
    kind = _windows_kind(folder) if os.name == "nt" else _kind(folder, _mounts())
    if kind == "removable":
        yield f"「{folder}」在 U 盘或移动硬盘上，拔出或断电可能丢失刚登记的内容。{advice}"
    if kind == "network":
        yield f"「{folder}」在网络共享上，两台电脑同时写会损坏台账。{advice}"
    if name := _synchroniser(folder):
        yield f"「{folder}」会被「{name}」同步上传，个人信息会出本机，同步还会损坏正在写的台账。{advice}"


def _upwards(folder: Path) -> tuple[Path, ...]:
    here = file.followed(folder)
    return (here, *here.parents)


def _synchroniser(folder: Path) -> str:
    for parent in _upwards(folder):
        name = parent.name.lower()
        if any(word in name for word in _SYNCHRONISED):
            return parent.name
        if any((parent / mark).exists() for mark in _SYNC_MARKS):
            return parent.name
    return ""


def _kind(folder: Path, mounts: Iterable[tuple[str, str]]) -> str:
    """Return what `folder` is mounted from, by the longest of `mounts` (place, type) above it."""
    here = str(_upwards(folder)[0]).rstrip("/") + "/"
    best, kind = "", ""
    for at, system in mounts:
        prefix = at.rstrip("/") + "/"
        if here.startswith(prefix) and len(prefix) >= len(best):
            best, kind = prefix, system
    if kind in _NETWORK:
        return "network"
    if kind in _FAT or best.startswith(_REMOVABLE_AT):
        return "removable"
    return ""


def _mounts() -> list[tuple[str, str]]:
    try:
        lines = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return []  # not Linux: nothing is known
    fields = [line.split(" ") for line in lines]
    return [(_unescaped(field[1]), field[2]) for field in fields if len(field) > 2]


def _unescaped(text: str) -> str:
    for code, mark in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, mark)
    return text


def _windows_kind(folder: Path) -> str:
    import ctypes

    root = _upwards(folder)[0].anchor
    if root.startswith("\\\\"):
        return "network"
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  (mypy knows it on Windows only)
    kinds = {_WINDOWS_REMOVABLE: "removable", _WINDOWS_REMOTE: "network"}
    return kinds.get(kernel.GetDriveTypeW(root), "")


def insist_on_folder(folder: Path) -> None:
    """Raise LedgerError where `folder` names something that is no folder."""
    if folder.exists() and not folder.is_dir():
        raise LedgerError(f"「{folder}」不是文件夹。写一个文件夹的名字。")
