"""What a correction changes beyond its own step: the days that hang on it, and what was sealed.

Compared are the case as it is and as it would be. Pure.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import zip_longest

from xfcli.case.case import Case
from xfcli.dates import Span
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.clocks import deadlines_of
from xfcli.law.deadlines import Deadline
from xfcli.law.workdays import Calendar
from xfcli.reporting.counts import Dues, parts
from xfcli.reporting.figures import Places, numbers
from xfcli.views.casefile import state_words


def of_days(
    before: Iterable[Case], after: Iterable[Case], calendar: Calendar, today: date
) -> list[str]:
    """Return the deadlines that move, begin, end or are kept otherwise: 申请复查期限 11-26 → 11-25."""
    old, new = (_by_kind(cases, calendar, today) for cases in (before, after))
    return [
        said
        for kind in ClockKind
        for one, other in zip_longest(*_without_same(old.get(kind, []), new.get(kind, [])))
        if (said := _moved(kind, one or _for_both(kind, old), other or _for_both(kind, new)))
    ]


def _for_both(kind: ClockKind, known: Mapping[ClockKind, list[Deadline]]) -> Deadline | None:
    """Return by when an answer is owed: one day for all in a case, whoever joined it or left it."""
    is_one = kind.facts.rate == "answered"
    return next((d for d in known.get(kind, []) if is_one and d.is_live), None)


def _by_kind(
    cases: Iterable[Case], calendar: Calendar, today: date
) -> dict[ClockKind, list[Deadline]]:
    found: dict[ClockKind, list[Deadline]] = {}
    for case in cases:
        for deadline in deadlines_of(case, calendar, today):
            found.setdefault(deadline.clock.kind, []).append(deadline)
    return found


def _without_same(
    old: list[Deadline], new: list[Deadline]
) -> tuple[list[Deadline], list[Deadline]]:
    """Return both lists without what is as it was, wherever in them it stands."""
    left = [*new]
    gone = []
    for one in old:
        same = next((other for other in left if not _moved(one.clock.kind, one, other)), None)
        if same is None:
            gone.append(one)
        else:
            left.remove(same)
    return gone, left


def _moved(kind: ClockKind, old: Deadline | None, new: Deadline | None) -> str:
    if old is None or new is None:
        return f"{kind.label}期限 {old.due if old else '（无）'} → {new.due if new else '（无）'}"
    if old.due != new.due:
        return f"{kind.label}期限 {old.due} → {new.due}"
    if (old.state, old.overdue_days) != (new.state, new.overdue_days):
        return f"{kind.label} {state_words(old)} → {state_words(new)}"
    return ""


def of_seals(
    before: Iterable[Case],
    after: Iterable[Case],
    sealed: Iterable[Span],
    places: Places,
    calendar: Calendar,
    backlog_days: Callable[[date], int],
) -> list[str]:
    """Return the names of the sealed periods of which these cases would change a figure."""
    old, new = tuple(before), tuple(after)
    dues = Dues(calendar)

    def counted(cases: tuple[Case, ...], span: Span) -> Counter[str]:
        found: Counter[str] = Counter()
        for case in cases:
            for _, counts in parts(case, dues, backlog_days(span.last)):
                found.update(numbers(counts, span, places))
        return +found

    return [span.name for span in sealed if counted(old, span) != counted(new, span)]
