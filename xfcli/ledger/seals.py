"""The sealed reports in a ledger: found by their period; the days that they hold twice, or not at all.

And the seals of the sums that were given upward.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from xfcli import dates
from xfcli.case import kinds
from xfcli.ledger import journal
from xfcli.ledger.reader import Reader
from xfcli.reporting.months import month_of
from xfcli.reporting.report import Given

if TYPE_CHECKING:
    from xfcli.case import bodies

_DAY: Final = timedelta(1)
_Days = tuple[date, date]  # the first and the last of a period
_MONTH: Final = timedelta(28)  # a gap as long as this is a month that nobody sealed


def latest_seal(book: Reader, span: dates.Span) -> "bodies.SealEntry | None":
    """Return the latest seal of a period, None if it was never sealed.

    One of these very days; else one of this name, which was sealed with other days.
    """
    same_name = None
    for entry in _seals(book):
        if (entry.body["from"], entry.body["to"]) == (str(span.first), str(span.last)):
            return entry
        if span.kind != "range" and dates.name_of(entry.body["label"]) == span.name:
            same_name = same_name or entry
    return same_name


def _seals(book: Reader) -> Iterator["bodies.SealEntry"]:
    """Yield the seals, the latest first."""
    for entry in journal.of_kind(book.connection, kinds.SEAL):
        if entry.kind == kinds.SEAL:
            yield entry


def sealed_spans(book: Reader) -> list[dates.Span]:
    """Return the periods that were sealed, each once, in order of time."""
    found: dict[tuple[date, date], dates.Span] = {}
    for entry in _seals(book):
        first, last = date.fromisoformat(entry.body["from"]), date.fromisoformat(entry.body["to"])
        found.setdefault((first, last), dates.Span(first, last, entry.body["label"]))
    return sorted(found.values(), key=lambda span: (span.last, span.first))


def seams(book: Reader) -> Iterator[str]:
    """Yield in words the days that two sealed months both hold, or that lie between two and in none.

    Also those that a free period shares with a month, or another free one, that it does not hold whole.
    """
    months: dict[str, _Days] = {}
    free: dict[str, _Days] = {}
    for entry in _seals(book):
        name, first, last = dates.name_of(entry.body["label"]), entry.body["from"], entry.body["to"]
        days = date.fromisoformat(first), date.fromisoformat(last)
        if name.endswith("月"):
            months.setdefault(name, days)
        elif name == f"{first}至{last}":
            free[name] = days
    in_order = sorted(months.items(), key=lambda month: month[1])
    for (name, (_, end)), (following, (begin, until)) in pairwise(in_order):
        if begin <= end:
            yield f"{begin} 至 {min(end, until)} 在封存的{name}和{following}里都有。"
        elif _DAY < begin - end < _MONTH:
            yield f"{end + _DAY} 至 {begin - _DAY} 不在封存的{name}里，也不在{following}里。"
    both = sorted((free | months).items(), key=lambda period: period[1])
    for (name, (start, end)), (other, (begin, until)) in combinations(both, 2):
        if start < begin <= end < until and {name, other} & free.keys():
            yield f"{begin} 至 {end} 在封存的{name}和{other}里都有。"


class SumsGiven(NamedTuple):
    """A file of sums that was written: its last month (202610), and its seal."""

    until: str
    seal: str


def sums_given(book: Reader) -> Iterator[SumsGiven]:
    """Yield the files of sums that were written, the latest first."""
    for entry in journal.of_kind(book.connection, kinds.SUMS):
        if entry.kind == "sums":
            yield SumsGiven(entry.body["until"], entry.body["seal"])


def sums_before(month: str, given: Iterable[SumsGiven]) -> SumsGiven:
    """Return the file that one of `month` follows: of the nearest month before, the latest of them.

    `given` are the files written before it, the latest first; ("", "") where it is the first.
    """
    earlier = (each for each in given if each.until < month)
    return max(earlier, key=lambda each: each.until, default=SumsGiven("", ""))


def given_for(book: Reader, span: dates.Span) -> Given | None:
    """Return the file of sums that was given last for the months up to the end of `span`.

    None where none was, and for a week: sums are of whole months.
    """
    if span.kind == "week":
        return None
    given, until = list(sums_given(book)), month_of(span.last, span.closings)
    for i, (month, seal) in enumerate(given):
        if month == until:
            return Given(seal, sums_before(until, given[i:]).seal)
    return None
