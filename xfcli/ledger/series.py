"""The numbers that papers bear: which are taken, and the next of a series."""

from collections.abc import Callable

from xfcli.case import kinds
from xfcli.ledger import counters
from xfcli.ledger.reader import Reader
from xfcli.ledger.writer import Writer


def is_taken(book: Reader, doc_no: str) -> bool:
    """Whether some paper or answer bears this document number."""
    row = book.connection.execute(
        "select 1 from entry where kind in (?, ?, ?)"
        " and json_extract(body, '$.doc_no') = ? limit 1",
        (kinds.PAPER, kinds.REPLY, kinds.REVIEW, doc_no),
    ).fetchone()
    return row is not None


def take(book: Writer, series: str, year: int, spell: Callable[[int], str]) -> tuple[int, str]:
    """Return the next number of `series` that no paper bears yet, and its spelling; use it up."""
    while True:
        number = counters.next_of(book.connection, f"文号{series}", year)
        if not is_taken(book, spell(number)):
            return number, spell(number)
