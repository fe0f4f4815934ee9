"""`xf show`: everything about one case: state, petitions, clocks with their receipts, history."""

from xfcli import casefile, ledger, options, show


def run(
    no: options.No,
    explain: options.Explain = False,
    json: options.Json = False,
    db: options.Db = None,
) -> None:
    """看一件事项的全部：历史和每个期限

    每个期限写明依据哪一条、从哪件事起算、两种口径的日子；--explain 写出怎样算的：
    计入和跳过的每一天及原因、延期、听证、本地从严、疑义怎样从宽、条文原文。
    """
    with ledger.reading(db) as book:
        file = casefile.CaseFile(book.case(no), book.calendar, book.today, book.office)
    if json:
        show.as_json(casefile.as_data(file))
        return
    for text in casefile.head(file):
        show.line(text)
    show.emit(casefile.tables(file), None, show.Format())
    if explain:
        for text in casefile.explanation(file):
            show.line(text)
