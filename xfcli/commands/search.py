"""`xf search`: the cases whose text holds the words (any substring), or of a petitioner by name."""

from xfcli import ledger
from xfcli.ledger import queries
from xfcli.ledger.queries import Filter
from xfcli.screen import options, show
from xfcli.views import listing


def run(
    words: options.Words,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    db: options.Db = None,
) -> None:
    """按内容查找（任意字词）

    标题或内容里有这些字词的事项；也可写信访人的全名。保密的事项查不到。
    """
    wanted = show.Format(json, csv, output).checked()
    with ledger.reading(db) as book:
        rows = queries.cases(book, Filter(text=" ".join(words)))
        desk = book.office.setting("desk")
        table, data = listing.listing(rows, book.calendar, book.today, desk)
    show.emit((table,), data, wanted)
    if not data or show.is_terminal():
        show.talk(f"共 {len(data)} 件。" if data else "没有找到。")
