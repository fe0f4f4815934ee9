"""`xf why`: the cases behind a figure."""

from xfcli import ledger
from xfcli.ledger import dated, statistics
from xfcli.reporting import figures, shown, why
from xfcli.reporting.report import spans_of
from xfcli.screen import options, period, show


def run(
    key: options.Figure,
    month: options.Month = None,
    week: options.Week = None,
    quarter: options.Quarter = None,
    half: options.Half = None,
    year: options.Year = None,
    since: options.Since = None,
    until: options.Until = None,
    as_of: options.AsOf = None,
    json: options.Json = False,
    csv: options.Csv = False,
    output: options.Output = None,
    yes: options.Replace = False,
    db: options.Db = None,
) -> None:
    """一个数后面的信访事项

    指标写名称或代号：xf why 办结率 --month 2026-03；xf why petitions.village.柳河村。
    口径一行写明这个数是怎么算的；比率同时列出分子和分母。
    """
    wanted = show.Format(json, csv, output, yes).checked()
    with ledger.reading(db) as present, statistics.past(present, as_of, show.watch) as book:
        span = period.chosen(
            book, month=month, week=week, quarter=quarter, half=half, year=year, since=since,
            until=until,
        )  # fmt: skip
        period.begun(book, span)
        counts, places = statistics.counts(book), dated.places(book)
        now = spans_of(span, book.today, None).now
        figure = figures.find(key, places)
        amount = figures.amount(figure, counts, now)
        cases = statistics.cases_counted(book, now.first, now.last, show.watch)
        backlog_days = dated.backlog_days(book)(now.last)
        found = why.members(figure, now, cases, book.calendar, backlog_days)
        caption = show.caption_of(book, figure.label, span.label)
        rows = [why.as_data(member, figure, book.office.holder, book.today) for member in found]
    head = f"{span.label} {figure.label}：{shown.amount(amount, parts=True).text}"
    data = {
        "figure": figure.key,
        "period": {"from": now.first.isoformat(), "to": now.last.isoformat(), "label": span.label},
        "value": amount.value,
        "basis": figure.basis,
        "cases": rows,
    }
    before = (head, f"口径：{figure.basis}")
    show.emit((why.table(figure, rows),), data, wanted, before=before, caption=caption)
    if show.is_terminal() and not rows:
        show.talk(f"{span.label}没有算进「{figure.label}」的信访事项。")
