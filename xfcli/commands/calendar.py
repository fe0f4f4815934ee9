"""`xf calendar`: the holiday notices that working days are counted by, year by year."""

from pathlib import Path
from typing import Any

from xfcli import ledger
from xfcli.case import kinds
from xfcli.errors import BadValue
from xfcli.law import holiday_notices, workdays
from xfcli.law.deadlines import Deadline, resolve
from xfcli.ledger import Reader, queries
from xfcli.screen import options, show
from xfcli.system.reasons import reason
from xfcli.table import Table

_ACTIONS = ("status", "import")


def run(
    action: options.Action = "status",
    file: options.NoticeFile = None,
    json: options.Json = False,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """放假安排：看各年的依据，导入新一年的

    xf calendar 看现在用的；xf calendar import 2027.json 导入国务院办公厅的新通知（holiday-cn 格式）。
    导入后各件的期限当即重算，改变了的逐件列出。还没有通知的年份按周一至周五上班算，期限标明暂定。
    """
    if action not in _ACTIONS:
        raise BadValue(f"没有「{action[:20]}」这个做法，可写：{'、'.join(_ACTIONS)}。")
    if action == "status":
        _status(db, json)
        return
    if file is None:
        raise BadValue("要导入哪个文件没有写明。例如：xf calendar import 2027.json")
    _import(db, file, json, by)


def _status(db: str | None, json: bool) -> None:
    with ledger.reading(db) as book:
        calendar, today = book.calendar, book.today
        imported = {int(year) for year in book.office.notices}
    first, last = 2020, max(imported | {today.year + 1})
    data = [_year(calendar, year, year in imported) for year in range(first, last + 1)]
    rows = [tuple(one.values()) for one in data]
    headings = ("年份", "放假天数", "补班天数", "状态", "依据")
    show.emit((Table(headings, rows, folding=frozenset({"依据"})),), data, show.Format(json=json))


def _year(calendar: workdays.Calendar, year: int, imported: bool) -> dict[str, Any]:
    notice = calendar.notice(year)
    if notice is None:
        return {"year": year, "rest": None, "worked": None, "state": "暂定",
                "source": "通知还没有，按周一至周五上班算"}  # fmt: skip
    rest = sum(day.is_rest for day in notice.days)
    return {"year": year, "rest": rest, "worked": len(notice.days) - rest,
            "state": "导入" if imported else "随程序", "source": notice.source}  # fmt: skip


def _import(db: str | None, file: Path, json: bool, by: str) -> None:
    text = _text(file)
    year = holiday_notices.read_year(text)
    with ledger.writing(db) as book:
        before = _running(book)
        book.record_facts(kinds.CALENDAR, {str(year.year): text}, by=by)
        after = _running(book)
    changed = [
        (no, old, new)
        for (no, old), (_, new) in zip(before, after, strict=True)
        if (old.due, old.provisional) != (new.due, new.provisional)
    ]
    moved = [one for one in changed if one[1].due != one[2].due]
    data = [
        {"no": no, "clock": new.clock.kind, "before": old.due.isoformat(),
         "due": new.due.isoformat(), "provisional": new.provisional}
        for no, old, new in changed
    ]  # fmt: skip
    said = f"已导入 {year.year} 年放假安排（{year.source or file.name}）。"
    tail = f"{len(moved)} 个期限改变，{len(changed) - len(moved)} 个由暂定变为确定，其余不变。"
    if json:
        show.talk(said + tail)
        show.as_json(data)
        return
    show.line(said + tail)
    if moved:
        rows = [
            (no, new.clock.kind.label, old.due.isoformat(), new.due.isoformat())
            for no, old, new in moved
        ]
        show.emit((Table(("编号", "期限", "原来", "现在"), rows),), data, show.Format())


def _running(book: Reader) -> list[tuple[str, Deadline]]:
    """Return every clock that still runs, the petitioners' rights too, counted by the calendar."""
    calendar, today = book.calendar, book.today
    return [(no, resolve(clock, calendar, today)) for no, clock in queries.unstopped_clocks(book)]


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadValue(f"读不到文件「{file}」（{reason(error)}），请核对文件名。") from error
    except UnicodeDecodeError as error:
        raise BadValue(f"文件「{file}」不是 UTF-8 文字，放假安排应是 JSON 文件。") from error
