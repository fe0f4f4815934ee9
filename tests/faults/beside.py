"""T16: somebody registers while a command that makes whole files stands still at a system call.

The command is stopped (SIGSTOP) at chosen calls on the ledger's folder; meanwhile another window
registers, or is told that it cannot; then the command goes on. Nothing acknowledged may be lost, no
number given twice, no backup of another ledger touched. `--scale 50 T16` makes 2,100 of it.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from tests.faults import harness, tracing, whole
from tests.faults.harness import Done, insist
from tests.faults.tracing import Call
from xfcli import ledger
from xfcli.errors import LedgerError
from xfcli.ledger import file
from xfcli.ledger.copies import backup

_DISCARD: Final = "--discard-newer"
_PATIENCE: Final = (
    0.02  # seconds that the other window waits for the lock: the command stands still anyhow
)


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work: 42 interleavings, a piece for each command."""
    each = max(2, round(6 * scale))
    return [(f"T16 整件命令旁有人登记 {name}", interleaved, (name, each)) for name in STEPS]


def interleaved(place: Path, name: str, each: int) -> dict[str, int]:
    """Stop the command `name` at `each` of its calls, register, let it go on; look what is there."""
    tracing.insist_on_strace()
    step, home, start = STEPS[name], place / "run", place / "start"
    start.mkdir()
    step.prepare(start)
    words = tuple(word.replace("{home}", str(home)) for word in step.words)
    shutil.copytree(start, home)
    tracing.load_everything()
    done, calls = tracing.calls(home, words, tracing.nothing)
    insist(done.code == 0, f"{words}: {done}")
    on_ledger = [call for call in calls if call.is_on_ledger]
    chosen = random.sample(on_ledger, min(each, len(on_ledger)))
    chosen += random.choices(on_ledger, k=each - len(chosen))
    figures: Counter[str] = Counter({"命令": 1, "调用": len(on_ledger)})
    for i, call in enumerate(chosen):
        shutil.rmtree(home)
        shutil.copytree(start, home)
        met = _beside(home, words, call, f"别窗{i}")
        insist("Traceback" not in met.done.err and met.done.code in {0, 1, 4}, f"{call} {met}")
        figures["交错"] += 1
        figures["登记成"] += bool(met.no)
        figures["命令拒绝"] += met.done.code != 0
        _judge(home, start, met, words)
    return dict(figures) | {"丢失": 0, "重号": 0, "动了别家备份": 0}


class _Met(NamedTuple):
    """How the stopped command ended, and which number the other window was told, "" if refused."""

    done: Done
    no: str
    title: str


def _beside(home: Path, words: tuple[str, ...], call: Call, title: str) -> _Met:
    """Run the command, stopped at `call` while somebody registers `title`."""
    pid = harness.spawn(home, words, before=_stand_still)
    os.waitpid(pid, os.WUNTRACED)
    trace = home.parent / "trace"
    trace.unlink(missing_ok=True)
    how = f"inject={call.name}:signal=STOP:when={call.nth}"
    strace = subprocess.Popen(
        ["strace", "-s", "0", "-p", str(pid), "-o", str(trace), "-e", f"trace={call.name}", "-e", how],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        status = Path(f"/proc/{pid}/status")
        while "TracerPid:\t0" in status.read_text():
            if strace.poll() is not None:
                harness.kill(pid)
                raise harness.Skip("strace 不能跟踪（没有权限）")
            time.sleep(0.0005)
        os.kill(pid, signal.SIGCONT)
        _wait_for_stop(strace, trace)
        no = _register(home / "t.db", title)
        if strace.poll() is None:
            os.kill(pid, signal.SIGCONT)
        return _Met(harness.wait(pid, home), no, title)
    finally:
        strace.wait()


def _stand_still() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)


