"""Recording case after case: the journal entry by entry, the tables in batches.

The one way in which cases are recorded; a command's single case is a batch of one. Memory stays
flat however many follow.
"""

import sqlite3
from typing import TYPE_CHECKING, Final

from xfcli.case import kinds, numbers
from xfcli.case.case import Case
from xfcli.case.draft import Draft
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.ledger import chain, counters, journal, tables
from xfcli.ledger.tally import Sums
from xfcli.reporting.known import life_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xfcli.law.local_periods import Versions

_BATCH: Final = 500  # cases whose rows wait for one another; more gains nothing


class Bulk:
    """Records cases inside the caller's transaction.

    The journal holds an entry at once, the tables hold its case after `flush`.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        tail: chain.Tail,
        at: str,
        officer: str,
        local: "Mapping[str, Versions]",
    ) -> None:
        self._connection = connection
        self._tail = tail
        self.at = at  # the moment that the next entries carry
        self._officer = officer
        self._local = local  # stricter local periods
        self._waiting: dict[str, Case] = {}
        self._sums = Sums()
        self._numbers = counters.Series(connection, "case")
        self._outdated: list[str] = []  # those of them that the tables know an older state of

    def record(self, *drafts: Draft, by: str = "") -> Case:
        """Append `drafts` (all of one case) and return the case as it now is.

        A draft of kind `add` without a number opens a new case with the next number of its year.
        """
        no = drafts[0].no or self._next_number(drafts[0])
        known = self._history(no) if drafts[0].no else ()
        by = by or self._officer
        if self._local:
            from xfcli.law import local_periods  # few offices have stricter ones

            drafts = tuple(local_periods.stamped(draft, self._local) for draft in drafts)
        added = [self._tail.append(draft, no, self.at, by) for draft in drafts]
        case = self._waiting[no] = fold((*known, *added))
        if len(self._waiting) >= _BATCH:
            self.flush()
        return case

    def reserve(self, no: str) -> None:
        """See to it that `no`, which a case brings along, is not given to another."""
        self._numbers.reserve(*numbers.split(no))

    def flush(self) -> None:
        """Bring tables and sums up to date with all cases recorded so far."""
        tables.delete(self._connection, self._outdated)
        tables.insert(self._connection, self._waiting.values(), self._sums)
        self._sums.write(self._connection)
        self._numbers.write()
        self._waiting.clear()
        self._outdated.clear()

    def case(self, no: str) -> Case | None:
        """Return a case recorded here whose rows still wait, None for any other."""
        return self._waiting.get(no)

    def _history(self, no: str) -> tuple[Entry, ...]:
        if waiting := self._waiting.get(no):
            return waiting.history
        entries = journal.of_case(self._connection, no)
        if entries:
            self._outdated.append(no)
            self._sums.add(life_of(fold(entries)), -1)
        return entries

    def _next_number(self, draft: Draft) -> str:
        assert draft.kind == kinds.ADD
        year = draft.on.year
        return numbers.make(year, self._numbers.next_of(year))
