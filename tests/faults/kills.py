"""T1, T11: SIGKILL at a random moment, thousands of times; nothing that was acknowledged is lost."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.faults import harness
from tests.faults.harness import insist

_FRESH = 100  # kills after which a new ledger is begun


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work: 10,000 kills of the ledger's own door, 300 of the whole command."""
    pieces = max(1, round(20 * scale))
    return [
        *(("T1 随时断掉", kill_loop, (max(20, round(500 * min(1, 20 * scale))), i)) for i in range(pieces)),
        *(("T11 断掉真命令", real_command, (max(10, round(75 * min(1, 4 * scale))), i))
          for i in range(max(1, round(4 * scale)))),
    ]  # fmt: skip


def kill_loop(place: Path, kills: int, _piece: int = 0) -> dict[str, int]:
    """Kill a process that registers without end after a random time; look each time what is there."""
    figures: Counter[str] = Counter()
    usual = 0.005
    for i in range(kills):
        path = place / f"{i // _FRESH}" / "t.db"
        if i % _FRESH == 0:
            path.parent.mkdir()
            harness.good(path.parent, "init")
            started = time.monotonic()
            harness.record(path, "先登记一件")
            usual = min(0.05, time.monotonic() - started)
            promised: set[str] = set()
        before = harness.last(path)
        pid, pipe = harness.writer(path, str(i))
        time.sleep(0.0005 + random.random() * 3 * usual)
        harness.kill(pid)
        acknowledged = harness.acknowledged(pipe)
        promised |= acknowledged
        journal = path.with_name("t.db-journal")
        figures["留下未完"] += journal.exists() and journal.stat().st_size > 0
        now = harness.last(path)
        figures["断"] += 1
        figures["已答复"] += len(acknowledged)
        extra = now - before - len(acknowledged)
        insist(
            extra in {0, 1}, f"kill {i}: {now - before} entries, {len(acknowledged)} acknowledged"
        )
        figures["存而未答"] += extra
        if i % _FRESH == _FRESH - 1 or i == kills - 1:
            missing = promised - harness.titles(path)
            insist(not missing, f"lost: {missing}")
            harness.insist_sound(path, f"kill {i}")
    return dict(figures) | {"丢失": 0}


def real_command(place: Path, kills: int, _piece: int = 0) -> dict[str, int]:
    """Kill the whole `python -m xfcli add` at 55 to 105 % of its run, until `kills` were in time."""
    harness.good(place, "init")
    environ = os.environ | {"XF_DB": str(place / "t.db"), "XF_TODAY": harness.TODAY}
    figures: Counter[str] = Counter()
    usual = 0.2
    tries = 0
    while figures["断"] < kills:
        tries += 1
        insist(tries < 40 * kills, f"only {figures['断']} of {tries} were killed")
        title = f"第{tries}次"
        words = ["add", "--channel", "来访", "--title", title, "--name", f"甲{tries}"]
        started = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "xfcli", *words], env=environ, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )  # fmt: skip
        is_measured = tries % 10 == 1  # the machine's speed changes while others work on it
        if not is_measured:
            time.sleep(usual * (0.55 + 0.5 * random.random()))
            process.send_signal(signal.SIGKILL)
        said = process.communicate()[0].decode()
        if is_measured:
            usual = time.monotonic() - started
        done = "已登记" in said
        there = title in harness.titles(place / "t.db")
        insist(there or not done, f"lost: {title}")
        figures["试"] += 1
        is_killed = process.returncode == -signal.SIGKILL
        figures["断"] += is_killed
        if not is_measured:
            # Too late means that the machine has more time for us than when it was measured.
            usual *= 1.02 if is_killed else 0.85
        figures["已答复"] += done
        figures["存而未答"] += there and not done
    harness.insist_sound(place / "t.db", "kills of the real command")
    return dict(figures) | {"丢失": 0}
