"""What can still be read of a ledger that is damaged, or that a newer xf made: nothing is given twice.

Numbers that stand on paper must stay given, and what a restore would lose must be named, even where
the file no longer opens as a ledger. Tables are read from both ends up to the damage; of a file whose
head is gone, the numbers that stand somewhere in its bytes.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from xfcli.case import numbers
from xfcli.case.head import Head
from xfcli.ledger import file, journal, schema
from xfcli.ledger.head import hash_at

_MARK: Final = b"append-only: chain"  # of the journal's own protection, in every format
_NUMBER: Final = re.compile(rb"(?<![\d-])(20\d\d-\d{4,6})(?![\d-])")
_AT_ONCE: Final = 1 << 20  # bytes
Counters = tuple[tuple[str, int, int], ...]


class Salvage(NamedTuple):
    """What was read: the entries after those of a backup, their cases, the numbers given, the end."""

    beyond: int
    numbers: tuple[str, ...]
    counters: Counters
    last: Head
    is_read: bool  # to its end


def salvage(path: Path, seq: int) -> Salvage:
    """Read what can be read of the ledger at `path` beyond its entry `seq`; never raises for damage."""
    try:
        with closing(file.raw(path, "ro")) as connection:
            if schema.strange_code(connection, "view"):
                raise sqlite3.DatabaseError  # what it says is no longer what was recorded
            found, is_read = _entries(connection, seq)
            given = _given(connection)
    except file.DAMAGE:
        return Salvage(0, (), _highest(_numbers_in(path)), Head(0, "", ""), is_read=False)
    if not found and not is_read:
        given |= {(series, year): last for series, year, last in _highest(_numbers_in(path))}
    cases = sorted({no for _, _, no in found if no})
    for series, year, last in _highest(cases):
        given[series, year] = max(last, given.get((series, year), 0))
    end = max(found, default=(0, "", None))
    counters = tuple((series, year, last) for (series, year), last in sorted(given.items()))
    return Salvage(len(found), tuple(cases), counters, Head(end[0], end[1], ""), is_read)


def is_ledger(path: Path) -> bool:
    """Whether the bytes of a file that does not open as a ledger show that it was one."""
    with path.open("rb") as content:
        before = b""
        while block := content.read(_AT_ONCE):
            if _MARK in before + block:
                return True
            before = block[-len(_MARK) :]
    return False


def _entries(connection: sqlite3.Connection, seq: int) -> tuple[set[tuple[int, str, Any]], bool]:
    """Return (place, moment, case) of the entries after `seq`, and whether all could be read."""
    found: set[tuple[int, str, Any]] = set()
    is_read = False
    for order in ("", " desc"):
        with suppress(*file.DAMAGE):
            asked = f"select seq, at, no from entry where seq > ? order by seq{order}"
            for row in connection.execute(asked, (seq,)):
                found.add(row)
            is_read = bool(hash_at(connection, seq)) or is_read
            if is_read:
                break
    return found, is_read


def _given(connection: sqlite3.Connection) -> dict[tuple[str, int], int]:
    given: dict[tuple[str, int], int] = {}
    with suppress(*file.DAMAGE):
        for series, year, last in connection.execute("select series, year, last from counters"):
            given[series, year] = last
    with suppress(*file.DAMAGE, ValueError, LookupError, TypeError):
        for key, last in journal.numbered_papers(connection).items():
            given[key] = max(last, given.get(key, 0))
    return given


def _numbers_in(path: Path) -> Iterator[str]:
    """Yield what looks like a case number anywhere in the bytes of a file that was a ledger."""
    with suppress(OSError), path.open("rb") as content:
        before = b""
        while block := content.read(_AT_ONCE):
            for found in _NUMBER.finditer(before + block):
                yield found[1].decode()
            before = block[-16:]


def _highest(nos: Iterator[str] | list[str]) -> Counters:
    last: dict[int, int] = {}
    for no in nos:
        with suppress(ValueError, LookupError):
            year, number = numbers.split(no)
            last[year] = max(number, last.get(year, 0))
    return tuple(("case", year, number) for year, number in sorted(last.items()))
