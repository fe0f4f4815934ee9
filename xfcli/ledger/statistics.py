"""What reports ask of a ledger: its sums, the cases behind them, and all of it as it once stood."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from sqlite3 import Connection
from typing import TYPE_CHECKING

from xfcli import dates
from xfcli.case import numbers
from xfcli.case.case import Case
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.head import Head
from xfcli.errors import BadValue, Refused
from xfcli.law import catalogue
from xfcli.ledger import dated, journal
from xfcli.ledger.counts import OfLedger
from xfcli.ledger.head import head_of
from xfcli.ledger.reader import Reader
from xfcli.reporting import report
from xfcli.reporting.report import Cluster, Report

if TYPE_CHECKING:
    from xfcli.ledger.watch import Watch


def counts(book: Reader) -> OfLedger:
    """Return the sums that figures are counted from, with the calendar and settings of the ledger."""
    return OfLedger(book.connection, book.calendar, dated.backlog_days(book))


def report_of(book: Reader, span: dates.Span) -> Report:
    """Return the report of `span` (no further than today), as the ledger stands."""
    sums = counts(book)
    made = report.build(
        sums, dated.places(book), span, book.today, head(book), book.office.setting("office")
    )
    hot = tuple(
        Cluster(village, catalogue.request(item), n)
        for village, item, n in sums.clusters(made.spans.now)
    )
    return made._replace(hot=hot)


def head(book: Reader) -> Head:
    """Return the end of the journal: up to where everything was counted."""
    return head_of(book.connection)


def cases_counted(
    book: Reader, first: date, last: date, watch: "Watch | None" = None
) -> Iterator[Case]:
    """Yield the cases, by number, that a figure of the days from `first` to `last` may count.

    `watch` is given their numbers and how many they are, and passes them on.
    """
    rows = book.connection.execute(
        "select no from cases where active_until >= ? and active_from <= ? and void = ''"
        " order by year, number",
        (first.isoformat(), last.isoformat()),
    ).fetchall()
    nos = [no for (no,) in rows]
    for no in watch(nos, len(nos)) if watch else nos:
        yield fold(journal.of_case(book.connection, no))


def sealed_numbers(book: Reader) -> frozenset[str]:
    """Return the numbers of the cases of which only number and dates may be shown."""
    rows = book.connection.execute("select no from cases where sealed = 1")
    return frozenset(no for (no,) in rows)


