"""`xf list`: the cases, one line each."""

from xfcli import ledger
from xfcli.ledger import queries
from xfcli.ledger.queries import Filter
from xfcli.screen import options, show
from xfcli.views import listing


def run(
    open_: options.OpenOnly = False,
    overdue: options.OverdueOnly = False,
    status: options.Status = None,
    unit: options.UnitName = "",
    domain: options.Domain = "",
    channel: options.Channel = None,
    since: options.Since = None,
    until: options.Until = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    db: options.Db = None,
) -> None:
    """列出信访事项

    默认列全部；--open 只看未办结的，--overdue 只看逾期的。
    """
    wanted = show.Format(json, csv, output).checked()
    with ledger.reading(db) as book:
        asked = Filter(
            since=book.day(since).isoformat() if since else "",
            until=book.day(until).isoformat() if until else "",
            status=status or "",
            unit=unit,
            domain=domain,
            channel=channel or "",
            open=open_ or overdue,
        )
        rows = queries.cases(book, asked)
        # Laid out before the ledger is left: what makes no sense here may be damage, and is named so.
        if overdue:
            rows = [row for row in rows if listing.is_overdue(row, book.calendar, book.today)]
        desk = book.office.setting("desk")
        table, data = listing.listing(rows, book.calendar, book.today, desk)
    show.emit((table,), data, wanted)
    if show.is_terminal():
        show.talk(f"共 {len(data)} 件。" if data else "没有符合的事项。")
