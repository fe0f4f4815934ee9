"""What figures are counted from: sums of marks in a span, of the whole ledger or of one case.

`Counts` is what a figure asks. The ledger answers it with SQL over its daily sums, `OfCase` with the
marks of a single case: so `why` runs the very definition of a figure on each case.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple, Protocol

from xfcli.case.case import Case
from xfcli.dates import Span
from xfcli.law.deadlines import due_day
from xfcli.law.workdays import Calendar
from xfcli.reporting.known import NO_TERM, Delay, Term, delays_of, life_of
from xfcli.reporting.mark import DONE, Duty, Group, Mark
from xfcli.reporting.marks import marks_of


class Due(NamedTuple):
    """The duties that fell due in a span: all, and those done (see `Counts.due`)."""

    total: int = 0
    done: int = 0


# Duties that count as they stood at the end of their last day; others, at the end of the span.
AS_OF_LAST_DAY: Final[frozenset[Duty]] = frozenset({"told", "reply"})


class Counts(Protocol):
    """Sums of marks; none looks further than the last day of the span."""

    def flow(self, group: Group, span: Span) -> Mapping[str, int]:
        """Return what was marked in the span, as it was known at its end, by value.

        Values of which there is nothing may lack. Any group but those of duties and of what is open.
        """
        ...

    def due(self, group: Duty, span: Span) -> Mapping[str, Due]:
        """Return the duties that fell due in the span, by unit ("" where none is told apart).

        Of `told` and `reply` those done are those done in time; of `first.due`, by the span's end.
        """
        ...

    def open(self, day: date) -> int:
        """Return how many cases were open at the end of `day`."""
        ...

    def backlog(self, day: date) -> int:
        """Return how many cases had been open at the end of `day` for more than the set days."""
        ...

    def open_since(self, first: date, last: date, day: date) -> int:
        """Return how many cases open at the end of `day` were opened, or reopened, between two days."""
        ...

    def overdue(self, day: date) -> int:
        """Return how many open cases had a duty whose last day had passed unkept at its end."""
        ...

    def open_by_unit(self, day: date) -> Mapping[str, int]:
        """Return the cases open at the end of `day`, by the unit that had them then."""
        ...

    def overdue_by_unit(self, day: date) -> Mapping[str, int]:
        """Return the cases overdue at the end of `day`, by the unit that had them then."""
        ...


class WholeCounts(Counts, Protocol):
    """What can be asked of a whole ledger besides."""

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
        if term == NO_TERM:  # the day was set
            return earliest
        due = self._known.get((earliest, term))
        if due is None:
            day = date.fromisoformat(earliest)
            due = due_day(term.clock, day, term.days, self._calendar).isoformat()
            self._known[earliest, term] = due
        return due


class OfCase:
    """The counts of one case, or of one petition of it: by its marks, and the delays of the case."""

    def __init__(
        self, marks: Iterable[Mark], delays: Iterable[Delay], dues: Dues, backlog_days: int
    ) -> None:
        self._delays = delays
        self._marks: dict[Group, list[Mark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.group, []).append(mark)
        self._dues = dues
        self._backlog_days = backlog_days

    def flow(self, group: Group, span: Span) -> Mapping[str, int]:
        """Return what was marked in the span, as it was known at its end, by value."""
        first, last = span.first.isoformat(), span.last.isoformat()
        sums: dict[str, int] = {}
        for mark in self._of(group):
            if first <= mark.day <= last and mark.since <= last:
                sums[mark.value] = sums.get(mark.value, 0) + mark.n
        return sums

    def due(self, group: Duty, span: Span) -> Mapping[str, Due]:
        """Return the duties that fell due in the span, by unit."""
        found: dict[str, Due] = {}
        for mark in self._of(group):
            if n := self._known(mark, group, span):
                have = found.get(mark.value, Due())
                found[mark.value] = have._replace(total=have.total + n)
        for mark in self._of(DONE[group]):
            if n := self._known(mark, group, span):
                have = found.get(mark.value, Due())
                found[mark.value] = have._replace(done=have.done + n)
        return found

    def _known(self, mark: Mark, group: Duty, span: Span) -> int:
        """Return what `mark` counts in the span: 0 where it is not due in it, or not known in time."""
        due, last = self._dues.day(mark.day, mark.term), span.last.isoformat()
        known_by = due if group in AS_OF_LAST_DAY else last
        return mark.n if span.first.isoformat() <= due <= last and mark.since <= known_by else 0

    def open(self, day: date) -> int:
        """Return 1 if the case is open at the end of `day`, else 0."""
        return sum(m.n for m in self._of("balance") if m.day <= day.isoformat())

    def backlog(self, day: date) -> int:
        """Return 1 if the case has been open too long at the end of `day`, else 0."""
        return self.open(day) - self.open_since(day - timedelta(self._backlog_days), day, day)

    def open_since(self, first: date, last: date, day: date) -> int:
        """Return 1 if the case is open at the end of `day`, since a day between two others, else 0."""
        begin, end, at = first.isoformat(), last.isoformat(), day.isoformat()
        return sum(m.n for m in self._of("stock") if begin <= m.day <= end and m.since <= at)

    def overdue(self, day: date) -> int:
        """Return 1 if a duty is overdue at the end of `day`, else 0."""
        return len(self.overdue_by_unit(day))

    def open_by_unit(self, day: date) -> Mapping[str, int]:
        """Return 1 for the unit that has the case at the end of `day`, if it is open then."""
        found: dict[str, int] = {}
        for mark in self._of("balance"):
            if mark.day <= day.isoformat():
                found[mark.value] = found.get(mark.value, 0) + mark.n
        return found

    def overdue_by_unit(self, day: date) -> Mapping[str, int]:
        """Return 1 for the unit that has the case at the end of `day`, if a duty is overdue then."""
        at = day.isoformat()
        return {
            delay.unit: 1
            for delay in self._delays
            if delay.since <= at < delay.until and self._dues.day(delay.earliest, delay.term) < at
        }

    def _of(self, group: Group) -> Sequence[Mark]:
        return self._marks.get(group, ())


def parts(case: Case, dues: Dues, backlog_days: int) -> Iterable[tuple[int, OfCase]]:
    """Yield the counts of `case` as a whole (0) and of each of its petitions (their `seq`)."""
    life = life_of(case)
    by_seq: dict[int, list[Mark]] = {0: []}
    for mark in marks_of(life):
        by_seq.setdefault(mark.seq, []).append(mark)
    for seq, found in by_seq.items():
        yield seq, OfCase(found, () if seq else delays_of(life), dues, backlog_days)
