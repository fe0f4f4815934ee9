"""Work that must touch every row: what it costs beside the least that such work can cost."""

import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.bench.start import HELLO
from tests.bench.table import Cells, Table, Work, across, headings
from tests.bench.timing import Command, xf

SMALLEST, LARGEST = 10_000, 1_000_000  # beyond, a single run takes a quarter of an hour
_LONG = 300_000  # from here on a run takes minutes: one is enough
_SCAN = "import sqlite3,sys\nfor r in sqlite3.connect(sys.argv[1]).execute('select * from entry left join personal using (seq)'): pass"
_PART = "import sys\nfrom pathlib import Path\nfrom xfcli.ledger import verify\nfrom xfcli.ledger.shares import Share\nassert not verify.outcome(Path(sys.argv[1]), Share('{}')).findings"
_FREE = (
    "import os,sys;os.sched_setaffinity(0,range(os.cpu_count()));os.execv(sys.argv[1],sys.argv[1:])"
)
_LIKE = "select count(*) from petitions where title like '%{0}%' or text like '%{0}%'"
_EXPORT = ("export", "--with-personal", "--reason", "测速", "-o")
_WORDS = {"丙辰乙": "no hits", "沟渠": "345 hits in 100,000", "补发": "one in six"}


def tables(made: Mapping[int, Path], runs: int) -> Iterator[Table]:
    """Yield the one table: a piece of work a row."""
    sizes = {size: db for size, db in made.items() if SMALLEST <= size <= LARGEST}
    if sizes:
        yield Table("Work on every row", headings(sizes), _rows(sizes, runs))


def _rows(sizes: Mapping[int, Path], runs: int) -> Iterator[Cells]:
    works = {size: list(_works(size, db)) for size, db in sizes.items()}
    for row in zip(*works.values(), strict=True):
        yield across(dict(zip(works, row, strict=True)), runs)


def _works(size: int, db: Path) -> Iterator[Work]:
    few = 1 if size >= _LONG else 3
    if shell := shutil.which("sqlite3"):
        yield from _searches(shell, db, 3 if size >= _LONG else 9)
        listed = Command([shell, "-csv", str(db), "select * from cases"])
        yield Work("`list --csv`", xf("list", "--csv", db=db), "sqlite3 -csv", listed, runs=few)
    scan = Command([sys.executable, "-c", _SCAN, str(db)])
    # The targets are 2.3 bare scans, and 50,000 entries a second where a scan reads 665,000.
    for name, part, target in (("the chain", "links", 2.3), ("the derived state", "derived", 13.3)):
        command = Command([sys.executable, "-c", _PART.format(part), str(db)])
        yield Work(f"`check`: {name}", command, "bare scan", scan, target, few)
    yield Work("`check`, all of it", xf("check", db=db), "bare scan", scan, runs=few)
    yield from _copies(db, scan, few)
    yield from _on_all_cores(db, few)


def _on_all_cores(db: Path, few: int) -> Iterator[Work]:
    """Yield what uses all processors, beside itself on the one that the benchmark keeps to."""
    folder, target = db.with_suffix(".copies"), 1 / 1.7
    for words in (("check",), ("backup", str(folder))):
        on_one = f'{shlex.join(xf(*words).words)} && rm -rf "{folder}"'
        freed = shlex.join([sys.executable, "-c", _FREE, *xf(*words).words])
        on_all = f'{freed} && rm -rf "{folder}"'
        one, every = (Command(["sh", "-c", line], db) for line in (on_one, on_all))
        yield Work(f"`{words[0]}`, on all cores", every, "on one", one, target, few)


def _searches(shell: str, db: Path, few: int) -> Iterator[Work]:
    for word, hits in _WORDS.items():
        like = shlex.join([shell, str(db), _LIKE.format(word)])
        both = Command(["sh", "-c", f"{like}; {shlex.join(HELLO.words)}"])
        # The target speaks of a word that a few hundred petitions hold: more is writing lines.
        target = None if word == "补发" else 1.0
        name = f"`search`, {hits}"
        yield Work(name, xf("search", word, db=db), "sqlite3 LIKE + hello", both, target, few)


def _copies(db: Path, scan: Command, few: int) -> Iterator[Work]:
    folder, copy = db.with_suffix(".copies"), db.with_suffix(".copy")
    words = f'cp "{db}" "{copy}" && {shlex.join(xf("check").words)}; rm "{copy}"'
    bare = Command(["sh", "-c", words], db)
    backup = f'{shlex.join(xf("backup", str(folder)).words)} && rm -r "{folder}"'
    yield Work(
        "`backup`, verified", Command(["sh", "-c", backup], db), "check + cp", bare, 1.5, few
    )
    out = db.with_suffix(".jsonl")
    export = f'{shlex.join(xf(*_EXPORT, str(out)).words)} && rm "{out}"'
    yield Work("`export` .jsonl", Command(["sh", "-c", export], db), "bare scan", scan, runs=few)
    yield Work("`export --csv`", xf("export", "--csv", db=db), "bare scan", scan, runs=few)
