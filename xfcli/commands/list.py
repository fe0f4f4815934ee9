"""`xf list`: the cases, one line each."""

from xfcli import ledger
from xfcli.ledger import filters
from xfcli.ledger.filters import Filter
from xfcli.screen import options, show
from xfcli.table import Caption
from xfcli.views import listing


def run(
    open_: options.OpenOnly = False,
    overdue: options.OverdueOnly = False,
    status: options.Status = None,
    unit: options.UnitName = "",
    domain: options.Domain = "",
    route: options.Route = None,
    channel: options.Channel = None,
    village: options.Village = None,
    area: options.Area = "",
    name: options.FullName = "",
    since: options.Since = None,
    until: options.Until = None,
    sort: options.Sort = "",
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    template: options.ListForm = None,
    fields: options.FormFields = False,
    yes: options.Replace = False,
    db: options.Db = None,
) -> None:
    """列出信访事项

    默认列全部；--open 只看未办结的，--overdue 只看逾期的。--since、--until 指其中任何一件信访件收到的日期。
    --template 表样.xlsx -o 名单.xlsx 填本单位的表：一行里写 {{序号}}、{{编号}}、{{标题}}……，每件照这一行填一行；--fields 列出能写哪些。
    """
    wanted = show.Format(json, csv, output, yes, template, fields).checked()
    with ledger.reading(db, at_once=False) as book:
        asked = Filter(
            since=book.day(since).isoformat() if since else "",
            until=book.day(until).isoformat() if until else "",
            status=status or "",
            unit=book.office.asked_for(unit),
            domain=domain,
            route=route or "",
            channel=channel or "",
            village=village or "",
            area=area,
            name=name,
            open=open_ or overdue,
            sort=sort,
        )
        filters.check(book, asked)
        rows = filters.cases(book, asked)
        if overdue:
            rows = (row for row in rows if listing.is_overdue(row, book.calendar, book.today))
        desk = book.office.setting("desk")
        count = show.stream(
            listing.SHAPE,
            listing.lines(rows, book.calendar, book.today, desk),
            wanted,
            _caption(book, asked, overdue=overdue),
        )
    if show.is_terminal() and not fields:
        show.talk(f"共 {count} 件。" if count else _nothing(asked, overdue=overdue))


def _caption(book: ledger.Reader, asked: Filter, *, overdue: bool) -> Caption:
    """Return what the file says of itself: what was looked for, but no name, and how the days are counted."""
    which = "逾期的" if overdue else "未办结的" if asked.open else ""
    looked_for = asked._replace(name="", open=False).said + ("，按姓名查找" if asked.name else "")
    lines = (
        f"范围：{looked_for.removeprefix('，') or '全部'}。",
        "口径：每件信访事项一行；期限按法律规定，遇休息日顺延到下一个工作日。",
    )
    return show.caption_of(book, f"{which}信访事项")._replace(lines=lines)


def _nothing(asked: Filter, *, overdue: bool) -> str:
    """Say what was looked for and is not there."""
    looked_for = asked.said + ("，逾期的" if overdue else "")
    if not looked_for:
        return "台账里还没有登记。登记第一件：xf add"
    return f"没有符合的事项：{looked_for.removeprefix('，')}。"
