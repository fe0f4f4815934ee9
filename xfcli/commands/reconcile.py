"""`xf reconcile`: the upper system's export beside our ledger; nothing is written."""

from typing import Any, Final

from xfcli import ledger
from xfcli.case.words import Channel
from xfcli.errors import Refused
from xfcli.law import deadlines
from xfcli.law.deadlines import Clock
from xfcli.ledger import exports
from xfcli.screen import options, show
from xfcli.sheet import comparison, headings, input_file, sheet_reader

# What a comparison can do without, unlike an import.
_NOT_NEEDED: Final[dict[str, Any]] = {"channel": Channel.OTHER, "text": "（对方没有写）"}


def run(
    file: options.File,
    map_: options.Map = None,
    since: options.Since = None,
    until: options.Until = None,
    year: options.SheetYear = None,
    encoding: options.Encoding = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    db: options.Db = None,
) -> None:
    """与上级系统导出的表逐件核对

    列出只在我方的、只在对方的，和办理状态、办理期限、计数（人数、初重、形式）不同的；什么也不写入。
    先按编号对（我方的编号或原编号），再按同一天的姓名、标题对。不写 --since、--until 时，比对对方表里的起止日期之间。
    """
    wanted = show.Format(json, csv, output).checked()
    chosen = headings.read_map(map_ or ())
    given_year = options.four_digit_year(year)
    with ledger.reading(db) as book:
        mapping = {**book.office.headings, **chosen}
    # The ledger is closed meanwhile: a long sheet keeps nobody from registering.
    theirs = sheet_reader.contents(
        input_file.sheets(file, encoding), mapping, given_year, _NOT_NEEDED
    )
    with ledger.reading(db) as book:
        days = sorted(str(row.values.on) for row in comparison.comparable(theirs))
        if not days:
            why = next((f.message for f in theirs.findings if f.fatal), "表里没有信访件。")
            raise Refused(f"{file.name} 没有可核对的：{why}")
        first = book.day(since).isoformat() if since else days[0]
        last = book.day(until).isoformat() if until else days[-1]
        calendar, today = book.calendar, book.today

        def resolve(clock: Clock) -> str:
            return deadlines.resolve(clock, calendar, today).due.isoformat()

        lines = exports.petitions(book, first, last)
        found = comparison.compare(theirs, (first, last), lines, resolve)
        caption = show.caption_of(book, "与上级系统核对", f"{first} 至 {last}")
    summary = tuple(found.summary(first, last))
    show.emit((found.table(),), found.as_data(), wanted, after=summary, caption=caption)
