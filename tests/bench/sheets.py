"""Spreadsheets: 50,000 rows in and out, against the libraries that do nothing else."""

import shlex
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.bench import ledgers
from tests.bench.table import Cells, Table, Work, compare, milliseconds, peak, ratio
from tests.bench.timing import Command, run, xf

ROWS = 50_000
RUNS = 3
_COLUMNS = (
    "编号", "登记日期", "信访形式", "信访人姓名", "联系电话", "住址", "人数", "标题", "内容", "诉求领域",
    "责任单位", "答复日期", "办结日期",
)  # fmt: skip
_READ = "import openpyxl,sys\nfor row in openpyxl.load_workbook(sys.argv[1],read_only=True).active.iter_rows(values_only=True): pass"
_CALAMINE = (
    "import python_calamine,sys\n"
    "for row in python_calamine.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(): pass"
)
_WRITE = """
import csv, sys, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
sheet = book.add_worksheet()
for i, row in enumerate(csv.reader(open(sys.argv[1], encoding="utf-8"))):
    for j, cell in enumerate(row):
        if cell:
            sheet.write_string(i, j, cell)
book.close()
"""


def tables(folder: Path, full: Path, runs: int) -> Iterator[Table]:
    """Yield the one table; `full` is a ledger of as many petitions as the sheet has rows."""
    headings = ("work", "÷", "ratio", "target", "ms", "MiB")
    yield Table(f"A sheet of {ROWS:,} petitions", headings, _rows(folder, full, min(runs, RUNS)))


def _rows(folder: Path, full: Path, runs: int) -> Iterator[Cells]:
    for work in _works(folder, full):
        both = compare(work, runs)
        target = f"≤ {work.target:g}" if work.target else ""
        named = (work.name, work.against, ratio(both.wall, work.target), target)
        yield *named, milliseconds(both.a), peak(both.a)


def _works(folder: Path, full: Path) -> Iterator[Work]:
    sheet, empty, book = folder / f"{ROWS}.xlsx", folder / "empty.db", folder / "import.db"
    if not sheet.exists():
        _write(sheet)
    empty.unlink(missing_ok=True)
    ledgers.make(empty, 0)
    if find_spec("openpyxl"):
        read = Command([sys.executable, "-c", _READ, str(sheet)])
        bare = Command([sys.executable, "-c", _CALAMINE, str(sheet)])
        yield Work("calamine, merely reading", bare, "openpyxl read-only", read)
        trial = xf("import", str(sheet), db=empty, codes=(0, 1))
        yield Work("`import`, trial", trial, "openpyxl read-only", read)
        apply = xf("import", str(sheet), "--apply", db=book, fresh=empty)
        yield Work("`import --apply`", apply, "openpyxl read-only", read, 0.7)
    yield from _outgoing(folder, full)


def _outgoing(folder: Path, full: Path) -> Iterator[Work]:
    """Yield what is written: the register, and the list of cases, beside the same bare cells."""
    for name, words, target in (("export", ["export"], 1.3), ("list", ["list"], None)):
        cells, out = folder / f"{name}.csv", folder / f"{name}.xlsx"
        run(Command(["sh", "-c", f'exec "$0" "$@" >"{cells}"', *xf(*words, "--csv").words], full))
        bare = Command([sys.executable, "-c", _WRITE, str(cells), str(folder / "bare.xlsx")])
        written = f'rm -f "{out}" && exec {shlex.join(xf(*words, "-o", str(out)).words)}'
        command = Command(["sh", "-c", written], full)
        yield Work(f"`{name} -o` .xlsx", command, "XlsxWriter, the bare cells", bare, target)


def _write(path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("信访台账")
    sheet.write_row(0, 0, _COLUMNS)
    for row, story in enumerate(ledgers.stories(ROWS), 1):
        added = story[0]
        said, person = added.personal or {}, (added.personal or {})["people"][0]
        days = {draft.kind: draft.on.isoformat() for draft in story}
        kinds = {draft.kind: draft.body for draft in story}
        sheet.write_row(row, 0, (
            f"({added.on.year})第{row}号", added.on.isoformat(), added.body["channel"], person["name"],
            person.get("phone", ""), added.body["village"], added.body["count"], said["title"], said["text"],
            kinds.get("classify", {}).get("domain", ""), kinds.get("transfer", {}).get("unit", ""),
            days.get("reply", ""), days.get("close", ""),
        ))  # fmt: skip
    book.close()
