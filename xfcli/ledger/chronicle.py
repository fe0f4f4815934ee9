"""A ledger told anew: the steps of many days, each recorded as on its own day, in one transaction.

The commands themselves record the steps (`reading` and `writing` join a ledger that is being told),
so that nothing can stand in a retold ledger that an officer could not have typed.
"""

import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xfcli import dates
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.law.workdays import Calendar
from xfcli.ledger import founding
from xfcli.ledger.reader import joined
from xfcli.ledger.writer import Writer

if TYPE_CHECKING:
    from xfcli.ledger.bulk import Bulk


class Chronicle(Writer):
    """A new ledger whose clock is set by hand (`stand_at`)."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        super().__init__(connection, path)
        self._moment = dates.moment()
        self._steps: Bulk | None = None
        self._calendar: Calendar | None = None

    def stand_at(self, moment: datetime) -> None:
        """Take `moment` (with its zone) for now."""
        self._moment = moment

    @property
    def today(self) -> date:
        """The day it stands on, whatever XF_TODAY says."""
        return self._moment.date()

    @property
    def calendar(self) -> Calendar:
        """The working days as at the founding: counted once, not at every step."""
        if self._calendar is None:
            self._calendar = super().calendar
        return self._calendar

    def case(self, text: str) -> Case:
        """Return the case that `text` names, from memory where a step made it."""
        kept = self._steps.case(self.number(text)) if self._steps else None
        return kept or super().case(text)

    def record(self, *drafts: Draft, by: str = "") -> Case:
        """Append `drafts`; the rows wait until `finish`."""
        if self._steps is None:
            self._steps = self._batch()
        self._steps.at = self._at()
        return self._steps.record(*drafts, by=by)

    def finish(self) -> None:
        """Write the rows of all that was recorded."""
        if self._steps:
            self._steps.flush()

    def _at(self) -> str:
        return f"{self._moment:%Y-%m-%dT%H:%M:%S%z}"


def create(db: str | None, tell: Callable[[Chronicle], None]) -> Path:
    """Make a new ledger of the steps that `tell` takes in it; return its path.

    LedgerError if the file exists or cannot be made.
    """

    def fill(book: Chronicle) -> None:
        with joined(book):
            tell(book)
        book.finish()

    return founding.build(db, Chronicle, fill)
