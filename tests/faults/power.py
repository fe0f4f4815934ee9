"""T6, T12: the power fails. What the "disk" (a loop device's image) holds at that moment is all there is.

The negative controls run with bad settings and must lose: else the harness would be blind.
"""

import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.faults import harness, mounts
from tests.faults.harness import insist
from xfcli.errors import LedgerError
from xfcli.ledger import file
from xfcli.ledger.copies import backup

_SIZE = "12M"
_BAD = {
    "DELETE/OFF": ("pragma journal_mode=delete", "pragma synchronous=off"),
    "DELETE/FULL": ("pragma journal_mode=delete", "pragma synchronous=full"),  # SQLite's default
}


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work: 1,000 cuts, 60 for each control, 60 of a backup and of its control."""
    few = max(4, round(60 * min(1.0, scale)))
    return [
        *(("T6 断电", cuts, (max(5, round(250 * min(1, 4 * scale))), i))
          for i in range(max(1, round(4 * scale)))),
        *(("T6对照 断电（错误设置，必须丢）", control, (few, name)) for name in _BAD if few >= 20),
        ("T12 备份后断电", backups, (few,)),
        ("T12对照 备份后断电（直接写，必须丢）", backups_unsynced, (few,)),
    ]  # fmt: skip


def cuts(place: Path, number: int, _piece: int = 0) -> dict[str, int]:
    """Cut the power `number` times while petitions are registered; all that was acknowledged is there."""
    figures = _cut_often(place, number, ())
    insist(figures["断电丢失"] == 0, f"acknowledged and lost: {figures}")
    return dict(figures)


def control(place: Path, number: int, name: str) -> dict[str, int]:
    """The same with settings that must lose; Lost if they do not."""
    figures = _cut_often(place, number, _BAD[name])
    insist(figures["断电丢失"] > 0, f"the harness is blind: {name} lost nothing: {figures}")
    return dict(figures)


def _cut_often(place: Path, number: int, settings: tuple[str, ...]) -> Counter[str]:
    blank, image, copy = place / "blank.img", place / "d.img", place / "c.img"
    mounts.format_ext4(blank, _SIZE)
    with mounts.loop(blank, place / "m1"):
        harness.good(place / "m1", "init")
    figures: Counter[str] = Counter()
    for i in range(number):
        _copy(blank, image)
        promised = _write_until_cut(image, copy, place / "m1", str(i), settings)
        with mounts.loop(copy, place / "m2"):
            path = place / "m2" / "t.db"
            try:
                missing = promised - harness.titles(path)
                if not settings:
                    harness.insist_sound(path, f"cut {i}")
            except LedgerError:
                insist(settings, f"cut {i}: the ledger cannot be read")
                missing = promised
        figures["断电"] += 1
        figures["已答复"] += len(promised)
        figures["断电丢失"] += bool(missing)
    return figures


def _copy(image: Path, to: Path) -> None:
    subprocess.run(["cp", "--sparse=always", str(image), str(to)], check=True)


def _write_until_cut(
    image: Path, copy: Path, at: Path, tag: str, settings: tuple[str, ...]
) -> set[str]:
    """Let a writer work on `image`, take away the power, give what the disk holds as `copy`."""
    with mounts.loop(image, at):

        def ready() -> None:
            if settings:
                file._WRITING = settings  # type: ignore[misc]
                file._insist_on_journal = lambda *_: None

        pid, pipe = harness.writer(at / "t.db", tag, ready)
        time.sleep(0.004 + random.random() * 0.05)
        os.kill(pid, signal.SIGSTOP)
        time.sleep(0.003)
        _copy(image, copy)
        harness.kill(pid)
        # Acknowledged is what was said before the image was taken: the writer stood still.
        return harness.acknowledged(pipe)


def backups(place: Path, number: int) -> dict[str, int]:
    """Cut the power right after `xf backup` has said 已备份: the backup is there, proven."""
    figures = _back_up_and_cut(place, number, _xf_backup)
    insist(figures["断电丢失"] == 0, f"backups lost: {figures}")
    return dict(figures)


def backups_unsynced(place: Path, number: int) -> dict[str, int]:
    """The same with SQLite writing straight to the final name; it must lose."""
    figures = _back_up_and_cut(place, max(4, number // 6), _vacuum_straight)
    insist(figures["断电丢失"] > 0, "the harness is blind: a straight VACUUM INTO lost nothing")
    return dict(figures)


def _xf_backup(home: Path) -> None:
    harness.good(home, "backup")


def _vacuum_straight(home: Path) -> None:
    target = home / backup.FOLDER / "t-20260320-093000.db"
    target.parent.mkdir(exist_ok=True)
    backup.copy_to(home / "t.db", target)


def _back_up_and_cut(place: Path, number: int, how: Callable[[Path], None]) -> Counter[str]:
    blank, image, copy = place / "blank.img", place / "d.img", place / "c.img"
    mounts.format_ext4(blank, _SIZE)
    with mounts.loop(blank, place / "m1"):
        harness.good(place / "m1", "init")
        for n in range(20):
            harness.record(place / "m1" / "t.db", str(n))
    figures: Counter[str] = Counter()
    for _ in range(number):
        _copy(blank, image)
        with mounts.loop(image, place / "m1"):
            how(place / "m1")
            _copy(image, copy)
        with mounts.loop(copy, place / "m2"):
            figures["断电"] += 1
            figures["断电丢失"] += not _is_there(place / "m2")
    return figures


def _is_there(home: Path) -> bool:
    found = backup.backups_in(home / backup.FOLDER, home / "t.db")
    try:
        return bool(found) and bool(backup.proof(found[0].path))
    except LedgerError:
        return False
