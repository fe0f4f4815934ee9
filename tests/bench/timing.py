"""Whole processes, timed in turn: A B A B …, so that a drifting machine does not matter.

What is quoted is the median of the ratios of neighbours, by wall clock and by processor time.
"""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tests.bench.ledgers import TODAY

RUNS = 9


class Command(NamedTuple):
    """A process to time: its words, its ledger, and whether it writes to a terminal."""

    words: Sequence[str]
    db: Path | None = None
    terminal: bool = False
    stdin: Path | None = None
    codes: tuple[int, ...] = (0,)
    fresh: Path | None = None  # the ledger that `db` is a copy of at each run; Path(): none at all


class Run(NamedTuple):
    """What one run took: seconds by the wall clock, seconds of processor, peak MiB."""

    wall: float
    cpu: float
    peak: float


class Pair(NamedTuple):
    """Two commands compared: median runs, and the median ratios A ÷ B."""

    a: Run
    b: Run
    wall: float
    cpu: float


def xf(*words: str, db: Path | None = None, **more: object) -> Command:
    """Return the command of the installed xf (beside this Python), else of this tree."""
    script = Path(sys.executable).with_name("xf")
    start = [str(script)] if script.exists() else [sys.executable, "-m", "xfcli"]
    return Command([*start, *words], db, **more)  # type: ignore[arg-type]


def run(command: Command) -> Run:
    """Run `command` once, to its end; RuntimeError where its exit code is none of those expected."""
    env = _environment(command)
    if command.fresh and command.db:
        command.db.unlink(missing_ok=True)
        if command.fresh != Path():
            shutil.copy(command.fresh, command.db)
    reader, writer = _terminal() if command.terminal else (None, subprocess.DEVNULL)
    with Path(command.stdin or os.devnull).open("rb") as given:
        started = perf_counter()
        process = subprocess.Popen(
            command.words, env=env, stdin=given, stdout=writer, stderr=subprocess.DEVNULL
        )
        if reader is not None:
            os.close(writer)
            _drain(reader)
        _, status, used = os.wait4(process.pid, 0)
        wall = perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.codes:
        raise RuntimeError(f"exit {process.returncode}: {' '.join(command.words)}")
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _environment(command: Command) -> dict[str, str]:
    # A tree on the path or modules compiled anew at each start would be measured with the rest.
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    env |= {"XF_TODAY": TODAY.isoformat(), "COLUMNS": "100", "PYTHONHASHSEED": "0"}
    return env | ({"XF_DB": str(command.db)} if command.db else {})


def _terminal() -> tuple[int, int]:
    import pty

    return pty.openpty()


def _drain(reader: int) -> None:
    try:
        while os.read(reader, 65536):
            pass
    except OSError:  # the other end has gone
        pass
    os.close(reader)


def pair(a: Command, b: Command, runs: int = RUNS) -> Pair:
    """Run `a` and `b` in turn and compare them, after one of each that is not counted.

    A single run is taken as it is: it lasts so long that a cold start does not matter.
    """
    if runs > 1:
        run(a), run(b)
    done = [(run(a), run(b)) for _ in range(runs)]
    return Pair(
        _median([first for first, _ in done]),
        _median([second for _, second in done]),
        median(first.wall / second.wall for first, second in done),
        median(first.cpu / max(second.cpu, 1e-3) for first, second in done),
    )


def _median(runs: Sequence[Run]) -> Run:
    return Run(*(median(column) for column in zip(*runs, strict=True)))


def own_peak() -> float:
    """Return this process's own peak in MiB: what a child seems to have used at the least."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 + 2


def pin() -> str:
    """Keep this process and its children on one processor; say what was done."""
    if not hasattr(os, "sched_setaffinity"):
        return "not pinned"
    last = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {last})
    return f"pinned to processor {last}"


def instructions(command: Command) -> int | None:
    """Return the instructions that one run of `command` takes (callgrind), None without valgrind."""
    valgrind = shutil.which("valgrind")
    if not valgrind:
        return None
    words = [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *_real(command.words)]
    said = subprocess.run(
        words, env=_environment(command), capture_output=True, check=False, text=True
    ).stderr
    found = [line for line in said.splitlines() if "Collected" in line]
    return int(found[0].split()[-1]) if found else None


def _real(words: Sequence[str]) -> list[str]:
    """Return `words` with the interpreter named, which valgrind wants for a script."""
    first = Path(words[0])
    is_script = first.read_bytes()[:2] == b"#!"
    return [sys.executable, *words] if is_script else [*words]
