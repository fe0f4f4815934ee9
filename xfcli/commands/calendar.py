"""`xf calendar`: the holiday notices that working days are counted by, year by year."""

import codecs
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from xfcli import ledger
from xfcli.case import kinds
from xfcli.errors import BadValue
from xfcli.law import holiday_notices, holiday_text, statutory, workdays
from xfcli.law.deadlines import Deadline, resolve
from xfcli.ledger import Reader, queries
from xfcli.screen import options, show
from xfcli.system.reasons import reason
from xfcli.table import Table

_ACTIONS = ("status", "import")
_STATES = {"pending": "没有到期", "done": "按期", "late": "迟了", "overdue": "逾期"}


def run(
    action: options.Action = "status",
    file: options.NoticeFile = None,
    json: options.Json = False,
    by: options.By = "",
    db: options.Db = None,
) -> None:
    """放假安排：看各年的依据，导入新一年的

    xf calendar 看现在用的；xf calendar import 通知.docx 导入国务院办公厅的新通知：通知全文（.docx .txt，或用 - 粘贴）、或 holiday-cn 的 .json。
    读出的放假和上班日先列出来；各件的期限当即重算，期限、是否逾期改变了的逐件列出，已经做完的也列。还没有通知的年份，法定节假日和周末算休息，期限标明暂定。
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
                "source": f"通知还没有，休息日按{statutory.article(year)}和周末算"}  # fmt: skip
    rest = sum(day.is_rest for day in notice.days)
    return {"year": year, "rest": rest, "worked": len(notice.days) - rest,
            "state": "导入" if imported else "随程序", "source": notice.source}  # fmt: skip


def _import(db: str | None, file: Path, json: bool, by: str) -> None:
    text = _text(file)
    if holiday_text.looks_like_notice(text):
        text = holiday_text.as_holiday_file(text)
    year = holiday_notices.read_year(text)
    from xfcli.screen import step

    with ledger.writing(db) as book, step.changed_by_facts(book, date.min) as seals:
        before = _duties(book)
        book.record_facts(kinds.CALENDAR, {str(year.year): text}, by=by)
        after = _duties(book)
    changed = [
        (no, old, new)
        for (no, old), (_, new) in zip(before, after, strict=True)
        if (old.due, old.provisional, old.state) != (new.due, new.provisional, new.state)
    ]
    moved = [one for one in changed if one[1].due != one[2].due or one[1].state != one[2].state]
    data = [
        {"no": no, "clock": new.clock.kind, "before": old.due.isoformat(),
         "due": new.due.isoformat(), "provisional": new.provisional}
        for no, old, new in changed
    ]  # fmt: skip
    said = f"已导入 {year.year} 年放假安排（{year.source or file.name}）。"
    tail = f"{len(moved)} 个期限改变，{len(changed) - len(moved)} 个由暂定变为确定，其余不变。"
    step.name_seals(seals)
    if json:
        show.talk(said + tail)
        show.as_json(data)
        return
    show.emit((_understood(year),), data, show.Format())
    show.line(said + tail)
    if moved:
        rows = [
            (no, new.clock.kind.label, old.due.isoformat(), new.due.isoformat(), _late(old, new))
            for no, old, new in moved
        ]
        show.emit((Table(("编号", "期限", "原来", "现在", "是否逾期"), rows),), data, show.Format())


def _understood(year: workdays.Year) -> Table:
    """Return what was read of a notice: of each festival its rest days and the weekend days worked."""
    rest: dict[str, list[str]] = {}
    worked: dict[str, list[str]] = {}
    for day in year.days:
        rest.setdefault(day.name, [])
        (rest if day.is_rest else worked).setdefault(day.name, []).append(day.on.isoformat())
    rows = [
        (name, f"{days[0]} 至 {days[-1]}", len(days), "、".join(worked.get(name, ())))
        for name, days in rest.items()
        if days
    ]
    return Table(("节日", "放假", "天数", "上班"), rows)


def _late(old: Deadline, new: Deadline) -> str:
    """Return how the lateness of a duty changes, in words."""
    if old.state == new.state:
        return ""
    return f"{_STATES[old.state]} → {_STATES[new.state]}"


def _duties(book: Reader) -> list[tuple[str, Deadline]]:
    """Return every clock, also those that have been kept, counted by the calendar."""
    calendar, today = book.calendar, book.today
    return [
        (no, resolve(clock, calendar, today))
        for no, clock in queries.clocks(book, "true order by no, position")
    ]


def _text(file: Path) -> str:
    """Return the text of a notice: a Word file's, a text file's in UTF-8, UTF-16 or GB 18030, or what is pasted (-)."""
    if str(file) == "-":
        return options.all_of_stdin("-") or ""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise BadValue(f"读不到文件「{file}」（{reason(error)}），请核对文件名。") from error
    if content.startswith(b"PK"):
        from xfcli.files import word

        return word.text_of(file)
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise BadValue(f"文件「{file}」不是文字，放假安排应是通知全文（.docx、.txt）或 JSON 文件。")
