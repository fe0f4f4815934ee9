"""T2, T3: a kill, and an error, at each system call of every writing command.

strace attaches to a forked child that runs the real command and tampers with its n-th call. The
ledger must then be as before or as after, never between, and what the command said must be true.
"""

import importlib
import os
import pkgutil
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import xfcli
from tests.faults import harness
from tests.faults.harness import Done, Skip, insist
from xfcli.errors import LedgerError
from xfcli.law import workdays
from xfcli.ledger import backup

ERRORS = ("EIO", "ENOSPC", "EACCES", "EROFS", "EMFILE")
_HARMLESS = re.compile(r"brk|mmap|munmap|mprotect|madvise|getpid|geteuid|getrandom|rt_sig\w+|exit\w*|"
                       r"clock\w*|futex|kill|tgkill|gettid|ioctl|lseek|getcwd|restart_syscall|uname")  # fmt: skip
_ADD = harness.ADD

# What the commands below start from: a ledger with cases at many points of their life.
LIFE: tuple[tuple[str, ...], ...] = (
    ("init", "--office", "青石镇人民政府", "--by", "王主任"),
    _ADD,
    (*_ADD, "--new"), (*_ADD, "--new"), (*_ADD, "--new"),
    *(("classify", no, "--item", "MZ-QT-13") for no in "234"),
    *(("accept", no) for no in "34"),
    ("transfer", "3", "--to", "县民政局"),
    ("reply", "4", "--result", "支持", "--doc-no", "青信〔2026〕1号"),
    (*_ADD, "--new"), ("classify", "5", "--item", "MZ-QT-13"), ("accept", "5"),
    ("reply", "5", "--result", "支持", "--doc-no", "青信〔2026〕2号"), ("deliver", "5"),
    (*_ADD, "--new"), ("classify", "6", "--item", "MZ-QT-13"), ("accept", "6"),
    ("reply", "6", "--result", "支持", "--doc-no", "青信〔2026〕3号"), ("deliver", "6"), ("close", "6"),
)  # fmt: skip

STEPS: dict[str, tuple[str, ...]] = {
    "add": (*_ADD, "--new"),
    "add 重件": (*_ADD, "--repeat-of", "1"),
    "classify": ("classify", "1", "--item", "MZ-QT-13"),
    "accept": ("accept", "2"),
    "refuse": ("refuse", "2", "--kind", "不予受理", "--reason", "已在诉讼中", "--to", "县法院"),
    "transfer": ("transfer", "2", "--to", "县民政局"),
    "return": ("return", "3", "--reason", "不归我们管"),
    "extend": ("extend", "3", "--days", "30", "--reason", "情况复杂", "--leader", "李镇长"),
    "reply": ("reply", "3", "--result", "支持", "--doc-no", "青信〔2026〕9号"),
    "deliver": ("deliver", "4"),
    "review": ("review", "5", "--stage", "复查"),
    "urge": ("urge", "3"),
    "note": ("note", "1", "--kind", "走访", "--text", "走访了一次"),
    "rate": ("rate", "5", "--rating", "满意"),
    "close": ("close", "5"),
    "reopen": ("reopen", "6", "--reason", "有新情况"),
    "amend": ("amend", "1", "--title", "更正后的标题", "--reason", "写错了"),
    "void": ("void", "1", "--reason", "登记错了", "--yes"),
    "units": ("units", "--add", "新设的办公室", "--kind", "部门"),
    "setting": ("setting", "due-days", "9"),
}  # fmt: skip


class Call(NamedTuple):
    """The n-th call of a name."""

    name: str
    nth: int


def jobs(scale: float) -> list[tuple[str, Callable[..., dict[str, int]], tuple[object, ...]]]:
    """Return the work, one piece for each command."""
    names = [*STEPS, *_WHOLE]
    few = names if scale >= 1 else ["add", "backup", "restore"]
    every = max(1, round(1 / scale)) if scale < 1 else 1
    return [(f"T2/T3 系统调用 {name}", each_call, (name, every)) for name in few]


def insist_on_strace() -> None:
    """Raise Skip where strace is missing or may not attach."""
    if not shutil.which("strace"):
        raise Skip("没有 strace")


def each_call(place: Path, name: str, every: int) -> dict[str, int]:
    """Kill, and fail, `name` at each (or each `every`-th) of its system calls; count what happened."""
    insist_on_strace()
    load_everything()
    home, start = place / "run", place / "start"
    start.mkdir()
    words = _prepare(start, name)
    figures: Counter[str] = Counter()
    calls = _calls(start, home, words)
    figures["调用"] = len(calls)
    for i, call in enumerate(calls):
        if i % every:
            continue
        error = ERRORS[i % len(ERRORS)]
        for tampering in (f"signal=KILL:when={call.nth}", f"error={error}:when={call.nth}"):
            _fresh(start, home)
            done = _traced(home, words, f"inject={call.name}:{tampering}")
            context = f"{name} {call.name} {tampering}: {done}"
            insist("Traceback" not in done.err, context)
            figures["中断" if done.code < 0 else "出错" if done.code else "照常"] += 1
            figures["程序错误"] += done.code == 70
            _judge(name, start, home, done, context)
    return dict(figures)


