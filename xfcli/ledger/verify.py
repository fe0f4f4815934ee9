"""Proving a ledger whole: the file, the schema, the chain, and what is derived from it."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from xfcli.case import kinds, soundness
from xfcli.case.entry import Entry
from xfcli.case.fold import fold
from xfcli.case.kinds import UnknownKind
from xfcli.ledger import chain, cores, derivation, file, journal, schema, tables
from xfcli.ledger.shares import Finding, Outcome, Share
from xfcli.ledger.tally import Recount
from xfcli.office import Office
from xfcli.reporting.known import life_of

# What reading damaged content can raise, beside SQLite's own errors.
SENSELESS: Final = (
    LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RuntimeError,
)  # fmt: skip


def faults(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield (check, sentence) for everything that is not as it should be in a ledger file, all of it.

    Of a file of an older format: the file itself and the chain, which all formats share. A big ledger
    is checked by all cores of the machine.
    """
    version = connection.execute("pragma user_version").fetchone()[0]
    shares = [Share(name) for name in (_OF_ALL if version < file.SCHEMA_VERSION else _CHECKS)]
    recount = Recount()
    for share, done in cores.outcomes(connection, shares):
        if done:
            yield from done.findings
            recount.add_up(done.sums)
        else:
            yield from _faults_of(connection, share, recount)


def outcome(path: Path, share: Share) -> Outcome:
    """Return what is found in one share of the ledger at `path`, and the sums of its cases."""
    connection = file.connect(path, write=False, any_version=True)
    try:
        recount = Recount()
        return Outcome(list(_faults_of(connection, share, recount)), recount.sums)
    finally:
        connection.close()


def _faults_of(connection: sqlite3.Connection, share: Share, recount: Recount) -> Iterator[Finding]:
    try:
        yield from _CHECKS[share.check](connection, share, recount)
    except (*file.DAMAGE, *SENSELESS) as error:
        yield "文件", f"读不通（{getattr(error, 'sqlite_errorname', type(error).__name__)}）"


def _file(connection: sqlite3.Connection, _share: Share, _recount: Recount) -> Iterator[Finding]:
    for (text,) in connection.execute("pragma integrity_check(100)"):
        if text != "ok":
            yield "文件", f"结构损坏：{' '.join(text.split())}"
    for table, rowid, *_ in connection.execute("pragma foreign_key_check"):
        yield "文件", f"{table} 第 {rowid} 行失去了所指的记事"


def _schema(connection: sqlite3.Connection, _share: Share, _recount: Recount) -> Iterator[Finding]:
    right, found = schema.expected(), schema.present(connection)
    for kind, name, *_ in sorted(right - found):
        if kind == "trigger":
            yield "保护", f"禁止改动记事的保护 {name} 被去掉或改动了"
        else:
            yield "结构", f"{_KINDS[kind]} {name} 缺失或被改动"
    names = {name for _, name, *_ in right}
    for kind, name, *_ in sorted(found - right):
        if name not in names:
            yield "结构", f"多出了{_KINDS.get(kind, kind)} {name}"
    if schema.applied(connection) != schema.MIGRATIONS:
        yield "结构", "升级记录与本程序的不符"


_KINDS: Final = {"table": "表", "index": "索引", "trigger": "触发器", "view": "视图"}


def links(connection: sqlite3.Connection, share: Share, _recount: Recount) -> Iterator[Finding]:
    """Walk the chain of the journal from entry to entry: one pass, flat memory."""
    for text in chain.broken_links(connection, share):
        yield "记事链", text


def derived(connection: sqlite3.Connection, share: Share, recount: Recount) -> Iterator[Finding]:
    """Derive every case again and walk beside what the tables hold: flat memory, one pass."""
    walks = {table: tables.Walk(connection, table, share) for table in tables.OF_CASE}
    for no, rows in journal.rows_by_case(connection, share):
        try:
            entries = journal.entries_of(rows)
            yield from _flaws(entries)
            life = life_of(fold(entries))
            right = derivation.rows_of(life)
            recount.add(life)
        except UnknownKind:
            right = {}  # said among the flaws
        except SENSELESS as error:
            yield "推算", f"{no} 的记事推不出状态（{type(error).__name__}）"
            right = {}
        for table, walk in walks.items():
            if not walk.agrees(no, right.get(table, ())) and right:
                yield "推算", f"{no} 在表 {table} 里与记事不符"
    for table, walk in walks.items():
        for no in walk.strays():
            yield "推算", f"表 {table} 里的 {no} 没有记事"


