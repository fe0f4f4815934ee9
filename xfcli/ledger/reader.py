"""An open ledger, as all commands read it: the facts of the office, its days, a case in full.

Whatever else is asked of a ledger is a function over a `Reader` in the module of its subject:
`queries` (lists and the morning page), `statistics`, `exports`, `imports`, `erasure`, `verify`.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from xfcli import dates
from xfcli.case import numbers
from xfcli.errors import BadValue, NotFound, UnlikelyDay
from xfcli.law import workdays
from xfcli.law.workdays import Calendar
from xfcli.ledger import damage, file
from xfcli.office import Office

if TYPE_CHECKING:
    from xfcli.case.case import Case


class Reader:
    """An open ledger; nothing here can change it. Make one with `reading`.

    `connection` is for the modules of this package alone.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self._office: Office | None = None

    @contextmanager
    def moment(self) -> Iterator[None]:
        """See the ledger as it is at one moment during the block, whatever others record meanwhile.

        Whoever records waits for its end: nothing in it may wait for people.
        """
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("begin")
        try:
            yield
        finally:
            # All has been read: where even the end of it cannot be told to the disk, nothing is lost.
            with suppress(sqlite3.OperationalError):
                self.connection.execute("rollback")

    @property
    def office(self) -> Office:
        """The facts of the office: its settings, units, holiday notices."""
        if self._office is None:
            rows = self.connection.execute("select kind, key, value from facts").fetchall()
            self._office = Office.from_rows(rows)
        return self._office

    @property
    def today(self) -> date:
        """Today: XF_TODAY, else the day a demo ledger stands on, else the day in Asia/Shanghai."""
        stands_on = self.office.setting("today")
        return dates.today({"XF_TODAY": os.environ.get("XF_TODAY", stands_on)})

    @property
    def unlikely_day(self) -> UnlikelyDay | None:
        """What to say where the clock stands before the last entry, or more than a year after it.

        None where it does not, and where the day was set (XF_TODAY, a demo): that is meant.
        """
        if os.environ.get("XF_TODAY") or self.office.setting("today"):
            return None
        last = self.connection.execute("select at from entry order by seq desc limit 1").fetchone()
        try:
            recorded = date.fromisoformat(last[0][:10])
        except (TypeError, ValueError):
            return None  # damaged: `check` says so
        today = self.today
        if dates.is_likely(today, recorded):
            return None
        return UnlikelyDay(today, f"电脑日期是 {today}，台账最后一条记于 {recorded}")

    def insist_on_likely_day(self) -> None:
        """Raise UnlikelyDay where the computer's clock can hardly be right: numbers are for ever."""
        if doubt := self.unlikely_day:
            raise doubt

    def day(self, text: str | None) -> date:
        """Return the business day that the officer typed, today where nothing was typed.

        BadValue where the text is no day; where it is empty, what a script meant to say is lost.
        """
        if text is None:
            return self.today
        if not text.strip():
            raise BadValue("日期空着，没有登记。写上日期：--on 日期；就是今天的，不写 --on。")
        return dates.parse(text, self.today)

    @property
    def calendar(self) -> Calendar:
        """The working days: the shipped years, and those imported into this ledger."""
        imported = self.office.notices.values()
        years = (workdays.year_of(text) for text in imported)
        return workdays.shipped().with_years({year.year: year for year in years})

    def number(self, text: str) -> str:
        """Return the full number of the case that `text` names: 12, 2026-12 or 2026-0012.

        BadValue where the text is no number.
        """
        return numbers.parse(text, self.today)

    def case(self, text: str) -> "Case":
        """Return the case that `text` names; NotFound if the ledger has none with this number."""
        # Lists and pages read what was derived: they know no case and no entry.
        from xfcli.case.fold import fold
        from xfcli.ledger import journal

        no = self.number(text)
        entries = journal.of_case(self.connection, no)
        if not entries:
            last, doubt = self._of_last_year(text), self.unlikely_day
            clock = f"{doubt.seen}，先核对日期。" if doubt else ""
            raise NotFound(f"台账里没有 {no} 这个编号{last}。{clock}用 xf list 或 xf search 查找。")
        return fold(entries)

    def _of_last_year(self, text: str) -> str:
        """Return in words which case a short number meant some weeks ago, "" where there is none."""
        meant = numbers.parse(text, self.today.replace(year=self.today.year - 1, day=1))
        known = self.connection.execute("select 1 from cases where no = ?", (meant,)).fetchone()
        return f"；去年的是 {meant}，要写全" if known and meant != self.number(text) else ""


# The ledgers that are being told anew in this process (`chronicle`), by path: a command that opens
# one of them takes its step in it.
under_way: Final[dict[Path, Reader]] = {}


@contextmanager
def joined(book: Reader) -> Iterator[None]:
    """Have every command that opens the ledger of `book` take its step in it: all of them, or none."""
    under_way[book.path] = book
    try:
        yield
    finally:
        del under_way[book.path]


@contextmanager
def reading(db: str | None, *, at_once: bool = True) -> Iterator[Reader]:
    """Open the ledger that `--db`, XF_DB or the default names, for reading only.

    All of it is read as it is at one moment (`Reader.moment`), so nothing is shown inside the block;
    `at_once=False` is for what streams page by page. Raises LedgerError where the ledger is missing,
    foreign, of another format, or cannot be read.
    """
    path = file.resolve(db)
    if joined := under_way.get(path):
        yield joined
        return
    with file.plain_errors(path), damage.diagnosis(path):
        connection = file.connect(path, write=False)
        try:
            book = Reader(connection, path)
            with book.moment() if at_once else nullcontext():
                yield book
        finally:
            connection.close()
