"""Every verb once, whole, against hello: reading ones on 1,000 petitions, writing ones on a few cases.

A writing verb finds the same ledger at every run: it is put back before the clock starts.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.bench.lines import Line, compare
from tests.bench.start import HELLO
from tests.bench.timing import Command, run, xf
from tests.faults.life import LIFE, STEPS

READING = (
    "list", "list --open", "show 2024-0007", "due", "search 补发", "why cases.open --month 2026-10",
    "report --month 2026-10", "diff 2026-11-01 2026-11-20", "log", "units", "catalogue 低保",
    "calendar", "setting", "schedule --cron", "retention", "check", "export --help", "import --help",
    "notice --help", "reconcile --help", "restore --help",
)  # fmt: skip
WRITING = (
    "add", "add 重件", "classify", "accept", "refuse", "transfer", "return", "extend", "reply",
    "deliver", "review", "urge", "note", "rate", "close", "reopen", "amend", "void", "units", "setting",
)  # fmt: skip


def lines(db: Path, folder: Path, runs: int) -> Iterator[Line]:
    """Yield a line for each verb."""
    for words in READING:
        yield _line(words, xf(*words.split(), db=db), runs)
    start = _start(folder)
    book = folder / "verb.db"
    for name in WRITING:
        yield _line(f"{name}（写入）", xf(*STEPS[name], db=book, fresh=start), runs)
    yield _line("notice", xf("notice", "回执", "5", "-n", db=book, fresh=start), runs)
    yield _line("backup", xf("backup", str(folder / "copies"), db=book, fresh=start), runs)
    yield _line("init", xf("init", "--office", "测试镇", "--by", "某", db=book, fresh=Path()), runs)


def _line(work: str, command: Command, runs: int) -> Line:
    return compare(f"xf {work}", command, "hello", HELLO, runs=runs)[0]


def _start(folder: Path) -> Path:
    """Return a ledger with cases at many points of their life."""
    path = folder / "life.db"
    path.unlink(missing_ok=True)
    for words in LIFE:
        run(xf(*words, db=path))
    return path
