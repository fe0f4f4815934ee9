"""The chain: what binds each line of the journal to the one before, and the walk that proves all of it.

The hash covers the public part of an entry and a salted commitment of its personal part, so that
personal data can be erased one day while the chain still verifies. Reading commands need none of it.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Final

from xfcli.case import kinds
from xfcli.case.entry import Draft, Entry

GENESIS: Final = bytes(32)
SALT_BYTES: Final = 32
_CANONICAL: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
)


def canonical(value: Mapping[str, Any]) -> str:
    """Return the one JSON text of `value`: sorted keys, no spaces, characters as they are."""
    return _CANONICAL.encode(value)


def commitment(salt: bytes, personal: str) -> bytes:
    """Return the 32-byte commitment of a personal part's canonical text."""
    return sha256(b"xf:personal:1" + salt + personal.encode()).digest()


def link(
    prev: bytes, seq: int, at: str, on: str, kind: str, no: str, by: str, body: str, seal: bytes
) -> bytes:
    """Return the hash of an entry: SHA-256 over the previous hash and each length-prefixed part."""
    framed = (
        f"{len(at)}:{at}{len(on)}:{on}{len(kind)}:{kind}{len(no)}:{no}{len(by)}:{by}"
        f"{len(body)}:{body}"
    )
    return sha256(
        b"xf:entry:1%b%b%b%b" % (prev, seq.to_bytes(8, "big"), framed.encode(), seal)
    ).digest()


class Tail:
    """The end of the chain, where new entries are appended (one per transaction)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        last = connection.execute(
            "select seq, hash, at from entry order by seq desc limit 1"
        ).fetchone()
        self.seq: int = last[0] if last else 0
        self._found_seq = self.seq
        self.hash: bytes = last[1] if last else GENESIS
        self._found_at: str = last[2] if last else ""

    def is_first_of_day(self, today: date) -> bool:
        """Whether the first entry of `today` was appended here: the one before is of an earlier day."""
        return self.has_grown and bool(self._found_at) and self._found_at[:10] < today.isoformat()

    @property
    def has_grown(self) -> bool:
        """Whether anything was appended here."""
        return self.seq > self._found_seq

    def append(self, draft: Draft, no: str | None, at: str, by: str) -> Entry:
        """Record `draft` as the next entry and return it; the caller holds the transaction."""
        self.seq += 1
        body, day = canonical(draft.body), draft.on.isoformat()
        salt = seal = personal = None
        if draft.personal:
            personal, salt = canonical(draft.personal), os.urandom(SALT_BYTES)
            seal = commitment(salt, personal)
        prev = self.hash
        self.hash = link(prev, self.seq, at, day, draft.kind, no or "", by, body, seal or b"")
        self._connection.execute(
            "insert into entry values (?,?,?,?,?,?,?,?,?,?)",
            (self.seq, at, day, draft.kind, no, by, body, seal, prev, self.hash),
        )
        if personal is not None:
            self._connection.execute(
                "insert into personal values (?,?,?)", (self.seq, salt, personal)
            )
        return Entry(self.seq, at, draft.on, draft.kind, no, by, draft.body, draft.personal or None)


def broken_links(connection: sqlite3.Connection) -> Iterator[str]:
    """Walk the whole chain and yield a sentence for each entry that does not hold."""
    prev, expected = GENESIS, 1
    rows = connection.execute(
        "select entry.seq, at, day, kind, no, by, entry.body, seal, prev, hash, salt, personal.body"
        " from entry left join personal using (seq) order by entry.seq"
    )
    erased = _erased_spans(connection)
    for seq, at, day, kind, no, by, body, seal, own_prev, own_hash, salt, personal in rows:
        if seq != expected:
            yield f"第 {expected} 条至第 {seq - 1} 条记事缺失"
        if own_prev != prev:
            yield f"第 {seq} 条记事接不上前一条"
        if link(own_prev, seq, at, day, kind, no or "", by, body, seal or b"") != own_hash:
            yield f"第 {seq} 条记事的内容与登记时不同"
        if personal is not None:
            if seal is None or commitment(salt, personal) != seal:
                yield f"第 {seq} 条记事的个人信息部分与登记时不同"
            if seq < erased.get(no, 0):
                yield f"第 {seq} 条记事的个人信息记为已清除，却还在"
        elif seal is not None and seq >= erased.get(no, 0):
            yield f"第 {seq} 条记事的个人信息部分缺失，又没有清除记录"
        prev, expected = own_hash, seq + 1


def _erased_spans(connection: sqlite3.Connection) -> dict[str | None, int]:
    rows: Iterable[tuple[str, int]] = connection.execute(
        "select no, max(seq) from entry where kind = ? group by no", (kinds.ERASE,)
    )
    return dict(rows)
