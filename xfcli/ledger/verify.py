"""Proving a ledger whole: the file, the schema, the chain, and what is derived from it."""

import sqlite3
from collections.abc import Iterator

from xfcli.fold import fold
from xfcli.ledger import file, journal, tables
from xfcli.ledger.tally import Recount

Finding = tuple[str, str]


def findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield (check, sentence) for everything that is not as it should be, all of it."""
    for check in (_file, _triggers, _links, _derived, _office):
        try:
            yield from check(connection)
        except file.DAMAGE as error:
            yield "文件", f"读不通（{getattr(error, 'sqlite_errorname', type(error).__name__)}）"


def _file(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (text,) in connection.execute("pragma integrity_check(100)"):
        if text != "ok":
            yield "文件", f"结构损坏：{text}"
    for table, rowid, *_ in connection.execute("pragma foreign_key_check"):
        yield "文件", f"{table} 第 {rowid} 行失去了所指的记事"


def _triggers(connection: sqlite3.Connection) -> Iterator[Finding]:
    from xfcli.ledger.journal import TRIGGERS

    present = {
        name
        for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'")
    }
    for name in TRIGGERS:
        if name not in present:
            yield "保护", f"禁止改动记事的保护 {name} 被去掉了"


def _links(connection: sqlite3.Connection) -> Iterator[Finding]:
    for text in journal.broken_links(connection):
        yield "记事链", text


def _derived(connection: sqlite3.Connection) -> Iterator[Finding]:
    seen, recount = set(), Recount()
    for entries in journal.by_case(connection):
        no = str(entries[0].no)
        seen.add(no)
        try:
            case = fold(entries)
            right = tables.rows_of(case)
        except (KeyError, ValueError, IndexError, TypeError) as error:
            yield "推算", f"{no} 的记事推不出状态（{type(error).__name__}）"
            continue
        recount.add(case)
        held = tables.stored(connection, no)
        for table, rows in right.items():
            if rows != held[table]:
                yield "推算", f"{no} 在表 {table} 里与记事不符"
    for table in tables.OF_CASE:
        for (no,) in connection.execute(f"select distinct no from {table}"):
            if no not in seen:
                yield "推算", f"表 {table} 里的 {no} 没有记事"
    for day in recount.differing_days(connection):
        yield "推算", f"{day} 的统计数与记事不符"


def _office(connection: sqlite3.Connection) -> Iterator[Finding]:
    facts: dict[tuple[str, str], str] = {}
    for entry in journal.of_office(connection):
        facts |= {(kind, key): value for kind, key, value in tables.facts_of(entry)}
    held = {(kind, key): value for kind, key, value in connection.execute("select * from facts")}
    for kind, key in sorted(facts.keys() ^ held.keys()):
        yield "推算", f"设置 {kind}/{key} 与记事不符"
    for name in sorted(key for key in facts.keys() & held.keys() if facts[key] != held[key]):
        yield "推算", f"设置 {'/'.join(name)} 与记事不符"
    for year, last in connection.execute("select year, max(number) from cases group by year"):
        row = connection.execute(
            "select last from counters where series = 'case' and year = ?", (year,)
        ).fetchone()
        if row is None or row[0] < last:
            yield "编号", f"{year} 年的编号已用到 {last}，计数器只到 {row[0] if row else 0}"
    numbered = journal.numbered_papers(connection)
    counted = {
        (series, year): last
        for series, year, last in connection.execute(
            "select * from counters where series <> 'case'"
        )
    }
    for series, year in sorted(numbered.keys() | counted.keys()):
        used, last = numbered.get((series, year), 0), counted.get((series, year), 0)
        if used != last:
            yield "编号", f"{year} 年{series}已用到 {used}，计数器是 {last}"
