"""Scale: the same commands at 1,000 petitions and at a million, and how their cost grows."""

import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from math import log
from pathlib import Path

from tests.bench.lines import Line, compare
from tests.bench.start import ADD, HELLO
from tests.bench.timing import Command, run, typical, xf

REPORTS = {100_000: 2.0, 1_000_000: 4.0, 5_000_000: 6.0}  # ÷ hello
HEAVIEST = 100_000  # beyond, work that touches every row takes minutes a run
SCAN = "import sqlite3,sys\nfor r in sqlite3.connect(sys.argv[1]).execute('select * from entry left join personal using (seq)'): pass"


def lines(ledgers: Mapping[int, Path], runs: int) -> Iterator[Line]:
    """Yield a line for each command and size, and one for the exponent of its growth."""
    works = {
        "add": (*ADD, "--new"),
        "add，查重件": (*ADD, "--village", "柳河1村"),
        "due": ("due",),
        "list --open": ("list", "--open"),
        "show": ("show", "2024-0007"),
        "report --month": ("report", "--month", "2026-10"),
    }
    for work, words in works.items():
        walls: dict[int, float] = {}
        for size, db in ledgers.items():
            command = xf(*words, db=db, codes=(0, 1))
            target = REPORTS.get(size) if work.startswith("report") else None
            line, both = compare(f"{work}，{size:,}", command, "hello", HELLO, target, runs=runs)
            walls[size] = both.a.cpu
            yield line
        if len(walls) > 1:
            yield growth(work, walls)
    for size, db in ledgers.items():
        if 10_000 <= size <= HEAVIEST:
            yield from _heavy(size, db, runs)


def growth(work: str, walls: Mapping[int, float]) -> Line:
    """Return the exponent by which the cost grows from the smallest ledger to the largest."""
    small, large = min(walls), max(walls)
    exponent = log(walls[large] / walls[small]) / log(large / small)
    return Line(f"{work}：从 {small:,} 到 {large:,}，指数 {exponent:.2f}", 0)


def _heavy(size: int, db: Path, runs: int) -> Iterator[Line]:
    """Yield the lines of the work that must touch every row."""
    shell = shutil.which("sqlite3")
    like = "select count(*) from petitions where title like '%{0}%' or text like '%{0}%'"
    for word, hits in (("补发", "六件中一件有"), ("丙辰乙", "没有一件有")) if shell else ():
        both = shlex.join([str(shell), str(db), like.format(word)]) + ";" + shlex.join(HELLO.words)
        yield compare(
            f"search {word}（{hits}），{size:,}", xf("search", word, db=db),
            "sqlite3 LIKE + hello", Command(["sh", "-c", both]), 1.0, runs=runs,
        )[0]  # fmt: skip
    yield compare(
        f"search 反映（每件都有），{size:,}",
        xf("search", "反映", db=db),
        "list 全部",
        xf("list", db=db),
        runs=min(runs, 3),
    )[0]
    few = min(runs, 3)
    bare = Command([sys.executable, "-c", SCAN, str(db)])
    check = xf("check", db=db)
    yield compare(f"check（全部），{size:,}", check, "逐条读记事", bare, runs=few)[0]
    yield from _copies(size, db, few)
    took = typical(xf("list", "--csv", db=db), few)
    yield Line(f"list --csv，全部 {size:,}", took.wall * 1e3, peak=took.peak)


def _copies(size: int, db: Path, runs: int) -> Iterator[Line]:
    """Yield the lines of backup and export."""
    copies, out = db.with_suffix(".copies"), db.with_suffix(".jsonl")
    check = shlex.join(xf("check").words)
    bare = Command(["sh", "-c", f'cp "{db}" "{out}" && {check}; rm "{out}"'], db)
    backup = xf("backup", str(copies), db=db)
    yield compare(f"backup（含核对），{size:,}", backup, "check + cp", bare, 1.5, runs=runs)[0]
    shutil.rmtree(copies)
    took = run(xf("export", "-o", str(out), db=db))
    out.unlink()
    yield Line(f"export -o 记事.jsonl，{size:,}", took.wall * 1e3, peak=took.peak)
    took = typical(xf("export", "--csv", db=db), runs)
    yield Line(f"export --csv，{size:,}", took.wall * 1e3, peak=took.peak)
