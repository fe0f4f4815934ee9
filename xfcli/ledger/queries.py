"""Reading the derived tables: the rows behind lists, searches, repeats, the morning page."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from xfcli.case.case import ENDED, Person
from xfcli.law.clocks import Clock
from xfcli.people.repeats import Known
from xfcli.views.listing import Row

if TYPE_CHECKING:
    from xfcli.views.morning import Waiting

_RECENT: Final = 200  # namesakes, and petitions of the same village, that are looked at


class Filter(NamedTuple):
    """What a list is narrowed to; empty values narrow nothing."""

    since: str = ""
    until: str = ""
    status: str = ""
    unit: str = ""
    domain: str = ""
    channel: str = ""
    text: str = ""
    open: bool = False
    numbers: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether only open cases can match."""
        return self.open or (bool(self.status) and self.status not in ENDED)


_COLUMNS: Final = (
    "no, title, status, channel, received_on, domain, route, unit, petitions, sealed, moved_on,"
    " returned_on, open"
)


def cases(connection: sqlite3.Connection, wanted: Filter) -> list[Row]:
    """Return the cases that `wanted` names, by number."""
    where, values = _where(wanted)
    rows = connection.execute(
        f"select {_COLUMNS} from cases where {where} order by {_order(wanted)}", values
    ).fetchall()
    owed = _owed(connection, [row[0] for row in rows if row[-1]])
    return [
        Row(
            no, title, status, channel, received_on, domain, route, unit, petitions,
            bool(sealed), moved_on, returned_on, tuple(owed.get(no, ())),
        )
        for no, title, status, channel, received_on, domain, route, unit, petitions, sealed,
            moved_on, returned_on, _ in rows
    ]  # fmt: skip


def _order(wanted: Filter) -> str:
    # With the plus, SQLite seeks the days; without, it walks all cases in the order of numbers.
    by_day = (wanted.since or wanted.until) and not wanted.is_open
    return "+year, number" if by_day else "year, number"


def _where(wanted: Filter) -> tuple[str, list[Any]]:
    terms, values = ["1"], []
    if wanted.is_open:
        terms.append("open = 1")
    if wanted.unit or wanted.domain or wanted.channel:
        terms.append("sealed = 0")  # to be found by what it is about would tell what it is about
    for term, value in (
        ("received_on >= ?", wanted.since),
        ("received_on <= ?", wanted.until),
        ("status = ?", wanted.status),
        ("unit = ?", wanted.unit),
        ("domain = ?", wanted.domain),
        ("channel = ?", wanted.channel),
    ):
        if value:
            terms.append(term)
            values.append(value)
    if wanted.numbers:
        terms.append(f"no in ({','.join('?' * len(wanted.numbers))})")
        values.extend(wanted.numbers)
    for word in wanted.text.split():
        term = (
            "sealed = 0 and (no in (select no from petitions where instr(title, ?) or instr(text, ?))"
            " or no in (select no from persons where name = ? and name <> ''))"
        )
        values += [word, word, word]
        if any(ch.isdigit() for ch in word):  # perhaps the number that an imported case had before
            term = f"({term} or no in (select no from imports where instr(old_no, ?)))"
            values.append(word)
        terms.append(term)
    return " and ".join(terms), values


def _owed(connection: sqlite3.Connection, numbers: list[str]) -> dict[str, list[Clock]]:
    owed: dict[str, list[Clock]] = {}
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        for no, clock in running(connection, f"no in ({','.join('?' * len(some))})", some):
            owed.setdefault(no, []).append(clock)
    return owed


def running(
    connection: sqlite3.Connection, where: str, values: list[Any]
) -> Iterator[tuple[str, Clock]]:
    """Yield (case number, clock) for the duties that are still owed and match `where`."""
    return clocks(connection, f"owed = 1 and {where} order by earliest, no", values)


def unstopped(connection: sqlite3.Connection) -> Iterator[tuple[str, Clock]]:
    """Yield (case number, clock) for every clock that nothing has stopped, rights too."""
    return clocks(connection, "done_on is null order by no, position", ())


def clocks(
    connection: sqlite3.Connection, where: str, values: Sequence[Any]
) -> Iterator[tuple[str, Clock]]:
    """Yield (case number, clock) for the clocks that match `where`, in the order it states."""
    rows = connection.execute(
        "select no, clock, from_kind, start, days, extended, hearing, fixed, done_on from clocks"
        f" where {where}",
        values,
    )
    for no, clock, from_kind, start, days, extended, hearing, fixed, done_on in rows:
        yield (
            no,
            Clock(
                clock, from_kind, date.fromisoformat(start), days, extended, hearing,
                _day(fixed), _day(done_on),
            ),
        )  # fmt: skip