def load_everything() -> None:
    """Import what the commands import and read what they read, so that only their work is traced."""
    for module in pkgutil.walk_packages(xfcli.__path__, "xfcli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    workdays.shipped()


def _prepare(start: Path, name: str) -> tuple[str, ...]:
    if name in STEPS:
        for words in LIFE:
            harness.good(start, *words)
        return STEPS[name]
    return _WHOLE[name][0](start)


def _fresh(start: Path, home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(start, home)


def _calls(start: Path, home: Path, words: tuple[str, ...]) -> list[Call]:
    """Return the calls of an undisturbed run, in order."""
    _fresh(start, home)
    trace = start.parent / "trace"
    done = _traced(home, words, "trace=all", trace)
    insist(done.code == 0, f"{words}: {done}")
    seen: Counter[str] = Counter()
    calls = []
    for line in trace.read_text("utf-8", "replace").splitlines():
        if found := re.match(r"(\w+)\(", line):
            seen[found[1]] += 1
            if not _HARMLESS.fullmatch(found[1]):
                calls.append(Call(found[1], seen[found[1]]))
    return calls


def _traced(home: Path, words: tuple[str, ...], how: str, to: Path | None = None) -> Done:
    """Run xf under strace, which is attached before the command starts."""
    pid = harness.spawn(home, words, before=lambda: os.kill(os.getpid(), signal.SIGSTOP))
    os.waitpid(pid, os.WUNTRACED)
    strace = subprocess.Popen(
        ["strace", "-p", str(pid), "-o", str(to or os.devnull), "-e", how],
        stderr=subprocess.DEVNULL,
    )
    status = Path(f"/proc/{pid}/status")
    try:
        while "TracerPid:\t0" in status.read_text():
            if strace.poll() is not None:
                harness.kill(pid)
                raise Skip("strace 不能跟踪（没有权限）")
            time.sleep(0.0005)
        os.kill(pid, signal.SIGCONT)
        return harness.wait(pid, home)
    finally:
        strace.wait()


def insist_true(done: Done, changed: bool, context: str) -> None:
    """Insist that what was said agrees with what is in the file."""
    if done.code == 0 or (done.code < 0 and done.out):
        insist(changed, f"acknowledged and lost: {context}")
    elif done.code > 0 and "不能确定" not in done.err:
        said_saved = "已保存" in done.err or "已经保存" in done.err
        insist(said_saved == changed, f"said the wrong thing, changed={changed}: {context}")
    if done.code > 0:
        insist(done.err.startswith("xf: "), f"no sentence: {context}")


def _judge(name: str, start: Path, home: Path, done: Done, context: str) -> None:
    if name in _WHOLE:
        _WHOLE[name][1](start, home, done, context)
        return
    before, now = harness.last(start / "t.db"), harness.last(home / "t.db")
    harness.insist_sound(home / "t.db", context)
    insist(now in {before, before + 1}, f"between before and after: {context}")
    insist_true(done, now > before, context)


# -- commands that make whole files -----------------------------------------------------------------


def _start_init(_start: Path) -> tuple[str, ...]:
    return ("init", "--office", "青石镇人民政府", "--by", "王主任")


def _judge_init(_start: Path, home: Path, done: Done, context: str) -> None:
    there = (home / "t.db").exists()
    if there:
        harness.insist_sound(home / "t.db", context)
    if done.code == 0:
        insist(there, f"acknowledged and lost: {context}")


def _start_backup(start: Path) -> tuple[str, ...]:
    for words in LIFE:
        harness.good(start, *words)
    return ("backup",)


def _judge_backup(start: Path, home: Path, done: Done, context: str) -> None:
    insist(harness.last(start / "t.db") == harness.last(home / "t.db"), context)
    found = backup.listed(home / backup.FOLDER, home / "t.db")
    for each in found:
        _insist_proven(each.path, context)
        insist(backup.is_unchanged(each) is not False, f"manifest differs: {context}")
    if done.code == 0:
        insist(found and backup.stated(found[0]), f"acknowledged and lost: {context}")


def _insist_proven(path: Path, context: str) -> None:
    try:
        backup.proof(path)
    except LedgerError as error:
        raise harness.Lost(f"a backup that is not whole: {error} {context}") from error


def _start_restore(start: Path) -> tuple[str, ...]:
    for words in LIFE:
        harness.good(start, *words)
    harness.good(start, "backup")
    for name in ("note", "units"):
        harness.good(start, *STEPS[name])
    copy = next((start / backup.FOLDER).glob("*.db")).relative_to(start)
    # The run happens in another folder, in which the backup has the same place.
    return ("restore", str(start.parent / "run" / copy), "--discard-newer")


def _judge_restore(start: Path, home: Path, done: Done, context: str) -> None:
    path = home / "t.db"
    insist(path.exists(), f"no ledger in its place: {context}")
    harness.insist_sound(path, context)
    before, now = harness.last(start / "t.db"), harness.last(path)
    restored = before - 1  # two entries less, and one that says so
    insist(now in {before, restored}, f"neither the old nor the restored: {now} {context}")
    insist_true(done, now == restored, context)
    if now == restored:
        kept = list(home.glob("t-恢复前-*.db"))
        insist(len(kept) == 1, f"the old ledger is gone: {context}")
        harness.insist_sound(kept[0], context)


_Start = Callable[[Path], tuple[str, ...]]
_Judge = Callable[[Path, Path, Done, str], None]
_WHOLE: dict[str, tuple[_Start, _Judge]] = {
    "init": (_start_init, _judge_init),
    "backup": (_start_backup, _judge_backup),
    "restore": (_start_restore, _judge_restore),
}
