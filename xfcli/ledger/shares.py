"""What the check of a ledger is made of: shares that can be looked at each by itself, in any order.

A check that walks the whole journal is cut where the journal itself can be cut: the chain anywhere,
for each entry carries the hash of the one before, and the derived state between two cases.
"""

import json
import re
import sqlite3
from itertools import pairwise
from typing import Final, NamedTuple

Finding = tuple[str, str]
Sums = tuple[dict[str, int], dict[str, int]]

_DERIVED_A_CORE: Final = 4  # smaller shares: no core waits long for the last of another


class Share(NamedTuple):
    """A check, from the entry or case `first` on, before `until`; "" to either end."""

    check: str
    first: str = ""
    until: str = ""

    @classmethod
    def of(cls, text: str) -> "Share":
        """Return the share that `text` names; ValueError where it names none."""
        check, first, until = text.split(":")
        return cls(check, first, until)

    @property
    def text(self) -> str:
        """Its name, as `of` reads it."""
        return ":".join(self)

    def where(self, column: str) -> str:
        """Return the condition that `column` lies in this share; its ends are bound by their names."""
        ends = [f"{column} >= :first"] * bool(self.first) + [f"{column} < :until"] * bool(
            self.until
        )
        return " and ".join(ends) or "1"


class Outcome(NamedTuple):
    """What a share was found to hold: its faults, and the sums of its cases."""

    findings: list[Finding]
    sums: Sums

    @classmethod
    def of(cls, text: str) -> "Outcome":
        """Return the outcome that `text` tells; ValueError or TypeError where it tells none."""
        findings, (days, duties) = json.loads(text)
        return cls([(check, said) for check, said in findings], (days, duties))

    @property
    def text(self) -> str:
        """What another process reads with `of`."""
        return json.dumps(self)


def cut(connection: sqlite3.Connection, share: Share, parts: int) -> list[Share]:
    """Return a whole check in shares for so many cores; the check itself where it cannot be cut."""
    match share.check:
        case "links":
            ends = [str(seq) for seq in _places(connection, parts)]
        case "derived":
            ends = _cases(connection, parts * _DERIVED_A_CORE)
        case _:
            ends = []
    return [Share(share.check, first, until) for first, until in pairwise(["", *ends, ""])]


def _places(connection: sqlite3.Connection, parts: int) -> list[int]:
    last = connection.execute("select max(seq) from entry").fetchone()[0]
    return [1 + last * part // parts for part in range(1, parts)]


def _cases(connection: sqlite3.Connection, parts: int) -> list[str]:
    """Return the numbers of cases that cut the journal, in the order of their text."""
    near = "select no from entry where seq >= ? and no is not null order by seq limit 1"
    rows = (connection.execute(near, (seq,)).fetchone() for seq in _places(connection, parts))
    return sorted({no for (no,) in filter(None, rows) if re.fullmatch("[0-9]{4}-[0-9]{4,}", no)})
