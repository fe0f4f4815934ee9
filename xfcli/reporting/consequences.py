"""What a correction changes beyond its own step: the days that hang on it, and what was sealed.

Compared are the case as it is and as it would be. Pure.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import zip_longest

from xfcli.case.case import Case
from xfcli.dates import Span
from xfcli.law.clock_kinds import ClockKind
from xfcli.law.clocks import deadlines_of
from xfcli.law.deadlines import Deadline
from xfcli.law.workdays import Calendar
from xfcli.reporting.counts import Dues, OfCase, parts
from xfcli.reporting.figures import FAMILIES, SECTIONS
from xfcli.views.casefile import state_words


def of_days(before: Case, after: Case, calendar: Calendar, today: date) -> list[str]:
    """Return the deadlines that move, begin, end or are kept otherwise: 申请复查期限 11-26 → 11-25."""
    old, new = (_by_kind(case, calendar, today) for case in (before, after))
    return [
        said
        for kind in ClockKind
        for one, other in zip_longest(old.get(kind, ()), new.get(kind, ()))
        if (said := _moved(kind, one, other))
    ]


def _by_kind(case: Case, calendar: Calendar, today: date) -> dict[ClockKind, list[Deadline]]:
    found: dict[ClockKind, list[Deadline]] = {}
    for deadline in deadlines_of(case, calendar, today):
        found.setdefault(deadline.clock.kind, []).append(deadline)
    return found


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
    calendar: Calendar,
    backlog_days: int,
) -> list[str]:
    """Return the labels of the sealed periods of which these cases would change a figure."""
    old, new = tuple(before), tuple(after)
    dues = Dues(calendar)

    def counted(cases: tuple[Case, ...], span: Span) -> Counter[str]:
        found: Counter[str] = Counter()
        for case in cases:
            for _, counts in parts(case, dues, backlog_days):
                found.update(_numbers(counts, span))
        return +found

    return [span.name for span in sealed if counted(old, span) != counted(new, span)]


def _numbers(counts: OfCase, span: Span) -> dict[str, int]:
    """Return what every figure of `span` counts, by its key; the base of a rate as KEY/base."""
    figures = [figure for part in SECTIONS.values() for figure in part]
    found = {figure.key: figure.measure(counts, span) for figure in figures}
    found |= {f"{f.key}/base": f.base(counts, span) for f in figures if f.base}
    for family in FAMILIES:
        flow = counts.flow(family.group, span)
        found |= {f"{family.key}.{value}": n for value, n in flow.items()}
    return found