def _sums(connection: sqlite3.Connection, _share: Share, recount: Recount) -> Iterator[Finding]:
    for period in recount.differing(connection):
        yield "推算", f"{period} 的统计数与记事不符"


def _petitions(
    connection: sqlite3.Connection, _share: Share, _recount: Recount
) -> Iterator[Finding]:
    """Count what was registered: a petition that went from case to case stands in one of them alone."""
    rows = connection.execute(
        "select seq, json_extract(body, '$.carried.entry') from entry"
        " where kind = 'add' and body like '%\"carried\"%'"
    )
    came_from: dict[int, int] = {seq: place for seq, place in rows if place}
    moved, stands = {*came_from.values()}, dict[int, set[str]]()
    for seq, no in connection.execute("select seq, no from petitions where void = 0"):
        first = seq
        while first in came_from:
            first = came_from[first]
        if first != seq or first in moved:
            stands.setdefault(first, set()).add(no)
    for first, nos in stands.items():
        if len(nos) > 1:
            yield "信访件", f"第 {first} 条记事登记的信访件在 {'、'.join(sorted(nos))} 里都算"


def _flaws(entries: Iterable[Entry]) -> Iterator[Finding]:
    """Yield the entries that do not hold what their kind declares."""
    for entry in entries:
        if wrong := soundness.flaw(entry.kind, entry.no, entry.body, entry.personal):
            yield "记事", f"第 {entry.seq} 条记事{wrong}"


def _office(connection: sqlite3.Connection, _share: Share, _recount: Recount) -> Iterator[Finding]:
    facts: dict[tuple[str, str], str] = {}
    for entry in journal.of_office(connection):
        yield from _flaws([entry])
        facts |= {(kind, key): value for kind, key, value in derivation.facts_of(entry)}
    rows = connection.execute("select kind, key, value from facts")
    stored = {(kind, key): value for kind, key, value in rows}
    for kind, key in sorted(facts.keys() ^ stored.keys()):
        yield "推算", f"设置 {kind}/{key} 与记事不符"
    for name in sorted(key for key in facts.keys() & stored.keys() if facts[key] != stored[key]):
        yield "推算", f"设置 {'/'.join(name)} 与记事不符"
    office = Office.from_rows((*name, value) for name, value in facts.items())
    for key in sorted(k for k, value in office.settings.items() if not isinstance(value, str)):
        yield "推算", f"设置 {key} 读不通"
    yield from _counters(connection, facts)


def _counters(
    connection: sqlite3.Connection, facts: dict[tuple[str, str], str]
) -> Iterator[Finding]:
    """Yield the counters that are not at the last number given, here or in a ledger replaced."""
    right = journal.numbered_papers(connection)
    for year, last in connection.execute("select year, max(number) from cases group by year"):
        right["case", year] = last
    for (kind, _), text in facts.items():
        if kind == kinds.RESTORE:
            for series, year, last in json.loads(text)["counters"]:
                right[series, year] = max(last, right.get((series, year), 0))
    rows = connection.execute("select series, year, last from counters")
    given = {(series, year): last for series, year, last in rows}
    for series, year in sorted(right.keys() | given.keys()):
        used, last = right.get((series, year), 0), given.get((series, year), 0)
        if used != last:
            named = "编号" if series == "case" else series
            yield "编号", f"{year} 年{named}已用到 {used}，计数器是 {last}"


# Each takes a connection, its share of the ledger, and the count of all cases.
_OF_ALL: Final = ("file", "links")
_CHECKS: Final[Mapping[str, Callable[..., Iterator[Finding]]]] = {
    "file": _file,
    "schema": _schema,
    "links": links,
    "derived": derived,
    "petitions": _petitions,
    "sums": _sums,  # after all cases are counted
    "office": _office,
}
