"""What reports ask of a ledger: its sums, the cases behind them, and all of it as it once stood."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from sqlite3 import Connection
from typing import TYPE_CHECKING

from xfcli import dates
from xfcli.case import kinds, numbers
from xfcli.case.case import Case
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.head import Head
from xfcli.errors import BadValue, Refused
from xfcli.law import catalogue
from xfcli.ledger import dated, journal, seals
from xfcli.ledger.counts import OfLedger
from xfcli.ledger.head import head_of
from xfcli.ledger.reader import Reader
from xfcli.reporting import figures, report
from xfcli.reporting.figures import Figure
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
    return made._replace(hot=hot, given=seals.given_for(book, span))


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


Sealed = dict[str, tuple[dates.Span, Mapping[str, int]]]  # by name: as it is cut, its numbers


def sealed_figures(book: Reader, since: date) -> Sealed:
    """Return what each sealed period that ends on `since` or later comes to now, by its name."""
    sealed = [span for span in seals.sealed_spans(book) if span.last >= since]
    if not sealed:
        return {}
    sums, places, closings = counts(book), dated.places(book), dated.closings(book)
    cut = (dates.cut_anew(span, closings) for span in sealed)
    return {span.name: (span, +figures.numbers(sums, span, places)) for span in cut}


def sealed_numbers(book: Reader) -> frozenset[str]:
    """Return the numbers of the cases of which only number and dates may be shown."""
    rows = book.connection.execute("select no from cases where sealed = 1")
    return frozenset(no for (no,) in rows)


def entries_of(book: Reader, no: str) -> tuple[Entry, ...]:
    """Return the entries of case `no`, oldest first."""
    return tuple(journal.of_case(book.connection, no))


def as_they_stood(book: Reader, until: int, watch: "Watch | None" = None) -> Iterator[Case]:
    """Yield all cases that there were after the entry `until`, as they stood then."""
    rows = book.connection.execute(
        "select distinct no from entry where seq <= ? and no is not null", (until,)
    ).fetchall()
    nos = [no for (no,) in rows]
    for no in watch(nos, len(nos)) if watch else nos:
        yield fold([entry for entry in entries_of(book, no) if entry.seq <= until])


def unit_figures(book: Reader, span: dates.Span) -> Iterator[tuple[Figure, int]]:
    """Yield the figures of the table of the units, and what each comes to."""
    sums, places = counts(book), dated.places(book)
    for family in figures.UNITS:
        for figure in figures.members(family, places, sums, (span,)):
            yield figure, figure.measure(sums, span)


def stated_since(book: Reader, after: int) -> Iterator[Entry]:
    """Yield the facts of the office stated after the entry `after`, oldest first."""
    rows = (kinds.SETTING, kinds.UNIT, kinds.CALENDAR)
    found = [entry for kind in rows for entry in journal.of_kind(book.connection, kind)]
    yield from sorted((e for e in found if e.seq > after), key=lambda entry: entry.seq)


def known_figures(book: Reader, keys: Iterable[str]) -> Iterator[Figure]:
    """Yield the figures of these keys, in their order, but for what no figure is called any more."""
    places = dated.places(book)
    for key in sorted(keys):
        with suppress(BadValue):
            yield figures.find(key, places)


def entries_between(book: Reader, earlier: str, later: str | None) -> tuple[int, int]:
    """Return the last entry recorded up to each of two moments, the end of the journal for None.

    BadValue where a moment cannot be read or they stand in the wrong order.
    """
    _, moment = dates.moment_of(earlier, book.today)
    after = journal.last_until(book.connection, moment)
    if later is None:
        return after, head(book).seq
    _, until = dates.moment_of(later, book.today)
    if until < moment:
        raise BadValue(f"先写早的时刻：{later} 早于 {earlier}。")
    return after, journal.last_until(book.connection, until)


def cases_touched(book: Reader, after: int, until: int) -> Iterator[Case]:
    """Yield the cases, by number, with an entry after the entry `after` and up to the entry `until`."""
    rows = book.connection.execute(
        "select distinct no from entry where seq > ? and seq <= ? and no is not null",
        (after, until),
    ).fetchall()
    for (no,) in sorted(rows, key=lambda row: numbers.split(row[0])):
        yield fold(journal.of_case(book.connection, no))


class _Past(Reader):
    """The ledger as it stood at an earlier moment; its today is the day of that moment."""

    def __init__(self, connection: Connection, present: Reader, day: date) -> None:
        super().__init__(connection, present.path)
        self._day = min(day, present.today)

    @property
    def today(self) -> date:
        """The day of that moment."""
        return self._day


@contextmanager
def past(present: Reader, as_of: str | None, watch: "Watch | None" = None) -> Iterator[Reader]:
    """Open `present` as it stood at `as_of` (a day, or a day and time); itself if that is None.

    `watch` is given its cases and how many they are, and passes them on.
    BadValue for a moment that cannot be read; Refused for one before the ledger was begun.
    """
    if as_of is None:
        yield present
        return
    from xfcli.ledger.replay import replayed

    day, moment = dates.moment_of(as_of, present.today)
    last = journal.last_until(present.connection, moment)
    if not last:
        raise Refused(f"{as_of} 时台账还没有建立，没有可统计的。")
    connection = replayed(present.connection, last, watch)
    try:
        yield _Past(connection, present, day)
    finally:
        connection.close()
