"""Sums month by month: what a township gives upward, and the counts that figures ask of them.

A mark counts here in its month, and from a later month on where it tells of something later; what
needs a calendar or a setting (due, overdue, too long open) was resolved where the sums were made. So
any figure of whole months is the figure of the ledgers that they come from.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from xfcli import dates
from xfcli.dates import NATURAL, Closings, Span
from xfcli.reporting.counts import Due
from xfcli.reporting.mark import DONE, Duty, Group

NONE: Final = "-"  # no value, no later month: never an empty cell, which engines read as they like
OVERDUE: Final = (
    "overdue"  # cases, by the unit that had them: more of them (or fewer) in each month
)
BACKLOG: Final = "backlog"  # the same of those that were open for too long
AGE: Final = "open.since"  # the same of those open for so many days, by the fewest of them: d31
BALANCE: Final = "balance"
# What says nothing outside a township, or is resolved into the two above.
_KEPT_BACK: Final = frozenset({"village", "stock"})


class Key(NamedTuple):
    """What is counted: a group of marks, in a month (202603), by a value, from a month on."""

    group: str
    month: str
    value: str
    done: str


def month_in_words(month: str) -> str:
    """Return a month of the sums (202603) as people read it: 2026年3月."""
    return f"{month[:4]}年{int(month[4:])}月"


def is_given(group: str) -> bool:
    """Whether the sums of a group of marks are given upward."""
    return group not in _KEPT_BACK


def age_of(last: date, day: date) -> str:
    """Return the value under which those are counted that are open on `day` since `last` or before."""
    return f"d{(day - last).days}"


def usual(closings: Closings) -> Closings:
    """Return on which days months end without saying that they are natural ones until a day is set."""
    return closings[1:] if closings[:1] == ((date.min, NATURAL),) else closings


@lru_cache(maxsize=1 << 14)
def month_of(day: date, closings: Closings) -> str:
    """Return the month (202603) in which `day` is counted."""
    return f"{dates.month('本月', day, closings).last:%Y%m}"


class OfMonths:
    """The counts of monthly sums (see `Counts`); spans must be of whole months."""

    def __init__(self, sums: Mapping[Key, int], closings: Closings, first_day: date | None) -> None:
        self._closings = closings
        self._first_day = first_day
        self._groups: dict[str, list[tuple[str, str, str, int]]] = {}
        for (group, month, value, done), n in sums.items():
            self._groups.setdefault(group, []).append((month, value, done, n))
        self._flows: dict[tuple[str, date, date], dict[str, int]] = {}

    def flow(self, group: Group, span: Span) -> dict[str, int]:
        """Return what was marked in the span, as it was known at its end, by value."""
        return self._summed(group, span.first, span.last)

    def due(self, group: Duty, span: Span) -> dict[str, Due]:
        """Return the duties that fell due in the span, by unit."""
        total, done = self.flow(group, span), self.flow(DONE[group], span)
        units = total.keys() | done.keys()
        return {unit: Due(total.get(unit, 0), done.get(unit, 0)) for unit in units}

    def open(self, day: date) -> int:
        """Return the cases open at the end of `day`."""
        return sum(self.open_by_unit(day).values())

    def open_by_unit(self, day: date) -> dict[str, int]:
        """Return the cases open at the end of `day`, by the unit that had them then."""
        return self._summed(BALANCE, date.min, day)

    def backlog(self, day: date) -> int:
        """Return the cases open at the end of `day` for more than the set number of days."""
        return sum(self._summed(BACKLOG, date.min, day).values())

    def open_since(self, first: date, last: date, day: date) -> int:  # noqa: ARG002  (as `Counts` has it)
        """Return the cases open at the end of `day` that were opened, or reopened, between two days.

        Of the days that figures ask for alone (`figures.AGES`), up to the end of a month.
        """
        return self._summed(AGE, date.min, day).get(age_of(last, day), 0)

    def overdue(self, day: date) -> int:
        """Return the cases with a duty whose last day had passed unkept at the end of `day`."""
        return sum(self.overdue_by_unit(day).values())

    def overdue_by_unit(self, day: date) -> dict[str, int]:
        """Return the cases overdue at the end of `day`, by the unit that had them then."""
        return self._summed(OVERDUE, date.min, day)

    def first_day(self) -> date | None:
        """Return the day from which on all of it was counted, None while there is nothing."""
        return self._first_day

    def _summed(self, group: str, first: date, last: date) -> dict[str, int]:
        key = (group, first, last)
        if key not in self._flows:
            a = "" if first == date.min else month_of(first, self._closings)
            z = month_of(last, self._closings)
            found: dict[str, int] = {}
            for month, value, done, n in self._groups.get(group, ()):
                if a <= month <= z and done <= z:  # NONE comes before all months
                    named = "" if value == NONE else value
                    found[named] = found.get(named, 0) + n
            self._flows[key] = {value: n for value, n in found.items() if n}
        return self._flows[key]
