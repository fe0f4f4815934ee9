"""Taking the ledger out: petition by petition for the 台账, entry by entry for another ledger.

Both read in flat memory, however long the ledger is.
"""

import json
from collections.abc import Collection, Iterator
from typing import Final

from xfcli.case import kinds
from xfcli.case.person import Person
from xfcli.law.deadlines import Clock
from xfcli.ledger import queries
from xfcli.ledger.head import head_of
from xfcli.ledger.reader import Reader
from xfcli.sheet.register import DUTIES, RegisterLine

FORMAT: Final = 1
_AT_ONCE: Final = 500  # petitions whose people and clocks are fetched together
# What a line of the register is read from, by the name of its field (`sheet.register.RegisterLine`).
_CELLS: Final = {
    "no": "p.no", "on": "p.day", "channel": "p.channel", "source": "p.source", "level": "p.level",
    "purpose": "p.purpose", "heads": "p.count", "village": "p.village", "first": "p.first",
    "opens": "p.seq = (select min(seq) from petitions o where o.no = p.no)",
    "title": "p.title", "text": "p.text", "domain": "c.domain", "route": "c.route",
    "unit": "c.unit", "status": "{status}", "sealed": "c.sealed",
    "accepted_on": "coalesce(c.accepted_on, '')", "replied_on": "coalesce(c.replied_on, '')",
    "delivered_on": "case when c.delivered_on <= '{today}' then c.delivered_on else '' end", "closed_on": "coalesce(c.closed_on, '')",
    "outcome": "c.outcome", "result": "c.result", "rating": "c.rating", "leader": "c.leader",
    "transferred_on": "coalesce((select day from transfers t where t.no = p.no"
    " order by position desc limit 1), '')",
    "old_no": "coalesce(i.old_no, '')",
}  # fmt: skip
_READ: Final = [_CELLS[name] for name in RegisterLine._fields if name in _CELLS]
_PETITIONS: Final = f"""
select p.seq, {", ".join(_READ)}
from petitions p join cases c using (no) left join imports i on i.seq = p.seq
where p.day between ? and ? and (c.open = 1 or not ?) and {{unit}}
order by p.day, c.year, c.number, p.seq
"""


def petitions(
    book: Reader, since: str = "", until: str = "", unit: str = "", *, open_only: bool = False
) -> Iterator[RegisterLine]:
    """Yield the petitions of the days `since` to `until` (ISO), by day; empty values narrow nothing.

    Those of sealed cases too (but where a unit is asked for: it would tell which has them), and
    unmasked: `sheet.register` shows what may be shown.
    """
    held = book.office.given_to(unit) if unit else ()
    where = f"c.sealed = 0 and c.unit in ({queries.marks(held)})" if held else "1"
    doc_nos = _document_numbers(book)
    asked = (since or "0000", until or "9999", open_only, *held)
    rows = book.connection.execute(
        _PETITIONS.format(unit=where, status=queries.status(book), today=book.today), asked
    )
    while some := rows.fetchmany(_AT_ONCE):
        people = _people(book, [row[0] for row in some])
        clocks = _clocks(book, {row[1] for row in some})
        for seq, *cells in some:
            no = cells[0]
            of_case = doc_nos.get(no, ""), tuple(people.get(seq, ())), tuple(clocks.get(no, ()))
            yield RegisterLine._make([*cells, *of_case])


def _document_numbers(book: Reader) -> dict[str, str]:
    return dict(
        book.connection.execute(
            "select no, json_extract(body, '$.doc_no') as doc_no from entry"
            " where kind = ? and doc_no is not null order by seq",
            (kinds.REPLY,),
        )
    )


def _people(book: Reader, petitions: Collection[int]) -> dict[int, list[Person]]:
    """Return the people of some petitions, by place in the journal."""
    rows = book.connection.execute(
        f"select seq, {', '.join(Person._fields)} from persons"
        f" where seq in ({queries.marks(petitions)}) order by seq, position",
        tuple(petitions),
    )
    found: dict[int, list[Person]] = {}
    for seq, *person in rows:
        found.setdefault(seq, []).append(Person._make(person))
    return found


def _clocks(book: Reader, cases: Collection[str]) -> dict[str, list[Clock]]:
    """Return the clocks of some cases that a register may show, by number."""
    # With the plus, SQLite seeks the cases; without, it walks all clocks of these kinds.
    where = f"no in ({queries.marks(cases)}) and +clock in ({queries.marks(DUTIES)}) order by no, position"
    found: dict[str, list[Clock]] = {}
    for no, clock in queries.clocks(book, where, (*cases, *DUTIES)):
        found.setdefault(no, []).append(clock)
    return found


def journal_lines(book: Reader) -> Iterator[str]:
    """Yield the whole journal as JSON Lines, personal data and all: a head, then every entry.

    `takeover` reads them back: each entry has the hash and the salt by which it is proven.
    """
    connection = book.connection
    head = head_of(connection)
    counters = connection.execute("select series, year, last from counters").fetchall()
    yield _json({"xf": FORMAT, "entries": head.seq, "head": head.hash, "counters": counters})
    rows = connection.execute(
        "select entry.seq, at, day, kind, no, by, entry.body, seal, hash, salt, personal.body"
        " from entry left join personal using (seq) order by entry.seq"
    )
    for seq, at, day, kind, no, by, body, seal, own_hash, salt, personal in rows:
        entry = {
            "seq": seq, "at": at, "on": day, "kind": kind, "no": no, "by": by,
            "body": json.loads(body), "seal": seal and seal.hex(), "hash": own_hash.hex(),
        }  # fmt: skip
        if personal is not None:
            entry |= {"salt": salt.hex(), "personal": json.loads(personal)}
        yield _json(entry)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
