"""Every verb once, whole, against hello: reading ones on 1,000 petitions, writing ones on a few cases.

A writing verb finds the same ledger at every run: it is put back before the clock starts.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.start import HELLO
from tests.bench.table import Cells, Table, ratio
from tests.bench.timing import Command, pair, run, xf
from tests.faults.life import LIFE, STEPS

_READING = (
    "list", "list --open", "show 2024-0007", "due", "search 补发", "why cases.open --month 2026-10",
    "report --month 2026-10", "diff 2026-11-01 2026-11-20", "log", "units", "catalogue 低保",
    "calendar", "setting", "schedule --cron", "retention", "check", "export --help", "import --help",
    "notice --help", "reconcile --help", "restore --help",
)  # fmt: skip
_WRITING = (
    "add", "add 重件", "classify", "accept", "refuse", "transfer", "return", "extend", "reply",
    "deliver", "review", "urge", "note", "rate", "close", "reopen", "amend", "void", "units", "setting",
)  # fmt: skip
_ABREAST = 4


def tables(db: Path, folder: Path, runs: int) -> Iterator[Table]:
    """Yield the one table, several verbs abreast."""
    title = (
        f"Every verb ÷ hello (reading: {db.stem} petitions; writing, +: a ledger of a few cases)"
    )
    yield Table(title, ("verb", "÷ hello") * _ABREAST, _rows(db, folder, runs))


def _rows(db: Path, folder: Path, runs: int) -> Iterator[Cells]:
    cells: list[str] = []
    for words, command in _commands(db, folder):
        cells += f"`{words}`", ratio(pair(command, HELLO, runs).wall)
        if len(cells) == 2 * _ABREAST:
            yield tuple(cells)
            cells.clear()
    if cells:
        yield (*cells, *("",) * (2 * _ABREAST - len(cells)))


def _commands(db: Path, folder: Path) -> Iterator[tuple[str, Command]]:
    for words in _READING:
        yield words, xf(*words.split(), db=db)
    start, book = _start(folder), folder / "verb.db"
    for name in _WRITING:
        yield f"{name} +", xf(*STEPS[name], db=book, fresh=start)
    yield "notice +", xf("notice", "回执", "5", "-n", db=book, fresh=start)
    yield "backup", xf("backup", str(folder / "copies"), db=book, fresh=start)
    yield "init +", xf("init", "--office", "测试镇", "--by", "某", db=book, fresh=Path())


def _start(folder: Path) -> Path:
    """Return a ledger with cases at many points of their life."""
    path = folder / "life.db"
    path.unlink(missing_ok=True)
    for words in LIFE:
        run(xf(*words, db=path))
    return path
