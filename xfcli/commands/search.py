"""`xf search`: the cases that mention words, people, places or numbers, however these are spelled."""

from xfcli import ledger
from xfcli.errors import BadValue
from xfcli.ledger import filters
from xfcli.ledger.filters import Filter
from xfcli.screen import options, show
from xfcli.views import listing


def run(
    words: options.Words,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    db: options.Db = None,
) -> None:
    """查找：字词、姓名、村、文号、原编号、电话末四位

    几个词之间用空格，都要有。姓名写全名；全角半角、空格、间隔号不影响。个人信息照样遮住，保密的事项查不到。
    """
    wanted = show.Format(json, csv, output).checked()
    asked = " ".join(words)
    if not asked.strip():
        raise BadValue("要查什么？写出字词、姓名、村或文号：xf search 水渠")
    with ledger.reading(db, at_once=False) as book:
        rows = filters.cases(book, Filter(text=asked))
        desk = book.office.setting("desk")
        count = show.stream(
            listing.SHAPE,
            listing.lines(rows, book.calendar, book.today, desk),
            wanted,
            show.caption_of(book, "信访事项查找结果"),
        )
    if not count:
        show.talk(
            "没有找到：标题、内容、姓名、村、文号、原编号、电话末四位里都没有。姓名要写全名；保密的事项只能按编号查看。"
        )
    elif show.is_terminal():
        show.talk(f"共 {count} 件。看一件：xf show 编号")