def _wait_for_stop(strace: "subprocess.Popen[bytes]", trace: Path) -> None:
    """Wait until the command stands still, or has ended without coming to that call."""
    while strace.poll() is None:
        said = trace.read_bytes() if trace.exists() else b""
        # It also stood still when strace was attached.
        if b"stopped by SIGSTOP" in said.partition(b"--- SIGSTOP")[2]:
            return
        time.sleep(0.001)


def _register(path: Path, title: str) -> str:
    """Register as another window; return the number, "" where it was refused."""
    usual, file.BUSY_SECONDS = file.BUSY_SECONDS, _PATIENCE  # type: ignore[misc]
    try:
        with ledger.writing(str(path)) as book:
            no = book.record(harness.draft(title)).no
    except LedgerError:
        return ""
    finally:
        file.BUSY_SECONDS = usual  # type: ignore[misc]
    return no


def _judge(home: Path, start: Path, met: _Met, words: tuple[str, ...]) -> None:
    """Insist on what the other window was told, on numbers given once, on others' backups."""
    path, context = home / "t.db", f"{words} {met}"
    insist(path.exists(), f"no ledger in its place: {context}")
    harness.insist_sound(path, context)
    kept = list(home.glob("t-恢复前-*.db"))
    if met.no:
        there = met.title in harness.titles(path)
        # Whoever says --discard-newer is told what goes, and finds it in the ledger put aside.
        told = _DISCARD in words and "去掉" in met.done.out + met.done.err
        aside = told and any(met.title in harness.titles(found) for found in kept)
        insist(there or aside, f"acknowledged and lost: {context}")
    with ledger.writing(str(path)) as book:
        later = book.record(harness.draft("之后")).no
    given = [met.no, *(no for found in kept for no in _numbers(found))]
    insist(later not in given, f"{later} given twice: {context}")
    for strange in (start / STICK).glob("*"):
        same = home / STICK / strange.name
        insist(same.exists() and same.read_bytes() == strange.read_bytes(), f"touched: {context}")


def _numbers(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [no for (no,) in connection.execute("select no from cases")]


# -- what is stopped --------------------------------------------------------------------------------


class Stopped(NamedTuple):
    """A command that is stopped; `{home}` in its words is the folder it runs in."""

    words: tuple[str, ...]
    prepare: Callable[[Path], None]


def _backed_up(start: Path) -> None:
    whole.lived(start)
    harness.good(start, "backup")
    (copy,) = (start / backup.FOLDER).glob("*.db")
    copy.rename(start / "copy.db")
    copy.with_suffix(".json").rename(start / "copy.json")


def _gone_on(start: Path) -> None:
    _backed_up(start)
    harness.record(start / "t.db", "备份之后")


def _beside_another(start: Path) -> None:
    """Put on one stick twenty days' backups of another ledger that has the same name."""
    other = start / "别家"
    other.mkdir()
    harness.good(other, "init", db=other / "t.db")
    stick = start / STICK
    harness.good(other, "backup", str(stick), db=other / "t.db")
    (copy,) = stick.glob("*.db")
    for day in range(1, 21):
        for ending in (".db", ".json"):
            shutil.copy(copy.with_suffix(ending), stick / f"t-202602{day:02}-173000{ending}")
    shutil.rmtree(other)
    whole.lived(start)


def _of_old_format(start: Path) -> None:
    text = (Path(__file__).parents[1] / "ledgers" / "v1.sql").read_text("utf-8")
    with closing(sqlite3.connect(start / "t.db")) as connection:
        connection.executescript(text)


STICK: Final = "U盘"
STEPS: Final[dict[str, Stopped]] = {
    "restore": Stopped(("restore", "{home}/copy.db"), _backed_up),
    "restore --discard-newer": Stopped(("restore", "{home}/copy.db", _DISCARD), _gone_on),
    "backup": Stopped(("backup", f"{{home}}/{STICK}"), _beside_another),
    "check --upgrade": Stopped(("check", "--upgrade"), _of_old_format),
    **{
        name: Stopped(whole.STEPS[name].words, whole.STEPS[name].prepare)
        for name in ("import 记事", "import --apply", "retention --erase")
    },
}
