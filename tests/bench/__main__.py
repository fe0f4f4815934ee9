"""Measure xf: `python -m tests.bench [start] [verbs] [scale] [every] [sheets] [peers] [towns] [counter] [engines]`.

From a fresh clone, in a virtual environment of its own (Python compiles the modules there once):

    python -m venv .venv && .venv/bin/pip install . openpyxl pandas duckdb chdb && .venv/bin/python -m tests.bench

The ledgers are made in `--folder` (~/.cache/xf-bench: xf keeps out of git work trees) and kept for
the next time. Everything is a whole process and a ratio of two that ran in turn, on one processor.
With `--write`, each part takes its place in `tests/bench/RESULTS.md` as soon as it is done; the
others stand. With 1,000 to 100,000 petitions it takes about a quarter of an hour, with five million
an hour more; `engines` half an hour, of which each row is kept, so that it can be broken off.
"""

import argparse
import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.bench import (
    counter,
    every,
    ledgers,
    nation,
    peers,
    results,
    scale,
    sheets,
    start,
    timing,
    towns,
    verbs,
)
from tests.bench.table import Table

PARTS = ("start", "verbs", "scale", "every", "sheets", "peers", "towns", "counter", "engines")


_LEDGERS = {"start", "verbs", "scale", "every", "peers"}  # parts that need those of all sizes


def main() -> None:
    """Make the ledgers, measure the parts that were asked for, print their tables."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    asked.add_argument("--sizes", type=_sizes, default=(1_000, 10_000, 100_000))
    asked.add_argument("--towns", type=_sizes, default=towns.SIZES, help="files added up")
    asked.add_argument("--nation", type=_sizes, default=nation.SIZES, help="townships in an engine")
    asked.add_argument("--folder", type=Path, default=Path.home() / ".cache/xf-bench")
    asked.add_argument("--runs", type=int, default=timing.RUNS)
    asked.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    given = asked.parse_args()
    if unknown := set(given.parts) - {*PARTS}:
        asked.error(f"unknown part: {' '.join(unknown)}")
    parts = [part for part in PARTS if part in (given.parts or PARTS)]
    sizes = given.sizes if _LEDGERS & {*parts} else ()
    made = {size: _ledger(given.folder, size) for size in sizes}
    pinned = timing.pin()
    for part in parts:
        lines = [_stamp(given, pinned)]
        print(f"## {part}\n\n{lines[0]}")
        for table in _tables(part, given, made):
            for line in table.lines():
                print(line, flush=True)
                lines.append(line)
        if given.write:
            results.put(part, lines, PARTS)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(","))


def _stamp(given: argparse.Namespace, pinned: str) -> str:
    """Return when and where a part was measured; and how busy the machine was when it began."""
    load, cores = os.getloadavg()[0], os.cpu_count()
    machine = (
        f"{platform.machine()} {platform.system()} {platform.release().split('-')[0]}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )
    return (
        f"{date.today()}, {machine}, {pinned}, medians of {given.runs} runs or fewer; "  # noqa: DTZ011
        f"{cores} cores, load {load:.1f} when it began"
    )


def _tables(part: str, given: argparse.Namespace, made: dict[int, Path]) -> Iterator[Table]:
    folder, runs = given.folder, given.runs
    folder.mkdir(parents=True, exist_ok=True)
    if part == "start":
        yield from start.tables(made[min(made)], runs)
    elif part == "verbs":
        yield from verbs.tables(made[min(made)], folder, min(runs, 5))
    elif part == "scale":
        yield from scale.tables(made, runs)
    elif part == "every":
        yield from every.tables(made, runs)
    elif part == "sheets":
        yield from sheets.tables(folder, _ledger(folder, sheets.ROWS), runs)
    elif part == "peers":
        yield from peers.tables(folder, made, runs)
    elif part == "towns":
        yield from towns.tables(folder, given.towns, runs)
    elif part == "counter":
        yield from counter.tables(folder)
    else:
        yield from nation.tables(folder, given.nation)


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


if __name__ == "__main__":
    main()
