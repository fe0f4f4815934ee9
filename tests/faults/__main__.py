"""`python -m tests.faults [--scale 0.05] [--seed N] [-o tests/faults/RESULTS.md] [T1 T6 …]`: run the
fault tests, print figures; `-o` writes them as a table.

Exit code 0: every promise held (what the machine cannot do is listed as skipped); 1: one did not.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from tests.faults import (
    beside,
    damage,
    disk,
    fuzz,
    hostile,
    kills,
    moments,
    power,
    readonly,
    restores,
    syscalls,
    together,
)  # fmt: skip
from tests.faults.harness import Skip

_PARTS = (
    syscalls, kills, power, disk, damage, restores, readonly, together, beside, moments, hostile, fuzz,
)  # fmt: skip


class Report(NamedTuple):
    """What came of one piece of work."""

    name: str
    figures: dict[str, int]
    skipped: str
    failed: str
    seconds: float


def work(
    name: str, check: Callable[..., dict[str, int]], args: tuple[object, ...], seed: int
) -> Report:
    """Do one piece of work in a folder of its own."""
    started = time.monotonic()
    random.seed(f"{seed} {name} {args}")
    # A fault test forks and kills: what a killed child leaves must not reach the pool's own pipes.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    figures: dict[str, int] = {}
    skipped = failed = ""
    with tempfile.TemporaryDirectory(prefix="xf-faults-", dir=_fast()) as folder:
        try:
            figures = check(Path(folder), *args)
        except Skip as reason:
            skipped = str(reason)
        except Exception:
            failed = traceback.format_exc()
    return Report(name, figures, skipped, failed, time.monotonic() - started)


def _fast() -> str | None:
    """Return a folder in memory where there is one: a kill does not reach the disk's own cache."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def main() -> int:
    """Run what was asked for, two pieces at a time, and print a line for each test."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("-o", "--output", type=Path, help="write the figures to this .md")
    parser.add_argument("tests", nargs="*", help="T1 …")
    asked = parser.parse_args()
    started = time.monotonic()
    pieces = [
        piece
        for part in _PARTS
        for piece in part.jobs(asked.scale)
        if not asked.tests or any(test in piece[0].split()[0].split("/") for test in asked.tests)
    ]
    print(f"种子 {asked.seed}，规模 {asked.scale:g}，{len(pieces)} 项", flush=True)
    reports = []
    with ProcessPoolExecutor(asked.jobs) as pool:
        running = [pool.submit(work, *piece, asked.seed) for piece in pieces]
        for done in as_completed(running):
            report = done.result()
            reports.append(report)
            if report.failed:
                print(f"失败 {report.name}\n{report.failed}", flush=True)
            said = f"{report.name} {report.seconds:.0f} 秒 {report.figures}"
            print(f"[{len(reports)}/{len(pieces)}] {said}", file=sys.stderr, flush=True)
    rows = list(_rows(reports))
    for row in rows:
        print(
            f"{row.head:6} {row.title}  {row.figures}  {row.seconds:.0f} 秒  {row.state}",
            flush=True,
        )
    seconds = time.monotonic() - started
    failed = sum(bool(report.failed) for report in reports)
    skipped = sum(bool(report.skipped) for report in reports)
    for report in reports:
        if report.failed:  # again, where whoever reads the end of a long log sees it
            print(f"失败 {report.name}：{report.failed.strip().splitlines()[-1]:.600}")
    last = f"{len(reports)} 项，失败 {failed}，跳过 {skipped}，{seconds:.0f} 秒"
    print(last)
    if asked.output:
        told = f"规模 {asked.scale:g}，种子 {asked.seed}，{time.strftime('%F')}：{last}。"
        asked.output.write_text(
            _RESULTS.format(told=told, rows=_table(rows)), "utf-8", newline="\n"
        )
    return 1 if failed else 0


def _place_of(report: Report) -> tuple[int, str]:
    head = report.name.split()[0]
    return int("".join(filter(str.isdigit, head.partition("/")[0]))), head


class Row(NamedTuple):
    """One test: its pieces' figures added up, and whether all held."""

    head: str
    title: str
    figures: str
    seconds: float
    state: str


def _rows(reports: list[Report]) -> Iterator[Row]:
    for head in dict.fromkeys(report.name.split()[0] for report in sorted(reports, key=_place_of)):
        own = [report for report in reports if report.name.split()[0] == head]
        total: Counter[str] = Counter()
        for report in own:
            total.update(report.figures)
        title = own[0].name.split(maxsplit=1)[1].split(" ")[0]
        said = "  ".join(f"{key} {value:,}" for key, value in total.items())
        reasons = "；".join(sorted({report.skipped for report in own if report.skipped}))
        state = f"跳过：{reasons}" if reasons else "通过"
        if any(report.failed for report in own):
            state = "失败"
        yield Row(head, title, said, sum(report.seconds for report in own), state)


_RESULTS = """# What the fault tests found

Written by `python -m tests.faults -o tests/faults/RESULTS.md`; every figure is from that run. What each row tries
stands at the head of its module.

{told}

| | 试什么 | 数 | 结果 |
|---|---|---|---|
{rows}
"""


def _table(rows: list[Row]) -> str:
    return "\n".join(f"| {row.head} | {row.title} | {row.figures} | {row.state} |" for row in rows)


if __name__ == "__main__":
    sys.exit(main())
