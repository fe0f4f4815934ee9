"""Spreadsheets: 50,000 rows in and out, against the libraries that do nothing else."""

import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tests.bench import ledgers
from tests.bench.lines import Line, compare
from tests.bench.timing import Command, xf

ROWS = 50_000
HEADINGS = (
    "编号", "登记日期", "信访形式", "信访人姓名", "联系电话", "住址", "人数", "标题", "内容", "诉求领域",
    "责任单位", "答复日期", "办结日期",
)  # fmt: skip
READ = "import openpyxl,sys\nfor row in openpyxl.load_workbook(sys.argv[1],read_only=True).active.iter_rows(values_only=True): pass"
WRITE = """
import sys, xlsxwriter
book = xlsxwriter.Workbook(sys.argv[1], {"constant_memory": True, "strings_to_urls": False})
sheet = book.add_worksheet()
for i in range(int(sys.argv[2])):
    for j, cell in enumerate(("2026-0001", "2026-03-02", "来访", f"道路坑洼请求修整{i}", "村务", "履职查处", "镇派出所", "已办结", "")):
        sheet.write_string(i, j, cell)
book.close()
"""


def lines(folder: Path, runs: int) -> Iterator[Line]:
    """Yield a line for import and one for writing a list of as many cases."""
    sheet = folder / f"{ROWS}.xlsx"
    if not sheet.exists():
        _write(sheet)
    empty, book = folder / "empty.db", folder / "import.db"
    empty.unlink(missing_ok=True)
    ledgers.make(empty, 0)
    shutil.copy(empty, book)
    trial = xf("import", str(sheet), db=empty, codes=(0, 1))
    if find_spec("openpyxl"):
        read = Command([sys.executable, "-c", READ, str(sheet)])
        yield compare(f"import {ROWS:,} 行，试读", trial, "openpyxl 只读", read, runs=runs)[0]
        apply = Command(
            [
                "sh",
                "-c",
                f'cp "{empty}" "{book}" && exec "$0" "$@"',
                *xf("import", str(sheet), "--apply").words,
            ],
            book,
        )
        yield compare(f"import {ROWS:,} 行，写入", apply, "openpyxl 只读", read, 0.7, runs=runs)[0]
    full = folder / f"{ROWS}.db"
    if not full.exists():
        ledgers.make(full, ROWS)
    out = folder / "list.xlsx"
    write = Command([sys.executable, "-c", WRITE, str(folder / "bare.xlsx"), "43461"])
    start = f'rm -f "{out}" && exec "$0" "$@"'
    listed = Command(["sh", "-c", start, *xf("list", "-o", str(out)).words], full)
    yield compare("list -o .xlsx，43,461 件", listed, "XlsxWriter", write, 1.3, runs=runs)[0]


def _write(path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("信访台账")
    sheet.write_row(0, 0, HEADINGS)
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
