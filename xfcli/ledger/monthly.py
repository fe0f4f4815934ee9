"""What a ledger gives upward: its sums by month, and where in the journal they were counted.

No day, no case, no village leaves it, and no name but those of closed lists. Rest days and settings
are resolved here: a duty counts in the month in which it falls due, what is overdue or open for too
long at the end of a month was so by this office's own count.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from xfcli import dates
from xfcli.case import words
from xfcli.case.case import Case
from xfcli.case.disclosure import SEALED
from xfcli.case.fold import fold
from xfcli.case.kinds import SUMS
from xfcli.case.words import UnitKind
from xfcli.dates import Span
from xfcli.law import catalogue
from xfcli.law.workdays import Calendar
from xfcli.ledger import dated, journal, seals, statistics
from xfcli.ledger.counts import OfLedger
from xfcli.ledger.head import identity_of
from xfcli.ledger.reader import Reader
from xfcli.office import Office, customary_units
from xfcli.reporting import sums_file
from xfcli.reporting.counts import AS_OF_LAST_DAY, Counts, Dues
from xfcli.reporting.figures import AGES
from xfcli.reporting.known import Term, life_of
from xfcli.reporting.mark import ASSIGNED, DONE, FIRST, FORWARDED, REPEAT
from xfcli.reporting.marks import marks_of
from xfcli.reporting.months import (
    AGE,
    BACKLOG,
    NONE,
    OVERDUE,
    Key,
    age_of,
    is_given,
    month_of,
    usual,
)
from xfcli.reporting.sums_file import Place, Sums

_UNITS: Final = frozenset({
    "unit", "sent", "answered", "delivered", "closed", "balance", "reply", "reply.done", OVERDUE,
})  # fmt: skip
_DOMAIN: Final = "domain"
# Of a sealed case nobody is told what it is about and who has it.
_HIDDEN: Final = _UNITS | {_DOMAIN, "route"}
_AS_OF_LAST_DAY: Final = frozenset(AS_OF_LAST_DAY) | {DONE[duty] for duty in AS_OF_LAST_DAY}
_DUTIES: Final = frozenset(DONE) | frozenset(DONE.values())
OTHER: Final = "其他"
DESK: Final = "乡镇经办"  # where an office calls its own desk by a name of its own
# All other values are words of the field, or numbers of days.
_WORDS: Final = frozenset(
    word
    for kind in vars(words).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    for word in kind
) | {FIRST, REPEAT, FORWARDED, ASSIGNED}
_OF_KIND: Final[Mapping[UnitKind, str]] = {
    UnitKind.VILLAGE: "村（社区）",
    UnitKind.OFFICE: "其他站所",
    UnitKind.BUREAU: "其他部门",
    UnitKind.OTHER: OTHER,
}


def sums_of(book: Reader, until: Span) -> Sums:
    """Return the sums of all months up to `until`, sealed; the same file again if nothing was recorded."""
    office, counts = book.office, statistics.counts(book)
    closings, town = until.closings, office.setting("code")
    own = sums_file.identity(_origin(book))
    before = seals.sums_before(month_of(until.last, closings), seals.sums_given(book))
    counted = Sums(
        town or own,
        office.setting("office"),
        own,
        sums_file.identity(identity_of(book.connection)),
        month_of(until.last, closings),
        usual(closings),
        dated.backlog_days(book)(until.last),
        counts.first_day(),
        _head(book),
        dict(_chain(book, until)),
        before.seal,
        before.until,
        _counted(book, counts, until),
    )
    return sums_file.sealed(counted)


def _origin(book: Reader) -> str:
    """Return the hash by which a ledger is told from others: that of the first entry of a case.

    Not that of its founding: an empty ledger may have been copied to many offices, and those of
    xf 0.1 that were founded in the same second with the same settings begin alike.
    """
    asked = "select hash from entry where no is not null order by seq limit 1"
    row = book.connection.execute(asked).fetchone()
    return str(row[0].hex()) if row else identity_of(book.connection)


def was_given(book: Reader, given: Sums) -> bool:
    """Whether this very file was written before."""
    return seals.SumsGiven(given.until, given.seal) in seals.sums_given(book)


def _head(book: Reader) -> Place:
    """Return the end of the journal, but for what says that sums were written: that counts nothing."""
    last = "select seq, hash from entry where kind <> ? order by seq desc limit 1"
    seq, own = book.connection.execute(last, (SUMS,)).fetchone()
    return Place(seq, own.hex())


def _chain(book: Reader, until: Span) -> Iterator[tuple[str, Place]]:
    """Yield the last entry recorded by the end of each month that has one of its own."""
    rows = book.connection.execute(
        "select recorded, seq, hash from (select substr(at, 1, 10) as recorded, max(seq) as seq"
        " from entry where kind <> ? group by 1) join entry using (seq) order by seq",
        (SUMS,),
    )
    found: dict[str, Place] = {}
    for recorded, seq, own in rows:
        if recorded <= until.last.isoformat():
            month = month_of(date.fromisoformat(recorded), until.closings)
            found[month] = Place(seq, own.hex()[:32])
    yield from found.items()


def _counted(book: Reader, counts: OfLedger, until: Span) -> dict[Key, int]:
    """Return the sums of all marks of a ledger."""
    months = Months(book.office, book.calendar, until)
    rows = book.connection.execute("select grp, day, value, clock, days, since, n from tally")
    for group, day, value, clock, days, since, n in rows:
        months.add(group, day, value, Term(clock, days), since, n)
    sealed = list(_sealed(book))
    for case in sealed:
        for group, day, value, term, since, n, _ in marks_of(life_of(case)):
            if group in _HIDDEN:
                months.add(group, day, value, term, since, -n)
                months.add(group, day, SEALED, term, since, n)
    hidden = {case.no for case in sealed}
    for month in months_until(counts.first_day(), until):
        held = counts.overdue_units(month.last).items()
        units = Counter(SEALED if no in hidden else unit for no, unit in held)
        months.at_end(month, counts, units)
    return months.sums


class Months:
    """Marks put into the months in which they count, under the names by which they are given."""

    def __init__(self, office: Office, calendar: Calendar, until: Span) -> None:
        self._office = office
        self._closings = until.closings
        self._dues = Dues(calendar)
        self._last = month_of(until.last, until.closings)
        self._found: dict[Key, int] = {}
        self._at_end: dict[tuple[str, str], int] = {}
        self._units = frozenset(unit.name for unit in customary_units())
        desk = office.setting("desk")  # as it is called now, or what went out would not match
        self._desk = desk if desk in self._units else DESK
        self._domains = frozenset(catalogue.domains())

    @property
    def sums(self) -> dict[Key, int]:
        """What was put in, without what came to nothing."""
        return {key: n for key, n in self._found.items() if n}

    def add(self, group: str, day: str, value: str, term: Term, since: str, n: int) -> None:
        """Put in a mark, or `n` that are alike."""
        if not is_given(group):
            return
        if group in _DUTIES:
            day = self._dues.day(day, term)
            if group in _AS_OF_LAST_DAY:
                if since > day:
                    return
                since = ""
        month = self._month(day)
        done = self._month(since) if since else NONE
        if month <= self._last and (done == NONE or done <= self._last):
            self._put(group, month, self._named(group, value), NONE if done <= month else done, n)

    def at_end(self, month: Span, counts: Counts, overdue: Mapping[str, int]) -> None:
        """Put in what was open for how long, and overdue by unit, at the end of a month.

        The months come in their order; what is put in is by how many they became more or fewer.
        """
        day = month.last
        now = {(BACKLOG, NONE): counts.backlog(day)}
        for least, most in AGES:
            first = day - timedelta(most) if most is not None else date.min
            last = day - timedelta(least)
            now[AGE, age_of(last, day)] = counts.open_since(first, last, day)
        for unit, n in overdue.items():
            key = (OVERDUE, self._named(OVERDUE, unit))
            now[key] = now.get(key, 0) + n
        for key in now.keys() | self._at_end.keys():
            self._put(
                key[0],
                month_of(month.last, self._closings),
                key[1],
                NONE,
                now.get(key, 0) - self._at_end.get(key, 0),
            )
        self._at_end = now

    def _put(self, group: str, month: str, named: str, done: str, n: int) -> None:
        key = Key(group, month, named, done)
        self._found[key] = self._found.get(key, 0) + n

    def _month(self, day: str) -> str:
        return month_of(date.fromisoformat(day), self._closings)

    def _named(self, group: str, value: str) -> str:
        """Return how a value is given upward: only what stands in a closed list goes by its name.

        SEALED is what nobody is told; no unit is the office's own desk, as in its own report.
        """
        if value == SEALED:
            return SEALED
        if not (value or group in _UNITS):
            return NONE
        if group in _UNITS:
            if not value:
                return self._desk
            return value if value in self._units else unit_kind(self._office, value)
        if group == _DOMAIN:
            return value if value in self._domains else OTHER
        return value if value in _WORDS or value.isdecimal() else OTHER


def unit_kind(office: Office, name: str) -> str:
    """Return what a unit of no closed list is: a village, another office, another bureau."""
    unit = office.known(name)
    return _OF_KIND[unit.kind] if unit else OTHER


def months_until(first: date | None, until: Span) -> Iterator[Span]:
    """Yield the months from that of the first petition up to `until`."""
    day = first or until.last
    while day <= until.last:
        month = dates.month("本月", day, until.closings)
        yield month
        day = month.last + timedelta(1)


def _sealed(book: Reader) -> Iterator[Case]:
    rows = book.connection.execute("select no from cases where sealed = 1 and void = ''").fetchall()
    for (no,) in rows:
        yield fold(journal.of_case(book.connection, no))
