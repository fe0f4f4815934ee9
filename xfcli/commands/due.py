"""`xf due`: the officer's morning page."""

from datetime import timedelta

from xfcli import ledger, morning, options, show


def run(
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    db: options.Db = None,
) -> None:
    """今天要办的、逾期的、快到期的

    最急的在前。还没告知、没有进展的也列出来。
    """
    wanted = show.Format(json, csv, output).checked()
    with ledger.reading(db) as book:
        until = book.today + timedelta(book.office.days("due-days"))
        page = morning.page(book.due_by(until), book.list_numbers, book.calendar, book.today, until)
    show.emit((morning.table(page),), morning.as_data(page), wanted)
