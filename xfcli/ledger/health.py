"""What `check` asks of an open ledger: is it whole, and is what must be registered registered?"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from xfcli.case.head import Head
from xfcli.case.kinds import KINDS
from xfcli.errors import BadValue
from xfcli.ledger import file, seals, verify
from xfcli.ledger.copies.backup import schema_of
from xfcli.ledger.file import KNOWN_SINCE
from xfcli.ledger.head import head_of
from xfcli.ledger.reader import Reader
from xfcli.ledger.shares import Finding, Share

_TOLD: Final = 5


def outcome(db: str | None, share: str) -> str:
    """Return what is found in a share of the ledger that `--db` names, for the process that asks."""
    return verify.outcome(file.resolve(db), Share.of(share)).text


def findings(book: Reader) -> Iterator[Finding]:
    """Yield (check, sentence) for everything in the ledger that is not as it should be."""
    yield from verify.faults(book.connection)


def facts(book: Reader) -> dict[str, str]:
    """Return what the file says about itself: its format, the first xf that reads it, its journal's end."""
    version = schema_of(book.connection)
    end = head_of(book.connection)
    return {
        "格式": f"{version}（xf {KNOWN_SINCE[version]} 起都能读写）",
        "记事": f"{end.seq} 条，最后一条 {end.at[:16].replace('T', ' ')}",
        "链首": end.hash,
        "大小": f"{book.path.stat().st_size} 字节",
    }


class After(NamedTuple):
    """The entry at a head of the chain, and how many entries of which kind came after it."""

    head: Head
    kinds: dict[str, int]


def chain_head(typed: str) -> str:
    """Return a head of the chain as it was copied from paper, in hexadecimal; BadValue if it is none."""
    found = re.sub(r"\s", "", typed).lower()
    if not re.fullmatch("[0-9a-f]{16,64}", found):
        raise BadValue(
            "链首是 0–9、a–f 的 64 位，至少抄前 16 位，如 xf check --head 9f2c41d07ab35e68。"
        )
    return found


def after(book: Reader, start: str) -> After | None:
    """Return what came after the entry whose hash begins with `start` (hexadecimal), None if none does."""
    whole = f"{start:f<64}"
    row = book.connection.execute(
        "select seq, at, hash from entry where hash between ? and ?",
        (bytes.fromhex(f"{start:0<64}"), bytes.fromhex(whole)),
    ).fetchone()
    if row is None:
        return None
    counted = book.connection.execute(
        "select kind, count(*) from entry where seq > ? group by kind order by min(seq)", row[:1]
    )
    return After(Head(row[0], row[1], row[2].hex()), {KINDS[kind].label: n for kind, n in counted})


def hints(book: Reader) -> Iterator[str]:
    """Yield in words what nothing mends and whoever reads the ledger should know."""
    yield from _days_back(book)
    yield from seals.seams(book)


def _days_back(book: Reader) -> Iterator[str]:
    """Yield in words the entries recorded on an earlier day than the one before: a clock was wrong.

    Nothing mends that: of many the first are told.
    """
    pairs = book.connection.execute(
        "select seq, day, before from (select seq, substr(at, 1, 10) as day,"
        " lag(substr(at, 1, 10)) over (order by seq) as before from entry) where day < before"
    ).fetchall()
    for seq, day, before in pairs[:_TOLD]:
        yield f"第 {seq} 条记事录入于 {day}，它前面的一条却录入于 {before}：当时电脑日期不对，记事照原样留着。"
    if rest := len(pairs[_TOLD:]):
        yield f"这样的另有 {rest} 处。"


def advice(book: Reader) -> Iterator[Finding]:
    """Yield (check, sentence) for what is not damaged but not registered in full: 包案."""
    rows = book.connection.execute(
        "select no from cases where open = 1 and leader <> '' order by year, number"
    ).fetchall()
    for (no,) in rows:
        case = book.case(no)
        if (care := case.care) and care.missing:
            by = case.shown.fact(f"由{care.leader}")
            yield (
                "包案",
                (
                    f"{no} {by}包案，五个一还缺：{'、'.join(care.missing)}。"
                    f"补上：xf note {no} --kind 包案 --opinion 意见 --standard 标准 --due 日期"
                ),
            )
