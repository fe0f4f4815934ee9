"""T2, T3: a kill, and errors, at each system call of every writing command.

The ledger must then be as before or as after, never between, and what the command said must be
true. Every call is killed. In the five commands that the tool is named for, each call that opens
or writes in the ledger's folder is given each of five errors; every other call (SQLite answers all
errors of a read, a lock, a look alike) and every other command one of them in turn. Of the longest
commands a sample of calls is taken, and said. `--scale 2` leaves nothing out; it takes an hour.
"""

import gc
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.faults import tracing, whole
from tests.faults.harness import insist
from tests.faults.life import STEPS
from tests.faults.tracing import Call

_WRITES = ("open", "creat", "pwrite", "write", "fsync", "fdatasync", "ftruncate", "fchown", "fchmod",
           "rename", "link", "unlink", "mkdir")  # fmt: skip
_FIVE = {"add", "classify", "transfer", "close", "report --seal"}
ERRORS = ("EIO", "ENOSPC", "EACCES", "EROFS", "EMFILE")


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work, one piece for each command, the longest first."""
    names = [*whole.STEPS, *STEPS]
    few = names if scale >= 1 else ["add", "backup", "restore"]
    every = max(1, round(1 / scale)) if scale < 1 else 1
    return [(f"T2/T3 系统调用 {name}", each_call, (name, every, scale > 1)) for name in few]


class _Start(NamedTuple):
    """The folder that each run starts from, and the content of its ledger."""

    folder: Path
    content: bytes


def each_call(place: Path, name: str, every: int, thorough: bool = False) -> dict[str, int]:
    """Kill, and fail, `name` at each (or each `every`-th) of its system calls; count what happened."""
    tracing.insist_on_strace()
    step = whole.STEPS.get(name) or whole.recording(STEPS[name])
    home, folder = place / "run", place / "start"
    folder.mkdir()
    step.prepare(folder)
    words = tuple(word.replace("{home}", str(home)) for word in step.words)
    start = _Start(folder, _content(folder))
    if step.is_warmed:
        _fresh(start, home)
        tracing.warm(home, words)
    else:
        tracing.load_everything()
    _fresh(start, home)
    done, calls = tracing.calls(home, words, step.before)
    insist(done.code == 0, f"{words}: {done}")
    goal = step.reached(home)
    chosen = calls[:: every if thorough else max(every, -(-len(calls) // step.most))]
    is_sample = len(chosen) < len(calls)
    figures: Counter[str] = Counter(
        {"命令": 1, "调用": len(calls), "其中试": len(chosen), "抽查的命令": int(is_sample)}
    )
    for i, call in enumerate(chosen, len(name)):  # each command starts at another error
        with_five = thorough or (name in _FIVE and _writes(call))
        for tampering in _tamperings(call, i, with_five=with_five):
            _fresh(start, home)
            done = tracing.run(home, words, f"inject={call.name}:{tampering}", step.before)
            figures["杀" if "KILL" in tampering else "错"] += 1
            context = f"{name} {call} {tampering}: {done}"
            insist("Traceback" not in done.err and done.code != 70, context)
            figures["中断" if done.code < 0 else "出错" if done.code else "照常"] += 1
            untouched = _content(home) == start.content
            step.judge(whole.Run(start.folder, home, done, context, goal, untouched))
    gc.unfreeze()
    gc.enable()
    return dict(figures)


def _writes(call: Call) -> bool:
    return call.is_on_ledger and call.name.startswith(_WRITES)


def _tamperings(call: Call, turn: int, *, with_five: bool) -> list[str]:
    errors = ERRORS if with_five else (ERRORS[turn % len(ERRORS)],)
    return [f"signal=KILL:when={call.nth}", *(f"error={e}:when={call.nth}" for e in errors)]


def _fresh(start: _Start, home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(start.folder, home)


def _content(folder: Path) -> bytes:
    """Return the ledger's bytes and its journal's: where both are as before, nothing has changed."""
    paths = (folder / "t.db", folder / "t.db-journal")
    return b"".join(path.read_bytes() for path in paths if path.exists())
