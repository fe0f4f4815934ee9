"""What the desk lists: the things to do today, the most urgent first, and what a search finds."""

from datetime import timedelta
from functools import partial
from typing import Final, NamedTuple

from xfcli import ledger
from xfcli.errors import XfError
from xfcli.ledger import Reader, filters, queries
from xfcli.ledger.filters import Filter
from xfcli.people import masking
from xfcli.screen.desk.choice import Row
from xfcli.views import listing, morning

_WEEKDAYS: Final = "一二三四五六日"
_STYLES: Final = {"urgent": "bold", "overdue": "bold", "today": "bold"}
_MOST: Final = 60  # cases that a search shows


class Day(NamedTuple):
    """The desk on a day: its first line, and a row for each thing to do."""

    title: str
    rows: tuple[Row, ...]


def today(db: str | None) -> Day:
    """Return the desk as it is now."""
    with ledger.reading(db) as book:
        items = page(book)
        came = queries.received_on(book, book.today - timedelta(1))
        desk = book.office.setting("desk")
        day = book.today
    said = morning.counts(items, day, came)
    rows = tuple(
        Row(item.row.no, "  ".join(morning.brief(item, desk)), _STYLES.get(item.section, ""))
        for item in items
    )
    return Day(f"今天 {day} 周{_WEEKDAYS[day.weekday()]}    {said}", rows)


def page(book: Reader) -> tuple[morning.Item, ...]:
    """Return the morning page of today."""
    return morning.page(
        queries.duties_owed(book),
        queries.waiting(book),
        partial(queries.cases, book),
        book.calendar,
        book.today,
        book.office.days("due-days"),
    )


def search(db: str | None, typed: str) -> list[Row]:
    """Return the cases in the whole register that what was typed finds."""
    with ledger.reading(db) as book:
        found = filters.cases(book, Filter(text=typed))
        rows = [row for row, _ in zip(map(_row, found), range(_MOST), strict=False)]
        return [*_numbered(book, typed), *rows]


def _numbered(book: Reader, typed: str) -> list[Row]:
    """Return the case whose number was typed, in full or short."""
    try:
        return [_row(row) for row in queries.cases(book, [book.number(typed)])]
    except (XfError, KeyError):
        return []


def waiting_for(db: str | None, statuses: frozenset[str]) -> list[Row]:
    """Return the cases that have one of `statuses`, the first due first; all open ones for none."""
    with ledger.reading(db) as book:
        found = filters.cases(book, Filter(open=not statuses, sort="due"))
        return [_row(row) for row in found if not statuses or row.status in statuses]


def _row(row: listing.Row) -> Row:
    title = row.shown.title(masking.free_text(row.title))
    return Row(row.no, f"{row.no}  {row.received_on}  {row.status}  {title}")
