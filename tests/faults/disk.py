"""T4, T5: the disk is full, the file may not grow; nothing is lost and the message says so."""

import os
import random
import resource
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.faults import harness, mounts
from tests.faults.harness import insist
from xfcli import ledger
from xfcli.errors import LedgerError


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work: 1,000 rounds of a full disk, some 120 limits of the file's size."""
    return [
        *(("T4 磁盘写满", full, (max(5, round(250 * min(1, 4 * scale))), i))
          for i in range(max(1, round(4 * scale)))),
        ("T5 文件不许变大", limited, (1024 if scale >= 1 else 32 * 1024,)),
    ]  # fmt: skip


def full(place: Path, rounds: int, _piece: int = 0) -> dict[str, int]:
    """Fill a small disk to a random rest, write until it refuses thrice, look; free it, go on."""
    figures: Counter[str] = Counter()
    disk = place / "disk"
    for i in range(rounds):
        with mounts.tmpfs(disk, "1m"):
            path = disk / "t.db"
            harness.good(disk, "init")
            saved = _some(path, 3, f"{i} 先")
            filler = disk / "filler"
            _fill(filler, random.randrange(60) * 4096)
            refused = 0
            for n in range(200):
                if refused >= 3:
                    break
                title = f"{i}-{n}"
                try:
                    harness.record(path, title)
                    saved.add(title)
                except LedgerError as error:
                    insist("磁盘已满" in str(error) or "读写出错" in str(error), str(error))
                    insist("未保存" in str(error), str(error))
                    refused += 1
            insist(refused >= 3, "the disk never filled")
            _refuse_a_big_one(path)
            insist(harness.titles(path) == saved, f"round {i}: {saved ^ harness.titles(path)}")
            harness.insist_sound(path, f"round {i}, full")
            if i % 25 == 0:
                saved |= _by_command(place, path)
            filler.unlink()
            harness.record(path, "之后")
            insist(harness.titles(path) == saved | {"之后"}, f"round {i}, freed")
            harness.insist_sound(path, f"round {i}, freed")
            figures["轮"] += 1
            figures["拒绝"] += refused + 1
            figures["已保存"] += len(saved) + 1
    return dict(figures) | {"丢失": 0}


def _by_command(place: Path, path: Path) -> set[str]:
    done = harness.run(place, *harness.ADD, "--new", db=path)
    if done.code == 0:  # it found the last free page
        return {harness.ADD[4]}
    insist(done.code == 4 and not done.out and "未保存：磁盘已满" in done.err, str(done))
    return set()


def _some(path: Path, number: int, tag: str) -> set[str]:
    titles = {f"{tag}{n}" for n in range(number)}
    for title in sorted(titles):
        harness.record(path, title)
    return titles


def _fill(filler: Path, rest: int) -> None:
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    free = filler.stat().st_size - rest
    os.truncate(filler, max(0, free))


def _refuse_a_big_one(path: Path) -> None:
    """Record far more than fits, in one transaction: all of it is refused."""
    try:
        with ledger.writing(str(path)) as book:
            for n in range(600):
                book.record(harness.draft(f"太大{n}"))
    except LedgerError as error:
        insist("未保存" in str(error), str(error))
    else:
        insist(False, "900 kB went into a full disk")


def limited(place: Path, step: int) -> dict[str, int]:
    """Let the file not grow beyond a limit, limit by limit; the sentence tells the truth."""
    harness.good(place, "init")
    figures: Counter[str] = Counter()
    size = (place / "t.db").stat().st_size

    for limit in range(24 * 1024, size + 64 * 1024, step):
        before = harness.last(place / "t.db")
        done = harness.wait(
            harness.spawn(place, (*harness.ADD, "--new"), before=_limit(limit)), place
        )
        now = harness.last(place / "t.db")
        insist(done.code in {0, 4}, f"{limit}: {done}")
        insist((now > before) == (done.code == 0), f"{limit}: {done}")
        insist("Traceback" not in done.err, f"{limit}: {done}")
        figures["界限"] += 1
        figures["拒绝"] += done.code != 0
    harness.insist_sound(place / "t.db", "limited")
    return dict(figures)


def _limit(size: int) -> Callable[[], None]:
    def lower() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return lower
