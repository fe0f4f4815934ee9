"""`xf due`: the officer's morning page."""

from datetime import timedelta
from functools import partial

from xfcli import ledger
from xfcli.errors import ExitCode
from xfcli.ledger import queries
from xfcli.screen import options, show
from xfcli.views import morning


def run(
    exit_code: options.ExitCode = False,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    template: options.ListForm = None,
    fields: options.FormFields = False,
    yes: options.Replace = False,
    db: options.Db = None,
) -> int:
    """今天要办的、逾期的、快到期的

    依次列出：逾期、今天到期、几天内到期（设置 due-days）、还没告知、待归类、还没转送、答复未送达、退回 5 天未转、
    期限过半没有进展。最急的在前。退出码：0；加 --exit-code 时，有逾期的为 1。
    """
    wanted = show.Format(json, csv, output, yes, template, fields).checked()
    with ledger.reading(db) as book:
        ahead, desk = book.office.days("due-days"), book.office.setting("desk")
        page = morning.page(
            queries.duties_owed(book),
            queries.waiting(book),
            partial(queries.cases, book),
            book.calendar,
            book.today,
            ahead,
        )
        as_file = wanted.csv or wanted.output or wanted.fields
        tables = (
            (morning.table(page, desk),)
            if as_file
            else (morning.tables(page, ahead, desk, alike=show.is_terminal()))
        )
        data = morning.as_data(page) if wanted.json or wanted.output else None
        lines = (
            f"共 {len(page)} 项。范围：逾期的，今天和 {ahead} 天内到期的，等着告知、归类、送达、转送的，期限过半没有进展的。",
            "口径：期限按法律规定，遇休息日顺延到下一个工作日；最急的在前。",
        )
        caption = show.caption_of(book, "待办")._replace(lines=lines)
        came = queries.received_on(book, book.today - timedelta(1)) if show.is_terminal() else 0
        counts = morning.counts(page, book.today, came)
        doubt = book.unlikely_day
    # The counts come last, where the eye is when a list has gone by; scripts read the tables alone.
    after = (counts,) if page and show.is_terminal() and not fields else ()
    show.emit(tables, data, wanted, after=after, caption=caption)
    if not page:
        show.talk(
            f"没有要办的：没有逾期的、{ahead} 天内到期的，也没有等着告知、归类、转送、送达的。"
        )
    if doubt:
        show.talk(f"提示：{doubt.seen}，请核对：日期不对，期限都不对。")
    is_late = any(item.section == "overdue" for item in page)
    return ExitCode.REFUSED if exit_code and is_late else ExitCode.OK
