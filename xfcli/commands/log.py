"""`xf log`: who did what, and with --access who saw whose personal data, and why."""

from datetime import timedelta

from xfcli import ledger
from xfcli.people import access
from xfcli.screen import options, show

_DAYS = 30  # of all that was done; of the access log everything


def run(
    access_: options.Access = False,
    since: options.Since = None,
    until: options.Until = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    db: options.Db = None,
) -> None:
    """操作记录；--access 只看谁查看过个人信息、为什么

    --access 列出每次查看、写有个人信息的文书、导出、暂缓、限制和清除。
    不加则列近 30 天的全部操作，不含内容。
    """
    from xfcli.ledger import erasure

    wanted = show.Format(json, csv, output).checked()
    with ledger.reading(db) as book:
        first = book.day(since) if since else None
        last = book.day(until) if until else None
        if access_:
            found = [e for e in erasure.access_entries(book, first, last) if access.is_look(e)]
        else:
            first = first or book.today - timedelta(_DAYS)
            found = erasure.all_entries(book, first, last)
    lines = access.lines(found, plain=not access_)
    show.emit((access.table(lines),), [line._asdict() for line in lines], wanted)
    if show.is_terminal() and not lines:
        show.talk("没有记录。")