def waiting(connection: sqlite3.Connection) -> Iterator["Waiting"]:
    """Yield what waits in the open cases, and in closed ones an answer that is not delivered."""
    from xfcli.views.morning import Waiting  # the page of `due` alone, not of every command

    base = "select no, undelivered_on, untold_on, returned_on, moved_on, open from cases where"
    rows = connection.execute(
        f"{base} open = 1 union all {base} undelivered_on is not null and open = 0"
    ).fetchall()
    latest = _latest_clocks(connection, [row[0] for row in rows])
    for no, undelivered, untold, returned, moved, is_open in rows:
        yield Waiting(
            no, _day(undelivered), _day(untold), _day(returned), date.fromisoformat(moved),
            bool(is_open), latest.get(no),
        )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _latest_clocks(connection: sqlite3.Connection, numbers: list[str]) -> dict[str, Clock]:
    """Return for each case the duty that began last, done or not."""
    latest: dict[str, Clock] = {}
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        where = f"clock not in ('object', 'review.apply', 'recheck.apply') and no in ({','.join('?' * len(some))})"
        latest |= dict(clocks(connection, f"{where} order by start, position", some))
    return latest


def is_taken(connection: sqlite3.Connection, doc_no: str) -> bool:
    """Whether an entry bears this document number."""
    row = connection.execute(
        "select 1 from entry where kind in ('paper', 'reply', 'review')"
        " and json_extract(body, '$.doc_no') = ? limit 1",
        (doc_no,),
    ).fetchone()
    return row is not None


def ended(connection: sqlite3.Connection) -> list[str]:
    """Return the numbers of closed cases that still have personal data of the petitioner."""
    rows = connection.execute(
        "select no from cases where closed_on is not null and exists (select 1 from entry"
        " join personal using (seq) where entry.no = cases.no and entry.kind <> 'erase')"
        " order by year, number"
    )
    return [no for (no,) in rows]


# The terms on empty values let SQLite use the indexes, which leave the empty ones out.
_NAMESAKES: Final = f"""
select seq, position from persons where name = ? and name <> ''
order by (phone = ? and phone <> '') + (village = ? and village <> '') desc, seq desc limit {_RECENT}
"""
_NEIGHBOURS: Final = f"""
select seq from petitions where village = ? and village <> '' order by day desc limit {_RECENT}
"""


def known(
    connection: sqlite3.Connection, people: tuple[Person, ...], village: str
) -> Iterator[Known]:
    """Yield the petitions already registered that may concern the same people or village."""
    base = (
        "select cases.no, petitions.day, iif(sealed, '（保密）', petitions.title),"
        " iif(sealed, '', petitions.text), petitions.village,"
        " cases.status, persons.name, persons.id_number, persons.phone from persons"
        " join petitions using (seq) join cases on cases.no = petitions.no where cases.void = ''"
    )
    rows: list[tuple[Any, ...]] = []
    for person in people:
        if person.id_number:
            rows += connection.execute(
                f"{base} and persons.id_number = ? and persons.id_number <> ''",
                (person.id_number,),
            )
        if person.name:
            rows += connection.execute(
                f"{base} and (persons.seq, position) in ({_NAMESAKES})",
                (person.name, person.phone, village),
            )
    if village:
        rows += connection.execute(f"{base} and petitions.seq in ({_NEIGHBOURS})", (village,))
    for no, on, title, text, where, status, name, id_number, phone in rows:
        yield Known(no, on, title, text, where, status, Person(name, id_number, phone))


def returns(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how often each unit gave a case back, void cases left out."""
    rows = connection.execute(
        "select transfers.unit, count(*) from transfers join cases using (no)"
        " where transfers.returned_on is not null and void = '' group by transfers.unit"
    )
    return dict(rows.fetchall())


def held(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many open cases each unit has."""
    rows = connection.execute(
        "select unit, count(*) from cases where open = 1 and unit <> '' group by unit"
    )
    return dict(rows.fetchall())


def under_care(connection: sqlite3.Connection) -> list[str]:
    """Return the open cases that a leader has taken into care (包案), by number."""
    rows = connection.execute(
        "select no from cases where open = 1 and leader <> '' order by year, number"
    )
    return [no for (no,) in rows]
