"""Measure xf: `python -m tests.bench [start] [verbs] [scale] [every] [sheets] [peers] [towns] [--sizes …]`.

From a fresh clone, in a virtual environment of its own (Python compiles the modules there once):

    python -m venv .venv && .venv/bin/pip install . openpyxl pandas duckdb chdb && .venv/bin/python -m tests.bench

The ledgers are made in `--folder` (~/.cache/xf-bench: xf keeps out of git work trees) and kept for
the next time. Everything is a whole process and a ratio of two that ran in turn, on one processor;
what it prints is `tests/bench/RESULTS.md`. With 1,000 to 100,000 petitions it takes about a
quarter of an hour, with five million an hour more.
"""

import argparse
import platform
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.bench import every, ledgers, peers, scale, sheets, start, timing, towns, verbs
from tests.bench.table import Table

_HEAD = """# How fast: what `python -m tests.bench` printed

Whole processes in turn, on one core, as ratios: another machine should find much the same. `hello` is a Typer program of two
commands that imports sqlite3; **bold** is a target missed. Of several sizes, `ms` and `MiB` are the largest ledger's, and the
exponent says how the time grows from the smallest to it.
"""
PARTS = ("start", "verbs", "scale", "every", "sheets", "peers", "towns")


def main() -> None:
    """Make the ledgers, measure the parts that were asked for, print their tables."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    asked.add_argument("--sizes", default="1000,10000,100000")
    asked.add_argument("--folder", type=Path, default=Path.home() / ".cache/xf-bench")
    asked.add_argument("--runs", type=int, default=timing.RUNS)
    given = asked.parse_args()
    if unknown := set(given.parts) - {*PARTS}:
        asked.error(f"unknown part: {' '.join(unknown)}")
    made = {int(size): _ledger(given.folder, int(size)) for size in given.sizes.split(",")}
    pinned = timing.pin()
    print(_HEAD)
    print(f"{date.today()}, {_machine()}, {pinned}, medians of {given.runs} runs")  # noqa: DTZ011
    for table in _tables(given, made):
        for line in table.lines():
            print(line, flush=True)


def _tables(given: argparse.Namespace, made: dict[int, Path]) -> Iterator[Table]:
    parts, folder, runs = given.parts or PARTS, given.folder, given.runs
    smallest = made[min(made)]
    if "start" in parts:
        yield from start.tables(smallest, runs)
    if "verbs" in parts:
        yield from verbs.tables(smallest, folder, min(runs, 5))
    if "scale" in parts:
        yield from scale.tables(made, runs)
    if "every" in parts:
        yield from every.tables(made, runs)
    if "sheets" in parts:
        yield from sheets.tables(folder, _ledger(folder, sheets.ROWS), runs)
    if "peers" in parts:
        yield from peers.tables(folder, made, runs)
    if "towns" in parts:
        yield from towns.tables(folder, runs)


def _ledger(folder: Path, size: int) -> Path:
    path = folder / f"{size}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        print(f"… {size:,}", file=sys.stderr, flush=True)
        draft = path.with_suffix(".new")
        draft.unlink(missing_ok=True)
        ledgers.make(draft, size)
        draft.rename(path)
        draft.with_suffix(".new-journal").unlink(missing_ok=True)
    return path


def _machine() -> str:
    return (
        f"{platform.machine()} {platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


if __name__ == "__main__":
    main()
