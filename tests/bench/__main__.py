"""Measure xf: `python -m tests.bench [start] [verbs] [scale] [sheets] [peers] [--sizes 1000,10000,100000]`.

From a fresh clone, in a virtual environment of its own (Python compiles the modules there once):

    python -m venv .venv && .venv/bin/pip install . openpyxl pandas && .venv/bin/python -m tests.bench

The ledgers are made in `--folder` (build/bench) and kept there for the next time. Everything is a
whole process and a ratio of two that ran in turn, on one processor; the table is Markdown. With
1,000 to 100,000 petitions it takes about ten minutes, a million takes a quarter of an hour more.
"""

import argparse
import platform
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.bench import ledgers, peers, scale, sheets, start, timing, verbs
from tests.bench.lines import Line, markdown

PARTS = ("start", "verbs", "scale", "sheets", "peers")


def main() -> None:
    """Make the ledgers, measure the parts that were asked for, print the table."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    asked.add_argument("--sizes", default="1000,10000,100000")
    asked.add_argument("--folder", type=Path, default=Path("build/bench"))
    asked.add_argument("--runs", type=int, default=timing.RUNS)
    given = asked.parse_args()
    if unknown := set(given.parts) - {*PARTS}:
        asked.error(f"unknown part: {' '.join(unknown)}")
    made = {int(size): _ledger(given.folder, int(size)) for size in given.sizes.split(",")}
    pinned = timing.pin()
    print(f"{date.today()}，{_machine()}，{pinned}，每项 {given.runs} 次的中位数\n")  # noqa: DTZ011
    for row in markdown(_progress(_lines(given, made))):
        print(row, flush=True)


def _lines(given: argparse.Namespace, made: dict[int, Path]) -> Iterator[Line]:
    parts = given.parts or PARTS
    if "start" in parts:
        yield from start.lines(made[min(made)], given.runs)
    if "verbs" in parts:
        yield from verbs.lines(made[min(made)], given.folder, min(given.runs, 5))
    if "scale" in parts:
        yield from scale.lines(made, given.runs)
    if "sheets" in parts:
        yield from sheets.lines(given.folder, 3)
    if "peers" in parts:
        yield from peers.lines(given.folder, made, given.runs)


def _progress(lines: Iterator[Line]) -> Iterator[Line]:
    for line in lines:
        print("·", line.work, f"{line.milliseconds:.0f} ms", file=sys.stderr, flush=True)
        yield line


def _ledger(folder: Path, size: int) -> Path:
    path = folder / f"{size}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        print(f"… {size:,}", file=sys.stderr, flush=True)
        draft = path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        ledgers.make(draft, size)
        draft.rename(path)
    return path


def _machine() -> str:
    return (
        f"{platform.machine()} {platform.system()} {platform.release().split('-')[0]}，"
        f"Python {platform.python_version()}，SQLite {sqlite3.sqlite_version}"
    )


if __name__ == "__main__":
    main()
