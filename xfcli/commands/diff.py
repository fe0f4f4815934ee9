"""`xf diff`: what changed in the ledger between two moments."""

from xfcli import ledger
from xfcli.ledger import statistics
from xfcli.reporting import changes
from xfcli.screen import options, show


def run(
    earlier: options.Earlier,
    later: options.Later = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    yes: options.Replace = False,
    db: options.Db = None,
) -> None:
    """两个时刻之间台账录入了什么

    xf diff 2026-03-01 2026-04-01：从 3 月 1 日终了到 4 月 1 日终了。只写一个时刻，就比到现在。
    """
    wanted = show.Format(json, csv, output, replace=yes).checked()
    with ledger.reading(db) as book:
        after, until = statistics.entries_between(book, earlier, later)
        rows = [
            changes.as_data(changed)
            for changed in changes.between(
                statistics.cases_touched(book, after, until), after, until
            )
        ]
        # Two moments may stand there, with their hours: days are enough for a title.
        caption = show.caption_of(
            book, "台账变化", f"{earlier[:10]} 至 {(later or str(book.today))[:10]}"
        )
    head = f"{earlier} 至 {later or '现在'}：{changes.summary(rows)}"
    show.emit((changes.table(rows),), rows, wanted, before=(head,), caption=caption)
