"""Start-up: every command on a ledger of 1,000 petitions, against the least a Typer program costs."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench.lines import Line, compare
from tests.bench.timing import Command, xf

HELLO = Command([sys.executable, str(Path(__file__).with_name("hello.py")), "hello"])
FLOOR = Command([sys.executable, "-c", "import sqlite3"])
ADD = ("add", "--channel", "来信", "--title", "要求修整道路", "--name", "甲子某17")


def lines(db: Path, runs: int) -> Iterator[Line]:
    """Yield a line for each command."""
    compared = [
        ("hello（Typer 两个命令 + sqlite3）", HELLO, "import sqlite3", FLOOR, None),
        ("--version", xf("--version"), "hello", HELLO, 1.05),
        ("命令写错", xf("lsit", codes=(2,)), "hello", HELLO, 1.05),
        ("--help", xf("--help"), "hello", HELLO, 1.3),
        ("list --open（200 件）", xf("list", "--open", db=db), "hello", HELLO, 1.2),
        ("list（882 件）", xf("list", db=db), "hello", HELLO, 1.2),
        ("show", xf("show", "2024-0007", db=db), "hello", HELLO, 1.2),
        ("due", xf("due", db=db), "hello", HELLO, 1.2),
        ("list --open，终端", xf("list", "--open", db=db, terminal=True), "hello", HELLO, 1.9),
        ("show，终端", xf("show", "2024-0007", db=db, terminal=True), "hello", HELLO, 1.9),
        ("due，终端", xf("due", db=db, terminal=True), "hello", HELLO, 1.9),
        ("add，落盘", xf(*ADD, "--new", db=db), "hello", HELLO, 1.3),
        ("add，查重件", xf(*ADD, "--village", "柳河1村", db=db, codes=(0, 1)), "hello", HELLO, 1.3),
    ]
    for work, command, against, other, target in compared:
        yield compare(work, command, against, other, target, runs=runs, count=True)[0]
