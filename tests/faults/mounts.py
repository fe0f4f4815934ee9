"""Small disks to fill and to cut off; as root only, else the test is skipped and says so."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.harness import Skip


def _do(*words: str) -> None:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Skip(f"{words[0]}：{done.stderr.strip()[:80]}")


def insist_on_root() -> None:
    """Raise Skip where we may not mount."""
    if os.geteuid() != 0:
        raise Skip("要 root 才能挂载")


@contextmanager
def tmpfs(at: Path, size: str) -> Iterator[None]:
    """Mount a disk in memory of `size` at `at`."""
    insist_on_root()
    at.mkdir(exist_ok=True)
    _do("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at))
    try:
        yield
    finally:
        _do("umount", str(at))


def remount(at: Path, how: str) -> None:
    """Make what is mounted at `at` read-only ("ro") or writable ("rw")."""
    _do("mount", "-o", f"remount,{how}", str(at))


def format_ext4(image: Path, size: str) -> None:
    """Make `image` an empty ext4 disk."""
    insist_on_root()
    if not shutil.which("mkfs.ext4"):
        raise Skip("没有 mkfs.ext4")
    _do("truncate", "-s", size, str(image))
    _do("mkfs.ext4", "-q", "-F", "-E", "lazy_itable_init=0,lazy_journal_init=0", str(image))


@contextmanager
def loop(image: Path, at: Path) -> Iterator[None]:
    """Mount the disk `image` at `at` through a loop device."""
    at.mkdir(exist_ok=True)
    _do("mount", "-o", "loop", str(image), str(at))
    try:
        yield
    finally:
        _do("umount", str(at))
