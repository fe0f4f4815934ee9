"""T15: what may not be written: a read-only disk, file or folder; a step cut short on such a disk."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults import harness, mounts, tracing
from tests.faults.harness import Done, insist
from xfcli import ledger

_NOBODY = 65534


def jobs(_scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work."""
    return [("T15 只读", disk, ()), ("T15 只读", rights, ())]


def disk(place: Path) -> dict[str, int]:
    """A read-only disk is read and not written; a step cut short on it is named, then undone."""
    home = place / "disk"
    with mounts.tmpfs(home, "4m"):
        path = home / "t.db"
        harness.good(place, "init", db=path)
        harness.good(place, *harness.ADD, db=path)
        mounts.remount(home, "ro")
        insist(len(harness.good(place, "list", db=path).out.splitlines()) == 2, "reading")
        _refused(harness.run(place, *harness.ADD, "--new", db=path), "只读")
        mounts.remount(home, "rw")
        _cut_short(path)
        insist(path.with_name("t.db-journal").stat().st_size > 0, "no step was cut short")
        mounts.remount(home, "ro")
        _refused(harness.run(place, "list", db=path), "上次没有正常结束")
        mounts.remount(home, "rw")
        insist(len(harness.good(place, "list", db=path).out.splitlines()) == 2, "undone")
        harness.insist_sound(path, "after a step cut short")
    return {"情形": 4}


def rights(place: Path) -> dict[str, int]:
    """A file or folder that this user may not write: said so, nothing changed."""
    mounts.insist_on_root()
    _load_everything(place / "spare")
    place.chmod(0o777)
    home = place / "home"
    home.mkdir()
    path = home / "t.db"
    harness.good(place, "init", db=path)
    harness.good(place, *harness.ADD, db=path)
    before = path.read_bytes()
    for file_mode, folder_mode, said in (
        (0o644, 0o777, "只读"),
        (0o666, 0o755, "打不开台账"),
        (0o600, 0o755, "打不开台账"),
        (0o644, 0o700, "没有权限"),
    ):
        path.chmod(file_mode)
        home.chmod(folder_mode)
        _refused(_as_nobody(place, path, *harness.ADD, "--new"), said)
        insist(path.read_bytes() == before, f"{file_mode:o} {folder_mode:o}: changed")
    for mode, words in ((0o755, ("init", "--db", str(home / "new.db"))), (0o755, ("backup",))):
        home.chmod(mode)
        path.chmod(0o644)
        _refused(_as_nobody(place, path, *words), "没有权限")
    return {"情形": 6}


def _load_everything(spare: Path) -> None:
    """Load what commands load: nobody may not read the modules and tables where they are."""
    tracing.load_everything()
    spare.mkdir()
    for words in (("init",), harness.ADD, ("backup",)):
        tracing.warm(spare, words)


def _as_nobody(place: Path, path: Path, *words: str) -> Done:
    for name in ("out", "err"):
        (place / name).unlink(missing_ok=True)
    return harness.wait(
        harness.spawn(place, words, before=lambda: os.setuid(_NOBODY), db=path), place
    )


def _refused(done: Done, said: str) -> None:
    insist(done.code == 4 and not done.out and said in done.err, f"{said}: {done}")
    insist("Traceback" not in done.err and done.err.count("\n") == 1, str(done))


def _cut_short(path: Path) -> None:
    """Kill a process in the middle of a step, when part of it is in the file already."""
    pid = os.fork()
    if pid == 0:
        with ledger.writing(str(path)) as book:
            book.connection.execute("pragma cache_size=1")
            for n in range(300):
                book.record(harness.draft(f"一半{n}"))
            time.sleep(600)
    until = time.monotonic() + 30
    while path.stat().st_size < 500_000:
        insist(time.monotonic() < until, "the step was never half in the file")
        time.sleep(0.002)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
