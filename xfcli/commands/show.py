"""`xf show`: everything about one case: state, petitions, clocks with their receipts, history."""

from xfcli import casefile, ledger, options, show


def run(
    no: options.No,
    explain: options.Explain = False,
    json: options.Json = False,
    db: options.Db = None,
) -> None:
    """看一件事项的全部：历史和每个期限

    每个期限写明依据哪一条、从哪件事起算；--explain 逐日列出跳过的日子和原因。
    """
    with ledger.reading(db) as book:
        file = casefile.CaseFile(book.case(no), book.calendar, book.today, book.office)
    if json:
        show.as_json(casefile.as_data(file))
        return
    for text in casefile.head(file):
        show.line(text)
    show.emit(casefile.tables(file, explain=explain), None, show.Format())
