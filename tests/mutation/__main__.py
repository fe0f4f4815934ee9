"""`python -m tests.mutation`: draw changes, make each in a copy of the tree, run what concerns it.

Prints every change that no test noticed, and how many were. Those that change nothing anybody could
notice stand in `equivalent.txt`, each with its reason.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from random import Random
from tempfile import TemporaryDirectory

from tests.mutation.changes import Change, changes
from tests.mutation.selection import Selection, copy_tree

ROOT = Path(__file__).parents[2]
CORE = (
    "law/*", "rules/*", "case/fold", "case/case", "case/history", "case/kinds", "reporting/marks",
    "reporting/figures", "reporting/counts", "ledger/journal", "ledger/chain", "ledger/derivation", "ledger/tables",
    "ledger/tally", "ledger/counts", "ledger/file", "ledger/copies/backup", "ledger/copies/restore",
    "people/masking",
)  # fmt: skip
_ENDED = {-getattr(signal, name, 0) for name in ("SIGKILL", "SIGXCPU")} - {0}
_MOMENTS = count(1_000_000_000)  # each text gets a moment of its own, so that no old .pyc is taken


def drawn(root: Path, wanted: list[str], seed: int, number: int) -> list[Change]:
    """Draw changes of the files that `wanted` names: a line first, then one of its changes."""
    lines: dict[tuple[str, int], list[Change]] = {}
    for pattern in wanted:
        if not (files := sorted((root / "xfcli").glob(f"{pattern}.py"))):
            raise SystemExit(f"没有 xfcli/{pattern}.py")
        for file in (path.relative_to(root).as_posix() for path in files):
            for change in changes(file, (root / file).read_bytes()):
                lines.setdefault((file, change.line), []).append(change)
    rng = Random(seed)
    chosen = rng.sample(sorted(lines), min(number, len(lines)))
    return [rng.choice(lines[line]) for line in chosen]


def equivalent() -> dict[str, str]:
    """Return the changes that nobody could notice, each with its reason."""
    lines = Path(__file__).with_name("equivalent.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.rpartition(" —— ") for line in lines if not line.startswith("#"))
    return {name: why for name, _, why in pairs}


def outcome(change: Change, tree: Path, selection: Selection) -> str:
    """Make a change in `tree`, run what concerns it, take it back; say what came of it."""
    path, source = tree / change.file, (tree / change.file).read_bytes()
    _write(path, change.made(source))
    try:
        code = _asked(selection.tests_of(change.file, change.line), tree, selection)
    finally:
        _write(path, source)
    if code is None or code in _ENDED:
        return "超时"
    return "未发现" if code == 0 else "发现"


def insist_on_sound(tree: Path, selection: Selection, files: set[str]) -> None:
    """End the run where tests fail in `tree` though nothing is changed there: it would prove nothing."""
    tests = {test for file in files for test in selection.tests_of(file, 0)[:1]}
    if _asked(sorted(tests), tree, selection) != 0:
        raise SystemExit(f"什么都没有改，{tree} 里的测试也不通过：这一轮不算数")


def _asked(tests: list[str], tree: Path, selection: Selection) -> int | None:
    """Return what pytest ends with for these tests in `tree`, None where it does not end."""
    listed = tree / "chosen"
    listed.write_text("\n".join(tests), encoding="utf-8")
    asked = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", f"@{listed}"]
    limit = 60 + 5 * round(sum(selection.seconds.get(test, 0) for test in tests))
    environ = {**os.environ, "PYTHONPATH": str(tree)}
    try:
        return subprocess.run(
            [*_within(limit), *asked], cwd=tree, env=environ, timeout=20 * limit, check=False,
            capture_output=True,
        ).returncode  # fmt: skip
    except subprocess.TimeoutExpired:
        return None


def _within(seconds: int) -> list[str]:
    """Return the words before a command that end it after so much processor time, where they exist.

    Of processor time, since on a busy machine the clock would end tests that nothing is wrong with.
    """
    return ["prlimit", f"--cpu={seconds}"] if shutil.which("prlimit") else []


def _write(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    moment = next(_MOMENTS)
    os.utime(path, (moment, moment))


def main() -> int:
    """Draw, try, and tell; 0 where all that could be noticed was."""
    ask = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--count", type=int, default=300)
    ask.add_argument("--processes", type=int, default=2)
    ask.add_argument("files", nargs="*", default=list(CORE), help="law/* rules/closing …")
    asked = ask.parse_args()
    known, chosen = equivalent(), drawn(ROOT, asked.files, asked.seed, asked.count)
    selection, trees = Selection(ROOT), SimpleQueue[Path]()

    def tried(change: Change) -> str:
        if change.name in known:
            return "等同"
        tree = trees.get()
        try:
            return outcome(change, tree, selection)
        finally:
            trees.put(tree)

    with TemporaryDirectory() as place, ThreadPoolExecutor(asked.processes) as pool:
        for i in range(asked.processes):
            trees.put(copy_tree(ROOT, Path(place) / str(i)))
        outcomes: Counter[str] = Counter()
        files = {change.file for change in chosen}
        for change, came in zip(chosen, pool.map(tried, chosen), strict=True):
            outcomes[came] += 1
            if came not in {"发现", "超时", "等同"}:
                print(f"{change.file}:{change.line} {came}\n    {change.name}", flush=True)
        for _ in range(asked.processes):
            insist_on_sound(trees.get(), selection, files)
    noticed = outcomes["发现"] + outcomes["超时"]
    told = "、".join(f"{name} {n}" for name, n in outcomes.most_common())
    print(f"种子 {asked.seed}：改动 {len(chosen)} 处：{told}；发现 {noticed / len(chosen):.1%}")
    return int(noticed + outcomes["等同"] < len(chosen))


if __name__ == "__main__":
    sys.exit(main())
