"""Reading a whole journal back: a new, empty ledger becomes the one that was exported.

Every entry is proven against its hash while it is read; the ledger is built beside its place and
put there only when it is whole. A ledger that holds a case, or anything else that the journal lacks,
is never touched.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from xfcli import aftermath
from xfcli.case import kinds, soundness
from xfcli.errors import BadValue, Refused
from xfcli.ledger import exports, file, migrations, tables, verify
from xfcli.ledger.chain import GENESIS, Line, canonical, commitment, link, store
from xfcli.ledger.copies import swap
from xfcli.ledger.copies.swap import Hold
from xfcli.office import customary_units

# What SQLite says of values that no xf wrote.
_NO_ROW: Final = (sqlite3.InterfaceError, sqlite3.ProgrammingError, sqlite3.IntegrityError)


_Told = dict[
    str, Any
]  # JSON from outside: every value is proven, by hash and by kind, before it counts


class Contents(NamedTuple):
    """What a journal holds that has been read and proven; the days (ISO) are "" where it has no case."""

    entries: int
    cases: int
    since: str
    until: str


@contextmanager
def new_ledger(
    db: str | None, source: Path, *, apply: bool
) -> Iterator[tuple[Contents, Path, Callable[[], None]]]:
    """Give what the journal in `source` holds, the path where it belongs, and what puts it there.

    Where it is to be put there (`apply`), nobody can write to the empty ledger meanwhile. BadValue
    where the file is no such journal or was changed; Refused where the ledger in that place holds
    what the journal lacks; LedgerError where there is none.
    """
    path = file.followed(file.resolve(db))  # a link goes on leading to the ledger
    with file.plain_errors(path), swap.held(path) if apply else nullcontext(Hold(path)) as hold:
        _insist_on_no_case(path)
        with file.draft_of(path) as draft:
            contents = _built(draft, source)
            _insist_on_nothing_lost(path, draft)

            def put() -> None:
                _put_in_place(hold, draft)

            yield contents, path, put


def _put_in_place(hold: Hold, draft: Path) -> None:
    """Put the ledger that was read in the place of the empty one; LedgerError where that fails."""
    file.sync_file(draft)
    kept = hold.swap(draft)
    aftermath.note_saved()
    if kept:
        with suppress(OSError):
            swap.remove(kept)  # all that it held is in the new one


def _insist_on_no_case(path: Path) -> None:
    with closing(file.connect(path, write=False)) as connection:
        (cases,) = connection.execute("select count(*) from cases").fetchone()
    if cases:
        raise Refused(
            f"台账「{path}」里已有 {cases} 件，整本记事只能读入新建的空台账。{_ELSEWHERE}"
        )


_ELSEWHERE: Final = "另建一本：xf init --db 新文件，再导入时也写 --db 新文件。"
_OWN: Final = {(kinds.SETTING, "founded"), (kinds.SETTING, "identity")}


def _customary() -> set[tuple[str, str, str]]:
    """Return the facts of the units that every new ledger knows: the journal may have renamed one."""
    units = customary_units()
    return {(kinds.UNIT, u.name, json.dumps(u.as_fact(), ensure_ascii=False)) for u in units}


def _insist_on_nothing_lost(path: Path, draft: Path) -> None:
    """Raise Refused where the empty ledger at `path` holds a fact, or a trace, that `draft` lacks."""
    asked = "select kind, key, value from facts"
    with closing(file.connect(path, write=False)) as live:
        held = set(live.execute(asked))
        no_fact = "select count(*) from entry where json_extract(body, '$.facts') is null"
        (traces,) = live.execute(no_fact).fetchone()
    with closing(sqlite3.connect(draft)) as read:
        lost = {
            row
            for row in held - set(read.execute(asked))
            if row[:2] not in _OWN and row not in _customary()
        }
    named = sorted(key for _, key, _ in lost) + ([f"操作记录 {traces} 条"] if traces else [])
    if named:
        said = "、".join(named[:10]) + (f" 等 {len(named)} 项" if named[10:] else "")
        raise Refused(
            f"台账「{path}」里已有设置或记录，读入整本记事会失去它们：{said}，没有导入。{_ELSEWHERE}"
        )


def _built(draft: Path, source: Path) -> Contents:
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        migrations.migrate(connection)
        connection.execute("begin immediate")
        try:
            head = _entries(connection, source)
            tables.fill(connection)
            connection.executemany("insert into counters values (?,?,?)", head["counters"])
        except (*verify.SENSELESS, *_NO_ROW) as error:
            raise BadValue(f"{source.name} 的记事推不出各件的状态，没有导入。") from error
        connection.execute("commit")
        if fault := next(verify.faults(connection), None):
            raise BadValue(f"{source.name} 读出的台账没有通过核对（{fault[1]}），没有导入。")
        told = connection.execute(
            "select (select count(*) from entry), count(*),"
            " coalesce(min(received_on), ''), coalesce(max(received_on), '') from cases"
        ).fetchone()
        return Contents(*told)
    finally:
        connection.close()


def _entries(connection: sqlite3.Connection, source: Path) -> _Told:
    """Record the entries of the file one by one, each proven; return the file's head."""
    with source.open(encoding="utf-8", newline="\n") as lines:
        head = _parsed(source, 1, next(lines, ""))
        if head.get("xf") != exports.FORMAT:
            raise BadValue(f"{source.name} 不是 xf export 写出的整本记事，或由更新的 xf 写出。")
        prev, number = GENESIS, 0
        for number, line in enumerate(lines, 1):
            prev = _entry(connection, source, number, _parsed(source, number + 1, line), prev)
    if number != head["entries"] or prev.hex() != head["head"]:
        raise BadValue(
            f"{source.name} 不完整：应有 {head['entries']} 条记事，读到 {number} 条。请重新导出或复制。"
        )
    return head


def _parsed(source: Path, number: int, line: str) -> _Told:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise BadValue(
            f"{source.name} 第 {number} 行读不通：不是 xf export 写出的，或没有复制完整。"
        )
    return value


def _entry(
    connection: sqlite3.Connection, source: Path, seq: int, told: _Told, prev: bytes
) -> bytes:
    """Record one entry if it is what was recorded once; return its hash."""
    try:
        line: Line = {
            "seq": seq,
            "at": told["at"],
            "day": told["on"],
            "kind": told["kind"],
            "no": told["no"],
            "by": told["by"],
            "body": canonical(told["body"]),
            "seal": bytes.fromhex(told["seal"]) if told["seal"] else None,
            "prev": prev,
        }
        own = link(**line)
        genuine = told["seq"] == seq and own.hex() == told["hash"]
        personal = None
        if "personal" in told:
            personal = bytes.fromhex(told["salt"]), canonical(told["personal"])
            genuine = genuine and line["seal"] == commitment(*personal)
    except (KeyError, TypeError, ValueError, AttributeError):
        genuine = False
    if not genuine:
        raise BadValue(f"{source.name} 第 {seq + 1} 行与登记时的校验不符，内容被改动过，没有导入。")
    if wrong := soundness.flaw(told["kind"], line["no"], told["body"], told.get("personal")):
        raise BadValue(f"{source.name} 第 {seq + 1} 行{wrong}，没有导入。")
    store(connection, line, own, personal)
    return own
