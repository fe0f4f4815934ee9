"""Reading the derived tables: the rows behind lists, searches, repeats, the morning page."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from xfcli.case import Person
from xfcli.clocks import Running
from xfcli.listing import Row
from xfcli.repeats import Known

_RECENT: Final = 200  # petitions of the same village that the text is compared with


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


_COLUMNS: Final = (
    "no, title, status, channel, received_on, domain, route, unit, petitions, sealed, moved_on,"
    " returned_on"
)


def cases(connection: sqlite3.Connection, wanted: Filter) -> list[Row]:
    """Return the cases that `wanted` names, by number."""
    where, values = _where(wanted)
    rows = connection.execute(
        f"select {_COLUMNS} from cases where {where} order by year, number", values
    ).fetchall()
    live = _live_clocks(connection, [row[0] for row in rows])
    return [
        Row(
            no, title, status, channel, received_on, domain, route, unit, petitions,
            bool(sealed), moved_on, returned_on, tuple(live.get(no, ())),
        )
        for no, title, status, channel, received_on, domain, route, unit, petitions, sealed,
            moved_on, returned_on in rows
    ]  # fmt: skip


def _where(wanted: Filter) -> tuple[str, list[Any]]:
    terms, values = ["1"], []
    if wanted.open:
        terms.append("open = 1")
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
        term = "sealed = 0 and no in (select no from petitions where instr(title, ?) or instr(text, ?))"
        values += [word, word]
        if any(ch.isdigit() for ch in word):  # perhaps the number that an imported case had before
            term = f"({term} or no in (select no from imports where instr(old_no, ?)))"
            values.append(word)
        terms.append(term)
    return " and ".join(terms), values


def _live_clocks(connection: sqlite3.Connection, numbers: list[str]) -> dict[str, list[Running]]:
    live: dict[str, list[Running]] = {}
    for start in range(0, len(numbers), 500):
        some = numbers[start : start + 500]
        for no, clock in running(connection, f"no in ({','.join('?' * len(some))})", some):
            live.setdefault(no, []).append(clock)
    return live


def running(
    connection: sqlite3.Connection, where: str, values: list[Any]
) -> Iterator[tuple[str, Running]]:
    """Yield (case number, clock) for the duties that are still owed and match `where`."""
    rows = connection.execute(
        "select no, clock, from_kind, start, days, extended, hearing, fixed, done_on from clocks"
        f" where owed = 1 and {where} order by earliest, no",
        values,
    )
    for no, clock, from_kind, start, days, extended, hearing, fixed, done_on in rows:
        yield (
            no,
            Running(
                clock, from_kind, date.fromisoformat(start), days, extended, hearing,
                date.fromisoformat(fixed) if fixed else None,
                date.fromisoformat(done_on) if done_on else None,
            ),
        )  # fmt: skip


def due_by(connection: sqlite3.Connection, until: date) -> list[tuple[str, Running]]:
    """Return the duties that may be due by `until`, the earliest first."""
    return list(running(connection, "earliest <= ?", [until.isoformat()]))


def known(
    connection: sqlite3.Connection, people: tuple[Person, ...], village: str
) -> Iterator[Known]:
    """Yield the petitions already registered that may concern the same people or village."""
    base = (
        "select cases.no, petitions.day, petitions.title, petitions.text, petitions.village,"
        " cases.status, persons.name, persons.id_number, persons.phone from persons"
        " join petitions using (seq) join cases on cases.no = petitions.no where cases.void = ''"
    )
    rows: list[tuple[Any, ...]] = []
    for person in people:
        if person.id_number:
            rows += connection.execute(f"{base} and persons.id_number = ?", (person.id_number,))
        if person.name:
            rows += connection.execute(f"{base} and persons.name = ?", (person.name,))
    if village:
        rows += connection.execute(
            f"{base} and petitions.seq in (select seq from petitions where village = ?"
            f" order by day desc limit {_RECENT})",
            (village,),
        )
    for no, on, title, text, where, status, name, id_number, phone in rows:
        yield Known(no, on, title, text, where, status, Person(name, id_number, phone))
