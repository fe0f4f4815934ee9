"""`xf report`: every figure of a period, beside the periods before."""

from xfcli import catalogue, ledger, options, report, report_tables, show
from xfcli.commands import period
from xfcli.dates import Span
from xfcli.figures import Places
from xfcli.ledger import Ledger, statistics
from xfcli.report import Head, Hot, Report


def run(
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
    db: options.Db = None,
) -> None:
    """月报、季报、年报

    不写期间就是上一个完整月。每个数后面的事项：xf why 指标名。
    """
    wanted = show.Format(json, csv, output).checked()
    with ledger.reading(db) as present, statistics.past(present, as_of) as book:
        span = period.chosen(
            book, month=month, week=week, quarter=quarter, half=half, year=year, since=since,
            until=until,
        )  # fmt: skip
        made = of(book, span)
    as_csv = csv or (output and output.suffix.lower() == ".csv")
    tables = (report_tables.flat(made),) if as_csv else report_tables.tables(made)
    show.emit(tables, report.as_data(made), wanted, before=tuple(report_tables.head(made)))
    if not (json or csv or output):
        for text in report_tables.check_lines(made):
            show.line(text)


def of(book: Ledger, span: Span) -> Report:
    """Return the report of `span`; Refused where the period has not begun."""
    period.begun(book, span)
    office, counts, places = book.office, statistics.counts(book), places_of(book)
    made = report.build(
        counts, places, span, book.today, Head(*statistics.head(book)), office.setting("office")
    )
    hot = tuple(
        Hot(village, catalogue.request(item), n) for village, item, n in counts.hot(made.spans.now)
    )
    return made._replace(hot=hot)


def places_of(book: Ledger) -> Places:
    """Return how the ledger names this office's own desk, and the area of each village."""
    office = book.office
    return Places(office.setting("desk"), {u.name: u.area for u in office.units.values()})
