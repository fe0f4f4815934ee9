"""Which of the entries recorded since changed what a figure counts of a case: its causes, and no others.

The case is looked at as it stood after each of them: the figure's own definition says whether it
counted otherwise than before. Pure.
"""

from collections.abc import Callable, Iterable

from xfcli.case.case import Case
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.kinds import KINDS
from xfcli.dates import Span
from xfcli.law.workdays import Calendar
from xfcli.reporting.counts import Dues, OfCase, parts
from xfcli.reporting.figures import Figure

_State = tuple[Entry, tuple[OfCase, ...]]  # an entry, and what is counted of the case after it


class Causes:
    """The causes of what differs in `span` from how it was counted up to the entry `counted_to`.

    `history` gives all entries of a case by its number.
    """

    def __init__(
        self,
        history: Callable[[str], Iterable[Entry]],
        counted_to: int,
        span: Span,
        calendar: Calendar,
        backlog_days: int,
    ) -> None:
        self._history, self._counted_to, self._span = history, counted_to, span
        self._dues, self._backlog_days = Dues(calendar), backlog_days
        self._known: dict[str, tuple[_State, ...]] = {}

    def of(self, no: str, figure: Figure) -> tuple[Entry, ...]:
        """Return the entries by which `figure` counts the case `no` otherwise, oldest first."""
        if no not in self._known:
            self._known[no] = tuple(self._states(no))
        before, found = (0, 0), []
        for entry, counted in self._known[no]:
            now = self._counts(figure, counted)
            if now != before and entry.seq > self._counted_to and KINDS[entry.kind].counts:
                found.append(entry)
            before = now
        return tuple(found)

    def _states(self, no: str) -> Iterable[_State]:
        entries = tuple(self._history(no))
        for i, entry in enumerate(entries, 1):
            if i == len(entries) or entries[i].seq > self._counted_to:
                yield entry, self._of_case(fold(entries[:i]))

    def _of_case(self, case: Case) -> tuple[OfCase, ...]:
        return tuple(counts for _, counts in parts(case, self._dues, self._backlog_days))

    def _counts(self, figure: Figure, counted: tuple[OfCase, ...]) -> tuple[int, int]:
        base = figure.base
        return (
            sum(figure.measure(counts, self._span) for counts in counted),
            sum(base(counts, self._span) for counts in counted) if base else 0,
        )
