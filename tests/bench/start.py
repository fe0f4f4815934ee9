"""Start-up: every command on a ledger of 1,000 petitions, against the least a Typer program costs."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.table import Cells, Table, milliseconds, peak, ratio
from tests.bench.timing import Command, instructions, pair, xf

HELLO = Command([sys.executable, str(Path(__file__).with_name("hello.py")), "hello"])
FLOOR = Command([sys.executable, "-c", "import sqlite3"])
ADD = ("add", "--channel", "来信", "--title", "要求修整道路", "--name", "甲子某17")
SHOW = ("show", "2024-0007")
_HEADINGS = ("work", "ms", "÷ hello", "target", "÷ hello, processor", "million instructions", "MiB")


def tables(db: Path, runs: int) -> Iterator[Table]:
    """Yield the one table: a command a row."""
    title = f"Start-up, {db.stem} petitions (hello: Typer with two commands, and sqlite3)"
    yield Table(title, _HEADINGS, _rows(db, runs))


def _rows(db: Path, runs: int) -> Iterator[Cells]:
    yield _row("`import sqlite3`", FLOOR, None, runs)
    yield _row("hello itself", HELLO, None, runs)
    compared = [
        ("`--version`", xf("--version"), 1.05),
        ("a usage error", xf("lsit", codes=(2,)), 1.05),
        ("`--help`", xf("--help"), 1.3),
        ("`list --open`, 200 cases", xf("list", "--open", db=db), 1.2),
        ("`list`, 882 cases", xf("list", db=db), 1.2),
        ("`show`", xf(*SHOW, db=db), 1.2),
        ("`due`", xf("due", db=db), 1.2),
        ("`list --open`, terminal", xf("list", "--open", db=db, terminal=True), 1.9),
        ("`show`, terminal", xf(*SHOW, db=db, terminal=True), 1.9),
        ("`due`, terminal", xf("due", db=db, terminal=True), 1.9),
        ("`add`, durable", xf(*ADD, "--new", db=db), 1.3),
        ("`add`, looking for repeats", xf(*ADD, "--village", "柳河1村", db=db, codes=(0, 1)), 1.3),
    ]
    for work, command, target in compared:
        yield _row(work, command, target, runs)


def _row(work: str, command: Command, target: float | None, runs: int) -> Cells:
    both, counted = pair(command, HELLO, runs), instructions(command)
    return (
        work,
        milliseconds(both.a),
        ratio(both.wall, target),
        f"≤ {target:g}" if target else "",
        ratio(both.cpu),
        "" if counted is None else f"{counted / 1e6:.0f}",
        peak(both.a),
    )
