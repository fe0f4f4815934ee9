"""The chain: what binds each line of the journal to the one before, and the walk that proves all of it.

The hash covers the public part of an entry and a salted commitment of its personal part, so that
personal data can be erased one day while the chain still verifies. Reading commands need none of it.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypedDict, cast

from xfcli.case import kinds
from xfcli.case.draft import Draft
from xfcli.case.entry import Entry
from xfcli.case.frame import Frame
from xfcli.ledger import schema

if TYPE_CHECKING:
    from xfcli.ledger.shares import Share

GENESIS: Final = bytes(32)
SALT_BYTES: Final = 32
_CANONICAL: Final = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False
)


def canonical(value: Mapping[str, object]) -> str:
    """Return the one JSON text of `value`: sorted keys, no spaces, characters as they are."""
    return _CANONICAL.encode(value)


def commitment(salt: bytes, personal: str) -> bytes:
    """Return the 32-byte commitment of a personal part's canonical text."""
    return sha256(b"xf:personal:1" + salt + personal.encode()).digest()


class Line(TypedDict):
    """A line of the journal as the file holds it, without its own hash."""

    seq: int
    at: str
    day: str
    kind: str
    no: str | None
    by: str
    body: str  # canonical JSON
    seal: bytes | None  # the commitment of the personal part
    prev: bytes  # the hash of the line before


def link(
    *,
    seq: int,
    at: str,
    day: str,
    kind: str,
    no: str | None,
    by: str,
    body: str,
    seal: bytes | None,
    prev: bytes,
) -> bytes:
    """Return the hash of a line: SHA-256 over the previous hash and each length-prefixed part."""
    case = no or ""
    framed = (
        f"{len(at)}:{at}{len(day)}:{day}{len(kind)}:{kind}{len(case)}:{case}{len(by)}:{by}"
        f"{len(body)}:{body}"
    )
    place = seq.to_bytes(8, "big")
    return sha256(b"xf:entry:1%b%b%b%b" % (prev, place, framed.encode(), seal or b"")).digest()


def store(
    connection: sqlite3.Connection, line: Line, own: bytes, personal: tuple[bytes, str] | None
) -> None:
    """Put a line into the journal with its own hash, and its personal part: salt, canonical text."""
    cells = schema.cells_in_order("entry")({**line, "hash": own})
    connection.execute(schema.insert_text("entry"), cells)
    if personal:
        connection.execute(
            "insert into personal (seq, salt, body) values (?,?,?)", (line["seq"], *personal)
        )


def copy(source: sqlite3.Connection, target: sqlite3.Connection, last: int) -> None:
    """Put the lines of `source` up to the entry `last` into the empty journal of `target`."""
    for table in ("entry", "personal"):
        names = ", ".join(schema.columns(table))
        rows = source.execute(f"select {names} from {table} where seq <= ? order by seq", (last,))
        target.executemany(schema.insert_text(table), rows)


class Tail:
    """The end of the chain, where new entries are appended (one per transaction)."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        last = connection.execute(
            "select seq, hash from entry order by seq desc limit 1"
        ).fetchone()
        self.seq: int = last[0] if last else 0
        self._found_seq = self.seq
        self.hash: bytes = last[1] if last else GENESIS

    @property
    def has_grown(self) -> bool:
        """Whether anything was appended here."""
        return self.seq > self._found_seq

    def append(self, draft: Draft, no: str | None, at: str, by: str) -> Entry:
        """Record `draft` as the next entry and return it; the caller holds the transaction."""
        self.seq += 1
        seal = personal = None
        if draft.personal:
            personal = os.urandom(SALT_BYTES), canonical(draft.personal)
            seal = commitment(*personal)
        line: Line = {
            "seq": self.seq,
            "at": at,
            "day": draft.on.isoformat(),
            "kind": draft.kind,
            "no": no,
            "by": by,
            "body": canonical(draft.body),
            "seal": seal,
            "prev": self.hash,
        }
        self.hash = link(**line)
        store(self._connection, line, self.hash, personal)
        words = draft.personal or None
        entry = Frame(self.seq, at, draft.on, draft.kind, no, by, draft.body, words)
        return cast("Entry", entry)


def broken_links(connection: sqlite3.Connection, share: "Share") -> Iterator[str]:
    """Walk the chain along `share` and yield a sentence for each entry that does not hold."""
    prev, expected = _link_before(connection, share)
    rows = connection.execute(
        "select entry.seq, at, day, kind, no, by, entry.body, seal, prev, hash, salt, personal.body"
        f" from entry left join personal using (seq) where {share.where('entry.seq')}"
        " order by entry.seq",
        share._asdict(),
    )
    erased = _erased_spans(connection)
    for seq, at, day, kind, no, by, body, seal, own_prev, own_hash, salt, personal in rows:
        if seq != expected:
            yield f"第 {expected} 条至第 {seq - 1} 条记事缺失"
        if own_prev != prev:
            yield f"第 {seq} 条记事接不上前一条"
        right = link(
            seq=seq, at=at, day=day, kind=kind, no=no, by=by, body=body, seal=seal, prev=own_prev
        )
        if right != own_hash:
            yield f"第 {seq} 条记事的内容与登记时不同"
        if personal is not None:
            if seal is None or commitment(salt, personal) != seal:
                yield f"第 {seq} 条记事的个人信息部分与登记时不同"
            if seq < erased.get(no, 0):
                yield f"第 {seq} 条记事的个人信息记为已清除，却还在"
        elif seal is not None and seq >= erased.get(no, 0):
            yield f"第 {seq} 条记事的个人信息部分缺失，又没有清除记录"
        prev, expected = own_hash, seq + 1


def _link_before(connection: sqlite3.Connection, share: "Share") -> tuple[bytes, int]:
    """Return the hash that the first entry of `share` must carry on, and the number it must have."""
    before = "select hash, seq + 1 from entry where seq < ? order by seq desc limit 1"
    row = connection.execute(before, (share.first,)).fetchone() if share.first else None
    return row or (GENESIS, 1)


def _erased_spans(connection: sqlite3.Connection) -> dict[str | None, int]:
    rows: Iterable[tuple[str, int]] = connection.execute(
        "select no, max(seq) from entry where kind = ? group by no", (kinds.ERASE,)
    )
    return dict(rows)
