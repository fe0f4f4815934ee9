"""strace as a tool: the system calls of a command in order, and a run in which one of them goes wrong.

It attaches to a forked child that runs the real command. All that is read and built before the
first step of work (modules, shipped data) is ready in the parent, so that thousands of runs fit.
"""

import gc
import importlib
import os
import pkgutil
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from signal import SIGCONT, SIGSTOP
from typing import NamedTuple

import xfcli
from tests.faults import harness
from tests.faults.harness import Done, Skip
from xfcli import reference
from xfcli.law import workdays
from xfcli.screen.cli import app

_HARMLESS = re.compile(r"brk|mmap|munmap|mprotect|madvise|getpid|geteuid|getrandom|rt_sig\w+|exit\w*|"
                       r"clock\w*|futex|kill|tgkill|gettid|ioctl|lseek|getcwd|restart_syscall|uname|"
                       r"sysinfo|sched\w+|prlimit64|dup\d?")  # fmt: skip


class Call(NamedTuple):
    """The n-th call of a name; whether it touches the folder of the ledger."""

    name: str
    nth: int
    is_on_ledger: bool


def nothing() -> None:
    """Do nothing: what most commands need before they start."""


def insist_on_strace() -> None:
    """Raise Skip where strace is missing."""
    if not shutil.which("strace"):
        raise Skip("没有 strace")


def load_everything() -> None:
    """Import what the commands import and read what they read, so that only their work is traced."""
    for module in pkgutil.walk_packages(xfcli.__path__, "xfcli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    workdays.shipped()
    for table in reference.path("law").glob("*.csv"):
        list(reference.rows(f"law/{table.name}"))


def warm(home: Path, words: tuple[str, ...]) -> None:
    """Run the command once in this process, then keep the collector away from what it built."""
    os.environ |= {"XF_DB": str(home / "t.db"), "XF_TODAY": harness.TODAY}
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        app(list(words), standalone_mode=False)
    gc.collect()
    gc.freeze()
    gc.disable()


def calls(
    home: Path, words: tuple[str, ...], before: Callable[[], None]
) -> tuple[Done, list[Call]]:
    """Run the command undisturbed; return how it ended and its calls in order."""
    trace = home.parent / "trace"
    done = run(home, words, "trace=all", before, trace)
    seen: Counter[str] = Counter()
    found = []
    for line in trace.read_text("utf-8", "replace").splitlines():
        if match := re.match(r"(\w+)\(", line):
            name = match[1]
            seen[name] += 1
            if not _HARMLESS.fullmatch(name):
                found.append(Call(name, seen[name], str(home) in line))
    return done, found


def run(
    home: Path,
    words: tuple[str, ...],
    how: str,
    before: Callable[[], None] = nothing,
    to: Path | None = None,
) -> Done:
    """Run xf under strace, which is attached before the command starts; `how` is its expression."""

    def stand_still() -> None:
        before()
        os.kill(os.getpid(), SIGSTOP)

    pid = harness.spawn(home, words, before=stand_still)
    os.waitpid(pid, os.WUNTRACED)
    # The file of each call where it is asked for; no decoding of what nobody reads.
    names = ["-y"] if to else ["-s", "0"]
    strace = subprocess.Popen(
        ["strace", *names, "-p", str(pid), "-o", str(to or os.devnull), "-e", how],
        stderr=subprocess.DEVNULL,
    )
    status = Path(f"/proc/{pid}/status")
    try:
        while "TracerPid:\t0" in status.read_text():
            if strace.poll() is not None:
                harness.kill(pid)
                raise Skip("strace 不能跟踪（没有权限）")
            time.sleep(0.0005)
        os.kill(pid, SIGCONT)
        return harness.wait(pid, home)
    finally:
        strace.wait()
