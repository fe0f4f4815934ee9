"""T8, T9: many windows at once, and one that stands still."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults import harness
from tests.faults.harness import insist
from xfcli import ledger
from xfcli.ledger import file, filters


def jobs(_scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work."""
    return [
        ("T8 多窗口同时写", writers, (8, 100)),
        ("T8 多窗口同时写", writers, (2, 100)),
        ("T8 多窗口同时写", commands, (8, 5)),
        ("T9 一个窗口停住", stopped, ()),
    ]


def writers(place: Path, windows: int, each: int) -> dict[str, int]:
    """Have `windows` processes register `each` petitions at once: all are there, numbered apart."""
    harness.good(place, "init")
    path = place / "t.db"
    children = []
    for window in range(windows):
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                for n in range(each):
                    harness.record(path, f"{window}-{n}")
                code = 0
            finally:
                os._exit(code)
        children.append(pid)
    codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]
    insist(codes == [0] * windows, f"{codes}")
    expected = {f"{window}-{n}" for window in range(windows) for n in range(each)}
    insist(harness.titles(path) == expected, "registrations are missing")
    with ledger.reading(str(path)) as book:
        given = [row.no for row in filters.cases(book, filters.Filter())]
    expected_numbers = [f"2026-{n:04}" for n in range(1, windows * each + 1)]
    insist(given == expected_numbers, "numbers given twice, or left out")
    harness.insist_sound(path, "writers")
    return {"登记": windows * each, "丢失": 0}


def commands(place: Path, windows: int, each: int) -> dict[str, int]:
    """The same with whole commands."""
    harness.good(place, "init")
    environ = os.environ | {"XF_DB": str(place / "t.db"), "XF_TODAY": harness.TODAY}
    said = []
    for n in range(each):
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "xfcli", "add", "--channel", "来电", "--title", f"{w}-{n}"],
                env=environ, stdout=subprocess.PIPE,
            )
            for w in range(windows)
        ]  # fmt: skip
        said += [process.communicate()[0].decode()[:9] for process in running]
    insist(len(set(said)) == windows * each, f"numbers given twice: {sorted(said)}")
    harness.insist_sound(place / "t.db", "commands")
    return {"登记": windows * each, "丢失": 0}


def stopped(place: Path) -> dict[str, int]:
    """Stop a window in the middle of its step: others read, and are told in time that they wait."""
    harness.good(place, "init")
    path = place / "t.db"
    ready, telling = os.pipe()
    pid = os.fork()
    if pid == 0:
        with ledger.writing(str(path)) as book:
            book.record(harness.draft("停住的"))
            os.write(telling, b".")
            time.sleep(600)
        os._exit(0)
    os.read(ready, 1)
    os.kill(pid, signal.SIGSTOP)
    try:
        started = time.monotonic()
        done = harness.run(place, "list")
        insist(done.code == 0, f"reading is blocked: {done}")
        reading = time.monotonic() - started
        started = time.monotonic()
        done = harness.run(place, *harness.ADD)
        waited = time.monotonic() - started
        insist(done.code == 4 and "另一个窗口" in done.err and not done.out, str(done))
        insist(waited < file.BUSY_SECONDS + 1, f"waited {waited:.1f} s")
    finally:
        harness.kill(pid)
    harness.good(place, *harness.ADD)
    harness.insist_sound(path, "stopped")
    return {"写等待毫秒": round(waited * 1000), "读毫秒": round(reading * 1000)}
