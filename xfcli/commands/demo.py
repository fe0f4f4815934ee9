"""`xf demo`: a ledger of a fictional township, to look around in without touching one's own."""

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

from xfcli import ledger, reference
from xfcli.errors import LedgerError, XfError
from xfcli.ledger import chronicle, founding
from xfcli.ledger.chronicle import Chronicle
from xfcli.screen import cli, options, show, transcript
from xfcli.screen.transcript import Step

DATA: Final = "demo/petitions.txt"
TODAY: Final = "2026-07-02"  # the demo ledger stands on it for ever
FILE: Final = "xf演示台账.db"

_TRIES: Final = (
    "list --overdue",
    "show 2026-0065",  # repeats, an objection, an overdue answer
    "why cases.overdue --month 2026-06",
    "search 低保",
)


def run(
    file: options.DemoFile = None,
    quiet: options.Quiet = False,
) -> None:
    """建一本演示台账，看看各种情形

    青石镇是虚构的镇，十四个月、三百多件信访件，人名、地名、事情都是编的。
    写在当前文件夹的 xf演示台账.db，也可写文件名；不动自己的台账，不覆盖已有的文件。
    """
    path = chronicle.create(str(file or Path(FILE)), _tell)
    if quiet:
        return
    _look_around(path)


def _tell(book: Chronicle) -> None:
    """Take every step of the transcript in `book`, by the commands themselves."""
    text = reference.path(DATA).read_text("utf-8")
    steps = tuple(transcript.read(text.splitlines()))
    book.stand_at(steps[0].at)
    founding.found(book, {"today": TODAY})
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        for step in steps:
            book.stand_at(step.at)
            _take(step, book)


def _take(step: Step, book: Chronicle) -> None:
    try:
        cli.take(step.verb, (*step.words, "--db", str(book.path)))
    except XfError as error:
        raise LedgerError(f"演示数据第 {step.line} 行走不通：{error}") from error


def _look_around(path: Path) -> None:
    with ledger.reading(str(path)) as book:
        office, today = book.office.setting("office"), book.today
    show.line(f"已建立演示台账 {path}（{office}，虚构）。它的今天是 {today}，什么时候打开都一样。")
    show.line()
    show.line("早上先看（xf due）：")
    cli.take("due", ("--db", str(path)))
    show.line()
    show.line("月报（xf report --month）：")
    cli.take("report", ("--db", str(path)))
    show.line()
    show.line("接着看看：")
    named = f'"{path}"' if " " in str(path) else path
    for command in _TRIES:
        show.verbatim(f"  xf {command} --db {named}")
