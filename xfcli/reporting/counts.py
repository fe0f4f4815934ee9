"""What figures are counted from: sums of marks in a span, of the whole ledger or of one case.

`Counts` is what a figure asks. The ledger answers it with SQL over its daily sums, `OfCase` with the
marks of a single case: so `why` runs the very definition of a figure on each case.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from xfcli.case.case import Case
from xfcli.dates import Span
from xfcli.law.clocks import clocks_of
from xfcli.law.deadlines import Clock, due_day, resolve
from xfcli.law.workdays import Calendar
from xfcli.reporting.marks import Group, Mark, Term, marks_of


class Due(NamedTuple):
    """The duties that fell due in a span: all, those kept in time, those done by its end."""

    total: int = 0
    timely: int = 0
    done: int = 0


class Counts(Protocol):
    """Sums of marks; all counts "by the end" look no further than the last day of the span."""

    def flow(self, group: Group, span: Span) -> Mapping[str, int]:
        """Return what was marked in the span, by value; values of which there is nothing may lack.

        Any group but those of duties and of what is open: `Group` says what each counts, and by what.
        """
        ...

    def done(self, group: Group, span: Span) -> Mapping[str, int]:
        """Return how much of what was marked in the span was done by its end, by value.

        For the groups of which `Group` says what "done" is.
        """
        ...

    def due(self, group: Group, span: Span) -> Mapping[str, Due]:
        """Return the duties that fell due in the span, by unit ("" where none is told apart).

        For the groups of duties: told, reply, first.due.
        """
        ...

    def open(self, day: date) -> int:
        """Return how many cases were open at the end of `day`."""
        ...

    def backlog(self, day: date) -> int:
        """Return how many cases had been open at the end of `day` for more than the set days."""
        ...

    def overdue(self, day: date) -> int:
        """Return how many open cases had a duty whose last day had passed unkept at its end."""
        ...


class WholeCounts(Counts, Protocol):
    """What can be asked of a whole ledger besides."""

    def open_by_unit(self, day: date) -> Mapping[str, int]:
        """Return the cases open at the end of `day`, by the unit that has them now."""
        ...

    def overdue_by_unit(self, day: date) -> Mapping[str, int]:
        """Return the cases overdue at the end of `day`, by the unit that has them now."""
        ...

    def first_day(self) -> date | None:
        """Return the day of the earliest petition, None while there is none: outreach is none."""
        ...


class Dues:
    """Due days, from the earliest day and the term of a mark; each is counted out once."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._known: dict[tuple[str, Term], str] = {}

    def day(self, earliest: str, term: Term) -> str:
        """Return the due day (法定口径, ISO) of a duty that cannot be due before `earliest` (ISO)."""
        due = self._known.get((earliest, term))
        if due is None:
            day = date.fromisoformat(earliest)
            due = due_day(term.clock, day, term.days, self._calendar).isoformat()
            self._known[earliest, term] = due
        return due


def is_overdue(clock: Clock, calendar: Calendar, day: date) -> bool:
    """Whether at the end of `day` the last day of the duty `clock` had passed unkept."""
    if clock.kind.is_right or clock.earliest >= day:
        return False
    if clock.done_on and clock.done_on <= day:
        return False
    return resolve(clock._replace(done_on=None), calendar, day).is_overdue


class OfCase:
    """The counts of one case, or of one petition of it: by its marks, and the clocks of the case."""

    def __init__(
        self,
        marks: Iterable[Mark],
        clocks: tuple[Clock, ...],
        calendar: Calendar,
        dues: Dues,
        backlog_days: int,
    ) -> None:
        self._clocks = clocks
        self._marks: dict[Group, list[Mark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.group, []).append(mark)
        self._calendar = calendar
        self._dues = dues
        self._backlog_days = backlog_days

    def flow(self, group: Group, span: Span) -> Mapping[str, int]:
        """Return what was marked in the span, by value."""
        first, last = span.first.isoformat(), span.last.isoformat()
        return _by_value(m for m in self._of(group) if not m.done and first <= m.day <= last)

    def done(self, group: Group, span: Span) -> Mapping[str, int]:
        """Return how much of what was marked in the span was done by its end, by value."""
        first, last = span.first.isoformat(), span.last.isoformat()
        return _by_value(
            m for m in self._of(group) if m.done and m.done <= last and first <= m.day <= last
        )

    def due(self, group: Group, span: Span) -> Mapping[str, Due]:
        """Return the duties that fell due in the span, by unit."""
        first, last = span.first.isoformat(), span.last.isoformat()
        found: dict[str, Due] = {}
        for mark in self._of(group):
            due = self._dues.day(mark.day, mark.term)
            if first <= due <= last:
                total, timely, done = found.get(mark.value, Due())
                found[mark.value] = Due(
                    total + (0 if mark.done else mark.n),
                    timely + (mark.n if mark.done and mark.done <= due else 0),
                    done + (mark.n if mark.done and mark.done <= last else 0),
                )
        return found

    def open(self, day: date) -> int:
        """Return 1 if the case is open at the end of `day`, else 0."""
        return sum(m.n for m in self._of("balance") if m.day <= day.isoformat())

    def backlog(self, day: date) -> int:
        """Return 1 if the case has been open too long at the end of `day`, else 0."""
        last = day.isoformat()
        young = (day - timedelta(self._backlog_days)).isoformat()
        return self.open(day) - sum(
            m.n for m in self._of("stock") if young <= m.day <= last and m.done <= last
        )

    def overdue(self, day: date) -> int:
        """Return 1 if a duty is overdue at the end of `day`, else 0."""
        if not self.open(day):
            return 0
        return int(any(is_overdue(clock, self._calendar, day) for clock in self._clocks))

    def _of(self, group: Group) -> Sequence[Mark]:
        return self._marks.get(group, ())


def parts(
    case: Case, calendar: Calendar, dues: Dues, backlog_days: int
) -> Iterable[tuple[int, OfCase]]:
    """Yield the counts of `case` as a whole (0) and of each of its petitions (their `seq`)."""
    clocks = clocks_of(case)
    by_seq: dict[int, list[Mark]] = {0: []}
    for mark in marks_of(case, clocks):
        by_seq.setdefault(mark.seq, []).append(mark)
    for seq, found in by_seq.items():
        yield seq, OfCase(found, clocks, calendar, dues, backlog_days)


def _by_value(found: Iterable[Mark]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for mark in found:
        sums[mark.value] = sums.get(mark.value, 0) + mark.n
    return sums
